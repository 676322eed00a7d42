import { makeSetupLink } from '../features/people/commands.ts';
import { systemActor } from '../features/people/model.ts';
import { hasAdministrator } from '../features/people/queries.ts';
import { indexVersion, publish } from '../features/playbooks/commands.ts';
import { currentVersion, isIndexed } from '../features/playbooks/queries.ts';
import { listen } from '../http/listen.ts';
import { createLog } from '../http/log.ts';
import { openStore, type Store } from '../store/store.ts';
import { compileFiles } from './compile-files.ts';
import type { Config } from './config.ts';
import { seedDemo } from './demo.ts';
import { seedDemoServices } from './demo-services.ts';
import { seedDemoUsage } from './demo-usage.ts';
import { readPlaybookFolder, shippedPlaybook } from './playbook-folder.ts';
import { type App, createApp } from './server.ts';
import { serviceParts } from './service-parts.ts';
import type { Steps } from './steps.ts';
import { ensureWebApp } from './web-build.ts';

const graceMs = 10_000;

/**
 * Opens everything, says what is going on, serves until the signal, and closes in order: no new requests, those that run finish, the jobs
 * stop, the store closes.
 */
export async function serve(
  config: Config,
  steps: Steps,
  say: (text: string) => void,
  until: AbortSignal,
): Promise<void> {
  const log = createLog({ level: config.logLevel, pretty: process.stdout.isTTY });
  const now = () => new Date();
  // Two cores: the web app is built while the database opens.
  const building = config.web ? steps.run('Web app', ensureWebApp) : Promise.resolve(false);
  building.catch(() => {});
  await using store = await steps.run(`Store (${nameOf(config)})`, () => openStore(config.store));
  await steps.run('Playbook', () => publishIfNone(store, now()));
  if (config.demo) await steps.run('Demo organisation', () => seedDemo(store, now()));
  await building;
  await using app = await steps.run('Jobs', () => createApp({ store, config, now, log, work: true }));
  const server = await steps.run('Server', () => listen(app, config));
  store.publish(server.url, app.secret);
  // Two hundred days of reports take a moment: the portal is open meanwhile.
  const seeding = config.demo
    ? seedDemoWork(store, app, config, now()).catch((error) => log.error({ err: error }, 'no demo usage'))
    : undefined;
  say(await greeting(store, config, config.publicUrl ?? server.url, steps.elapsed()));
  await new Promise<void>((resolve) => {
    if (until.aborted) resolve();
    until.addEventListener('abort', () => resolve());
  });
  await seeding;
  await server.close(graceMs);
}

/** What is known of the tenants by their reports, and then what was done about it. */
async function seedDemoWork(store: Store, { usage }: App, config: Config, now: Date): Promise<void> {
  await seedDemoUsage(store, usage, now);
  await seedDemoServices(store, serviceParts(config), now);
}

function nameOf({ store }: Config): string {
  if (store.kind === 'server') return `PostgreSQL at ${new URL(store.url).host}`;
  return store.kind === 'folder' ? `embedded, in ${store.folder}` : 'in memory';
}

/** The playbook that comes with Uptake is published when there is none: an empty portal teaches nobody. */
async function publishIfNone(store: Store, now: Date): Promise<void> {
  const current = await currentVersion(store.system);
  if (current !== undefined) {
    // A version from before there was a search is made searchable once.
    if (!(await isIndexed(store.system, current.id)))
      await store.system.transaction().execute((tx) => indexVersion(tx, current.id));
    return;
  }
  const compiled = compileFiles(await readPlaybookFolder(shippedPlaybook));
  await store.system
    .transaction()
    .execute((tx) => publish(tx, systemActor, compiled, { why: 'The playbook that comes with Uptake' }, now));
}

const isLoopback = (host: string) => ['127.0.0.1', '::1', 'localhost'].includes(host);

async function greeting(store: Store, config: Config, url: string, elapsed: string): Promise<string> {
  const lines = ['', `  Uptake is ready: ${url}  (${elapsed})`, ''];
  if (config.demo)
    lines.push(
      '  Sign in: choose one of the invented people on the first page; Jonas Adeyemi is a CSMAU SME.',
    );
  if (!(await hasAdministrator(store.system))) {
    const token = await store.system.transaction().execute((tx) => makeSetupLink(tx, new Date()));
    lines.push(
      '  There is no administrator yet. This link makes one; it works once, for a day:',
      `  ${url}/setup?token=${token}`,
    );
  }
  if (store.durability !== null)
    lines.push(
      `  ${store.durability}`,
      `  Exports: ${config.dataFolder}/exports, nightly and after publishing; "uptake export" makes one now.`,
    );
  if (config.publicUrl === undefined && !isLoopback(config.host)) {
    lines.push(
      '  Browsers elsewhere are refused until UPTAKE_PUBLIC_URL says at which address they reach Uptake.',
    );
  }
  lines.push('  Ctrl+C stops it.', '');
  return lines.join('\n');
}
