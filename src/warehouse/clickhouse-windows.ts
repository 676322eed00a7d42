import { folded, inImports, mask, type Raw, raw, sql } from './clickhouse-sql.ts';
import type { Visible } from './clickhouse-visible.ts';
import { blockOf } from './masks.ts';
import { type Gap, type Question, type Series, windowDays } from './warehouse.ts';

// Masks become figures on the shard that has them, so that what travels is a row a tenant, series and block. Each of these is one statement,
// from the inside out: rows of imports → bits of a person → what is asked of a person → people counted.

/** What is counted alike for several tenants. */
export type Span = Pick<Question, 'from' | 'to' | 'series'>;

const bits = Array.from({ length: 64 }, (_, bit) => bit);

const withFolded = (whose: readonly Visible[]) =>
  whose.map((each) => ({ ...each, imports: [folded, ...each.imports] }));

/** Rows of activity, once for each series that has their service, `n` being its place. */
function rowsOf(
  database: Raw,
  whose: readonly Visible[],
  series: readonly Series[],
  which: string,
  also = '0 as back',
): string {
  const sets = series.map(({ services }) => sql`[${services}]`).join(', ');
  const services = new Set(series.flatMap((each) => each.services));
  return sql`
    select tenant, name_space, block, person, mask, arrayJoin(arrayFilter((i, own) -> has(own, service), [${series.keys()}], [${raw(sets)}])) as n, ${raw(also)}
    from ${database}.activity_local
    where ${raw(inImports(withFolded(whose)))} and service in (${services}) and ${raw(which)}`;
}

/** Bits of a block that stand for the days from–to, in any block: what has to be counted. */
export function bitsOf(from: number, to: number): number[] {
  return bits.filter((bit) => ((bit - from) & 63) <= to - from);
}

/**
 * Who was active in the 28 days up to each day of a block, and who of them in the 28 before, too. Gives tenant, name space, series, block, then
 * counts for `bitsOf(from − 28, to)` of the first and `bitsOf(from, to)` of the second.
 *
 * A window reaches into the block before, and the window before it into the block before that. So each mask is looked at three times: as a
 * block's own (c), as the one before (b), as the one before that (a).
 */
export function windowsSql(database: Raw, whose: readonly Visible[], { from, to, series }: Span): string {
  const [first, last] = [blockOf(Math.max(0, from - windowDays)), blockOf(to)];
  const near = sql`block >= ${Math.max(0, first - 2)} and block <= ${last}`;
  const thrice = 'arrayJoin([0, 1, 2]) as back, toInt32(block) + back as at';
  // Each step adds to the days for which a bit stands: 2, 4, 8, 16, 28 of them.
  const rolled = [1, 2, 4, 8, 12].flatMap((days, i) => [
    shifted('c', i, days, 'b'),
    shifted('b', i, days, 'a'),
    shifted('a', i, days),
  ]);
  const counted = [
    ...bitsOf(from - windowDays, to).map((bit) => `sum(bitTest(active, ${bit}))`),
    ...bitsOf(from, to).map((bit) => `sum(bitTest(kept, ${bit}))`),
  ];
  return sql`
    select tenant, name_space, n, at, ${raw(counted.join(', '))}
    from (
      select tenant, name_space, n, at, ${raw(rolled.join(',\n        '))},
        c5 as active, bitAnd(c5, bitOr(bitShiftLeft(c5, ${windowDays}), bitShiftRight(b5, ${64 - windowDays}))) as kept
      from (
        select tenant, name_space, n, at,
          groupBitOrMergeIf(mask, back = 0) as c0, groupBitOrMergeIf(mask, back = 1) as b0, groupBitOrMergeIf(mask, back = 2) as a0
        from (${raw(rowsOf(database, whose, series, near, thrice))})
        where at >= ${first} and at <= ${last}
        group by tenant, name_space, n, person, at
      )
    )
    group by tenant, name_space, n, at`;
}

