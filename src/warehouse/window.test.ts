import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contributionsOf, partsOf, peopleOf } from './window.ts';

test('the days of a window, and no others, are its bits: from block to block and at the beginning of time', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 500 }), (day, active) => {
      const [block, bit] = [active >> 6, 1n << BigInt(active & 63)];
      const bits = partsOf(day)
        .filter((part) => part.block === block)
        .reduce((sum, part) => {
          const own = bit & part.bits;
          return sum | (part.left < 0 ? own >> BigInt(-part.left) : own << BigInt(part.left));
        }, 0n);
      const place = 27 - (day - active);
      expect(bits).toBe(place >= 0 && place <= 27 ? 1n << BigInt(place) : 0n);
    }),
  );
});

test('a person has the last day of all services, and each service once, in order of keys', () => {
  const hits = [
    [9n, 6, 0b100],
    [2n ** 64n - 1n, 1, 1 << 27],
    [9n, 1, 0b1000],
  ] as const;
  expect(peopleOf(hits, 20_000)).toEqual([
    { person: 9n, last: 20_000 - 24, services: [1, 6] },
    { person: 2n ** 64n - 1n, last: 20_000, services: [1] },
  ]);
});

test('what folded imports told is told by all of them together', () => {
  expect(
    contributionsOf(
      [
        [-1, 3],
        [4, 2],
        [7, 1],
      ],
      [[7, 6]],
      4,
    ),
  ).toEqual([
    { import: null, first: 5, last: 0 },
    { import: 7, first: 1, last: 6 },
  ]);
});
