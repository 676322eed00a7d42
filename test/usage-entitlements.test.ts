import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dayNumber } from '../src/base/days.ts';
import { availableEntitlements } from '../src/features/usage/queries.ts';
import { aDelivery, type Caller } from './support/app.ts';
import { engines } from './support/store.ts';

// Who may put a count of entitlements in place of the feed's, and what stays of it. What it does to figures is in usage.test.ts.

const why = 'Support ticket 4711: the count review found 708 more';

describe.each(engines)('an override of entitlements on %s', (engine) => {
  let delivery: Awaited<ReturnType<typeof aDelivery>>;
  let lotte: Caller;
  let path: string;
  beforeAll(async () => {
    delivery = await aDelivery(engine);
    lotte = await delivery.as(delivery.lotte);
    path = `/tenants/${delivery.contoso}/usage/entitlements`;
  });
  afterAll(() => delivery[Symbol.asyncDispose]());

  const put = (who: Caller, match: number, body: object, service = 'exchange') =>
    who.request('PUT', `${path}/${service}`, body, { 'if-match': `"v${match}"` });
  const drop = (who: Caller, match: number, body: object) =>
    who.request('POST', `${path}/exchange/remove`, body, { 'if-match': `"v${match}"` });

  test('is said by whoever writes the tenant, with a reason, and everybody who sees the tenant reads it', async () => {
    const said = await put(lotte, 0, { entitlements: 7000, from: '2026-11-01', why });
    expect(said).toMatchObject({ status: 200, body: { available: 7000, version: 1 } });
    const gideon = await delivery.as(delivery.gideon);
    const read = await gideon.request('GET', path);
    expect(read.body).toMatchObject({
      mayOverride: false,
      items: [
        {
          service: 'exchange',
          available: 7000,
          source: { feed: null, override: { from: '2026-11-01', why, by: { name: 'Lotte Vandersloot' } } },
        },
      ],
    });
    const timeline = await gideon.request('GET', `/tenants/${delivery.contoso}/timeline`);
    expect(timeline.body.items[0]).toMatchObject({
      kind: 'entitlements.overridden',
      why,
      facts: { from: '2026-11-01', before: { entitlements: null }, after: { entitlements: 7000 } },
    });
  });

  test('is refused to who reads only, and hidden from who does not see the tenant', async () => {
    const body = { entitlements: 1, why };
    expect(await put(await delivery.as(delivery.gideon), 1, body)).toMatchObject({
      status: 403,
      body: { code: 'TENANT_READ_ONLY' },
    });
    const zofia = await delivery.as(delivery.zofia);
    expect((await put(zofia, 1, body)).status).toBe(404);
    expect((await zofia.request('GET', path)).status).toBe(404);
    expect((await zofia.request('GET', `/usage/tenant?called=${delivery.contoso}`)).status).toBe(404);
  });

  test('needs a reason, a known service, a whole count and the version it started from', async () => {
    const statuses = [
      await put(lotte, 1, { entitlements: 7000 }),
      await put(lotte, 1, { entitlements: 7000, why: '  ' }),
      await put(lotte, 1, { entitlements: -1, why }),
      await put(lotte, 1, { entitlements: 1.5, why }),
      await put(lotte, 1, { entitlements: 7000, from: '2026-02-30', why }),
      await put(lotte, 1, { entitlements: 7000, why }, 'fax'),
      await lotte.request('PUT', `${path}/exchange`, { entitlements: 7000, why }),
    ].map(({ status }) => status);
    expect(statuses).toEqual([422, 422, 422, 422, 422, 422, 428]);
    const { body } = await lotte.request('GET', path);
    expect(body.items[0].said).toHaveLength(1);
  });

  test('loses a race with both values in sight, and both words stay', async () => {
    const jonas = await delivery.as(delivery.jonas);
    expect((await put(jonas, 1, { entitlements: 7100, why })).status).toBe(200);
    const lost = await put(lotte, 1, { entitlements: 7200, why });
    expect(lost).toMatchObject({
      status: 412,
      body: { code: 'USAGE_OVERRIDE_STALE', current: { available: 7100, version: 2 } },
    });
    expect(lost.body.detail).toContain('Jonas Adeyemi');
  });

  test('is let go from a day on; days before keep it, and there is nothing to let go twice', async () => {
    const gone = await drop(lotte, 2, { from: '2026-11-25', why: 'The feed is right again' });
    expect(gone).toMatchObject({ status: 200, body: { available: null, version: 3 } });
    const counts = await Promise.all(
      ['2026-10-31', '2026-11-19', '2026-11-20', '2026-11-25'].map(async (day) => {
        const all = await availableEntitlements(delivery.store.system, delivery.contoso, dayNumber(day));
        return all.get('exchange')?.count ?? null;
      }),
    );
    expect(counts).toEqual([null, 7000, 7100, null]);
    expect(await drop(lotte, 3, { from: '2026-11-25', why })).toMatchObject({
      status: 409,
      body: { code: 'USAGE_NOT_OVERRIDDEN' },
    });
  });

  test('is kept by row security in one’s own name, for tenants that one writes, and is never changed', async () => {
    const row = {
      tenant_id: delivery.contoso,
      service: 'teams',
      version: 1,
      from_day: '2026-11-01',
      count: 5,
      why,
      said_by: delivery.gideon,
      said_at: delivery.clock.now,
    };
    const identity = (person: string, writes: 'none' | 'assigned') => ({
      person,
      reads: 'all' as const,
      writes,
      assigns: 'none' as const,
      firm: null,
      audience: 'internal' as const,
      administrator: false,
      capabilities: [],
    });
    const add = (person: string, said_by: string, writes: 'none' | 'assigned' = 'assigned') =>
      delivery.store
        .as(identity(person, writes))
        .insertInto('usage_override')
        .values({ ...row, said_by })
        .execute();
    await expect(add(delivery.gideon, delivery.gideon)).rejects.toThrow('row-level security');
    await expect(add(delivery.lotte, delivery.jonas)).rejects.toThrow('row-level security');
    await expect(add(delivery.lotte, delivery.lotte, 'none')).rejects.toThrow('row-level security');
    await add(delivery.lotte, delivery.lotte);
    const change = delivery.store.as(identity(delivery.lotte, 'assigned')).updateTable('usage_override');
    await expect(change.set({ count: 6 }).execute()).rejects.toThrow();
    await expect(
      delivery.store.system.updateTable('usage_override').set({ count: 6 }).execute(),
    ).rejects.toThrow();
  });
});
