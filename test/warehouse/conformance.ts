import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Counts,
  type Coverage,
  type CoveredDay,
  listedBy,
  type Question,
  unlicensedFor,
  type Warehouse,
  type WindowPerson,
  type WindowQuestion,
} from '../../src/warehouse/warehouse.ts';
import { bruteForce, bruteForceContributions, bruteForcePeople, factsOf, type Told } from './brute-force.ts';
import { everybody, licences, questions, retold, stories } from './stories.ts';

/**
 * What every engine must answer alike. `open` gives an empty warehouse that goes away with the test; an engine that is asked over the network
 * gets a share of the tries.
 */
export function conforms(open: () => Promise<Warehouse>, share = 1): void {
  shareOfTries = share;
  describe('counting', () => {
    test('counts are what their definitions say, whatever the days, services and gaps', async () => {
      const warehouse = await open();
      await forAll(async (told, question) => {
        await addAll(warehouse, told);
        expect(await countOne(warehouse, question)).toEqual(bruteForce(told, question));
      });
    });

    test('many questions at once get the answers that each gets alone', async () => {
      const warehouse = await open();
      await forAll(async (told, question) => {
        await addAll(warehouse, told);
        const all = told.map((one) => ({ ...question, tenant: one.tenant, nameSpace: one.nameSpace }));
        const asked = [...all, { ...question, from: question.to }, { ...question, asOf: 2 }];
        expect(await warehouse.count(asked)).toEqual(asked.map((each) => bruteForce(told, each)));
      }, 8);
    });

    test('who is active holds a licence by the newest listing of the window, over the ends of words and blocks too', async () => {
      const warehouse = await open();
      await fc.assert(
        fc.asyncProperty(licences(), async (bits) => {
          tenants += 10;
          const told: Told[] = [{ tenant: tenants, nameSpace: 0, number: 1, bits }];
          const without = [1, 2].map((service) => [unlicensedFor(0), unlicensedFor(service)]);
          const series = [
            { name: 'one', services: [1], holders: { listed: [listedBy(1)], without: without.slice(0, 1) } },
            { name: 'any', services: [1, 2], holders: { listed: [listedBy(1), listedBy(2)], without } },
            { name: 'nothing', services: [1], holders: { listed: [listedBy(1)], without: [] } },
            { name: 'nobody', services: [1], holders: { listed: [], without } },
          ];
          const question = questionOf({ tenant: tenants, from: 20_020, to: 20_130, series });
          await addAll(warehouse, told);
          const counts = await countOne(warehouse, question);
          expect(counts).toEqual(bruteForce(told, question));
          for (const { holding, active } of counts)
            expect(holding.every((people, i) => people <= (active[i] ?? -1))).toBe(true);
        }),
        { numRuns: tries(60) },
      );
    });

    test('ten years are counted like a day', async () => {
      const warehouse = await open();
      const bits = Array.from({ length: 300 }, (_, i) => [1, BigInt(i % 13), 16_000 + i * 12] as const);
      const told: Told[] = [{ tenant: 1, nameSpace: 0, number: 1, bits }];
      const question = questionOf({ from: 16_000, to: 19_660, series: [{ name: 'one', services: [1] }] });
      await addAll(warehouse, told);
      expect(await countOne(warehouse, question)).toEqual(bruteForce(told, question));
    });

    test('a tenant that nobody has told of has nobody', async () => {
      const warehouse = await open();
      const [counts] = await countOne(warehouse, questionOf({ from: 20_000, to: 20_001 }));
      expect(counts?.active).toEqual(Uint32Array.of(0, 0));
    });

    test('who was there, came, came back and went adds up to who is there', async () => {
      const warehouse = await open();
      await forAll(async (told, question) => {
        await addAll(warehouse, told);
        const from = Math.max(0, question.from - 28);
        for (const counts of await countOne(warehouse, { ...question, from, to: from + 120 })) {
          const at = (of: Uint32Array, i: number) => of[i] ?? 0;
          for (let i = 28; i <= 120; i++) {
            const change = at(counts.fresh, i) + at(counts.resurrected, i) - at(counts.lapsed, i);
            expect(at(counts.active, i - 28) + change).toBe(at(counts.active, i));
            expect(at(counts.fresh, i) + at(counts.retained, i) + at(counts.resurrected, i)).toBe(
              at(counts.active, i),
            );
          }
        }
      }, 8);
    });
  });

  describe('the people behind a figure', () => {
    const windowOf = ({ tenant, nameSpace, to }: Question, services: readonly number[]): WindowQuestion => ({
      tenant,
      nameSpace,
      day: to,
      services,
    });

    test('are as many as the figure says, each with the last day and the services of the window', async () => {
      const warehouse = await open();
      await forAll(async (told, question) => {
        await addAll(warehouse, told);
        for (const { name, services } of question.series) {
          const window = windowOf(question, services);
          const { total, people } = await warehouse.people(window, 0n, 1000);
          expect(people).toEqual(bruteForcePeople(told, window));
          expect(total).toBe(people.length);
          const counts = await countOne(warehouse, { ...question, from: question.to, gaps: [] });
          expect(total).toBe(counts.find(({ series }) => series === name)?.active[0]);
        }
      }, 16);
    });

    test('come in parts that together are all of them', async () => {
      const warehouse = await open();
      await forAll(async (told, question) => {
        await addAll(warehouse, told);
        const window = windowOf(question, [1, 2, 3]);
        const all = bruteForcePeople(told, window);
        const parts: WindowPerson[] = [];
        for (let from: bigint | undefined = 0n; from !== undefined; ) {
          const { total, people } = await warehouse.people(window, from, 2);
          expect([total, people.length <= 2]).toEqual([all.length, true]);
          parts.push(...people);
          const last = people.at(-1)?.person;
          from = last === undefined || last === 2n ** 64n - 1n ? undefined : last + 1n;
        }
        expect(parts).toEqual(all);
      }, 8);
    });

    test('are told of by imports, whose shares add up to the figure, as of any import and in whatever order they came', async () => {
      const warehouse = await open();
      await forAll(async (told, question) => {
        await addAll(warehouse, told.toReversed());
        for (const asOf of [undefined, 2]) {
          const window = { ...windowOf(question, [1, 2, 3]), asOf };
          const shares = await warehouse.contributions(window);
          expect(shares).toEqual(bruteForceContributions(told, window, 0));
          const { total } = await warehouse.people(window, 0n, 1);
          expect(shares.reduce((sum, { first }) => sum + first, 0)).toBe(total);
          expect(shares.reduce((sum, { last }) => sum + last, 0)).toBe(total);
        }
      }, 16);
    });

    test('stay when imports are folded, which then speak together', async () => {
      const warehouse = await open();
      await forAll(async (told, question) => {
        const oldest = await warehouse.oldestAsOf();
        const later = told.map((one) => ({ ...one, number: one.number + oldest }));
        await addAll(warehouse, later);
        const upTo = oldest + Math.ceil(told.length / 2);
        await warehouse.compact(upTo);
        const window = windowOf(question, [1, 2, 3]);
        expect(await warehouse.contributions(window)).toEqual(bruteForceContributions(later, window, upTo));
        expect((await warehouse.people(window, 0n, 1000)).people).toEqual(bruteForcePeople(later, window));
        await expect(warehouse.people({ ...window, asOf: upTo - 1 }, 0n, 1)).rejects.toMatchObject({
          code: 'AS_OF_FOLDED',
        });
      }, 6);
    });

    test('are not there once they have been erased, and a question that makes no sense is refused', async () => {
      const warehouse = await open();
      const bits = [1n, 2n, 3n].map((person) => [1, person, 20_000] as const);
      await addAll(warehouse, [{ tenant: 1, nameSpace: 0, number: 1, bits }]);
      await warehouse.erase(1, BigUint64Array.of(2n));
      const window: WindowQuestion = { tenant: 1, nameSpace: 0, day: 20_010, services: [1] };
      const { people } = await warehouse.people(window, 0n, 10);
      expect(people.map(({ person }) => person)).toEqual([1n, 3n]);
      for (const wrong of [{ day: -1 }, { tenant: 0.5 }, { services: [-1] }, { nameSpace: 3 as 1 }])
        await expect(warehouse.contributions({ ...window, ...wrong })).rejects.toMatchObject({
          code: 'QUESTION_INVALID',
        });
      await expect(warehouse.people(window, -1n, 10)).rejects.toMatchObject({ code: 'QUESTION_INVALID' });
    });
  });

  describe('adding', () => {
    test('order, repetition and split of the imports change neither counts nor coverage', async () => {
      const warehouse = await open();
      await forAll(async (told, question) => {
        await addAll(warehouse, told);
        const counts = await countOne(warehouse, question);
        const covered = plainly(await warehouse.coverage([question.tenant]));
        await fc.assert(
          fc.asyncProperty(retold(told), async (again) => {
            tenants += 10;
            const elsewhere = again.map((one) => ({ ...one, tenant: one.tenant + tenants }));
            const tenant = question.tenant + tenants;
            await addAll(warehouse, elsewhere);
            expect(await countOne(warehouse, { ...question, tenant })).toEqual(counts);
            expect(plainly(await warehouse.coverage([tenant]))).toEqual(covered);
          }),
          { numRuns: 2 },
        );
      }, 8);
    });

    test('more activity never makes fewer people active', async () => {
      const warehouse = await open();
      await forAll(async (told, question) => {
        let before: readonly Counts[] = [];
        for (const one of told) {
          await addAll(warehouse, [one]);
          const now = await countOne(warehouse, question);
          for (const [n, counts] of before.entries()) {
            expect(counts.active.every((people, i) => people <= (now[n]?.active[i] ?? -1))).toBe(true);
            expect(counts.possible.every((people, i) => people <= (now[n]?.possible[i] ?? -1))).toBe(true);
          }
          before = now;
        }
      }, 8);
    });

    test('as of an import, counts and coverage are those from before later ones, in whatever order they were added', async () => {
      const warehouse = await open();
      await forAll(async (told, question) => {
        await addAll(warehouse, told.toReversed());
        for (const asOf of [0, ...told.map(({ number }) => number)]) {
          expect(await countOne(warehouse, { ...question, asOf })).toEqual(
            bruteForce(told, { ...question, asOf }),
          );
          const covered = await warehouse.coverage([question.tenant], asOf);
          expect(covered.every((day) => day.import <= asOf)).toBe(true);
        }
      }, 8);
    });

    test('parts of a file add up to what it covers', async () => {
      const warehouse = await open();
      const part = (number: number, coverage: Partial<Coverage>): Told => ({
        tenant: 1,
        nameSpace: 0,
        number,
        bits: [],
        coverage: [
          {
            report: 2,
            day: 20_000,
            nameSpace: 0,
            scope: 'unknown',
            services: [1],
            rows: 10,
            activeRows: 4,
            ...coverage,
          },
        ],
      });
      await addAll(warehouse, [
        part(3, {}),
        part(4, { services: [3, 1], rows: 5, activeRows: 5 }),
        part(5, { day: 20_001 }),
      ]);
      const whole = { tenant: 1, report: 2, nameSpace: 0, scope: 'unknown' };
      expect(await warehouse.coverage([1])).toEqual([
        { ...whole, day: 20_000, services: [1, 3], rows: 15, activeRows: 9, import: 3 },
        { ...whole, day: 20_001, services: [1], rows: 10, activeRows: 4, import: 5 },
      ]);
      expect(await warehouse.coverage([2])).toEqual([]);
      expect(await warehouse.coverage([1], 2)).toEqual([]);
    });

    test('an import that makes no sense, or breaks off, leaves nothing behind', async () => {
      const warehouse = await open();
      const good = factsOf({ tenant: 1, nameSpace: 0, number: 1, bits: [[1, 5n, 20_000]] });
      const people = BigUint64Array.of(5n);
      const refused = [
        { ...good, tenant: -1 },
        { ...good, number: 1.5 },
        { ...good, facts: [...(good.facts as []), { service: 1, people, days: Int32Array.of(-3) }] },
        { ...good, facts: [...(good.facts as []), { service: 1, people, days: Int32Array.of(70_000) }] },
        { ...good, facts: [...(good.facts as []), { service: 1, people, days: Int32Array.of() }] },
        { ...good, facts: [...(good.facts as []), { service: Number.NaN, people, days: Int32Array.of(1) }] },
      ];
      for (const facts of refused)
        await expect(warehouse.add(facts)).rejects.toMatchObject({ code: 'FACTS_INVALID' });
      const breaksOff = async function* () {
        yield* good.facts;
        throw new Error('the disk is gone');
      };
      await expect(warehouse.add({ ...good, facts: breaksOff() })).rejects.toThrow('the disk is gone');
      const question = questionOf({ from: 20_000, to: 20_000 });
      expect((await countOne(warehouse, question))[0]?.active).toEqual(Uint32Array.of(0));
      await warehouse.add(good);
      expect((await countOne(warehouse, question))[0]?.active).toEqual(Uint32Array.of(1));
    });

    test('a question that makes no sense is refused', async () => {
      const warehouse = await open();
      const gap = { series: 'one', day: 20_000, until: 20_001 };
      const refused: Partial<Question>[] = [
        { from: -1 },
        { from: 20_001, to: 20_000 },
        { tenant: 2 ** 31 },
        { asOf: -1 },
        { nameSpace: 2 as 1 },
        { series: [{ name: 'one', services: [0.5] }] },
        { gaps: [{ ...gap, series: 'another' }] },
        { gaps: [{ ...gap, until: 19_999 }] },
      ];
      for (const change of refused)
        await expect(
          warehouse.count([{ ...questionOf({ from: 20_000, to: 20_001 }), ...change }]),
        ).rejects.toMatchObject({ code: 'QUESTION_INVALID' });
    });
  });

  describe('bounds', () => {
    test('dropping a snapshot leaves bounds around what it would have shown', async () => {
      const warehouse = await open();
      await fc.assert(
        fc.asyncProperty(tenantsLives(), async ({ lives, snapshots }) => {
          tenants += 10;
          const [earlier, dropped, later] = snapshots;
          const of = { tenant: tenants, nameSpace: 0 } as const;
          const told = snapshots.map((day, i) => ({ ...of, number: i + 1, bits: shownOn(day, lives) }));
          const question: Question = {
            ...of,
            from: dropped,
            to: dropped,
            series: [{ name: 'one', services: [1] }],
            gaps: [
              {
                series: 'one',
                day: dropped,
                until: later,
                vanished: { series: listedBy(1), listed: earlier, gone: later },
              },
            ],
          };
          const truth = bruteForce(told, question)[0]?.active[0] ?? -1;
          await addAll(
            warehouse,
            told.filter((_, i) => i !== 1),
          );
          const [counts] = await countOne(warehouse, question);
          expect(counts?.active[0]).toBeLessThanOrEqual(truth);
          expect(counts?.possible[0]).toBeGreaterThanOrEqual(truth);
        }),
        { numRuns: tries(30) },
      );
    });
  });

  describe('forgetting', () => {
    test('folding imports changes no answer, and only those before it can be asked for no more', async () => {
      const warehouse = await open();
      await forAll(async (told, question) => {
        // Imports are folded for all tenants at once, so each try goes on from the one before.
        const oldest = await warehouse.oldestAsOf();
        const later = told.map((one) => ({ ...one, number: one.number + oldest }));
        await addAll(warehouse, later);
        const upTo = oldest + Math.ceil(told.length / 2);
        await warehouse.compact(upTo);
        expect(await warehouse.oldestAsOf()).toBe(upTo);
        expect(await countOne(warehouse, question)).toEqual(bruteForce(later, question));
        const asOf = { ...question, asOf: upTo };
        expect(await countOne(warehouse, asOf)).toEqual(bruteForce(later, asOf));
        await addAll(warehouse, later);
        expect(await countOne(warehouse, question)).toEqual(bruteForce(later, question));
        await expect(warehouse.count([{ ...question, asOf: upTo - 1 }])).rejects.toMatchObject({
          code: 'AS_OF_FOLDED',
        });
        await expect(warehouse.coverage([question.tenant], upTo - 1)).rejects.toMatchObject({
          code: 'AS_OF_FOLDED',
        });
      }, 8);
    });

    test('an erased person was never there', async () => {
      const warehouse = await open();
      await forAll(async (told, question) => {
        await addAll(warehouse, told);
        const gone = everybody.slice(0, 3);
        const masks = new Set(
          told
            .filter(({ tenant }) => tenant === question.tenant)
            .flatMap(({ nameSpace, bits }) =>
              bits
                .filter(([, person]) => gone.includes(person as 1n))
                .map(([service, person, day]) => [nameSpace, service, person, day >> 6].join()),
            ),
        );
        expect(await warehouse.erase(question.tenant, BigUint64Array.from(gone))).toBe(masks.size);
        const without = told.map((one) => ({
          ...one,
          bits: one.bits.filter(
            ([, person]) => one.tenant !== question.tenant || !gone.includes(person as 1n),
          ),
        }));
        for (const asOf of [undefined, 2])
          expect(await countOne(warehouse, { ...question, asOf })).toEqual(
            bruteForce(without, { ...question, asOf }),
          );
        expect(await warehouse.erase(question.tenant, BigUint64Array.from(gone))).toBe(0);
      }, 8);
    });

    test('days that were forgotten change no figure whose days are all kept, and nobody becomes new', async () => {
      const warehouse = await open();
      await forAll(async (told, question) => {
        const [last, ...others] = told.toReversed();
        await addAll(warehouse, others.toReversed());
        const day = Math.max(0, question.from - 55);
        const older = await warehouse.olderThan(day);
        for (const tenant of new Set(others.map((one) => one.tenant)))
          expect(older.get(tenant) ?? 0).toBe(masksBefore(others, tenant, day));
        await warehouse.forgetBefore(question.tenant, day);
        expect((await warehouse.olderThan(day)).has(question.tenant)).toBe(false);
        expect(await warehouse.forgotten([question.tenant, question.tenant + 5])).toEqual(
          new Map([[question.tenant, day]]),
        );
        // What is told late of forgotten days is forgotten too.
        if (last !== undefined) await addAll(warehouse, [last]);
        const asked = { ...question, gaps: [] };
        for (const asOf of [undefined, 2])
          expect(await countOne(warehouse, { ...asked, asOf })).toEqual(bruteForce(told, { ...asked, asOf }));
        const kept = told.map((one) => ({ ...one, bits: one.bits.filter(([, , d]) => d >= day) }));
        const early = { ...asked, from: Math.max(0, day - 20), to: day };
        expect((await countOne(warehouse, early)).map(({ active }) => active)).toEqual(
          bruteForce(kept, early).map(({ active }) => active),
        );
      }, 12);
    });

    test('snapshots whose windows reach into forgotten days cover nothing any more', async () => {
      const warehouse = await open();
      const coverage = [20_026, 20_027].map((day) => ({
        report: 1,
        day,
        nameSpace: 0 as const,
        scope: 'snapshot' as const,
        services: [1],
        rows: 1,
        activeRows: 1,
      }));
      await addAll(warehouse, [{ tenant: 1, nameSpace: 0, number: 1, bits: [], coverage }]);
      await warehouse.forgetBefore(1, 20_000);
      expect((await warehouse.coverage([1])).map(({ day }) => day)).toEqual([20_027]);
    });
  });
}

