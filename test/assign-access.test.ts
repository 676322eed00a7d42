import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assign } from '../src/features/assignments/commands.ts';
import { actorOf, addPerson } from '../src/features/people/commands.ts';
import { systemActor } from '../src/features/people/model.ts';
import { addCustomer, addTenant } from '../src/features/tenants/commands.ts';
import type { CustomerId, TenantId } from '../src/features/tenants/model.ts';
import { may } from '../src/features/tenants/policy.ts';
import { isPrimaryManager, tenantById } from '../src/features/tenants/queries.ts';
import type { Store } from '../src/store/store.ts';
import { engines, openTestStore } from './support/store.ts';

// Who may assign whom is said as a sentence (tenants/policy.ts) and as row security (migration 0007). Here they are compared on changes that
// are tried for real; a larger world, with a third model, is compared in test/access.test.ts.

const at = new Date('2026-11-20T10:00:00Z');

const actorArb = fc.record({
  roles: fc.subarray(['fm', 'fe', 'rm', 'fpm', 'cxp-fte', 'p-rm', 'p-fe'], { minLength: 1, maxLength: 3 }),
  firm: fc.constantFrom(null, null, 'firm_a', 'firm_b'),
  administrator: fc.boolean(),
  /** Where the person is assigned as FastTrack Manager. */
  fm: fc.constantFrom(
    'nowhere',
    'tenant',
    'tenant primary',
    'service primary',
    'customer',
    'customer primary',
  ),
});
const placeArb = fc.record({
  role: fc.constantFrom('fm', 'rm', 'fta', 'p-rm', 'p-fm'),
  assignee: fc.constantFrom(null, 'firm_a', 'firm_b'),
  firmOfTenant: fc.constantFrom(null, 'firm_a', 'firm_b'),
  customer: fc.boolean(),
});

let run = 0;

describe.each(engines)('may.assign and row security on %s', (engine) => {
  let store: Store;
  beforeAll(async () => {
    store = await openTestStore(engine);
    for (const id of ['firm_a', 'firm_b'])
      await store.system.insertInto('partner_firm').values({ id, name: id }).execute();
  });
  afterAll(() => store[Symbol.asyncDispose]());

  async function build(
    { fm, ...person }: typeof actorArb extends fc.Arbitrary<infer A> ? A : never,
    place: { assignee: string | null; firmOfTenant: string | null },
  ) {
    run++;
    return store.system.transaction().execute(async (tx) => {
      const customer = await addCustomer(
        tx,
        systemActor,
        { tpid: run, name: 'Contoso', region: 'EMEA', segment: 'SMC' },
        at,
      );
      const about = {
        customer,
        guid: `g${run}`,
        name: 't',
        domain: 'x.example',
        motions: [],
        firm: place.firmOfTenant,
      };
      const tenant = await addTenant(tx, systemActor, about, at);
      const given = (n: number, firm: string | null) => ({
        name: `p${n}`,
        email: `p${n}.${run}@x.example`,
        ...(firm === null ? {} : { firm }),
      });
      const id = await addPerson(
        tx,
        'system',
        { ...given(1, person.firm), roles: person.roles, administrator: person.administrator },
        at,
      );
      const assignee = await addPerson(tx, 'system', { ...given(2, place.assignee), roles: [] }, at);
      if (fm !== 'nowhere') {
        const here = fm.startsWith('customer') ? { customer } : { tenant };
        const service = fm.startsWith('service') ? { service: 'teams' } : {};
        await assign(
          tx,
          systemActor,
          { person: id, role: 'fm', place: here, primary: fm.endsWith('primary'), ...service },
          at,
        );
      }
      const row = { ...person, name: '', email: '', firm_id: person.firm, capabilities: [], demo: false };
      return { who: actorOf(id, row), assignee, tenant, customer };
    });
  }

  /** Whether the database lets the row be added, and then dropped. Nothing stays. */
  async function lets(
    db: ReturnType<Store['as']>,
    row: { person: string; role: string; tenant: TenantId | null; customer: CustomerId | null },
  ) {
    class Back extends Error {}
    try {
      await db.transaction().execute(async (tx) => {
        await tx
          .insertInto('assignment')
          .values({
            id: `assignment_${run}`,
            person_id: row.person,
            role: row.role,
            tenant_id: row.tenant,
            customer_id: row.customer,
            is_primary: false,
            assigned_by: null,
            assigned_at: at,
          })
          .execute();
        throw new Back();
      });
    } catch (error) {
      return error instanceof Back;
    }
    return false;
  }

  test('let the same people be assigned by the same people', async () => {
    const said = { yes: 0, no: 0 };
    await fc.assert(
      fc.asyncProperty(actorArb, placeArb, async (actor, place) => {
        const { who, assignee, tenant, customer } = await build(actor, place);
        const db = store.as(who);
        const facts = {
          role: place.role,
          assigneeFirm: place.assignee,
          visibleTenant: !place.customer && (await tenantById(db, who.person, tenant)) !== undefined,
          primaryManager: await isPrimaryManager(db, who.person, place.customer ? { customer } : { tenant }),
        };
        const sentence = may.assign(who, facts);
        const row = {
          person: assignee,
          role: place.role,
          tenant: place.customer ? null : tenant,
          customer: place.customer ? customer : null,
        };
        expect(await lets(db, row)).toBe(sentence);
        said[sentence ? 'yes' : 'no']++;
      }),
      { numRuns: engine === 'pglite' ? 60 : 120 },
    );
    expect(Math.min(said.yes, said.no)).toBeGreaterThan(5);
  });
});
