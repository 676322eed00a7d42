import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compileFiles } from '../../src/app/compile-files.ts';
import { readConfig } from '../../src/app/config.ts';
import { seedDemo } from '../../src/app/demo.ts';
import { seedDemoUsage } from '../../src/app/demo-usage.ts';
import { readPlaybookFolder, shippedPlaybook } from '../../src/app/playbook-folder.ts';
import { createApp } from '../../src/app/server.ts';
import { ensureWebApp } from '../../src/app/web-build.ts';
import { systemActor } from '../../src/features/people/model.ts';
import { publish } from '../../src/features/playbooks/commands.ts';
import { currentVersion } from '../../src/features/playbooks/queries.ts';
import { type Listening, listen } from '../../src/http/listen.ts';
import { createLog } from '../../src/http/log.ts';
import { openStore } from '../../src/store/store.ts';
import { realPlaybooks } from './app.ts';

/** A whole portal on a free port, with the web app, for a browser. */
export interface Portal extends AsyncDisposable {
  readonly url: string;
  /** Closes everything and opens it again from the same data folder, on the same port. */
  restart(): Promise<void>;
  /** Brings the demo's usage reports, which a start brings behind the open portal. */
  bringUsage(): Promise<void>;
}

/**
 * The demo organisation with the *real* CSMAU and Success Review pages published in place of ours; our kickoff page stays, as the real ones
 * have none.
 */
async function pages() {
  const own = await readPlaybookFolder(shippedPlaybook);
  const kept = own.filter(
    ({ path }) => path === 'uptake.yaml' || path.includes('kickoff') || path.startsWith('includes/'),
  );
  return compileFiles([...kept, ...(await readPlaybookFolder(realPlaybooks))]);
}

/** @param settings of the environment, beside those of every portal. */
export async function openPortal(settings: Readonly<Record<string, string>> = {}): Promise<Portal> {
  await ensureWebApp();
  const folder = mkdtempSync(join(tmpdir(), 'uptake-portal-'));
  const log = createLog({ level: 'warn' });
  const now = () => new Date();

  async function open(port: number) {
    const store = await openStore({ kind: 'folder', folder });
    if ((await currentVersion(store.system)) === undefined) {
      const compiled = await pages();
      const accept = [
        ...new Set(compiled.site.findings.filter(({ level }) => level === 'error').map(({ code }) => code)),
      ];
      await store.system
        .transaction()
        .execute((tx) => publish(tx, systemActor, compiled, { why: 'as it is', accept }, now()));
      await seedDemo(store, now());
    }
    const usual = { UPTAKE_DATA: folder, UPTAKE_DEMO: 'yes', UPTAKE_PORT: String(port) };
    const config = readConfig({ ...usual, ...settings });
    const app = await createApp({ store, config, now, log, work: true });
    const server = await listen(app, { host: '127.0.0.1', port });
    return { store, app, server };
  }
  async function close({ store, app, server }: Awaited<ReturnType<typeof open>>) {
    await server.close(2000);
    await app[Symbol.asyncDispose]();
    await store[Symbol.asyncDispose]();
  }
  const portOf = ({ url }: Listening) => Number(new URL(url).port);

  let running = await open(0);
  // The allowed origin is part of the configuration: open again on the port that turned out to be free.
  const port = portOf(running.server);
  await close(running);
  running = await open(port);
  return {
    url: running.server.url,
    async restart() {
      await close(running);
      running = await open(port);
    },
    bringUsage: () => seedDemoUsage(running.store, running.app.usage, now()),
    async [Symbol.asyncDispose]() {
      await close(running);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
