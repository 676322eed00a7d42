import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { dayNumber } from '../src/base/days.ts';
import { usefulRoles } from '../src/features/usage/sync-state.ts';
import { stories } from '../src/sample/stories.ts';
import { generateTenant } from '../src/sample/tenant.ts';
import { aDelivery } from './support/app.ts';
import { allRoles, type FakeGraph, startFakeGraph, usualClient } from './support/fake-graph.ts';

// Connecting tenants, the screen's questions and the jobs, through the door of the server and over HTTP to the fake Graph.

vi.setConfig({ testTimeout: 120_000 });

type Delivery = Awaited<ReturnType<typeof aDelivery>>;

const today = dayNumber('2026-11-20');
const story = { ...stories.steady, pace: () => 8 };
const plan = { people: 20, from: today - 60, to: today + 20, story };
const samples = [generateTenant(31, plan), generateTenant(32, plan)] as const;
const clock = { now: new Date('2026-11-20T10:00:00.000Z') };
const redirect = 'http://127.0.0.1:4280/usage/consent';

let fake: FakeGraph;
let delivery: Delivery;
let contoso: string;
let northwind: string;

beforeAll(async () => {
  fake = await startFakeGraph({
    tenants: samples,
    now: () => clock.now,
    clients: [{ ...usualClient, redirects: [redirect] }],
  });
  delivery = await aDelivery('pglite', {
    UPTAKE_GRAPH_CLIENT_ID: usualClient.id,
    UPTAKE_GRAPH_SECRET: usualClient.secret ?? '',
    UPTAKE_GRAPH_URL: fake.url,
    UPTAKE_GRAPH_LOGIN_URL: fake.url,
    UPTAKE_GRAPH_DOWNLOADS: fake.downloadUrl,
  });
  delivery.clock.now = clock.now;
  ({ contoso, northwind } = delivery);
  for (const [id, { guid }] of [
    [delivery.contoso, samples[0]],
    [delivery.northwind, samples[1]],
  ] as const)
    await delivery.store.system.updateTable('tenant').set({ guid }).where('id', '=', id).execute();
}, 120_000);
afterAll(async () => {
  await delivery[Symbol.asyncDispose]();
  await fake[Symbol.asyncDispose]();
}, 60_000);
beforeEach(() => {
  for (const { guid } of samples) Object.assign(fake.tenant(guid), { consented: false, roles: allRoles });
  Object.assign(fake.knobs, { consent: 'grant', consentingTenant: null });
});

const ada = () => delivery.as(delivery.ada);

/** An administrator of the tenant opens the link and accepts, or not. @returns what the login says to our page. */
async function openLink(url: string): Promise<Record<string, string>> {
  const answer = await fetch(url, { redirect: 'manual' });
  const back = new URL(answer.headers.get('location') ?? '');
  expect(`${back.origin}${back.pathname}`).toBe(redirect);
  const { state, tenant, error } = Object.fromEntries(back.searchParams);
  return Object.fromEntries(
    Object.entries({ state, tenant, error }).filter(
      (pair): pair is [string, string] => pair[1] !== undefined,
    ),
  );
}

const linkFor = async (id: string) => (await ada()).request('POST', `/tenants/${id}/usage/consent`, {});
const finish = (said: Record<string, string>) => delivery.anonymous.request('POST', '/usage/consent', said);
const stateOf = async (id: string) => (await (await ada()).request('GET', `/tenants/${id}/usage/sync`)).body;
const kinds = async (id: string) => {
  const rows = await delivery.store.system
    .selectFrom('ledger')
    .select(['kind', 'person_id'])
    .where('chain', '=', id)
    .where('kind', 'like', 'usage.%')
    .orderBy('seq')
    .execute();
  return rows;
};

