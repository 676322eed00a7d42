import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compileFiles } from '../../src/app/compile-files.ts';
import { readConfig } from '../../src/app/config.ts';
import { createApp } from '../../src/app/server.ts';
import { dayNumber } from '../../src/base/days.ts';
import { assign } from '../../src/features/assignments/commands.ts';
import { sendFeedback } from '../../src/features/feedback/commands.ts';
import { addNote } from '../../src/features/notes/commands.ts';
import { addPerson, type NewPerson } from '../../src/features/people/commands.ts';
import { systemActor } from '../../src/features/people/model.ts';
import { publish } from '../../src/features/playbooks/commands.ts';
import { addCustomer, addTenant } from '../../src/features/tenants/commands.ts';
import { listen } from '../../src/http/listen.ts';
import { createLog } from '../../src/http/log.ts';
import { stories } from '../../src/sample/stories.ts';
import { generateTenant } from '../../src/sample/tenant.ts';
import type { Tx } from '../../src/store/store.ts';
import type { Caller } from '../support/app.ts';
import { startFakeGraph, usualClient } from '../support/fake-graph.ts';
import { callerAt, tokenIn } from '../support/http.ts';
import { openTestStore } from '../support/store.ts';
import { type KindId, kinds } from './kinds.ts';
import { pages } from './pages.ts';

// A running server with one person of every kind, and the tenant that they all ask for.

const at = new Date('2026-11-20T10:00:00Z');

const person: Readonly<Record<Exclude<KindId, 'signedOut' | 'portal'>, Omit<NewPerson, 'name' | 'email'>>> = {
  noGroup: { roles: [] },
  elsewhere: { roles: ['fe'] },
  publisher: { roles: ['fe'], capabilities: ['playbook:publish'] },
  guest: { roles: ['cxp-fte'] },
  assigner: { roles: ['rm'] },
  assigned: { roles: ['fe'] },
  customer: { roles: ['fe'] },
  primary: { roles: ['fm'] },
  keeper: { roles: ['fe'], capabilities: ['portfolio:keep'] },
  administrator: { roles: [], administrator: true },
  firm: { roles: ['p-fe'], firm: 'firm_wingtip' },
  partner: { roles: ['p-fm'], firm: 'firm_wingtip' },
  otherFirm: { roles: ['p-fm'], firm: 'firm_litware' },
};

async function fill(tx: Tx, guid: string) {
  const compiled = compileFiles(pages);
  const accept = compiled.site.findings.map(({ code }) => code);
  await publish(tx, systemActor, compiled, { why: 'to be read', accept }, at);
  const firms = ['firm_wingtip', 'firm_litware'].map((id) => ({ id, name: id }));
  await tx.insertInto('partner_firm').values(firms).execute();
  const add = (name: string, more: Omit<NewPerson, 'name' | 'email'>) =>
    addPerson(tx, 'system', { name, email: `${name}@tailspin.example`, demo: true, ...more }, at);
  const people = new Map<string, string>();
  for (const [kind, more] of Object.entries(person)) people.set(kind, await add(kind, more));
  const personId = await add('somebody', { roles: ['fm', 'fe'] });
  const other = await add('another', { roles: ['fm', 'fe'] });
  const given = { region: 'EMEA', segment: 'SMC' };
  const customerId = await addCustomer(tx, systemActor, { tpid: 1, name: 'Contoso', ...given }, at);
  const fabrikam = await addCustomer(tx, systemActor, { tpid: 2, name: 'Fabrikam', ...given }, at);
  const tenant = { domain: 'contoso.example', motions: ['RFA'] };
  const tenantId = await addTenant(
    tx,
    systemActor,
    { ...tenant, customer: customerId, guid, name: 'Contoso', firm: 'firm_wingtip' },
    at,
  );
  const away = await addTenant(
    tx,
    systemActor,
    { ...tenant, customer: fabrikam, guid: 'guid', name: 'Fabrikam', firm: 'firm_litware' },
    at,
  );
  const put = (kind: string, role: string, place: Parameters<typeof assign>[2]['place'], primary = false) =>
    assign(tx, systemActor, { person: people.get(kind) ?? kind, role, place, primary }, at);
  for (const kind of ['elsewhere', 'publisher', 'keeper']) await put(kind, 'fe', { tenant: away });
  await put('otherFirm', 'p-fm', { tenant: away });
  await put('assigned', 'fe', { tenant: tenantId });
  await put('customer', 'fe', { customer: customerId });
  await put('primary', 'fm', { tenant: tenantId }, true);
  await put('partner', 'p-fm', { tenant: tenantId });
  await put(personId, 'fe', { tenant: away });
  // Somebody who works there says the things that everybody asks for.
  const by = { ...systemActor, person: people.get('assigned') ?? '' };
  const note = { tenantId, category: 'Environment', body: 'Words', shared: true } as const;
  const { id: noteId } = await addNote(tx, by, note, at);
  const sent = { version: 1, path: pages[1]?.path ?? '', anchor: '', kind: 'idea', body: 'Words' } as const;
  const { id: feedbackId } = await sendFeedback(tx, by, sent, at);
  return { people, personId, other, customerId, tenantId, noteId, feedbackId, taskId: '4022' };
}

export type Scene = Awaited<ReturnType<typeof openScene>>;

export async function openScene() {
  const from = dayNumber('2026-10-01');
  const sample = generateTenant(3, { people: 5, from, to: from + 60, story: stories.steady });
  const fake = await startFakeGraph({ tenants: [sample], now: () => at });
  const folder = mkdtempSync(join(tmpdir(), 'uptake-authorization-'));
  const store = await openTestStore('pglite');
  const ids = await store.system.transaction().execute((tx) => fill(tx, sample.guid));
  const settings = {
    UPTAKE_DATA: folder,
    UPTAKE_DEMO: 'yes',
    UPTAKE_REQUESTS_A_MINUTE: '100000',
    UPTAKE_GRAPH_CLIENT_ID: usualClient.id,
    UPTAKE_GRAPH_SECRET: usualClient.secret ?? '',
    UPTAKE_GRAPH_URL: fake.url,
    UPTAKE_GRAPH_LOGIN_URL: fake.url,
    UPTAKE_GRAPH_DOWNLOADS: fake.downloadUrl,
  };
  const config = readConfig(settings, { web: false });
  const log = createLog({ level: 'silent' });
  const app = await createApp({ store, config, now: () => at, log, work: false });
  const server = await listen(app, { host: '127.0.0.1', port: 0 });
  const enter = async (kind: string): Promise<Caller> => {
    if (kind === 'signedOut') return callerAt(server.url);
    if (kind === 'portal') return callerAt(server.url, { bearer: app.secret });
    const said = await callerAt(server.url).request('POST', '/demo/sign-in', {
      personId: ids.people.get(kind),
    });
    return callerAt(server.url, { session: tokenIn(said) });
  };
  const callers = new Map<KindId, Caller>();
  for (const { id } of kinds) callers.set(id, await enter(id));
  return {
    ...ids,
    folder,
    store,
    url: server.url,
    enter,
    caller: (kind: KindId) => callers.get(kind) as Caller,
    /** What the portal reads there. */
    read: async (path: string) => (await (callers.get('portal') as Caller).request('GET', path)).body,
    async [Symbol.asyncDispose]() {
      await server.close(1000);
      await app[Symbol.asyncDispose]();
      await store[Symbol.asyncDispose]();
      await fake[Symbol.asyncDispose]();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
