import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serviceFacts, serviceParts } from '../src/app/service-parts.ts';
import { assign } from '../src/features/assignments/commands.ts';
import { addPerson } from '../src/features/people/commands.ts';
import { systemActor } from '../src/features/people/model.ts';
import { aDelivery, type Caller } from './support/app.ts';
import { blockedPart, feed, part, saves } from './support/services.ts';
import { engines } from './support/store.ts';

// Rights beside the tenant's own, what partners are not told, and what concerns all services of a tenant.

describe.each(engines)('rights and wholes of services on %s', (engine) => {
  let delivery: Awaited<ReturnType<typeof aDelivery>>;
  let lotte: Caller;
  let zofia: Caller;
  let senior: Caller;
  let save: ReturnType<typeof saves>;
  let partnerSaves: ReturnType<typeof saves>;
  const dated = { note: 'Mail moves in spring', targetDate: '2027-04-01' };
  const usual = { inScope: true, scenario: 'Customer-Led w/ FTP Assist', teams: [], splitDelivery: null };
  const codes = (answer: { body: { issues?: { field: string; code: string }[] } }) =>
    answer.body.issues?.map(({ field, code }) => `${field}: ${code}`);

  beforeAll(async () => {
    delivery = await aDelivery(engine);
    lotte = await delivery.as(delivery.lotte);
    zofia = await delivery.as(delivery.zofia);
    const id = await delivery.store.system.transaction().execute(async (tx) => {
      const given = { name: 'Signe Valkenburg', email: 'signe@tailspin.example', roles: ['fm'], demo: true };
      const person = await addPerson(
        tx,
        'system',
        { ...given, capabilities: ['scenario:edit'] },
        delivery.clock.now,
      );
      for (const tenant of [delivery.contoso, delivery.northwind])
        await assign(
          tx,
          systemActor,
          { person, role: 'fm', place: { tenant }, primary: false },
          delivery.clock.now,
        );
      return person;
    });
    senior = await delivery.as(id);
    save = saves(lotte, delivery.contoso);
    partnerSaves = saves(zofia, delivery.northwind);
    for (const service of ['exchange', 'teams', 'edge']) {
      await feed(delivery.store, delivery.contoso, service, 100, '2026-11-01');
      await feed(delivery.store, delivery.northwind, service, 100, '2026-11-01');
    }
  });
  afterAll(() => delivery[Symbol.asyncDispose]());

  test('the engagement scenario needs a right of its own (V11); the rest is saved without it', async () => {
    const changed = { delivery: { ...usual, scenario: 'FTC-CSS Led', teams: ['FTC EMEA'] } };
    const refused = await save('exchange', 0, changed);
    expect(refused).toMatchObject({ status: 403, body: { code: 'SCENARIO_FORBIDDEN' } });
    expect(refused.body.detail).toContain('Engagement Scenario Change');
    expect((await save('exchange', 0, { delivery: { ...usual, teams: ['FTC EMEA'] } })).status).toBe(200);
    const seniorSaves = saves(senior, delivery.contoso);
    expect(await seniorSaves('exchange', 1, changed)).toMatchObject({
      status: 200,
      body: { delivery: { scenario: 'FTC-CSS Led' } },
    });
    const left = { delivery: { ...usual, scenario: 'Customer Led' } };
    expect(codes(await seniorSaves('exchange', 2, left))).toEqual(['ticket: TICKET_REQUIRED']);
    expect((await seniorSaves('exchange', 2, { ...left, ticket: 'ESC-77' })).status).toBe(200);
  });

  test('the database keeps the scenario, too: an update past the portal is refused', async () => {
    const identity = {
      person: delivery.lotte,
      reads: 'assigned',
      writes: 'assigned',
      assigns: 'none',
      firm: null,
      audience: 'internal',
      administrator: false,
    } as const;
    const change = (capabilities: readonly string[]) =>
      delivery.store
        .as({ ...identity, capabilities })
        .updateTable('tenant_service')
        .set({ scenario: 'FTC-Widget' })
        .where('tenant_id', '=', delivery.contoso)
        .execute();
    await expect(change([])).rejects.toMatchObject({ code: '42501' });
    await expect(change(['scenario:edit'])).resolves.toBeDefined();
  });

  test('motions are set by the organisation’s own people and told to nobody else', async () => {
    const version = (await lotte.request('GET', `/tenants/${delivery.northwind}/services/teams`)).status;
    expect(version).toBe(404);
    expect(await partnerSaves('teams', 0, { motions: ['Targeting'] })).toMatchObject({
      status: 403,
      body: { code: 'MOTIONS_INTERNAL' },
    });
    expect(
      await saves(senior, delivery.northwind)('teams', 0, { motions: ['RFA', 'Targeting'] }),
    ).toMatchObject({
      status: 200,
      body: { motions: ['RFA', 'Targeting'] },
    });
    const seen = await zofia.request('GET', `/tenants/${delivery.northwind}/services`);
    expect(JSON.stringify(seen.body)).not.toContain('Targeting');
    const told = await zofia.request('GET', `/tenants/${delivery.northwind}/timeline`);
    expect(told.body.items.map(({ kind }: { kind: string }) => kind)).not.toContain('service.motions-set');
    // What a partner saves beside them leaves them alone.
    expect((await partnerSaves('teams', 1, { delivery: { ...usual, splitDelivery: true } })).status).toBe(
      200,
    );
    const kept = await senior.request('GET', `/tenants/${delivery.northwind}/services/teams`);
    expect(kept.body).toMatchObject({ motions: ['RFA', 'Targeting'], delivery: { splitDelivery: true } });
  });

  test('a tenant in Customer Health has no service in RFA', async () => {
    await delivery.store.system
      .updateTable('tenant_internal')
      .set({ motions: ['Customer Health'] })
      .where('tenant_id', '=', delivery.contoso)
      .execute();
    expect(codes(await save('teams', 0, { motions: ['RFA'] }))).toEqual(['motions: RFA_IN_HEALTH']);
    expect((await save('teams', 0, { motions: ['Targeting'] })).status).toBe(200);
    const past = delivery.store.system
      .insertInto('service_motion')
      .values({ tenant_id: delivery.contoso, service: 'teams', motion: 'RFA' });
    await expect(past.execute()).rejects.toMatchObject({ code: '23514' });
  });

  test('a service that partners are not told of is not there for them: in no list, page, blocker or entry', async () => {
    const words = 'Edge waits for the intranet';
    const rows = [
      part(100, { status: 'blocked', reason: 'it-change', engineering: 'resource-limitation', note: words }),
    ];
    expect((await saves(senior, delivery.northwind)('edge', 0, { rows })).status).toBe(200);
    const answers = [
      await zofia.request('GET', `/tenants/${delivery.northwind}/services`),
      await zofia.request('GET', `/tenants/${delivery.northwind}/services/edge`),
      await zofia.request('GET', `/tenants/${delivery.northwind}/blockers`),
      await zofia.request('GET', `/tenants/${delivery.northwind}/timeline`),
      await partnerSaves('edge', 0, { rows }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 404, 200, 200, 404]);
    const seen = answers.map(({ body }) => JSON.stringify(body)).join(' ');
    expect(seen).not.toContain(words);
    expect(seen).not.toMatch(/"name":"Edge"/);
    expect((await senior.request('GET', `/tenants/${delivery.northwind}/blockers`)).body.items).toMatchObject(
      [{ name: 'Edge' }],
    );
  });

  test('partners save what is theirs: parts, DIBS and forecast of the tenants that they are assigned to', async () => {
    const rows = [part(60, dated), blockedPart(40)];
    const indicators = {
      reason: 'Work from Anywhere',
      owner: 'IT lead',
      stakeholders: null,
      scenario: null,
      awareness: null,
      training: null,
    };
    const saved = await partnerSaves('exchange', 0, { rows, indicators });
    expect(saved).toMatchObject({ status: 200, body: { updatedBy: { name: 'Zofia Larkspur' } } });
    const told = await zofia.request(
      'GET',
      `/tenants/${delivery.northwind}/timeline?subject=service:exchange`,
    );
    expect(told.body.items.map(({ kind }: { kind: string }) => kind)).toEqual([
      'dibs.captured',
      'service.saved',
      'entitlements.classified',
    ]);
  });

  test('owners are roles or contacts of the tenant, never of the account team', async () => {
    const contact = (id: string, kind: 'Customer' | 'Microsoft') => ({
      id,
      tenant_id: delivery.northwind,
      kind,
      name: `${kind} contact`,
      created_at: delivery.clock.now,
      created_by: 'system',
      modified_at: delivery.clock.now,
      modified_by: 'system',
    });
    await delivery.store.system
      .insertInto('contact')
      .values([contact('contact_c', 'Customer'), contact('contact_m', 'Microsoft')])
      .execute();
    const { body } = await zofia.request('GET', `/tenants/${delivery.northwind}/services`);
    expect(body.owners).toEqual([{ id: 'contact_c', name: 'Customer contact', kind: 'Customer' }]);
    const owned = (ownerContact: string) => ({ rows: [part(60, dated), blockedPart(40, { ownerContact })] });
    expect(codes(await partnerSaves('exchange', 1, owned('contact_m')))).toEqual([
      'rows.1.owner: OWNER_UNKNOWN',
    ]);
    const saved = await partnerSaves('exchange', 1, owned('contact_c'));
    expect(saved.body.rows[1]).toMatchObject({ owner: 'Customer contact', ownerContact: 'contact_c' });
    // A contact that goes leaves the part without an owner.
    await delivery.store.system.deleteFrom('contact').where('id', '=', 'contact_c').execute();
    const after = await zofia.request('GET', `/tenants/${delivery.northwind}/services/exchange`);
    expect(after.body.rows[1]).toMatchObject({ owner: '', ownerContact: null });
  });

  test('blockers of all services stand in one view: longest first, with escalations, and what the account team should be told', async () => {
    await save('teams', 1, {
      rows: [blockedPart(100, { splitReason: null, note: 'No contract', nextActionDate: '2026-12-01' })],
    });
    delivery.clock.now = new Date('2026-12-24T10:00:00.000Z');
    lotte = await delivery.as(delivery.lotte);
    zofia = await delivery.as(delivery.zofia);
    save = saves(lotte, delivery.contoso);
    const { version } = (await lotte.request('GET', `/tenants/${delivery.contoso}/services/exchange`)).body;
    await save('exchange', version, {
      rows: [
        part(90),
        part(10, {
          status: 'no-intent',
          reason: 'competitive-solution',
          engineering: 'slack',
          splitReason: 'Several geographies',
          ownerRole: 'SME',
        }),
      ],
    });
    const jonas = await delivery.as(delivery.jonas);
    const note = {
      category: 'Engagement Management',
      body: 'The account team was asked twice.',
      services: ['Microsoft Teams'],
    };
    await jonas.request('POST', `/tenants/${delivery.contoso}/notes`, { ...note, escalated: true });
    const { body } = await lotte.request('GET', `/tenants/${delivery.contoso}/blockers`);
    expect(body).toMatchObject({
      mayWrite: true,
      items: [
        {
          name: 'Teams',
          path: 'Blocked / Billing, Licensing, Subscription',
          days: 34,
          row: { since: '2026-11-20', note: 'No contract', nextActionDate: '2026-12-01' },
          escalations: [{ text: 'The account team was asked twice.', by: 'Jonas Adeyemi' }],
        },
        {
          name: 'Exchange',
          path: 'No Intent / Using Competitive Solution / Slack',
          days: 0,
          row: { owner: 'SME' },
          escalations: [],
        },
      ],
      notices: [{ service: 'teams', days: 34 }],
    });
  });

  test('cases ask the services: DIBS of Office 365, blockers, duplicates; where nothing is known it is unknown', async () => {
    const ask = serviceFacts(serviceParts({}));
    const now = delivery.clock.now;
    expect(await ask(delivery.store.system, delivery.northwind, now)).toEqual({
      'tenant.duplicate': { value: false },
      'dibs.complete': { value: true },
      'dibs.count': { value: 4 },
      'blockers.open': { value: 2 },
    });
    const customer = await delivery.store.system
      .selectFrom('tenant')
      .where('id', '=', delivery.contoso)
      .select('customer_id')
      .executeTakeFirstOrThrow();
    await delivery.store.system
      .insertInto('tenant')
      .values({
        id: 'tenant_empty' as never,
        customer_id: customer.customer_id,
        guid: 'empty',
        name: 'Empty',
        domain: 'e.example',
        firm_id: null,
        active: true,
        created_at: now,
      })
      .execute();
    const unknown = { unknown: 'no entitlements of this tenant are known' };
    expect(await ask(delivery.store.system, 'tenant_empty' as never, now)).toEqual({
      'tenant.duplicate': unknown,
      'dibs.complete': unknown,
      'dibs.count': unknown,
      'blockers.open': unknown,
    });
  });

  test('a whole tenant is declared a duplicate by the organisation’s people, with an approval, and the ledger keeps what stood there', async () => {
    const declare = (who: Caller, tenant: string) =>
      who.request('POST', `/tenants/${tenant}/services/duplicate`, {
        why: 'The subscription was cancelled',
        approval: 'CR-4711',
      });
    expect(await declare(zofia, delivery.northwind)).toMatchObject({
      status: 403,
      body: { code: 'DUPLICATE_INTERNAL' },
    });
    expect((await declare(await delivery.as(delivery.gideon), delivery.contoso)).status).toBe(403);
    expect(
      await lotte.request('POST', `/tenants/${delivery.contoso}/services/duplicate`, {
        why: ' ',
        approval: '',
      }),
    ).toMatchObject({ status: 422 });
    expect(await declare(lotte, delivery.contoso)).toMatchObject({ status: 200, body: { services: 3 } });
    const { body } = await lotte.request('GET', `/tenants/${delivery.contoso}/services`);
    expect(body.duplicate).toBe(true);
    const entitled = body.services.filter((one: { entitled: boolean }) => one.entitled);
    expect(entitled.map((one: { rows: object[] }) => one.rows)).toEqual(
      entitled.map(() => [
        expect.objectContaining({ status: 'duplicate-invalid', entitlements: 100, approval: 'CR-4711' }),
      ]),
    );
    const [whole, , ...rest] = (await lotte.request('GET', `/tenants/${delivery.contoso}/timeline`)).body
      .items;
    expect(whole).toMatchObject({
      kind: 'tenant.declared-duplicate',
      why: 'The subscription was cancelled',
      facts: { services: 3, approval: 'CR-4711' },
    });
    expect(rest[0].facts.before.parts).toBe('100 Blocked / Billing, Licensing, Subscription');
    // Saying it twice changes nothing.
    expect((await declare(lotte, delivery.contoso)).body).toEqual({ services: 0 });
  });
});
