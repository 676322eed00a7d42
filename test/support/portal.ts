import { cpSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { compileFiles } from '../../src/app/compile-files.ts';
import { readConfig } from '../../src/app/config.ts';
import { seedDemo } from '../../src/app/demo.ts';
import { seedDemoServices } from '../../src/app/demo-services.ts';
import { seedDemoUsage } from '../../src/app/demo-usage.ts';
import { readPlaybookFolder, shippedPlaybook } from '../../src/app/playbook-folder.ts';
import { type AppOptions, createApp } from '../../src/app/server.ts';
import { serviceParts } from '../../src/app/service-parts.ts';
import { ensureWebApp } from '../../src/app/web-build.ts';
import { systemActor } from '../../src/features/people/model.ts';
import { publish } from '../../src/features/playbooks/commands.ts';
import { listen } from '../../src/http/listen.ts';
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
  /** And what was done about the services that they tell of. */
  bringServices(): Promise<void>;
}

/**
 * The demo organisation with the *real* CSMAU and Success Review pages published in place of ours; our kickoff page stays, as the real ones
 * have none.
 */
async function pages() {
  const own = await readPlaybookFolder(shippedPlaybook);
  const kept = own.filter(
    ({ path }) =>
      path === 'uptake.yaml' ||
      path.includes('kickoff') ||
      path.startsWith('includes/') ||
      path.endsWith('.process.yaml'),
  );
  return compileFiles([...kept, ...(await readPlaybookFolder(realPlaybooks))]);
}

const now = () => new Date();

/** A data folder with the demo organisation; made by the first test file that asks, copied by the others. */
async function demoFolder(): Promise<string> {
  const made = join(inject('shared'), 'demo');
  if (!existsSync(made)) {
    const making = `${made}.making`;
    const store = await openStore({ kind: 'folder', folder: making });
    const compiled = await pages();
    const accept = [
      ...new Set(compiled.site.findings.filter(({ level }) => level === 'error').map(({ code }) => code)),
    ];
    await store.system
      .transaction()
      .execute((tx) => publish(tx, systemActor, compiled, { why: 'as it is', accept }, now()));
    await seedDemo(store, now());
    await store[Symbol.asyncDispose]();
    renameSync(making, made);
  }
  const folder = mkdtempSync(join(tmpdir(), 'uptake-portal-'));
  cpSync(made, folder, { recursive: true });
  return folder;
}

/**
 * @param settings of the environment, beside those of every portal.
 * @param parts what a test puts in the place of the usual.
 */
export async function openPortal(
  settings: Readonly<Record<string, string>> = {},
  parts: Pick<AppOptions, 'cases'> = {},
): Promise<Portal> {
  await ensureWebApp();
  const folder = await demoFolder();
  const log = createLog({ level: 'warn' });

  async function open(port: number) {
    const store = await openStore({ kind: 'folder', folder });
    const usual = { UPTAKE_DATA: folder, UPTAKE_DEMO: 'yes', UPTAKE_PORT: String(port) };
    const config = readConfig({ ...usual, ...settings });
    const app = await createApp({ store, config, now, log, work: true, ...parts });
    const server = await listen(app, { host: '127.0.0.1', port });
    return { store, app, server };
  }
  async function close({ store, app, server }: Awaited<ReturnType<typeof open>>) {
    await server.close(2000);
    await app[Symbol.asyncDispose]();
    await store[Symbol.asyncDispose]();
  }

  // The allowed origin is part of the configuration, so the port must be known before.
  const port = await freePort();
  let running = await open(port);
  return {
    url: running.server.url,
    async restart() {
      await close(running);
      running = await open(port);
    },
    bringUsage: () => seedDemoUsage(running.store, running.app.usage, now()),
    bringServices: () => seedDemoServices(running.store, serviceParts({}), now()),
    async [Symbol.asyncDispose]() {
      await close(running);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