describe('consent', () => {
  test('is asked for by administrators only', async () => {
    for (const person of [delivery.lotte, delivery.jonas]) {
      const caller = await delivery.as(person);
      const answer = await caller.request('POST', `/tenants/${contoso}/usage/consent`, {});
      expect([answer.status, answer.body.code]).toEqual([403, 'USAGE_CONNECT_NOT_YOURS']);
    }
    expect(await stateOf(contoso)).toMatchObject({
      setUp: true,
      connection: { state: 'never' },
      reports: [],
    });
  });

  test('that is refused connects nobody, and the link may be opened again', async () => {
    const { body } = await linkFor(contoso);
    fake.knobs.consent = 'refuse';
    const refused = await finish(await openLink(body.url));
    expect([refused.status, refused.body.code]).toEqual([409, 'USAGE_CONSENT_REFUSED']);
    expect(await stateOf(contoso)).toMatchObject({ connection: { state: 'asked' } });
    fake.knobs.consent = 'grant';
    expect(await finish(await openLink(body.url))).toMatchObject({
      status: 200,
      body: { tenant: 'Contoso Pharma' },
    });
    const again = await finish(await openLink(body.url));
    expect([again.status, again.body.code]).toEqual([404, 'USAGE_CONSENT_UNKNOWN']);
    expect(await stateOf(contoso)).toMatchObject({
      connection: { state: 'connected', by: { name: 'Ada Kestrel' }, missingRoles: [] },
      mayRetry: true,
    });
    expect((await kinds(contoso)).map(({ kind }) => kind)).toEqual([
      'usage.consent-asked',
      'usage.connected',
    ]);
  });

  test('of another tenant than the one that was asked connects neither', async () => {
    const { body } = await linkFor(northwind);
    fake.knobs.consentingTenant = samples[0].guid;
    const said = await openLink(body.url);
    expect((await finish(said)).body.code).toBe('USAGE_CONSENT_OTHER_TENANT');
    // A liar in the address is found out by the token.
    expect((await finish({ ...said, tenant: samples[1].guid })).body.code).toBe('GRAPH_NOT_CONSENTED');
    expect(await stateOf(northwind)).toMatchObject({ connection: { state: 'asked' } });
  });

  test('with a strange state, or an old one, is unknown', async () => {
    const { body } = await linkFor(northwind);
    const said = await openLink(body.url);
    expect((await finish({ ...said, state: 'x'.repeat(43) })).body.code).toBe('USAGE_CONSENT_UNKNOWN');
    const { now } = delivery.clock;
    delivery.clock.now = new Date(now.getTime() + 8 * 24 * 3_600_000);
    expect((await finish(said)).body.code).toBe('USAGE_CONSENT_UNKNOWN');
    delivery.clock.now = now;
  });

  test('without the permission for reports is refused with what to do', async () => {
    Object.assign(fake.tenant(samples[1].guid), { consented: true, roles: ['User.Read.All'] });
    const answer = await (await ada()).request('POST', `/tenants/${northwind}/usage/connection`, {});
    expect([answer.status, answer.body.code]).toEqual([409, 'USAGE_NO_REPORTS_ROLE']);
    expect(answer.body.detail).toMatch(/Reports\.Read\.All/);
  });

  test('that was given elsewhere is proved by a token; what was not granted is named', async () => {
    Object.assign(fake.tenant(samples[1].guid), { consented: true, roles: ['Reports.Read.All'] });
    const { body } = await (await ada()).request('POST', `/tenants/${northwind}/usage/connection`, {});
    expect(body.connection).toMatchObject({
      state: 'connected',
      missingRoles: usefulRoles.slice(1).map(({ name }) => name),
    });
  });
});

describe('the jobs', () => {
  test('fetch for every tenant that is due; one that fails stops no other; a second call finds nothing due', async () => {
    for (const { guid } of samples) fake.tenant(guid).consented = true;
    fake.tenant(samples[1].guid).roles = ['Reports.Read.All'];
    await delivery.app.jobs.settle();
    const [first, second] = [await stateOf(contoso), await stateOf(northwind)];
    expect(first.reports.map(({ report }: { report: string }) => report)).toEqual([
      'active-users',
      'teams',
      'm365-apps',
      'copilot',
      'subscribed-skus',
    ]);
    expect(first.reports[0]).toMatchObject({ state: 'fine', lag: 2, dataDay: '2026-11-18' });
    expect(second.reports.at(-1)).toMatchObject({
      state: 'problem',
      problem: { code: 'GRAPH_NO_PERMISSION' },
    });
    const asked = fake.log.length;
    await delivery.app.jobs.send('call-due-usage', {});
    await delivery.app.jobs.settle();
    expect(fake.log).toHaveLength(asked);
    expect(await delivery.app.jobs.dead()).toEqual([]);
  });

  test('are called when the next try comes', async () => {
    for (const { guid } of samples) fake.tenant(guid).consented = true;
    clock.now = new Date(clock.now.getTime() + 10 * 60_000);
    delivery.clock.now = clock.now;
    const asked = fake.log.length;
    await delivery.app.jobs.send('call-due-usage', {});
    await delivery.app.jobs.settle();
    expect(fake.log.length).toBeGreaterThan(asked + 20);
    expect((await stateOf(contoso)).reports[0].missing.length).toBeLessThan(3);
  });
});

