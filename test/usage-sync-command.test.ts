import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { readConfig } from '../src/app/config.ts';
import { createApp } from '../src/app/server.ts';
import { usageSyncCommand } from '../src/app/usage-sync-command.ts';
import { systemActor } from '../src/features/people/model.ts';
import { addCustomer, addTenant } from '../src/features/tenants/commands.ts';
import { connect } from '../src/features/usage/sync-connect.ts';
import { createGraph } from '../src/graph/graph.ts';
import { listen } from '../src/http/listen.ts';
import { createLog } from '../src/http/log.ts';
import { stories } from '../src/sample/stories.ts';
import { generateTenant } from '../src/sample/tenant.ts';
import { openStore } from '../src/store/store.ts';
import { type FakeGraph, startFakeGraph, usualClient } from './support/fake-graph.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const now = () => new Date();
const today = Math.floor(Date.now() / 86_400_000);
const plan = { people: 8, from: today - 40, to: today + 2, story: { ...stories.steady, pace: () => 8 } };
const samples = [generateTenant(51, plan), generateTenant(52, plan)] as const;
const folder = mkdtempSync(join(tmpdir(), 'uptake-command-'));
let fake: FakeGraph;

const configOf = (more: Readonly<Record<string, string>> = {}) =>
  readConfig({
    UPTAKE_DATA: folder,
    UPTAKE_GRAPH_CLIENT_ID: usualClient.id,
    UPTAKE_GRAPH_SECRET: usualClient.secret,
    UPTAKE_GRAPH_URL: fake.url,
    UPTAKE_GRAPH_LOGIN_URL: fake.url,
    UPTAKE_GRAPH_DOWNLOADS: fake.downloadUrl,
    ...more,
  });

async function run(tenant?: string, { json = false, config = configOf() } = {}) {
  const printed: string[] = [];
  const shown: string[] = [];
  const progress = { show: (_: number, text: string) => void shown.push(text), end: () => {} };
  const code = await usageSyncCommand(config, { tenant, json }, (text) => void printed.push(text), progress);
  return { code, text: printed.join('\n'), shown };
}

beforeAll(async () => {
  fake = await startFakeGraph({ tenants: samples, now });
  const config = configOf();
  await using store = await openStore(config.store);
  const ids = await store.system.transaction().execute(async (tx) => {
    const given = { tpid: 51, name: 'Fabrikam', region: 'EMEA', segment: 'SMC' };
    const customer = await addCustomer(tx, systemActor, given, now());
    const add = (name: string, { guid, domain }: (typeof samples)[number]) =>
      addTenant(tx, systemActor, { customer, guid, name, domain, motions: [], firm: null }, now());
    return [await add('Fabrikam North', samples[0]), await add('Fabrikam South', samples[1])] as const;
  });
  if (config.graph === undefined) throw new Error('no app is set');
  for (const id of ids)
    await connect({ store, graph: createGraph(config.graph, now) }, systemActor, id, now());
});
afterAll(async () => {
  await fake[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
});

test('one tenant is fetched as far as the limits go, with every step told', async () => {
  const { code, text, shown } = await run(samples[0].domain);
  expect(code).toBe(0);
  expect(text).toMatch(/^Fabrikam North: \d+ new files, \d+ rows\.\n {2}Active users: fine, data to \d{4}-/);
  expect(text).toMatch(/days missing, next try \d{4}-\d\d-\d\d \d\d:\d\d UTC/);
  expect(shown).toContain('Fabrikam North: Active users, snapshot');
});

test('of all that are connected, one that refuses stops no other and makes the exit code 1', async () => {
  fake.tenant(samples[0].guid).consented = false;
  const { code, text } = await run(undefined, { json: true });
  const { tenants } = JSON.parse(text);
  expect([code, tenants.length]).toEqual([1, 2]);
  const problems = tenants[0].reports.flatMap(({ problem }: { problem: unknown }) => problem ?? []);
  expect(problems[0]).toMatchObject({ code: 'GRAPH_NOT_CONSENTED' });
  expect(tenants[1].files).toBeGreaterThan(20);
  expect(text).not.toContain(usualClient.secret);
});

test('while the server runs, it fetches: a report at a time', async () => {
  fake.tenant(samples[0].guid).consented = true;
  const config = configOf();
  await using store = await openStore(config.store);
  const log = createLog({ level: 'silent' });
  await using app = await createApp({ store, config: { ...config, web: false }, now, log, work: false });
  const server = await listen(app, { host: '127.0.0.1', port: 0 });
  store.publish(server.url, app.secret);
  const { code, text, shown } = await run();
  expect(code).toBe(0);
  expect(text).toMatch(/^Fabrikam North: \d+ new files/);
  expect(text).toMatch(/\nFabrikam South: 0 new files/);
  expect(shown).toContain('Fabrikam North: Subscribed products');
  await expect(run('nowhere.example')).resolves.toMatchObject({ code: 1 });
  await server.close(1000);
});

test('without an app, and for a tenant that is not known, it says what to do', async () => {
  const config = readConfig({ UPTAKE_DATA: folder });
  await expect(run(undefined, { config })).rejects.toMatchObject({ code: 'USAGE_NOT_SET_UP' });
  await expect(run('nowhere.example')).rejects.toMatchObject({ code: 'USAGE_TENANT_UNKNOWN' });
  expect(() => readConfig({ UPTAKE_GRAPH_CLIENT_ID: 'x' })).toThrow(
    /UPTAKE_GRAPH_CLIENT_ID belongs together with UPTAKE_GRAPH_SECRET/,
  );
});
