import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Gauge } from 'prom-client';
import packageJson from '../../package.json' with { type: 'json' };
import type { Clock } from '../base/time.ts';
import { assignmentRoutes } from '../features/assignments/routes.ts';
import { figureJob } from '../features/cases/figures.ts';
import { caseJob } from '../features/cases/jobs.ts';
import type { CaseParts } from '../features/cases/parts.ts';
import { type CaseLetters, caseRoutes } from '../features/cases/routes.ts';
import { contactRoutes } from '../features/contacts/routes.ts';
import { dayRoutes } from '../features/day/routes.ts';
import { feedbackRoutes } from '../features/feedback/routes.ts';
import { goalRoutes } from '../features/goals/routes.ts';
import { importJob } from '../features/imports/jobs.ts';
import { importRoutes } from '../features/imports/routes.ts';
import { noteRoutes } from '../features/notes/routes.ts';
import { noticeRoutes } from '../features/notices/routes.ts';
import { offerRoutes } from '../features/offers/routes.ts';
import { exportJob, verifyJob } from '../features/operations/jobs.ts';
import { mailRoutes } from '../features/operations/mail-routes.ts';
import { operationRoutes } from '../features/operations/routes.ts';
import { authenticate } from '../features/people/commands.ts';
import { housekeepingJob } from '../features/people/jobs.ts';
import { type Actor, nobody, systemActor } from '../features/people/model.ts';
import { peopleRoutes } from '../features/people/routes.ts';
import { createPublishedReader } from '../features/playbooks/queries.ts';
import { playbookRoutes } from '../features/playbooks/routes.ts';
import { serviceRoutes } from '../features/services/routes.ts';
import { targetRoutes } from '../features/targets/routes.ts';
import { workOn } from '../features/tasks/queries.ts';
import { taskRoutes } from '../features/tasks/routes.ts';
import { tenantChangeRoutes } from '../features/tenants/change-routes.ts';
import { choiceRoutes } from '../features/tenants/choice-routes.ts';
import { customerRoutes } from '../features/tenants/customer-routes.ts';
import { tenantRoutes } from '../features/tenants/routes.ts';
import { retentionJob, usageJobs } from '../features/usage/jobs.ts';
import { usualRetention } from '../features/usage/model.ts';
import { createPortfolio } from '../features/usage/portfolio-list.ts';
import { usageRoutes } from '../features/usage/routes.ts';
import { usualUsage } from '../features/usage/settings.ts';
import { type SyncDoor, syncRoutes } from '../features/usage/sync-routes.ts';
import { gridRoutes } from '../features/views/grid-routes.ts';
import { viewRoutes } from '../features/views/routes.ts';
import { createApi } from '../http/api.ts';
import type { Logger } from '../http/log.ts';
import { createMetrics, type Metrics } from '../http/metrics.ts';
import type { Route } from '../http/route.ts';
import { type Job, type Jobs, openJobs } from '../store/jobs.ts';
import type { Store } from '../store/store.ts';
import { createCaseParts } from './case-parts.ts';
import { compileAside } from './compile-files.ts';
import type { Config } from './config.ts';
import { demoPeople } from './demo-people.ts';
import { lettersOf, mailJobs } from './mail.ts';
import { serviceFacts, serviceParts } from './service-parts.ts';
import { figuresFrom } from './tenant-figures.ts';
import { createSyncDoor, createUsageDoor, type UsageDoor } from './usage-stores.ts';
import { webRoot } from './web-build.ts';

/** What a server is made of; each part can be looked at in tests. */
export interface App extends AsyncDisposable {
  readonly store: Store;
  readonly jobs: Jobs;
  readonly usage: UsageDoor;
  /** The secret that lets the owner of the data folder in, from the command line. */
  readonly secret: string;
  fetch(request: Request, env?: unknown): Response | Promise<Response>;
}