describe('the state of fetching', () => {
  test('is shown for each tenant that one sees, and for no other', async () => {
    const all = await (await ada()).request('GET', '/usage/sync');
    expect(all.body.items.map(({ tenant }: { tenant: { name: string } }) => tenant.name)).toEqual([
      'Contoso Pharma',
      'Northwind Traders',
    ]);
    const zofia = await (await delivery.as(delivery.zofia)).request('GET', '/usage/sync');
    expect(zofia.body.items).toMatchObject([
      { tenant: { name: 'Northwind Traders' }, mayConnect: false, mayRetry: true },
    ]);
    const other = await (await delivery.as(delivery.zofia)).request('GET', `/tenants/${contoso}/usage/sync`);
    expect(other.status).toBe(404);
    const found = await (await ada()).request('GET', '/usage/sync?search=north&limit=1');
    expect([found.body.total, found.body.items.length]).toEqual([1, 1]);
  });

  test('can be hastened by those who write at the tenant', async () => {
    const gideon = await delivery.as(delivery.gideon);
    const refused = await gideon.request('POST', `/tenants/${contoso}/usage/sync/retry`, {});
    expect([refused.status, refused.body.code]).toEqual([403, 'USAGE_RETRY_NOT_YOURS']);
    const jonas = await delivery.as(delivery.jonas);
    const answer = await jonas.request('POST', `/tenants/${contoso}/usage/sync/retry`, { report: 'copilot' });
    expect(answer.status).toBe(202);
    const copilot = answer.body.reports.find(({ report }: { report: string }) => report === 'copilot');
    expect(Date.parse(copilot.nextTry)).toBeLessThanOrEqual(delivery.clock.now.getTime());
    const strange = await jonas.request('POST', `/tenants/${contoso}/usage/sync/retry`, { report: 'skype' });
    expect([strange.status, strange.body.code]).toEqual([404, 'USAGE_REPORT_UNKNOWN']);
    const asked = fake.log.length;
    await delivery.app.jobs.settle();
    expect(fake.log.slice(asked).some(({ path }) => path.includes('Copilot'))).toBe(true);
  });

  test('is told to the command line, which waits for it', async () => {
    const tenants = await delivery.operator.request('GET', '/usage/connections');
    expect(tenants.body.tenants).toHaveLength(2);
    const result = await delivery.operator.request('POST', '/usage/sync', { tenant: northwind });
    expect(result.body.reports.length).toBe(5);
    const stranger = await delivery.operator.request('POST', '/usage/sync', { tenant: 'nowhere.example' });
    expect(stranger.body.code).toBe('USAGE_TENANT_UNKNOWN');
  });

  test('ends with the connection; what is in stays in', async () => {
    const gone = await (await ada()).request('DELETE', `/tenants/${northwind}/usage/connection`);
    expect(gone.body.connection.state).toBe('disconnected');
    const imports = await (await ada()).request('GET', `/tenants/${northwind}/usage/imports`);
    expect(imports.body.items.length).toBeGreaterThan(3);
    expect((await kinds(northwind)).at(-1)).toEqual({ kind: 'usage.disconnected', person_id: delivery.ada });
    const retry = await (await ada()).request('POST', `/tenants/${northwind}/usage/sync/retry`, {});
    expect(retry.body.code).toBe('USAGE_NOT_CONNECTED');
  });

  test('holds no secret', async () => {
    const all = await (await ada()).request('GET', '/usage/sync');
    expect(JSON.stringify(all.body)).not.toContain(usualClient.secret);
  });
});
