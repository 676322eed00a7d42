import fc from 'fast-check';
import { listedBy, type Question, unlicensedFor } from '../../src/warehouse/warehouse.ts';
import type { Told } from './brute-force.ts';

// Imports and questions as dice write them.

// Around a change of block, of word, and the beginning of time.
const days = fc.oneof(
  fc.integer({ min: 20_000, max: 20_200 }),
  fc.integer({ min: 0, max: 70 }),
  fc.constantFrom(20_031, 20_032, 20_095, 20_096),
);
const services = fc.constantFrom(
  1,
  2,
  3,
  listedBy(1),
  listedBy(1),
  unlicensedFor(0),
  unlicensedFor(1),
  unlicensedFor(2),
);
export const everybody = [1n, 2n, 3n, 4n, 0n, 2n ** 64n - 1n, 2n ** 32n, 2n ** 32n + 1n] as const;

const imports = fc.record({
  tenant: fc.constantFrom(7, 8),
  nameSpace: fc.constantFrom(0 as const, 1 as const),
  bits: fc.array(fc.tuple(services, fc.constantFrom(...everybody), days), { maxLength: 35 }),
});

/** Some imports, numbered from 1, each with what it covers. */
export const stories = () =>
  fc.array(imports, { minLength: 1, maxLength: 5 }).map((all): Told[] =>
    all.map((one, i) => ({
      ...one,
      number: i + 1,
      coverage: one.bits.slice(0, 1).map(([service, , day]) => ({
        report: 1,
        day,
        nameSpace: one.nameSpace,
        scope: 'snapshot',
        services: [service],
        rows: one.bits.length,
        activeRows: 1,
      })),
    })),
  );

const none = unlicensedFor(0);
const holders = (...own: number[]) => ({
  listed: [listedBy(1), listedBy(2)],
  without: own.map((service) => [none, unlicensedFor(service)]),
});
const series = [
  { name: 'one', services: [1], holders: holders(1) },
  { name: 'any', services: [1, 2, 3], holders: holders(1, 2) },
  { name: 'two', services: [2] },
  { name: 'none', services: [], holders: holders() },
];

/** Few people whose activity and listings lie close together. */
export const licences = (): fc.Arbitrary<Told['bits']> =>
  fc.array(
    fc.tuple(
      fc.constantFrom(
        1,
        1,
        2,
        listedBy(1),
        listedBy(1),
        listedBy(2),
        unlicensedFor(0),
        unlicensedFor(1),
        unlicensedFor(2),
      ),
      fc.constantFrom(1n, 2n, 3n),
      fc.integer({ min: 20_030, max: 20_100 }),
    ),
    { minLength: 20, maxLength: 90 },
  );

const gaps = fc
  .record({
    series: fc.constantFrom('one', 'any'),
    day: days,
    length: fc.integer({ min: 0, max: 40 }),
    listed: fc.option(days, { nil: undefined }),
    gone: fc.option(days, { nil: undefined }),
  })
  .map(({ length, listed, gone, ...gap }) => ({
    ...gap,
    until: gap.day + length,
    ...(listed === undefined
      ? {}
      : { vanished: { series: listedBy(1), listed, ...(gone === undefined ? {} : { gone }) } }),
  }));

export const questions = (): fc.Arbitrary<Question> =>
  fc
    .record({
      tenant: fc.constantFrom(7, 8),
      nameSpace: fc.constantFrom(0 as const, 1 as const),
      from: days,
      length: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 150 })),
      gaps: fc.array(gaps, { maxLength: 3 }),
    })
    .map(({ length, ...of }) => ({ ...of, to: of.from + length, series }));

/** The same facts, told in another order, cut into more imports, and some of them twice. */
export const retold = (told: readonly Told[]): fc.Arbitrary<Told[]> =>
  fc
    .record({
      cuts: fc.array(fc.nat(34), { minLength: told.length, maxLength: told.length }),
      again: fc.subarray(told.map((_, i) => i)),
    })
    .chain(({ cuts, again }) => {
      const parts = told.flatMap((one, i) => {
        const cut = Math.min(cuts[i] ?? 0, one.bits.length);
        return [
          { ...one, bits: one.bits.slice(0, cut) },
          { ...one, number: 100 + one.number, coverage: [], bits: one.bits.slice(cut) },
        ];
      });
      const all = [...parts, ...again.flatMap((i) => parts[2 * i] ?? [])];
      return fc.shuffledSubarray(all, { minLength: all.length });
    });
