import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compileFiles } from '../../src/app/compile-files.ts';
import { readConfig } from '../../src/app/config.ts';
import { seedDemo } from '../../src/app/demo.ts';
import { demoFirm } from '../../src/app/demo-people.ts';
import { readPlaybookFolder, shippedPlaybook } from '../../src/app/playbook-folder.ts';
import { createApp } from '../../src/app/server.ts';
import { actorOf, startSession } from '../../src/features/people/commands.ts';
import { systemActor } from '../../src/features/people/model.ts';
import { personById } from '../../src/features/people/queries.ts';
import { publish } from '../../src/features/playbooks/commands.ts';
import { csrfOf } from '../../src/http/csrf.ts';
import { listen } from '../../src/http/listen.ts';
import { createLog } from '../../src/http/log.ts';
import type { Store } from '../../src/store/store.ts';
import { rowsOf } from '../access/rows.ts';
import { example, type World } from '../access/world.ts';
import { openTestStore } from '../support/store.ts';
import { asSuperuser } from './store-rows.ts';

// The demo organisation, seen by its partner firm, with something internal in every table: at the firm's own tenants and at others'.

const at = new Date('2026-11-20T10:00:00Z');

/** Internal things at the first tenant, and shared ones by somebody whom the firm doesn't know; shared things at the second, which another firm serves. */
const hidden: World = {
  ...example,
  assignments: [{ person: 0, role: 'fta', place: { tenant: 0, service: '' }, primary: false }],
  contacts: [
    { place: { tenant: 0, service: '' }, kind: 'Microsoft' },
    { place: { tenant: 1, service: '' }, kind: 'Customer' },
  ],
  notes: [
    { tenant: 0, audience: 'internal', author: 0 },
    { tenant: 0, audience: 'shared', author: 0 },
    { tenant: 1, audience: 'shared', author: 1 },
  ],
  records: [
    { tenant: 0, task: '4001' },
    { tenant: 0, task: '4002' },
  ],
  entries: [
    { tenant: 0, customer: null, audience: 'shared', by: 0 },
    { tenant: 0, customer: null, audience: 'internal', by: 0 },
    { tenant: 1, customer: null, audience: 'shared', by: 1 },
    { tenant: null, customer: 0, audience: 'internal', by: 0 },
  ],
};

/** Rows of every table that the comparison of permissions has, the first tenant and customer being the firm's. */
async function hide(store: Store, tenant: string, customer: string): Promise<void> {
  const text = JSON.stringify(rowsOf(hidden))
    .replaceAll('"tenant_0"', `"${tenant}"`)
    .replaceAll('"customer_0"', `"${customer}"`)
    // A task of the partner edition.
    .replaceAll('"4002"', '"3735"');
  const rows: Record<string, Record<string, unknown>[]> = JSON.parse(text);
  await asSuperuser(store, async (connection) => {
    for (const [table, [first, ...rest]] of Object.entries(rows)) {
      if (first === undefined) continue;
      const columns = Object.keys(first).join(', ');
      const all = [first, ...rest].map((row) =>
        'seq' in row ? { ...row, seq: 1000 + Number(row.seq) } : row,
      );
      await connection.query(
        `insert into ${table} (${columns}) overriding system value
          select ${columns} from jsonb_populate_recordset(null::${table}, $1::jsonb) on conflict do nothing`,
        [JSON.stringify(all)],
      );
    }
  });
}

async function demo(): Promise<Store> {
  const store = await openTestStore('pglite');
  const files = await readPlaybookFolder(shippedPlaybook);
  // Two versions, so that there is a difference to ask for.
  for (const words of ['', '\nOne more word.\n']) {
    const compiled = compileFiles(
      files.map((file) => (file.path.endsWith('.md') ? { ...file, text: file.text + words } : file)),
    );
    const accept = compiled.site.findings.map(({ code }) => code);
    await store.system
      .transaction()
      .execute((tx) => publish(tx, systemActor, compiled, { why: 'to be read', accept }, at));
  }
  await seedDemo(store, at);
  return store;
}

export type Scene = Awaited<ReturnType<typeof openScene>>;

export async function openScene() {
  const store = await demo();
  const folder = mkdtempSync(join(tmpdir(), 'uptake-isolation-'));
  const firm = await store.system
    .selectFrom('partner_firm')
    .select('id')
    .where('name', '=', demoFirm)
    .executeTakeFirstOrThrow();
  const people = await store.system
    .selectFrom('person')
    .select(['id', 'name'])
    .where('firm_id', '=', firm.id)
    .execute();
  const tenant = await store.system
    .selectFrom('tenant')
    .select(['id', 'customer_id'])
    .where('firm_id', '=', firm.id)
    .orderBy('name')
    .executeTakeFirstOrThrow();
  await hide(store, tenant.id, tenant.customer_id);
  const { id } = people.find(({ name }) => name === 'Zofia Larkspur') ?? { id: '' };
  const row = await personById(store.system, id);
  if (row === undefined) throw new Error('the demo has no partner any more');
  const partner = actorOf(id, row);
  const { token } = await store.system
    .transaction()
    .execute((tx) => startSession(tx, { person: id, agent: '', how: 'password' }, at));
  // Not the demo's own doors, which name everybody to strangers.
  const config = readConfig({ UPTAKE_DATA: folder, UPTAKE_REQUESTS_A_MINUTE: '100000' }, { web: false });
  const log = createLog({ level: 'silent' });
  return {
    store,
    partner,
    people: new Set(people.map((one) => one.id)),
    headers: { cookie: `uptake_session=${token}`, 'x-csrf-token': csrfOf(token) },
    /** A server that remembers nothing of what was there before. */
    async serve() {
      const app = await createApp({ store, config, now: () => at, log, work: false });
      const server = await listen(app, { host: '127.0.0.1', port: 0 });
      return {
        url: server.url,
        async [Symbol.asyncDispose]() {
          await server.close(1000);
          await app[Symbol.asyncDispose]();
        },
      };
    },
    async [Symbol.asyncDispose]() {
      await store[Symbol.asyncDispose]();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