let tenants = 0;
let shareOfTries = 1;

const tries = (whole: number): number => Math.ceil(shareOfTries * whole);

/** Each try has tenants of its own, so that all of them can use one warehouse. */
async function forAll(
  holds: (told: readonly Told[], question: Question) => Promise<void>,
  numRuns = 30,
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(stories(), questions(), async (told, asked) => {
      tenants += 10;
      const own = <T extends { readonly tenant: number }>(of: T): T => ({
        ...of,
        tenant: tenants + of.tenant,
      });
      await holds(told.map(own), own(asked));
    }),
    { numRuns: tries(numRuns) },
  );
}

async function addAll(warehouse: Warehouse, told: readonly Told[]): Promise<void> {
  for (const one of told) await warehouse.add(factsOf(one, 3));
}

async function countOne(warehouse: Warehouse, question: Question): Promise<readonly Counts[]> {
  const [counts] = await warehouse.count([question]);
  return counts ?? [];
}

const questionOf = (of: Partial<Question>): Question => ({
  tenant: 1,
  nameSpace: 0,
  from: 20_000,
  to: 20_000,
  series: [{ name: 'one', services: [1] }],
  gaps: [],
  ...of,
});

/** How many masks of a tenant have days before this one. */
function masksBefore(told: readonly Told[], tenant: number, day: number): number {
  const theirs = told.filter((one) => one.tenant === tenant);
  const masks = theirs.flatMap(({ nameSpace, bits }) =>
    bits.filter(([, , on]) => on < day).map(([s, person, on]) => [nameSpace, s, person, on >> 6].join()),
  );
  return new Set(masks).size;
}

