import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assign } from '../src/features/assignments/commands.ts';
import { addPerson } from '../src/features/people/commands.ts';
import { systemActor } from '../src/features/people/model.ts';
import type { CustomerId } from '../src/features/tenants/model.ts';
import { verifyLedger } from '../src/store/verify-ledger.ts';
import { aDelivery } from './support/app.ts';
import { engines } from './support/store.ts';

type Delivery = Awaited<ReturnType<typeof aDelivery>>;

const guid = '72f988bf-86f1-41af-91ab-2d7cd011db47';
const match = (version: number) => ({ 'if-match': `"v${version}"` });

describe.each(engines)('customers on %s', (engine) => {
  let delivery: Delivery;
  let customer: CustomerId;
  let ids: { rhea: string; nora: string };
  beforeAll(async () => {
    delivery = await aDelivery(engine);
    const { store, clock, lotte, contoso } = delivery;
    customer = (
      await store.system
        .selectFrom('tenant')
        .select('customer_id')
        .where('id', '=', contoso)
        .executeTakeFirstOrThrow()
    ).customer_id;
    ids = await store.system.transaction().execute(async (tx) => {
      const given = { name: 'Rhea Castellane', email: 'rhea@tailspin.example', roles: ['rm'], demo: true };
      const rhea = await addPerson(tx, 'system', given, clock.now);
      const keeper = { name: 'Nora Quist', email: 'nora@tailspin.example', roles: ['fm'], demo: true };
      const nora = await addPerson(
        tx,
        'system',
        { ...keeper, capabilities: ['reference:change'] },
        clock.now,
      );
      const place = { customer };
      await assign(tx, systemActor, { person: lotte, role: 'fm', place, primary: true }, clock.now);
      await assign(tx, systemActor, { person: nora, role: 'fm', place, primary: false }, clock.now);
      return { rhea, nora };
    });
  });
  afterAll(() => delivery[Symbol.asyncDispose]());

  const page = () => `/customers/${customer}`;
  const read = async (person: string) => (await (await delivery.as(person)).request('GET', page())).body;

  describe('the list', () => {
    const list = async (person: string, query: string) =>
      (await (await delivery.as(person)).request('GET', `/customers?${query}`)).body;

    test('Primary has those where one is primary at the customer itself, Assigned also the others, and a tenant puts nobody on either', async () => {
      expect((await list(delivery.lotte, '')).rows).toEqual([
        expect.objectContaining({ id: customer, tpid: 4410927, tenants: 2, activeTenants: 2, myRole: 'fm' }),
      ]);
      expect((await list(ids.nora, 'tab=primary')).rows).toEqual([]);
      expect((await list(ids.nora, 'tab=assigned')).total).toBe(1);
      // Jonas works at a tenant of Contoso.
      expect((await list(delivery.jonas, 'tab=assigned')).total).toBe(0);
    });

    test('All is for those who read all; others and partners get nothing there', async () => {
      expect(await list(ids.rhea, 'tab=all')).toMatchObject({ total: 1, mayListAll: true, mayAdd: true });
      expect(await list(delivery.lotte, 'tab=all')).toMatchObject({
        total: 0,
        mayListAll: false,
        mayAdd: false,
      });
      expect(await list(delivery.zofia, 'tab=all')).toMatchObject({ total: 0, rows: [], mayListAll: false });
    });

    test('it is found by part of a name and by TPID, ordered by any field, and cut into pages that miss nothing', async () => {
      const admin = await delivery.as(delivery.ada);
      for (let n = 0; n < 7; n++) {
        const body = { tpid: 100 + n, name: `Fabrikam ${n % 3} ${n}`, region: 'APJ', segment: 'SMC' };
        expect((await admin.request('POST', '/customers', body)).status).toBe(201);
      }
      expect((await list(delivery.ada, 'tab=all&find=ontos')).total).toBe(1);
      expect((await list(delivery.ada, 'tab=all&find=103')).rows[0].name).toBe('Fabrikam 0 3');
      for (const sort of ['', '-tenants', 'nextReview,-tpid', '-name', '-status']) {
        const whole = await list(delivery.ada, `tab=all&sort=${sort}`);
        const seen: string[] = [];
        let cursor: string | null = '';
        while (cursor !== null) {
          const next = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
          const part: { rows: { id: string }[]; cursor: string | null } = await list(
            delivery.ada,
            `tab=all&sort=${sort}&limit=3${next}`,
          );
          seen.push(...part.rows.map(({ id }) => id));
          cursor = part.cursor;
        }
        expect(seen, sort).toEqual(whole.rows.map(({ id }: { id: string }) => id));
        expect(new Set(seen).size).toBe(8);
      }
    });

    test('a cursor of another order, or of no list at all, is refused', async () => {
      const { cursor } = await list(delivery.ada, 'tab=all&sort=-tpid&limit=2');
      const other = await list(delivery.ada, `tab=all&sort=tpid&cursor=${encodeURIComponent(cursor)}`);
      expect(other.code).toBe('CURSOR_UNREADABLE');
      expect((await list(delivery.ada, 'tab=all&cursor=nonsense')).code).toBe('CURSOR_UNREADABLE');
      expect((await list(delivery.ada, 'tab=all&sort=secret')).code).toBe('INPUT_INVALID');
    });
  });

  describe('a customer', () => {
    test('is added once a TPID, by who keeps the portfolio or assigns everybody, and the refusal says who has it', async () => {
      const rhea = await delivery.as(ids.rhea);
      const given = { tpid: 9001, name: 'Litware', region: 'EMEA', segment: 'SMC' };
      expect((await rhea.request('POST', '/customers', given)).status).toBe(201);
      const again = await rhea.request('POST', '/customers', { ...given, name: 'Litware again' });
      expect([again.status, again.body.code]).toEqual([409, 'TPID_TAKEN']);
      expect(again.body.detail).toContain('Litware');
      const fm = await (await delivery.as(delivery.lotte)).request('POST', '/customers', {
        ...given,
        tpid: 9002,
      });
      expect([fm.status, fm.body.code]).toEqual([403, 'TENANT_ADD_REFUSED']);
      const wrong = await rhea.request('POST', '/customers', { ...given, tpid: -1, region: 'Mars' });
      expect([wrong.status, wrong.body.code]).toEqual([422, 'INPUT_INVALID']);
    });

    test('its own people save Customer Progress; others read it', async () => {
      const lotte = await delivery.as(delivery.lotte);
      const { internalVersion } = await read(delivery.lotte);
      const change = { status: 'Blocked Business', nextReview: '2026-12-03', vertical: 'Manufacturing' };
      const saved = await lotte.request('PATCH', `${page()}/progress`, change, match(internalVersion));
      expect([saved.status, saved.body.version]).toEqual([200, internalVersion + 1]);
      expect((await read(delivery.lotte)).progress).toMatchObject(change);
      // Jonas is assigned to a tenant of the customer that is its reference, and so writes here (domain.md 3.1).
      expect((await read(delivery.jonas)).abilities).toMatchObject({ write: true, keep: false });
      const { abilities } = await read(ids.rhea);
      expect(abilities).toMatchObject({ write: false, keep: false, reference: false });
      const rhea = await delivery.as(ids.rhea);
      const refused = await rhea.request('PATCH', `${page()}/progress`, change, match(internalVersion + 1));
      expect([refused.status, refused.body.code]).toEqual([403, 'CUSTOMER_READ_ONLY']);
    });

    test('a value that no list offers is refused, with those it offers', async () => {
      const lotte = await delivery.as(delivery.lotte);
      const { internalVersion } = await read(delivery.lotte);
      const change = { vertical: 'Alchemy' };
      const { status, body } = await lotte.request(
        'PATCH',
        `${page()}/progress`,
        change,
        match(internalVersion),
      );
      expect([status, body.code]).toEqual([422, 'CHOICE_UNKNOWN']);
      expect(body.detail).toContain('Consumer Goods');
      const day = await lotte.request(
        'PATCH',
        `${page()}/progress`,
        { renewal: '31.12.2026' },
        match(internalVersion),
      );
      expect([day.status, day.body.code]).toEqual([422, 'INPUT_INVALID']);
    });

    test('who loses a race is told who was faster and what stands there now', async () => {
      const lotte = await delivery.as(delivery.lotte);
      const { internalVersion } = await read(delivery.lotte);
      const path = `${page()}/perspective`;
      await lotte.request('PATCH', path, { mindset: 'Aligned' }, match(internalVersion));
      const late = await (await delivery.as(ids.nora)).request(
        'PATCH',
        path,
        { mindset: 'Averse' },
        match(internalVersion),
      );
      expect([late.status, late.body.code]).toEqual([412, 'VERSION_STALE']);
      expect(late.body.current).toMatchObject({ mindset: 'Aligned', version: internalVersion + 1 });
      expect(late.body.detail).toContain('Lotte Vandersloot');
    });

    test('two who save at once: one wins, the other is told', async () => {
      const [lotte, nora] = [await delivery.as(delivery.lotte), await delivery.as(ids.nora)];
      const { internalVersion } = await read(delivery.lotte);
      const both = await Promise.all([
        lotte.request('PATCH', `${page()}/progress`, { watchlist: 'Monitor' }, match(internalVersion)),
        nora.request('PATCH', `${page()}/progress`, { watchlist: 'Act' }, match(internalVersion)),
      ]);
      expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
    });

    test('the stakeholder is one of its own contacts', async () => {
      const lotte = await delivery.as(delivery.lotte);
      const { internalVersion } = await read(delivery.lotte);
      const path = `${page()}/perspective`;
      const refused = await lotte.request(
        'PATCH',
        path,
        { stakeholderId: 'contact_none' },
        match(internalVersion),
      );
      expect([refused.status, refused.body.code]).toEqual([422, 'STAKEHOLDER_UNKNOWN']);
    });

    test('a save that changes nothing leaves no entry and no new version', async () => {
      const lotte = await delivery.as(delivery.lotte);
      const { internalVersion, progress } = await read(delivery.lotte);
      const saved = await lotte.request('PATCH', `${page()}/progress`, progress, match(internalVersion));
      expect([saved.status, saved.body.version]).toEqual([200, internalVersion]);
    });

    test('what happened to it is read by whoever of the organisation sees it, from a chain that verifies', async () => {
      const { body } = await (await delivery.as(delivery.jonas)).request('GET', `${page()}/timeline`);
      const kinds = body.items.map((entry: { kind: string }) => entry.kind);
      expect(kinds).toContain('customer.progress-saved');
      expect(kinds.at(-1)).toBe('customer.added');
      expect(
        body.items.find((entry: { kind: string }) => entry.kind === 'customer.progress-saved').facts,
      ).toMatchObject({
        customer,
      });
      expect((await verifyLedger(delivery.store.system)).broken).toBeNull();
    });

    test('is none for people of other customers, and none at all for partners', async () => {
      for (const person of [delivery.dalia, delivery.zofia]) {
        const caller = await delivery.as(person);
        for (const path of ['', '/timeline']) {
          const { status, body } = await caller.request('GET', `${page()}${path}`);
          expect([status, body.code]).toEqual([404, 'CUSTOMER_UNKNOWN']);
        }
        const saved = await caller.request('PATCH', `${page()}/progress`, { status: null }, match(1));
        expect([saved.status, saved.body.code]).toEqual([404, 'CUSTOMER_UNKNOWN']);
      }
    });
  });

  describe('the reference tenant', () => {
    test('is the first one, and there is never more than one', async () => {
      expect((await read(delivery.lotte)).referenceTenantId).toBe(delivery.contoso);
      const { body } = await (await delivery.as(ids.rhea)).request('GET', '/tenants');
      expect(
        body.items
          .filter((row: { reference: boolean }) => row.reference)
          .map(({ name }: { name: string }) => name),
      ).toEqual(['Contoso Pharma']);
    });

    test('without the right one is told why not, and whom to ask', async () => {
      const { internalVersion, mayNameReference } = await read(delivery.lotte);
      expect(mayNameReference).toEqual(['Nora Quist', 'Ada Kestrel']);
      const caller = await delivery.as(delivery.lotte);
      const wanted = { tenantId: delivery.northwind };
      const { status, body } = await caller.request(
        'PUT',
        `${page()}/reference`,
        wanted,
        match(internalVersion),
      );
      expect([status, body.code]).toEqual([403, 'REFERENCE_RESTRICTED']);
      expect(body.detail).toContain('"reference:change"');
      expect(body.detail).toContain('Ask Nora Quist or Ada Kestrel.');
    });

    test('with the right it is another tenant of the same customer', async () => {
      const nora = await delivery.as(ids.nora);
      const { internalVersion } = await read(ids.nora);
      const other = await nora.request(
        'PUT',
        `${page()}/reference`,
        { tenantId: 'tenant_elsewhere' },
        match(internalVersion),
      );
      expect([other.status, other.body.code]).toEqual([422, 'REFERENCE_ELSEWHERE']);
      const wanted = { tenantId: delivery.northwind };
      const saved = await nora.request('PUT', `${page()}/reference`, wanted, match(internalVersion));
      expect(saved.status).toBe(200);
      expect((await read(ids.nora)).referenceTenantId).toBe(delivery.northwind);
    });

    test('it stays with its customer until another one is', async () => {
      const admin = await delivery.as(delivery.ada);
      const { body } = await admin.request('GET', `/tenants/${delivery.northwind}`);
      const moved = await admin.request(
        'PATCH',
        `/tenants/${delivery.northwind}`,
        { tpid: 9001 },
        match(body.master.version),
      );
      expect([moved.status, moved.body.code]).toEqual([409, 'TENANT_IS_REFERENCE']);
    });

    test('partners are not told which it is', async () => {
      const zofia = await delivery.as(delivery.zofia);
      const { body } = await zofia.request('GET', `/tenants/${delivery.northwind}`);
      expect(body).toMatchObject({ reference: false, internal: null });
      const timeline = await zofia.request('GET', `/tenants/${delivery.northwind}/timeline`);
      expect(JSON.stringify(timeline.body)).not.toContain('reference');
    });
  });

  describe('a tenant added by hand', () => {
    const given = {
      guid,
      name: 'Litware Insurance',
      domain: 'litware.example',
      reason: 'WinRoom',
      tpid: 9001,
    };

    test('belongs to the customer of its TPID, and says why it was added', async () => {
      const rhea = await delivery.as(ids.rhea);
      const { status, body } = await rhea.request('POST', '/tenants', given);
      expect(status).toBe(201);
      const read = (await rhea.request('GET', `/tenants/${body.id}`)).body;
      expect(read).toMatchObject({ customer: 'Litware', guid, internal: { entryReason: 'WinRoom' } });
    });

    test('twice is refused with who has it, whatever the letters', async () => {
      const rhea = await delivery.as(ids.rhea);
      const again = await rhea.request('POST', '/tenants', { ...given, guid: guid.toUpperCase() });
      expect([again.status, again.body.code]).toEqual([409, 'TENANT_TAKEN']);
      expect(again.body.detail).toContain('Litware Insurance of Litware, TPID 9001');
    });

    test('may bring its customer along, unless there is one of that TPID', async () => {
      const rhea = await delivery.as(ids.rhea);
      const customerOf = { name: 'Tailspin Toys', region: 'APJ', segment: 'SMC' };
      const other = { ...given, guid: guid.replace('72', '73'), tpid: 9100 };
      const unknown = await rhea.request('POST', '/tenants', other);
      expect([unknown.status, unknown.body.code]).toEqual([422, 'TPID_UNKNOWN']);
      expect((await rhea.request('POST', '/tenants', { ...other, customer: customerOf })).status).toBe(201);
      const third = { ...other, guid: guid.replace('72', '74'), customer: customerOf };
      const taken = await rhea.request('POST', '/tenants', third);
      expect([taken.status, taken.body.code]).toEqual([409, 'TPID_TAKEN']);
    });

    test('needs a tenant id and a reason from the list; who may not add one is told who may', async () => {
      const rhea = await delivery.as(ids.rhea);
      const odd = await rhea.request('POST', '/tenants', { ...given, guid: 'contoso.onmicrosoft.com' });
      expect([odd.status, odd.body.code]).toEqual([422, 'INPUT_INVALID']);
      const why = await rhea.request('POST', '/tenants', { ...given, reason: 'Because' });
      expect([why.status, why.body.code]).toEqual([422, 'CHOICE_UNKNOWN']);
      const fm = await (await delivery.as(delivery.lotte)).request('POST', '/tenants', given);
      expect([fm.status, fm.body.code]).toEqual([403, 'TENANT_ADD_REFUSED']);
      const partner = await (await delivery.as(delivery.zofia)).request('POST', '/tenants', given);
      expect(partner.body.code).toBe('TENANT_ADD_REFUSED');
    });
  });
});
