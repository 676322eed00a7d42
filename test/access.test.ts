import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Table, tablesOf } from './access/catalogue.ts';
import { differences, halfOf, prepare } from './access/compare.ts';
import { rowsOf } from './access/rows.ts';
import { sentencesThatDiffer } from './access/sentences.ts';
import { openSession, type Session } from './access/session.ts';
import { rightsOf, withoutForce, withoutRowSecurity } from './access/tables.ts';
import { clauses, heldTwice, type Weakened, weakenedFunctions, weakenedPolicies } from './access/weaken.ts';
import { example, type World, worldArb } from './access/world.ts';
import { engines } from './support/store.ts';

// Permissions are said three times, independently: as sentences (policy.ts), as row security (SQL), and by brute force from the words of
// domain.md 2.2 to 2.4 (access/words.ts, access/tables.ts). All three must give the same answer for every person, row and question.

const minutes = 60_000;
const organisations = { pglite: 600, postgres: 1400 };

describe.each(engines)('access on %s', (engine) => {
  let session: Session;
  let tables: readonly Table[];
  beforeAll(async () => {
    session = await openSession(engine);
    tables = await prepare(session);
  });
  afterAll(() => session?.[Symbol.asyncDispose]());

  test(
    'the database lets everybody read, add, change and drop what the words of the domain say, and nothing else',
    async () => {
      await fc.assert(
        fc.asyncProperty(worldArb, async (world) => {
          const found = await differences(session, tables, world, halfOf(world, tables));
          expect(found.slice(0, 5)).toEqual([]);
        }),
        { numRuns: organisations[engine] },
      );
    },
    6 * minutes,
  );

  test(
    'the portal reaches everything, and who has not signed in nothing',
    async () => {
      await fc.assert(
        fc.asyncProperty(worldArb, async (world) => {
          const found = await differences(session, tables, world, halfOf(world, tables), true);
          expect(found.slice(0, 5)).toEqual([]);
        }),
        { numRuns: 60 },
      );
    },
    2 * minutes,
  );

  test('every table has row security and a place in this comparison, or a reason', async () => {
    const all = await tablesOf(session);
    const without = all.filter(({ security }) => !security).map(({ name }) => name);
    expect(without).toEqual(Object.keys(withoutRowSecurity));
    const unforced = all.filter(({ security, forced }) => security && !forced).map(({ name }) => name);
    expect(unforced).toEqual(Object.keys(withoutForce));
    const named = all.map(({ name }) => name).filter((name) => !(name in withoutRowSecurity));
    const rows = rowsOf(example);
    // A new table needs rows in access/rows.ts, and who may do what with them in access/tables.ts.
    expect(Object.keys(rows).sort()).toEqual(named.sort());
    expect(Object.keys(rightsOf({})).sort()).toEqual(named);
    expect(Object.entries(rows).filter(([, all]) => all.length === 0)).toEqual([]);
  });
});

test('the sentences say the same as the words: who reads and writes where, who has which right, who assigns whom to what', () => {
  fc.assert(
    fc.property(worldArb, (world) => {
      expect(sentencesThatDiffer(world).slice(0, 5)).toEqual([]);
    }),
    { numRuns: 2000 },
  );
}, 60_000);

describe('the comparison', () => {
  let session: Session;
  let tables: readonly Table[];
  beforeAll(async () => {
    session = await openSession('postgres');
    tables = await prepare(session);
  });
  afterAll(() => session?.[Symbol.asyncDispose]());

  /** Whether one of the organisations shows the difference, if everybody tries their best at the table. */
  async function isNoticed({ table, apply, undo }: Weakened, worlds: readonly World[]): Promise<boolean> {
    await session.script(apply);
    try {
      const place = tables.findIndex(({ name }) => name === table);
      for (const world of worlds) {
        const keen = { ...world, attempts: world.attempts.map((attempt) => ({ ...attempt, table: place })) };
        for (const strangers of [false, true])
          if ((await differences(session, tables, keen, { [table]: 'all' }, strangers)).length > 0)
            return true;
      }
      return false;
    } finally {
      await session.script(undo);
    }
  }

  async function unnoticed(all: readonly Weakened[]): Promise<string[]> {
    const worlds = fc.sample(worldArb, { numRuns: 400, seed: 1 });
    const found: string[] = [];
    for (const one of all.filter(({ name }) => !(name in heldTwice)))
      if (!(await isNoticed(one, worlds))) found.push(one.name);
    return found;
  }

  test(
    'notices every policy that is opened to everybody or closed to all',
    async () => {
      const all = await weakenedPolicies(session, tables);
      expect(all.length).toBeGreaterThan(200);
      expect(await unnoticed(all)).toEqual([]);
    },
    6 * minutes,
  );

  test(
    'notices every clause that is left out of a function or trigger',
    async () => {
      expect(await unnoticed(await weakenedFunctions(session, clauses))).toEqual([]);
    },
    6 * minutes,
  );

  test('says which person, row and question it is', async () => {
    await session.script('alter policy note_read on note using (true)');
    const failing = fc.asyncProperty(worldArb, async (world) => {
      const [first] = await differences(session, tables, world, halfOf(world, tables));
      if (first !== undefined) throw new Error(first);
    });
    const { failed, counterexample, errorInstance } = await fc.check(failing, { numRuns: 200, seed: 1 });
    expect(failed).toBe(true);
    expect(String(errorInstance)).toMatch(
      /person_\d \(.+\): read note \{"id":"note_\d".+: the words say no, the database yes/,
    );
    // Shrunk to what it takes: one note.
    expect(counterexample?.[0]).toMatchObject({ notes: [{}], contacts: [], entries: [], attempts: [] });
  }, 60_000);
});