/** Without what differs between tenants and numbers of imports. */
const plainly = (days: readonly CoveredDay[]) => days.map(({ tenant, import: _, ...day }) => day);

/** What people really did, until they left, and three days of snapshots. */
const tenantsLives = () =>
  fc.record({
    lives: fc.array(
      fc.record({
        active: fc.array(fc.integer({ min: 20_000, max: 20_120 }), { maxLength: 8 }),
        leaves: fc.option(fc.integer({ min: 20_060, max: 20_120 }), { nil: 30_000 }),
      }),
      { minLength: 1, maxLength: 8 },
    ),
    snapshots: fc
      .tuple(
        fc.integer({ min: 20_030, max: 20_060 }),
        fc.integer({ min: 1, max: 30 }),
        fc.integer({ min: 1, max: 30 }),
      )
      .map(([first, then, last]) => [first, first + then, first + then + last] as const),
  });

/** What a snapshot of the day says: everybody who has not left by then, with the last date of each. */
function shownOn(
  day: number,
  lives: readonly { readonly active: readonly number[]; readonly leaves: number }[],
): Told['bits'] {
  return lives.flatMap(({ active, leaves }, i) => {
    if (leaves <= day) return [];
    const person = BigInt(i + 1);
    const last = Math.max(-1, ...active.filter((each) => each <= Math.min(day, leaves)));
    return [[listedBy(1), person, day] as const, ...(last < 0 ? [] : [[1, person, last] as const])];
  });
}
