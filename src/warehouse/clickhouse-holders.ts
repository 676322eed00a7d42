import { folded, inImports, type Raw, raw, sql } from './clickhouse-sql.ts';
import type { Visible } from './clickhouse-visible.ts';
import { bitsOf, type Span } from './clickhouse-windows.ts';
import { blockOf } from './masks.ts';
import type { Holders } from './warehouse.ts';

// Licence holders, on the shard that has their masks. Like windows: words of a block's own begin with c, those of the block before it with b.

/**
 * Who was active in the 28 days up to each day of a block, and holds a licence by the newest listing in them. Gives tenant, name space, block, then counts
 * for `bitsOf(from, to)`. Nested, because old releases write out each name wherever it is used.
 */
export function holdersSql(
  database: Raw,
  whose: readonly Visible[],
  { from, to }: Pick<Span, 'from' | 'to'>,
  services: readonly number[],
  { listed, without }: Holders,
): string {
  const [first, last] = [blockOf(from), blockOf(to)];
  const imports = whose.map((each) => ({ ...each, imports: [folded, ...each.imports] }));
  const groups = [services, listed, ...without];
  const words = groups.flatMap((group, i) => {
    const word = (back: number) => sql`groupBitOrMergeIf(mask, back = ${back} and service in (${group}))`;
    return group.length === 0
      ? [`${zero} as c_${i}`, `${zero} as b_${i}`]
      : [`${word(0)} as c_${i}`, `${word(1)} as b_${i}`];
  });
  const read = sql`
    select tenant, name_space, person, at, ${raw(words.join(', '))}
    from (
      select tenant, name_space, person, service, mask, arrayJoin([0, 1]) as back, toInt32(block) + back as at
      from ${database}.activity_local
      where ${raw(inImports(imports))} and service in (${new Set(groups.flat())})
        and block >= ${Math.max(0, first - 1)} and block <= ${last}
    )
    where at >= ${first} and at <= ${last}
    group by tenant, name_space, person, at`;
  const lacking = (word: string) =>
    without.map((_, i) => `${word}_${i + 2}`).reduce((both, next) => `bitAnd(${both}, ${next})`);
  const begun = `
    select tenant, name_space, at, c_0 as ca1, b_0 as ba1, bitAnd(c_1, bitNot(${lacking('c')})) as ch1,
      bitAnd(b_1, bitNot(${lacking('b')})) as bh1, bitNot(c_1) as co1, bitNot(b_1) as bo1
    from (${read})`;
  return sql`
    select tenant, name_space, at, ${raw(
      bitsOf(from, to)
        .map((bit) => `sum(bitTest(held, ${bit}))`)
        .join(', '),
    )}
    from (
      select tenant, name_space, at,
        bitAnd(bitOr(ca16, ${raw(later('a16', 12))}), bitOr(ch16, bitAnd(cq, ${raw(later('h16', 12))}))) as held
      from (${raw(doubledLast([1, 2, 4].reduce(doubled, begun)))})
    )
    group by tenant, name_space, at`;
}

const zero = 'toUInt64(0)';

/** A word so many days later, with what comes over from the block before it. */
const later = (name: string, days: number): string =>
  `bitOr(bitShiftLeft(c${name}, ${days}), bitShiftRight(b${name}, ${64 - days}))`;

const before = (name: string, days: number): string => `bitShiftLeft(b${name}, ${days})`;

/**
 * Twice as many days: for which a bit of activity stands (a), through which what a listing said still holds (h), and on which there was no other
 * listing (o).
 */
function doubled(inner: string, days: number): string {
  return `
    select tenant, name_space, at, ${held(days)}, ${open(days)}${days === 4 ? ', co4, bo4' : ''}
    from (${inner})`;
}

/** From 8 days to 16; q stands for 12, through which the last step looks, from 16 days to 28. */
const doubledLast = (inner: string): string => `
    select tenant, name_space, at, ${held(8)}, bitAnd(co8, ${later('o4', 8)}) as cq
    from (${inner})`;

const held = (days: number): string => `
      bitOr(ca${days}, ${later(`a${days}`, days)}) as ca${2 * days}, bitOr(ba${days}, ${before(`a${days}`, days)}) as ba${2 * days},
      bitOr(ch${days}, bitAnd(co${days}, ${later(`h${days}`, days)})) as ch${2 * days},
      bitOr(bh${days}, bitAnd(bo${days}, ${before(`h${days}`, days)})) as bh${2 * days}`;

const open = (days: number): string => `
      bitAnd(co${days}, ${later(`o${days}`, days)}) as co${2 * days}, bitAnd(bo${days}, ${before(`o${days}`, days)}) as bo${2 * days}`;
