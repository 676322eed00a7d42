import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assign } from '../src/features/assignments/commands.ts';
import { actorOf, addPerson } from '../src/features/people/commands.ts';
import { roles, systemActor } from '../src/features/people/model.ts';
import { addCustomer, addTenant } from '../src/features/tenants/commands.ts';
import type { CustomerId, TenantId } from '../src/features/tenants/model.ts';
import { may } from '../src/features/tenants/policy.ts';
import { tenantsByName } from '../src/features/tenants/queries.ts';
import type { Store } from '../src/store/store.ts';
import { engines, openTestStore } from './support/store.ts';

// Permissions are said three times, independently: as sentences (policy.ts), as row security (SQL), and here, by brute force from the words
// of domain.md 2.2 and 2.4. All three must give the same answer for every person and every tenant.

const at = new Date('2026-11-20T10:00:00Z');
const customers = 2;
const tenantsEach = 2;

const personArb = fc.record({
  roles: fc.subarray(
    roles.map((role) => role.id),
    { maxLength: 3 },
  ),
  firm: fc.constantFrom(null, 'firm_a', 'firm_b'),
  administrator: fc.boolean(),
  /** Tenants and customers this person is assigned to, by number. */
  tenants: fc.subarray([0, 1, 2, 3]),
  customers: fc.subarray([0, 1]),
});
const worldArb = fc.record({
  people: fc.array(personArb, { minLength: 1, maxLength: 3 }),
  firmOfTenant: fc.array(fc.constantFrom(null, 'firm_a', 'firm_b'), { minLength: 4, maxLength: 4 }),
});
type World = typeof worldArb extends fc.Arbitrary<infer W> ? W : never;
type Person = World['people'][number];

const levelsOf = (person: Person) => person.roles.map((id) => roles.find((role) => role.id === id)?.level);
const isAssigned = (person: Person, n: number) =>
  person.tenants.includes(n) || person.customers.includes(Math.floor(n / tenantsEach));

function shouldRead(person: Person, n: number, firmOfTenant: World['firmOfTenant']): boolean {
  const levels = levelsOf(person);
  if (person.firm !== null)
    return levels.includes('partner') && (isAssigned(person, n) || firmOfTenant[n] === person.firm);
  if (person.administrator || levels.includes('assigned-and-assignment') || levels.includes('privileged'))
    return true;
  return levels.includes('assigned') && isAssigned(person, n);
}

function shouldWrite(person: Person, n: number): boolean {
  const levels = levelsOf(person);
  const works =
    person.firm !== null
      ? levels.includes('partner')
      : levels.includes('assigned') || levels.includes('assigned-and-assignment');
  return works && isAssigned(person, n);
}

let run = 0;

async function build(store: Store, world: World) {
  run++;
  return store.system.transaction().execute(async (tx) => {
    for (const id of ['firm_a', 'firm_b']) {
      await tx
        .insertInto('partner_firm')
        .values({ id, name: id })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
    const customerIds: CustomerId[] = [];
    const tenantIds: TenantId[] = [];
    for (let c = 0; c < customers; c++) {
      const given = { tpid: run * 10 + c, name: `Contoso ${run}`, region: 'EMEA', segment: 'SMC' };
      const customer = await addCustomer(tx, systemActor, given, at);
      customerIds.push(customer);
      for (let t = 0; t < tenantsEach; t++) {
        const firm = world.firmOfTenant[tenantIds.length] ?? null;
        const tenant = {
          customer,
          guid: `${run}-${c}-${t}`,
          name: `t${c}${t}`,
          domain: 'x.example',
          motions: [],
          firm,
        };
        tenantIds.push(await addTenant(tx, systemActor, tenant, at));
      }
    }
    const actors = [];
    for (const [n, person] of world.people.entries()) {
      const { roles: ids, firm, administrator } = person;
      const row = {
        name: `p${n}`,
        email: `p${n}.${run}@x.example`,
        roles: ids,
        administrator,
        ...(firm === null ? {} : { firm }),
      };
      const id = await addPerson(tx, 'system', row, at);
      for (const t of person.tenants)
        await assign(
          tx,
          systemActor,
          { person: id, role: 'fm', place: { tenant: tenantIds[t] as TenantId }, primary: false },
          at,
        );
      for (const c of person.customers)
        await assign(
          tx,
          systemActor,
          { person: id, role: 'fm', place: { customer: customerIds[c] as CustomerId }, primary: false },
          at,
        );
      actors.push(actorOf(id, { ...row, firm_id: firm, capabilities: [], demo: false }));
    }
    return { tenantIds, actors };
  });
}

describe.each(engines)('access on %s', (engine) => {
  let store: Store;
  beforeAll(async () => {
    store = await openTestStore(engine);
  });
  afterAll(() => store[Symbol.asyncDispose]());

  test('policy, row security and brute force agree on who reads and who writes which tenant', async () => {
    await fc.assert(
      fc.asyncProperty(worldArb, async (world) => {
        const { tenantIds, actors } = await build(store, world);
        for (const [p, person] of world.people.entries()) {
          const who = actors[p];
          if (who === undefined) continue;
          const db = store.as(who);
          const rows = await tenantsByName(
            db,
            who.person,
            { mine: false },
            { limit: 1000, after: undefined },
          );
          const seen = new Map(rows.map((row) => [row.id, row]));
          for (const [n, id] of tenantIds.entries()) {
            expect(seen.has(id), `reads ${n}`).toBe(shouldRead(person, n, world.firmOfTenant));
            const row = seen.get(id);
            const policy = row !== undefined && may.writeTenant(who, { assigned: row.my_role !== null });
            expect(policy, `policy writes ${n}`).toBe(shouldWrite(person, n));
            const added = await db
              .insertInto('task_record')
              .values({
                tenant_id: id,
                task_id: '3745',
                status: 'Complete',
                percent_complete: 100,
                responsible: 'SME',
                updated_by: who.person,
                updated_at: at,
                version: 1,
                service: who.person,
              })
              .execute()
              .then(
                () => true,
                () => false,
              );
            expect(added, `row security lets ${n} be written`).toBe(shouldWrite(person, n));
          }
        }
      }),
      { numRuns: engine === 'pglite' ? 25 : 40 },
    );
  });
});
