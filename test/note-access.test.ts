import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assign } from '../src/features/assignments/commands.ts';
import { addNote } from '../src/features/notes/commands.ts';
import { may } from '../src/features/notes/policy.ts';
import { search } from '../src/features/notes/search.ts';
import { actorOf, addPerson } from '../src/features/people/commands.ts';
import { roles, systemActor } from '../src/features/people/model.ts';
import { addCustomer, addTenant } from '../src/features/tenants/commands.ts';
import type { TenantId } from '../src/features/tenants/model.ts';
import { tenantsByName } from '../src/features/tenants/queries.ts';
import type { Store } from '../src/store/store.ts';
import { engines, openTestStore } from './support/store.ts';

// Who reads a note is said by policy.ts, by row security, and by what a search looks through as the owner of its table. All three, and the words
// of domain.md 2.2 and 2.4 by brute force, must tell the same.

const at = new Date('2026-11-20T10:00:00Z');
const personArb = fc.record({
  roles: fc.subarray(
    roles.map((role) => role.id),
    { maxLength: 2 },
  ),
  firm: fc.constantFrom(null, null, 'firm_a', 'firm_b'),
  administrator: fc.boolean(),
  tenants: fc.subarray([0, 1, 2]),
});
const worldArb = fc.record({
  people: fc.array(personArb, { minLength: 1, maxLength: 3 }),
  firms: fc.tuple(...[0, 1, 2].map(() => fc.constantFrom(null, 'firm_a', 'firm_b'))),
});
type Person = typeof personArb extends fc.Arbitrary<infer P> ? P : never;

function shouldSee(person: Person, n: number, firms: readonly (string | null)[], shared: boolean): boolean {
  const levels = person.roles.map((id) => roles.find((role) => role.id === id)?.level);
  const assigned = person.tenants.includes(n);
  if (person.firm !== null)
    return shared && levels.includes('partner') && (assigned || firms[n] === person.firm);
  if (person.administrator || levels.includes('assigned-and-assignment') || levels.includes('privileged'))
    return true;
  return levels.includes('assigned') && assigned;
}

function shouldAdd(person: Person, n: number, shared: boolean): boolean {
  const levels = person.roles.map((id) => roles.find((role) => role.id === id)?.level);
  if (!person.tenants.includes(n)) return false;
  if (person.firm !== null) return shared && levels.includes('partner');
  return levels.includes('assigned') || levels.includes('assigned-and-assignment');
}

let run = 0;

describe.each(engines)('access to notes on %s', (engine) => {
  let store: Store;
  beforeAll(async () => {
    store = await openTestStore(engine);
    await store.system
      .insertInto('partner_firm')
      .values(['firm_a', 'firm_b'].map((id) => ({ id, name: id })))
      .execute();
  });
  afterAll(() => store?.[Symbol.asyncDispose]());

  /** Three tenants with an internal and a shared note each, and people. */
  async function build({ people, firms }: { people: Person[]; firms: readonly (string | null)[] }) {
    run++;
    return store.system.transaction().execute(async (tx) => {
      const given = { tpid: run, name: `Contoso ${run}`, region: 'EMEA', segment: 'SMC' };
      const customer = await addCustomer(tx, systemActor, given, at);
      const author = await addPerson(tx, 'system', { name: 'a', email: `a.${run}@x.example`, roles: [] }, at);
      const notes: { id: string; tenant: TenantId; n: number; shared: boolean }[] = [];
      for (const [n, firm] of firms.entries()) {
        const tenant = {
          customer,
          guid: `${run}-${n}`,
          name: `t${n}`,
          domain: 'x.example',
          motions: [],
          firm,
        };
        const id = await addTenant(tx, systemActor, tenant, at);
        for (const shared of [false, true]) {
          const note = { tenantId: id, category: 'Environment', body: `word${run}`, shared } as const;
          const added = await addNote(tx, { ...systemActor, person: author }, note, at);
          notes.push({ id: added.id, tenant: id, n, shared });
        }
      }
      const actors = [];
      for (const [p, { roles: ids, firm, administrator, tenants }] of people.entries()) {
        const row = { name: `p${p}`, email: `p${p}.${run}@x.example`, roles: ids, administrator };
        const id = await addPerson(tx, 'system', { ...row, ...(firm === null ? {} : { firm }) }, at);
        for (const n of tenants) {
          const tenant = notes.find((note) => note.n === n)?.tenant ?? expect.fail();
          await assign(tx, systemActor, { person: id, role: 'fm', place: { tenant }, primary: false }, at);
        }
        actors.push(actorOf(id, { ...row, firm_id: firm, capabilities: [], demo: false }));
      }
      return { notes, actors };
    });
  }

  test('policy, row security, search and brute force agree on who reads and who adds which note', async () => {
    await fc.assert(
      fc.asyncProperty(worldArb, async (world) => {
        const { notes, actors } = await build(world);
        for (const [p, person] of world.people.entries()) {
          const who = actors[p] ?? expect.fail();
          const db = store.as(who);
          const should = notes.filter(({ n, shared }) => shouldSee(person, n, world.firms, shared));
          const expected = should.map(({ id }) => id).sort();
          const ids = notes.map(({ id }) => id);
          const rows = await db
            .selectFrom('note')
            .select('id')
            .where('id', 'in', ids)
            .orderBy('id')
            .execute();
          expect(rows.map(({ id }) => id)).toEqual(expected);
          const found = await search(db, who, { q: `word${run} `, limit: 100 }, at);
          expect([found.items.map(({ id }) => id).sort(), found.total]).toEqual([expected, expected.length]);
          for (const tenant of new Set(notes.map((note) => note.tenant))) {
            const { items } = await search(db, who, { q: '', tenant, limit: 100 }, at);
            const here = should.filter((note) => note.tenant === tenant);
            // Those that people before this one have added are told by nobody.
            const told = items.filter(({ id }) => ids.includes(id));
            expect(told.map(({ id }) => id).sort()).toEqual(here.map(({ id }) => id).sort());
          }
          const tenants = await tenantsByName(
            db,
            who.person,
            { mine: false },
            { limit: 1000, after: undefined },
          );
          for (const { tenant, n, shared } of notes) {
            const row = tenants.find(({ id }) => id === tenant);
            const facts = {
              seesTenant: row !== undefined,
              writesTenant: who.writes === 'assigned' && row !== undefined && row.my_role !== null,
              shared,
            };
            expect(may.read(who, facts)).toBe(shouldSee(person, n, world.firms, shared));
            expect(may.write(who, facts), `policy adds ${n}`).toBe(shouldAdd(person, n, shared));
            const added = await db
              .insertInto('note')
              .values({
                id: `note_${run}x${p}x${n}x${shared}`,
                tenant_id: tenant,
                task_id: null,
                services: [],
                category: 'Environment',
                body: 'x',
                author_id: who.person,
                created_at: at,
                audience: shared ? 'shared' : 'internal',
              })
              .execute()
              .then(
                () => true,
                () => false,
              );
            expect(added, `row security lets ${n} be added`).toBe(shouldAdd(person, n, shared));
          }
        }
      }),
      { numRuns: engine === 'pglite' ? 20 : 40 },
    );
  });

  test('what a search looks through is granted to nobody', async () => {
    const denied = /permission denied for table note_text/;
    for (const text of ['select words from note_text', 'delete from note_text'])
      await expect(sql.raw(text).execute(store.system)).rejects.toThrow(denied);
  });
});
