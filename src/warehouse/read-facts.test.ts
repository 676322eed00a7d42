import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Masks, never } from './masks.ts';
import { readFacts, readPieces } from './read-facts.ts';
import type { Facts } from './warehouse.ts';

const batch = fc.record({
  service: fc.constantFrom(1, 2, 10_001),
  told: fc.array(fc.tuple(fc.bigInt({ min: 0n, max: 5n }), fc.integer({ min: -1, max: 200 })), {
    maxLength: 8,
  }),
});
const factsOf = (
  batches: readonly { service: number; told: readonly (readonly [bigint, number])[] }[],
): Facts[] =>
  batches.map(({ service, told }) => ({
    service,
    people: BigUint64Array.from(told, ([person]) => person),
    days: Int32Array.from(told, ([, day]) => day),
  }));

/** Every bit that masks say, and every first day. */
function saidBy({ people, services }: Masks): string[] {
  const who = new BigUint64Array(people.keys.slice().buffer);
  return [...services].flatMap(([service, { first, blocks }]) => [
    ...[...blocks].flatMap(([block, words]) =>
      Array.from({ length: 64 * people.size }, (_, i) => [i >> 6, i & 63] as const)
        .filter(([p, bit]) => (((words[2 * p + (bit >> 5)] ?? 0) >>> (bit & 31)) & 1) === 1)
        .map(([p, bit]) => `${service} ${who[p]} ${64 * block + bit}`),
    ),
    ...[...who].flatMap((person, p) =>
      (first[p] ?? never) === never ? [] : [`${service} ${person} first ${first[p]}`],
    ),
  ]);
}

test('masks say what the facts say: nothing more, nothing less', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(batch, { maxLength: 6 }), async (batches) => {
      const bits = batches.flatMap(({ service, told }) =>
        told.filter(([, day]) => day >= 0).map(([person, day]) => [`${service} ${person}`, day] as const),
      );
      const firsts = [...Map.groupBy(bits, ([who]) => who)].map(
        ([who, days]) => `${who} first ${Math.min(...days.map(([, day]) => day))}`,
      );
      const expected = new Set([...bits.map(([who, day]) => `${who} ${day}`), ...firsts]);
      expect(new Set(saidBy(await readFacts(factsOf(batches))))).toEqual(expected);
    }),
  );
});

test('pieces of any size say together what one says, and there is always a first', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(batch, { maxLength: 6 }),
      fc.integer({ min: 1, max: 20 }),
      async (batches, rows) => {
        const pieces = await Array.fromAsync(readPieces(factsOf(batches), rows));
        expect(pieces.length).toBeGreaterThan(0);
        const bits = (all: string[]) => new Set(all.filter((one) => !one.includes('first')));
        expect(bits(pieces.flatMap(saidBy))).toEqual(bits(saidBy(await readFacts(factsOf(batches)))));
      },
    ),
  );
});

test('a reader may write over its days as soon as it is asked for more', async () => {
  function* reading(): Generator<Facts> {
    const days = Int32Array.of(5);
    yield { service: 1, people: BigUint64Array.of(1n), days };
    days[0] = 9;
    yield { service: 1, people: BigUint64Array.of(2n), days };
  }
  expect(saidBy(await readFacts(reading()))).toEqual(['1 1 5', '1 2 9', '1 1 first 5', '1 2 first 9']);
});
