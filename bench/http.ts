import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compileFiles } from '../src/app/compile-files.ts';
import { readConfig } from '../src/app/config.ts';
import { readPlaybookFolder, shippedPlaybook } from '../src/app/playbook-folder.ts';
import { createApp } from '../src/app/server.ts';
import { startSession } from '../src/features/people/commands.ts';
import { systemActor } from '../src/features/people/model.ts';
import { publish } from '../src/features/playbooks/commands.ts';
import { csrfOf } from '../src/http/csrf.ts';
import { listen } from '../src/http/listen.ts';
import { createLog } from '../src/http/log.ts';
import type { Store } from '../src/store/store.ts';
import type { Act } from './measure.ts';
import { rowCount, rowFor } from './subject.ts';
import { people } from './uptake.ts';

/**
 * The same save as a browser asks for it: over a socket, signed in, with everything that a request goes through. The asking runs in this
 * process as well, so it takes its share of the same two cores.
 */
export async function throughHttp(store: Store): Promise<{ save: Act } & AsyncDisposable> {
  const compiled = await compileFiles(await readPlaybookFolder(shippedPlaybook));
  const now = () => new Date();
  await store.system
    .transaction()
    .execute((tx) => publish(tx, systemActor, compiled, { why: 'to measure' }, now()));
  const sessions = await Promise.all(
    Array.from({ length: people }, (_, n) => {
      const session = { person: `person_${n}`, agent: 'bench', how: 'demo' } as const;
      return store.system.transaction().execute((tx) => startSession(tx, session, now()));
    }),
  );
  const folder = mkdtempSync(join(tmpdir(), 'uptake-bench-'));
  const config = readConfig({ UPTAKE_DATA: folder, UPTAKE_REQUESTS_A_MINUTE: '10000000' }, { web: false });
  const app = await createApp({ store, config, now, log: createLog({ level: 'silent' }), work: false });
  const server = await listen(app, { host: '127.0.0.1', port: 0 });
  const versions = await presentVersions(store);
  return {
    async save(worker, turn) {
      const row = rowFor(worker, turn);
      const token = sessions[(worker + turn) % people]?.token ?? '';
      const answer = await fetch(`${server.url}/api/tenants/tenant_${row}/tasks/3745`, {
        method: 'PATCH',
        headers: {
          'content-type': 'application/json',
          cookie: `uptake_session=${token}`,
          'x-csrf-token': csrfOf(token),
          'if-match': `"v${versions[row]}"`,
        },
        body: JSON.stringify({ status: 'In Progress', percentComplete: 1 + ((versions[row] ?? 0) % 99) }),
      });
      const body = (await answer.json()) as { version: number };
      if (answer.status !== 200) throw new Error(`${answer.status} ${JSON.stringify(body)}`);
      versions[row] = body.version;
    },
    async [Symbol.asyncDispose]() {
      await server.close(1000);
      await app[Symbol.asyncDispose]();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function presentVersions(store: Store): Promise<number[]> {
  const rows = await store.system.selectFrom('task_record').select(['tenant_id', 'version']).execute();
  const versions = Array.from({ length: rowCount }, () => 1);
  for (const { tenant_id, version } of rows) versions[Number(tenant_id.slice('tenant_'.length))] = version;
  return versions;
}
