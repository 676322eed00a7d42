import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aDelivery, type Caller } from './support/app.ts';
import { blockedPart, feed, part, saves } from './support/services.ts';
import { engines } from './support/store.ts';

// A service of a tenant, saved in one piece through the door that people use. What the rules say stands beside them; here is what is kept, refused
// and told.

describe.each(engines)('the services of a tenant on %s', (engine) => {
  let delivery: Awaited<ReturnType<typeof aDelivery>>;
  let lotte: Caller;
  let save: ReturnType<typeof saves>;
  const read = async (who: Caller, service: string) =>
    (await who.request('GET', `/tenants/${delivery.contoso}/services/${service}`)).body;
  const timeline = async (who: Caller, subject?: string) =>
    (await who.request('GET', `/tenants/${delivery.contoso}/timeline${subject ? `?subject=${subject}` : ''}`))
      .body.items;
  const codes = (answer: { body: { issues?: { field: string; code: string }[] } }) =>
    answer.body.issues?.map(({ field, code }) => `${field}: ${code}`);

  /** Days go by, and sessions with them. */
  async function at(moment: string): Promise<void> {
    delivery.clock.now = new Date(moment);
    lotte = await delivery.as(delivery.lotte);
    save = saves(lotte, delivery.contoso);
  }

  beforeAll(async () => {
    delivery = await aDelivery(engine);
    await at('2026-11-20T10:00:00.000Z');
    await feed(delivery.store, delivery.contoso, 'exchange', 300, '2026-11-01');
    await feed(delivery.store, delivery.contoso, 'teams', 300, '2026-11-01');
  });
  afterAll(() => delivery[Symbol.asyncDispose]());

  test('what the feed brings stands at Status Unknown / New Subscription or Workload, since its day', async () => {
    const { body } = await lotte.request('GET', `/tenants/${delivery.contoso}/services`);
    const exchange = body.services.find((one: { service: string }) => one.service === 'exchange');
    expect(exchange).toMatchObject({
      entitled: true,
      available: 300,
      version: 0,
      rows: [
        {
          id: null,
          status: 'status-unknown',
          reason: 'new-subscription',
          entitlements: 300,
          since: '2026-11-01',
        },
      ],
    });
    expect(body.services.find((one: { service: string }) => one.service === 'intune')).toMatchObject({
      entitled: false,
      available: null,
      rows: [],
    });
    expect(body.abilities).toEqual({
      write: true,
      scenario: false,
      internal: true,
      duplicate: true,
      rfa: false,
    });
  });

  test('parts are saved when they come to what is available, and told in the timeline', async () => {
    const saved = await save('exchange', 0, {
      rows: [part(280), blockedPart(20, { note: 'Waits for the new contract.' })],
    });
    expect(saved).toMatchObject({
      status: 200,
      body: { version: 1, over: 0, updatedBy: { name: 'Lotte Vandersloot' } },
    });
    expect(saved.headers.get('etag')).toBe('"v1"');
    const [entry] = await timeline(lotte, 'service:exchange');
    expect(entry).toMatchObject({
      kind: 'entitlements.classified',
      facts: {
        service: 'Exchange',
        before: { parts: '300 Status Unknown / New Subscription or Workload' },
        after: { parts: '280 In Progress · 20 Blocked / Billing, Licensing, Subscription' },
      },
      personal: { excerpt: 'Waits for the new contract.' },
    });
  });

  test('parts that do not are refused with every reason at its field, and nothing is changed', async () => {
    const refused = await save('exchange', 1, {
      rows: [part(279), blockedPart(20, { note: 'x'.repeat(401), splitReason: null })],
      migration: {
        performing: false,
        rejectionReason: '',
        rejectionNote: '',
        start: null,
        end: null,
        rows: [],
      },
    });
    expect([refused.status, refused.body.code]).toEqual([422, 'SERVICE_NOT_SAVED']);
    expect(codes(refused)).toEqual([
      'rows: ENTITLEMENTS_NOT_TOTAL',
      'rows.1.note: NOTE_TOO_LONG',
      'rows.1.splitReason: SPLIT_REASON_REQUIRED',
      'migration.rejectionReason: REJECTION_REASON_REQUIRED',
      'migration.rejectionNote: REJECTION_NOTE_REQUIRED',
    ]);
    expect(refused.body.detail).toContain('299 entitlements and 300 are available');
    expect((await read(lotte, 'exchange')).version).toBe(1);
  });

  test('the feed may bring more, which stands as new; or less, which somebody has to take away', async () => {
    await feed(delivery.store, delivery.contoso, 'exchange', 310, '2026-11-10');
    const more = await read(lotte, 'exchange');
    expect(
      more.rows.map((row: { status: string; entitlements: number }) => [row.status, row.entitlements]),
    ).toEqual([
      ['in-progress', 280],
      ['blocked', 20],
      ['status-unknown', 10],
    ]);
    await feed(delivery.store, delivery.contoso, 'exchange', 290, '2026-11-15');
    const fewer = await read(lotte, 'exchange');
    expect([fewer.over, fewer.rows.length]).toEqual([10, 2]);
    const [first, second] = fewer.rows;
    expect(codes(await save('exchange', 1, { rows: [first, second].map(bare) }))).toBeUndefined();
    expect(codes(await save('exchange', 1, { rows: [{ ...bare(first), note: 'x' }, bare(second)] }))).toEqual(
      ['rows: ENTITLEMENTS_NOT_TOTAL'],
    );
    const fits = await save('exchange', 1, { rows: [{ ...bare(first), entitlements: 270 }, bare(second)] });
    expect(fits).toMatchObject({ status: 200, body: { over: 0, version: 2 } });
    expect(fits.body.rows.map(({ id }: { id: string }) => id)).toEqual([first.id, second.id]);
  });

  test('an override is what parts must come to', async () => {
    const body = { entitlements: 7000, from: '2026-11-16', why: 'Count review 4711' };
    await lotte.request('PUT', `/tenants/${delivery.contoso}/usage/entitlements/teams`, body, {
      'if-match': '"v0"',
    });
    expect(codes(await save('teams', 0, { rows: [part(6292)] }))).toEqual(['rows: ENTITLEMENTS_NOT_TOTAL']);
    expect(await save('teams', 0, { rows: [part(7000)] })).toMatchObject({
      status: 200,
      body: { available: 7000, overridden: true },
    });
  });

  test('a service of which nothing is known can’t be placed, and says where to make it known', async () => {
    const refused = await save('intune', 0, { rows: [part(5)] });
    expect(codes(refused)).toEqual(['rows: ENTITLEMENTS_UNKNOWN']);
    expect(refused.body.detail).toContain('Usage tab');
  });

  test('a part keeps the day since when it stands there while its status and reason stay', async () => {
    await at('2026-11-25T10:00:00.000Z');
    const { rows, version } = await read(lotte, 'exchange');
    const moved = await save('exchange', version, {
      rows: [
        { ...bare(rows[0]), note: 'Moves in January' },
        { ...bare(rows[1]), reason: 'legal', engineering: 'legal' },
      ],
    });
    expect(moved.body.rows.map(({ since }: { since: string }) => since)).toEqual([
      '2026-11-20',
      '2026-11-25',
    ]);
  });

  test('a lost race is refused with the service as it stands, and of two at once one is kept', async () => {
    const { version } = await read(lotte, 'exchange');
    const jonas = saves(await delivery.as(delivery.jonas), delivery.contoso);
    const delivered = (teams: string[]) => ({
      delivery: { inScope: true, scenario: 'Customer-Led w/ FTP Assist', teams, splitDelivery: null },
    });
    const both = await Promise.all([
      save('exchange', version, delivered(['FTC EMEA'])),
      jonas('exchange', version, delivered(['FTC Americas'])),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
    const [won, lost] = both[0]?.status === 200 ? both : [both[1], both[0]];
    expect(lost?.body).toMatchObject({
      code: 'SERVICE_STALE',
      current: { version: version + 1, delivery: won?.body.delivery },
    });
    const first = await Promise.all([
      save('sharepoint', 0, delivered(['A'])),
      jonas('sharepoint', 0, delivered(['B'])),
    ]);
    expect(first.map(({ status }) => status).sort()).toEqual([200, 412]);
  });

  test('a save that changes nothing leaves no version and no entry', async () => {
    const before = await read(lotte, 'exchange');
    const entries = (await timeline(lotte)).length;
    const same = await save('exchange', before.version, {
      rows: before.rows.map(bare),
      delivery: before.delivery,
      motions: [],
    });
    expect([same.status, same.body.version, (await timeline(lotte)).length]).toEqual([
      200,
      before.version,
      entries,
    ]);
  });

  test('who reads only is refused, who does not see the tenant finds nothing, and a version is asked for', async () => {
    const rows = { rows: [part(290)] };
    expect(
      await saves(await delivery.as(delivery.gideon), delivery.contoso)('exchange', 0, rows),
    ).toMatchObject({
      status: 403,
      body: { code: 'TENANT_READ_ONLY' },
    });
    const zofia = await delivery.as(delivery.zofia);
    expect((await saves(zofia, delivery.contoso)('exchange', 0, rows)).status).toBe(404);
    expect((await zofia.request('GET', `/tenants/${delivery.contoso}/services`)).status).toBe(404);
    expect((await zofia.request('GET', `/tenants/${delivery.contoso}/blockers`)).status).toBe(404);
    expect((await lotte.request('PUT', `/tenants/${delivery.contoso}/services/exchange`, rows)).status).toBe(
      428,
    );
    expect(await save('fax', 0, rows)).toMatchObject({ status: 404, body: { code: 'SERVICE_UNKNOWN' } });
  });

  test('the engagement start is set; moved, it says why in a note of Engagement Management', async () => {
    const { version } = await read(lotte, 'exchange');
    expect(await save('exchange', version, { engagementStart: '2026-12-01' })).toMatchObject({ status: 200 });
    const refused = await save('exchange', version + 1, { engagementStart: '2027-01-01' });
    expect(codes(refused)).toEqual(['why: START_WHY_REQUIRED']);
    const why = 'Their fiscal year ends in December';
    expect((await save('exchange', version + 1, { engagementStart: '2027-01-01', why })).status).toBe(200);
    const notes = await lotte.request('GET', `/tenants/${delivery.contoso}/notes`);
    expect(notes.body.items[0]).toMatchObject({
      category: 'Engagement Management',
      body: `Exchange: the engagement start date moved from 2026-12-01 to 2027-01-01. ${why}`,
    });
    const kinds = (await timeline(lotte, 'service:exchange')).map(
      ({ kind, why: said }: { kind: string; why: string }) => [kind, said],
    );
    expect(kinds.slice(0, 2)).toEqual([
      ['engagement.moved', why],
      ['engagement.started', ''],
    ]);
  });

  test('DIBS are complete when all four are said: an event, who said what when, and stale after a time', async () => {
    const { rows, version, indicators } = await read(lotte, 'exchange');
    const half = await save('exchange', version, {
      indicators: { ...indicators, reason: 'Increase Security' },
    });
    expect(half.body.dibs.map(({ value }: { value: string | null }) => value !== null)).toEqual([
      false,
      true,
      true,
      false,
    ]);
    const jonas = saves(await delivery.as(delivery.jonas), delivery.contoso);
    const whole = await jonas('exchange', version + 1, {
      rows: [{ ...bare(rows[0]), targetDate: '2027-03-01' }, bare(rows[1])],
      indicators: { ...indicators, reason: 'Increase Security', owner: 'IT lead' },
    });
    expect(whole.body.dibs).toMatchObject([
      { element: 'due', value: '2027-03-01', by: { name: 'Jonas Adeyemi' }, days: 0, stale: false },
      { element: 'intent', value: 'In Progress: Moves in January', by: { name: 'Lotte Vandersloot' } },
      { element: 'reason', value: 'Increase Security', by: { name: 'Lotte Vandersloot' } },
      { element: 'owner', value: 'IT lead', by: { name: 'Jonas Adeyemi' } },
    ]);
    const list = await lotte.request('GET', `/tenants/${delivery.contoso}/services`);
    expect(list.body.validDibs).toEqual(['exchange']);
    const captured = (await timeline(lotte, 'service:exchange')).filter(
      ({ kind }: { kind: string }) => kind === 'dibs.captured',
    );
    expect(captured).toHaveLength(1);
    await at('2027-06-30T10:00:00.000Z');
    expect((await read(lotte, 'exchange')).dibs.map(({ stale }: { stale: boolean }) => stale)).toEqual([
      true,
      true,
      true,
      true,
    ]);
    await at('2026-11-25T10:00:00.000Z');
  });

  test('a data migration comes to what is in progress, or says why Microsoft does not do it', async () => {
    const { version, migration } = await read(lotte, 'exchange');
    const row = {
      kind: 'Mig-ExHybrid',
      status: 'Velocity Migration - In Progress',
      estimated: '2027-02-01',
      notes: '',
      sizeGb: 12.5,
    };
    const going = { ...migration, performing: true };
    expect(
      codes(
        await save('exchange', version, { migration: { ...going, rows: [{ ...row, entitlements: 200 }] } }),
      ),
    ).toEqual(['migration.rows: MIGRATION_NOT_TOTAL']);
    const saved = await save('exchange', version, {
      migration: {
        ...going,
        rows: [
          { ...row, entitlements: 200 },
          { ...row, kind: 'Mig-GmailStaged', entitlements: 70 },
        ],
      },
    });
    expect(saved.body.migration.rows).toMatchObject([
      { entitlements: 200, sizeGb: 12.5 },
      { entitlements: 70 },
    ]);
    expect((await read(lotte, 'teams')).migration).toBeNull();
  });

  test('a forecast needs a submitted request and dates in order, and every one is kept', async () => {
    const { version, forecast } = await read(lotte, 'exchange');
    const dates = { ...forecast, first: '2027-02-08', second: '2027-02-27' };
    expect(codes(await save('exchange', version, { forecast: dates }))).toEqual([
      'forecast.first: FORECAST_NO_RFA',
    ]);
    const rfa = { id: 'RFA-1201', submitted: '2026-11-24' };
    const path = `/tenants/${delivery.contoso}/services/exchange/rfa`;
    expect(await lotte.request('PUT', path, rfa)).toMatchObject({
      status: 403,
      body: { code: 'RFA_FORBIDDEN' },
    });
    const ada = await delivery.as(delivery.ada);
    expect(await ada.request('PUT', path, rfa)).toMatchObject({ status: 200, body: { rfa } });
    expect(codes(await save('exchange', version, { forecast: { ...dates, first: '2026-11-09' } }))).toEqual([
      'forecast.first: FORECAST_NOT_IN_ORDER',
      'forecast.first: FORECAST_NOT_IN_FUTURE',
    ]);
    expect((await save('exchange', version, { forecast: dates })).status).toBe(200);
    const second = await save('exchange', version + 1, { forecast: { ...dates, maximum: '2027-09-01' } });
    expect(second.body.forecasts).toMatchObject([
      { first: '2027-02-08', maximum: '2027-09-01', rfa: 'RFA-1201', by: { name: 'Lotte Vandersloot' } },
      { first: '2027-02-08', maximum: null },
    ]);
  });
});

const bare = ({ since: _since, owner: _owner, ...row }: Record<string, unknown>) => row;
