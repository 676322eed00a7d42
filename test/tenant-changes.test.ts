import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assign } from '../src/features/assignments/commands.ts';
import { addPerson } from '../src/features/people/commands.ts';
import { systemActor } from '../src/features/people/model.ts';
import { aDelivery, type Caller } from './support/app.ts';
import { engines } from './support/store.ts';

type Delivery = Awaited<ReturnType<typeof aDelivery>>;
const match = (version: number) => ({ 'if-match': `"v${version}"` });

describe.each(engines)('what is changed of a tenant on %s', (engine) => {
  let delivery: Delivery;
  let lotte: Caller;
  let zofia: Caller;
  let ada: Caller;
  beforeAll(async () => {
    delivery = await aDelivery(engine);
    [lotte, zofia, ada] = (await Promise.all(
      [delivery.lotte, delivery.zofia, delivery.ada].map((person) => delivery.as(person)),
    )) as [Caller, Caller, Caller];
  });
  afterAll(() => delivery[Symbol.asyncDispose]());

  const contoso = () => `/tenants/${delivery.contoso}`;
  const northwind = () => `/tenants/${delivery.northwind}`;
  const read = async (caller: Caller, path: string) => (await caller.request('GET', path)).body;

  /** Saves a part of a tenant from the version that it has now. */
  async function save(caller: Caller, tenant: string, part: string, body: object) {
    const { master, internal } = await read(caller, tenant);
    const shared = ['', '/partner-status', '/wants-partner'].includes(part);
    const version = shared ? master.version : (internal?.version ?? 1);
    return caller.request('PATCH', `${tenant}${part}`, body, match(version));
  }

  describe('master data', () => {
    test('is kept by administrators; who writes the tenant is told so', async () => {
      const saved = await save(ada, contoso(), '', {
        country: 'Norway',
        seats: 25_700,
        domain: 'pharma.example',
      });
      expect([saved.status, saved.body.seats]).toEqual([200, 25_700]);
      expect((await read(lotte, contoso())).master).toMatchObject({
        country: 'Norway',
        domain: 'pharma.example',
      });
      const refused = await save(lotte, contoso(), '', { name: 'Contoso Pharmacy' });
      expect([refused.status, refused.body.code]).toEqual([403, 'TENANT_MASTER_KEPT']);
      expect(refused.body.detail).toContain('portfolio:keep');
    });

    test('seats are a count or unknown, never less than none', async () => {
      expect((await save(ada, contoso(), '', { seats: -5 })).body.code).toBe('INPUT_INVALID');
      expect((await save(ada, contoso(), '', { seats: null })).body.seats).toBeNull();
    });

    test('a tenant moves to another customer by its TPID', async () => {
      await ada.request('POST', '/customers', {
        tpid: 77,
        name: 'Northwind',
        region: 'EMEA',
        segment: 'SMC',
      });
      expect((await save(ada, northwind(), '', { tpid: 78 })).body.code).toBe('TPID_UNKNOWN');
      expect((await save(ada, northwind(), '', { tpid: 77 })).status).toBe(200);
      expect((await read(zofia, northwind())).customer).toBe('Northwind');
    });
  });

  describe('motions, tags and flags', () => {
    test('Customer Health with RFA is refused with the way out, and nothing is changed', async () => {
      const before = (await read(lotte, contoso())).internal;
      const { status, body } = await save(lotte, contoso(), '/facts', {
        motions: ['Customer Health', 'RFA'],
        tags: ['FY27-wave-2'],
      });
      expect([status, body.code]).toEqual([422, 'MOTIONS_EXCLUDE']);
      expect((await read(lotte, contoso())).internal).toEqual(before);
    });

    test('tags are kept once each in order, and a flag without a value is none', async () => {
      const { body } = await save(lotte, contoso(), '/facts', {
        motions: ['Customer Health', 'Targeting'],
        tags: ['wave-2', 'CSS-Assist', 'wave-2'],
        flags: { 'Is Enterprise': 'Level 4 (≥50,000 users)', Widget: '' },
      });
      expect(body).toMatchObject({
        motions: ['Customer Health', 'Targeting'],
        tags: ['CSS-Assist', 'wave-2'],
        flags: { 'Is Enterprise': 'Level 4 (≥50,000 users)' },
      });
    });

    test('the entry tells only what changed, and partners cannot read it', async () => {
      const { body } = await lotte.request('GET', `${contoso()}/timeline`);
      const entry = body.items.find((one: { kind: string }) => one.kind === 'tenant.facts-saved');
      expect(Object.keys(entry.facts.after).sort()).toEqual(['flags', 'motions', 'tags']);
      expect((await save(ada, northwind(), '/facts', { tags: ['canary'] })).status).toBe(200);
      const theirs = await zofia.request('GET', `${northwind()}/timeline`);
      expect(JSON.stringify(theirs.body)).not.toContain('canary');
    });
  });

  describe('priority', () => {
    test('needs a reason of its list; default takes both away', async () => {
      const bare = await save(lotte, contoso(), '/priority', { override: 'High' });
      expect([bare.status, bare.body.code]).toEqual([422, 'OVERRIDE_UNEXPLAINED']);
      const odd = await save(lotte, contoso(), '/priority', {
        override: 'High',
        reason: 'Customer Unresponsive',
      });
      expect(odd.body.code).toBe('CHOICE_UNKNOWN');
      const set = await save(lotte, contoso(), '/priority', { override: 'High', reason: 'Pilot' });
      expect(set.body).toMatchObject({ override: 'High', priorityReason: 'Pilot' });
      const back = await save(lotte, contoso(), '/priority', { override: null, reason: 'Pilot' });
      expect(back.body).toMatchObject({ override: null, priorityReason: '' });
    });
  });

  describe('overall status', () => {
    test('says whether the tenant is active, as its category does', async () => {
      const done = await save(lotte, contoso(), '/status', {
        value: 'Adoption - Completed',
        day: '2026-11-18',
      });
      expect(done.body).toMatchObject({ status: 'Adoption - Completed', statusDay: '2026-11-18' });
      expect((await read(lotte, contoso())).active).toBe(false);
      await save(lotte, contoso(), '/status', { value: 'Initiate - Blocked - Customer', day: '2026-11-19' });
      expect((await read(lotte, contoso())).active).toBe(true);
    });

    test('is one of the list and not from a day yet to come', async () => {
      const odd = await save(lotte, contoso(), '/status', { value: 'Splendid', day: '2026-11-19' });
      expect([odd.status, odd.body.code]).toEqual([422, 'CHOICE_UNKNOWN']);
      const late = await save(lotte, contoso(), '/status', { value: 'Active', day: '2026-11-22' });
      expect([late.status, late.body.code]).toEqual([422, 'STATUS_NOT_YET']);
    });

    test('a person may say otherwise, with a reason, and let it follow again', async () => {
      const bare = await save(lotte, contoso(), '/active', { active: false });
      expect([bare.status, bare.body.code]).toEqual([422, 'ACTIVITY_UNEXPLAINED']);
      await save(lotte, contoso(), '/active', { active: false, reason: 'The tenant is being merged' });
      expect(await read(lotte, contoso())).toMatchObject({
        active: false,
        internal: { activeOverride: false, activeReason: 'The tenant is being merged' },
      });
      const mine = await read(lotte, '/tenants?mine=yes&active=yes');
      expect(mine.items).toEqual([]);
      await save(lotte, contoso(), '/active', { active: null });
      expect(await read(lotte, contoso())).toMatchObject({ active: true, internal: { activeReason: '' } });
    });

    test('a queue for inactive tenants as Regional Manager makes it inactive', async () => {
      const { store, clock } = delivery;
      await store.system.transaction().execute(async (tx) => {
        const given = { name: 'FTCQ Inactive EMEA', email: 'ftcq@tailspin.example', roles: ['rm'] };
        const queue = await addPerson(tx, 'system', given, clock.now);
        await tx.updateTable('person').set({ queue: 'inactive' }).where('id', '=', queue).execute();
        const place = { tenant: delivery.contoso };
        await assign(tx, systemActor, { person: queue, role: 'rm', place, primary: true }, clock.now);
      });
      expect(await read(lotte, contoso())).toMatchObject({ active: false, parked: true });
    });
  });

  describe("the partner's part", () => {
    test('a partner says Active, Blocked or Paused of the own tenant, and reads nothing internal', async () => {
      const saved = await save(zofia, northwind(), '/partner-status', {
        value: 'Blocked',
        day: '2026-11-20',
      });
      expect([saved.status, saved.body.partnerStatus]).toEqual([200, 'Blocked']);
      const odd = await save(zofia, northwind(), '/partner-status', {
        value: 'Enable - Active',
        day: '2026-11-20',
      });
      expect(odd.body.code).toBe('CHOICE_UNKNOWN');
      expect(odd.body.detail).toContain('Active · Blocked · Paused');
      expect((await read(zofia, northwind())).internal).toBeNull();
    });

    test('whether a partner is wished for is said by who writes the tenant', async () => {
      expect(
        (await save(zofia, northwind(), '/wants-partner', { wantsPartner: true })).body.wantsPartner,
      ).toBe(true);
      const gideon = await delivery.as(delivery.gideon);
      const refused = await save(gideon, northwind(), '/wants-partner', { wantsPartner: false });
      expect([refused.status, refused.body.code]).toEqual([403, 'TENANT_READ_ONLY']);
    });

    test('nothing internal is changed by a partner, who is told so without a word of what it is', async () => {
      for (const [part, body] of [
        ['/facts', { tags: ['mine'] }],
        ['/priority', { override: null }],
        ['/status', { value: 'Active', day: '2026-11-20' }],
        ['/active', { active: null }],
      ] as const) {
        const refused = await save(zofia, northwind(), part, body);
        expect([refused.status, refused.body.code], part).toEqual([403, 'TENANT_INTERNAL']);
      }
    });

    test('pick lists of the organisation are none of theirs', async () => {
      const { lists } = await read(zofia, '/choices');
      expect(Object.keys(lists)).toContain('partner-status');
      expect(Object.keys(lists)).not.toContain('overall-status');
      expect(Object.keys((await read(lotte, '/choices')).lists)).toContain('overall-status');
    });
  });

  test('who loses a race is shown what stands there now; the master data and the rest have versions of their own', async () => {
    const { master, internal } = await read(lotte, contoso());
    await save(lotte, contoso(), '/facts', { tags: ['one'] });
    const late = await lotte.request(
      'PATCH',
      `${contoso()}/facts`,
      { tags: ['two'] },
      match(internal.version),
    );
    expect([late.status, late.body.code]).toEqual([412, 'VERSION_STALE']);
    expect(late.body.current.tags).toEqual(['one']);
    expect(late.body.detail).toContain('Lotte Vandersloot');
    expect((await read(lotte, contoso())).master.version).toBe(master.version);
  });

  describe('pick lists', () => {
    const list = async () => (await read(ada, '/choices')).lists.watchlist as { value: string }[];

    test('are changed by who keeps the portfolio; what is left out is offered no more, and stays where it stands', async () => {
      const before = await list();
      const seen = before.map(({ value }) => value);
      const choices = [{ value: 'Look', category: null, phase: '', retired: false }, ...before.slice(1)];
      const saved = await ada.request('PUT', '/choices/watchlist', { choices, seen });
      expect(saved.status).toBe(200);
      expect(await list()).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ value: 'Look', retired: false }),
          expect.objectContaining({ value: 'Monitor', retired: true }),
        ]),
      );
      const late = await ada.request('PUT', '/choices/watchlist', { choices: before, seen });
      expect([late.status, late.body.code]).toEqual([412, 'VERSION_STALE']);
      const fm = await lotte.request('PUT', '/choices/watchlist', { choices: before, seen });
      expect([fm.status, fm.body.code]).toEqual([403, 'CHOICE_KEPT']);
    });
  });
});