/** A word of which each bit stands for so many days more, those from the end of the word before included. */
function shifted(name: string, step: number, days: number, before?: string): string {
  const own = `bitOr(${name}${step}, bitShiftLeft(${name}${step}, ${days}))`;
  const all = before === undefined ? own : `bitOr(${own}, bitShiftRight(${before}${step}, ${64 - days}))`;
  return `${all} as ${name}${step + 1}`;
}

/** On which day people were active first of all, as a block and a mask of one bit. Gives tenant, name space, series, block, bit, people. */
export function firstsSql(database: Raw, whose: readonly Visible[], { from, to, series }: Span): string {
  const [first, last] = [blockOf(Math.max(0, from - windowDays + 1)), blockOf(to)];
  return sql`
    select tenant, name_space, n, earliest, bit, count()
    from (
      select tenant, name_space, n, person, min(block) as earliest, argMin(lowest, block) as bit
      from (
        select tenant, name_space, n, person, block, bitAnd(said, toUInt64(bitNot(said - 1))) as lowest
        from (
          select tenant, name_space, n, person, block, groupBitOrMerge(mask) as said
          from (${raw(rowsOf(database, whose, series, sql`block <= ${last}`))})
          group by tenant, name_space, n, person, block
        )
      )
      group by tenant, name_space, n, person
    )
    where earliest >= ${first}
    group by tenant, name_space, n, earliest, bit`;
}

/** For each gap, who could have been active in its window: one row. */
export function gapsSql(
  database: Raw,
  whose: Visible,
  series: readonly Series[],
  gaps: readonly Gap[],
): string {
  const servicesOf = (gap: Gap) => series.find(({ name }) => name === gap.series)?.services ?? [];
  const could = gaps.map((gap, i) => sql`toUInt8(${raw(couldSql(gap, servicesOf(gap)))}) as g${i}`);
  const services = new Set(gaps.flatMap((gap) => [...servicesOf(gap), gap.vanished?.series ?? []].flat()));
  const blocks = gaps
    .flatMap(({ day, until, vanished }) => [
      Math.max(0, day - windowDays + 1),
      until,
      vanished?.listed ?? until,
      vanished?.gone ?? until,
    ])
    .map(blockOf);
  return sql`
    select ${raw(gaps.map((_, i) => `sum(g${i})`).join(', '))}
    from (
      select person, ${raw(could.join(', '))}
      from (
        select person, service, block, finalizeAggregation(mask) as bits from ${database}.activity_local
        where ${raw(inImports(withFolded([whose])))} and name_space = ${whose.nameSpace} and service in (${services})
          and block >= ${Math.min(...blocks)} and block <= ${Math.max(...blocks)}
      )
      group by person
    )`;
}

/** Active in W(day) or after it until the next day that is covered, or listed and then no more. */
function couldSql({ day, until, vanished }: Gap, services: readonly number[]): string {
  const from = Math.max(0, day - windowDays + 1);
  const active =
    services.length === 0
      ? '0'
      : sql`max(service in (${services}) and bitAnd(bits, ${raw(daysSql(from, until))}) != 0)`;
  if (vanished === undefined) return sql`${raw(active)} = 1`;
  const { series, listed, gone } = vanished;
  const on = (at: number) =>
    sql`max(service = ${series} and block = ${blockOf(at)} and bitAnd(bits, ${raw(mask(1n << BigInt(at & 63)))}) != 0)`;
  const left = gone === undefined ? '1' : sql`${raw(on(gone))} = 0`;
  return sql`${raw(active)} = 1 or (${raw(on(listed))} = 1 and ${raw(left)})`;
}

/** The days from–until, as bits of the block that a row has. */
function daysSql(from: number, until: number): string {
  const [first, last] = [blockOf(from), blockOf(until)];
  const [start, end] = [-1n << BigInt(from & 63), (1n << BigInt((until & 63) + 1)) - 1n];
  if (first === last) return sql`if(block = ${first}, ${raw(mask(start & end))}, ${raw(mask(0n))})`;
  return sql`multiIf(block = ${first}, ${raw(mask(start))}, block = ${last}, ${raw(mask(end))}, block > ${first} and block < ${last}, ${raw(mask(-1n))}, ${raw(mask(0n))})`;
}