export interface AppOptions {
  readonly store: Store;
  readonly config: Pick<
    Config,
    | 'organisation'
    | 'demo'
    | 'web'
    | 'dataFolder'
    | 'proxies'
    | 'limits'
    | 'publicUrl'
    | 'host'
    | 'port'
    | 'graph'
  > &
    Partial<Pick<Config, 'clickhouse' | 'usage' | 'retention' | 'adoptionStaleAfter' | 'mail'>>;
  readonly now: Clock;
  readonly log: Logger;
  /** Whether this process works on jobs by itself; tests settle them instead. */
  readonly work: boolean;
  /** Where facts of cases and items of catalogues come from, where that is not the usual. */
  readonly cases?: Partial<CaseParts>;
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** Puts the parts together. Closing it ends the jobs, not the store it was given. */
export async function createApp({ store, config, now, log, work, cases }: AppOptions): Promise<App> {
  const metrics = createMetrics();
  const usage = createUsageDoor(config);
  const closing = new AbortController();
  const openSync = createSyncDoor(store, usage, config.graph, now, closing.signal);
  const publicUrl = new URL(config.publicUrl ?? `http://${config.host}:${config.port}`);
  const sync: SyncDoor = {
    store,
    open: openSync,
    isSetUp: config.graph !== undefined,
    redirect: new URL('/usage/consent', publicUrl).href,
  };
  const caseParts = { ...createCaseParts(usage, serviceFacts(serviceParts(config))), ...cases };
  const keepUsage = retentionJob(
    async () => ({ store, ...(await usage.open()) }),
    config.retention ?? usualRetention,
    now,
    (kept) => log.info({ kept }, 'older usage was folded and forgotten, as far as there was any'),
  );
  const letters = lettersOf(config.mail, publicUrl);
  const ours = [
    ...allJobs(store, config, now, caseParts),
    ...usageJobs(store, now, openSync),
    keepUsage,
    ...mailJobs(store, config.mail, publicUrl, now),
  ];
  const jobs = await openJobs(store, ours, {
    work,
    onError: (error, where) => log.error({ err: error, where }, 'a job failed'),
  });
  gaugeJobs(metrics, jobs);
  const secret = randomBytes(32).toString('hex');
  const api = createApi<Actor>({
    store,
    routes: [...allRoutes(store, config, jobs, usage, caseParts, letters, now), ...syncRoutes(sync)],
    now,
    log,
    metrics,
    authenticate: (credentials, at) => whoIs(store, secret, credentials, at),
    anonymous: nobody,
    publicUrl,
    ...(config.limits === undefined ? {} : { limits: config.limits }),
    proxies: config.proxies,
    ready: () => store.ping(),
    webRoot: config.web && existsSync(join(webRoot, 'index.html')) ? webRoot : undefined,
    info: { title: 'Uptake', version: packageJson.version },
  });
  return {
    store,
    jobs,
    usage,
    secret,
    fetch: (request, env) => api.fetch(request, env),
    async [Symbol.asyncDispose]() {
      closing.abort();
      await jobs[Symbol.asyncDispose]();
      await usage[Symbol.asyncDispose]();
    },
  };
}

const demoLines = new Map(demoPeople.map(({ name, about }) => [name, about]));
const exportsOf = (dataFolder: string) => join(dataFolder, 'exports');

function allJobs(store: Store, config: AppOptions['config'], now: Clock, caseParts: CaseParts): Job[] {
  return [
    housekeepingJob(store, now),
    exportJob(store, exportsOf(config.dataFolder), now),
    verifyJob(store),
    caseJob(store, caseParts, now),
    figureJob(store, caseParts),
    importJob(store, now),
  ];
}

function allRoutes(
  store: Store,
  config: AppOptions['config'],
  jobs: Jobs,
  usage: UsageDoor,
  caseParts: CaseParts,
  letters: CaseLetters,
  now: Clock,
): Route<Actor>[] {
  const { organisation, demo, dataFolder, usage: settings = usualUsage } = config;
  const published = createPublishedReader();
  const portfolio = createPortfolio(settings);
  return [
    ...peopleRoutes({ organisation, demo, demoLines, durability: store.durability, hashToken: sha256 }),
    ...tenantRoutes(),
    ...assignmentRoutes(),
    ...tenantChangeRoutes(),
    ...customerRoutes(),
    ...choiceRoutes(),
    ...contactRoutes(),
    ...usageRoutes(() => usage.open(), settings, portfolio),
    ...dayRoutes(),
    ...gridRoutes(figuresFrom(usage, portfolio)),
    ...viewRoutes(),
    ...serviceRoutes(serviceParts(config)),
    ...playbookRoutes(compileAside, published, workOn),
    ...feedbackRoutes(),
    ...noteRoutes(),
    ...taskRoutes(published),
    ...offerRoutes(),
    ...caseRoutes(caseParts, letters),
    ...noticeRoutes(letters.isSetUp),
    ...targetRoutes(caseParts),
    ...goalRoutes(() => usage.open(), settings.fiscalYearStart),
    ...importRoutes(now),
    ...operationRoutes(jobs, exportsOf(dataFolder)),
    ...mailRoutes(letters.isSetUp),
  ];
}

/** A session's person, or the owner of the machine who knows the secret of the lock file. */
async function whoIs(
  store: Store,
  secret: string,
  { sessionToken, bearer }: { sessionToken?: string; bearer?: string },
  now: Date,
): Promise<Actor | undefined> {
  if (bearer !== undefined) return sameSecret(bearer, secret) ? systemActor : undefined;
  return sessionToken === undefined ? undefined : authenticate(store.system, sessionToken, now);
}

function sameSecret(given: string, secret: string): boolean {
  return timingSafeEqual(Buffer.from(sha256(given)), Buffer.from(sha256(secret)));
}

function gaugeJobs(metrics: Metrics, jobs: Jobs): void {
  new Gauge({
    name: 'uptake_jobs_waiting',
    help: 'Jobs that wait in a queue; those in "dead" failed for good',
    labelNames: ['queue'],
    registers: [metrics.registry],
    async collect() {
      // While the database is away the other gauges still tell.
      const queues = await jobs.queues().catch(() => []);
      for (const { name, waiting } of queues) this.set({ queue: name }, waiting);
    },
  });
}
