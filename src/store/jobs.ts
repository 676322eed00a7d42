import { createHash } from 'node:crypto';
import { type Db as BossDatabase, PgBoss } from 'pg-boss';
import { type Pool, withConnection } from './pool.ts';
import type { Store } from './store.ts';

/**
 * Work done later. It may run more than once (a process can die after the work and before saying so), so `run` must bear that: the id stays
 * the same over retries.
 */
export interface Job {
  /** `export-store`: verb and noun; also the name of its queue. */
  readonly name: string;
  /** Kinds of news (outbox.ts) that start it; the news' body is its data. */
  readonly follows?: readonly string[];
  /** Five cron fields, UTC. */
  readonly cron?: string;
  /** Tries after the first; 5 unless told. The pause doubles from `retryDelay` seconds, 2 unless told. */
  readonly retries?: number;
  readonly retryDelay?: number;
  run(data: Record<string, unknown>, call: { readonly id: string }): Promise<void>;
}

export interface DeadJob {
  readonly id: string;
  readonly queue: string;
  readonly data: unknown;
  readonly attempts: number;
  readonly failedAt: Date | null;
  readonly error: string;
}

export interface Jobs extends AsyncDisposable {
  /** Sends a job by itself, perhaps for later. */
  send(name: string, data: Record<string, unknown>, after?: Date): Promise<void>;
  /** Runs everything that is due now, and what that leads to; resolves when nothing is left. */
  settle(): Promise<void>;
  /** Jobs that failed for good. They stay until somebody retries them. */
  dead(): Promise<DeadJob[]>;
  /** Puts a dead job back into its queue; false when there is none with that id. */
  retry(id: string): Promise<boolean>;
  queues(): Promise<{ name: string; waiting: number }[]>;
}

export interface JobOptions {
  /** Whether this process works on jobs by itself; without, they wait for settle(). */
  readonly work: boolean;
  readonly onError: (error: unknown, where: string) => void;
}

const deadLetters = 'dead';
const pollSeconds = 2;

/** Opens the queues and, if asked, begins to work. The outbox is emptied into the queues on every notice and every few seconds. */
export async function openJobs(store: Store, jobs: readonly Job[], options: JobOptions): Promise<Jobs> {
  const boss = new PgBoss({
    db: bossDatabase(store.pool),
    backend: store.kind,
    useListenNotify: true,
    schedule: options.work,
    supervise: options.work,
  });
  boss.on('error', (error) => options.onError(error, 'jobs'));
  await boss.start();
  await openQueues(boss, jobs);
  const relay = () => relayOutbox(store, boss, jobs);
  const stopRelay = options.work ? await keepRelaying(store, relay, options.onError) : async () => {};
  if (options.work) for (const job of jobs) await beginWork(boss, job, options.onError);

  return {
    async send(name, data, after) {
      await boss.send(name, data, after === undefined ? {} : { startAfter: after });
    },
    async settle() {
      do await relay();
      while (await runDue(boss, jobs, options.onError));
    },
    dead: () => deadJobs(boss),
    retry: async (id) => (await boss.redrive(deadLetters, { ids: [id] })) > 0,
    async queues() {
      const all = await boss.getQueues();
      const ours = new Set([deadLetters, ...jobs.map((job) => job.name)]);
      return all
        .filter(({ name }) => ours.has(name))
        .map(({ name, queuedCount }) => ({ name, waiting: queuedCount }));
    },
    async [Symbol.asyncDispose]() {
      await stopRelay();
      await boss.stop({ graceful: true, timeout: 10_000 });
    },
  };
}

/**
 * pg-boss over our pool, as the login. A failed script leaves a transaction open, which a pool of one connection would
 * hand to the next caller: so it is rolled back here.
 */
function bossDatabase(pool: Pool): BossDatabase {
  return {
    executeSql: (text, values) =>
      withConnection(pool, 'owner', async (connection) => {
        try {
          return values?.length ? await connection.query(text, values) : await connection.script(text);
        } catch (error) {
          await connection.script('rollback').catch(() => {});
          throw error;
        }
      }),
    async listen(channel, onNotice, onReconnect) {
      const stop = await pool.listen(channel, onNotice);
      onReconnect();
      return { close: stop };
    },
  };
}

async function openQueues(boss: PgBoss, jobs: readonly Job[]): Promise<void> {
  await boss.createQueue(deadLetters, { retentionSeconds: 365 * 24 * 3600 });
  for (const job of jobs) {
    await boss.createQueue(job.name, {
      retryLimit: job.retries ?? 5,
      retryDelay: job.retryDelay ?? 2,
      retryBackoff: true,
      deadLetter: deadLetters,
      notify: true,
    });
    if (job.cron !== undefined) await boss.schedule(job.name, job.cron, {}, { tz: 'UTC' });
  }
}

async function beginWork(boss: PgBoss, job: Job, onError: JobOptions['onError']): Promise<void> {
  await boss.work<Record<string, unknown>>(
    job.name,
    { pollingIntervalSeconds: pollSeconds, notifyPollingIntervalSeconds: pollSeconds },
    async (batch) => {
      for (const { id, data } of batch) {
        await job.run(data ?? {}, { id }).catch((error: unknown) => {
          onError(error, `job ${job.name}`);
          throw error;
        });
      }
    },
  );
}

/** The same news and the same job give the same id, so news relayed twice are queued once. */
function jobId(news: number, job: string): string {
  const hex = createHash('sha256').update(`outbox ${news} ${job}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Queues what the outbox holds, then forgets it. Dying in between repeats the queueing, which changes nothing. */
async function relayOutbox(store: Store, boss: PgBoss, jobs: readonly Job[]): Promise<void> {
  for (;;) {
    const news = await store.system.selectFrom('outbox').selectAll().orderBy('id').limit(100).execute();
    for (const { id, kind, body } of news) {
      for (const job of jobs.filter(({ follows }) => follows?.includes(kind))) {
        await boss.send(job.name, body as object, { id: jobId(id, job.name) });
      }
    }
    const done = news.map(({ id }) => id);
    if (done.length > 0) await store.system.deleteFrom('outbox').where('id', 'in', done).execute();
    if (news.length < 100) return;
  }
}

async function keepRelaying(store: Store, relay: () => Promise<void>, onError: JobOptions['onError']) {
  let running: Promise<void> | undefined;
  let again = false;
  let stopped = false;
  const wake = () => {
    again = true;
    running ??= (async () => {
      while (again && !stopped) {
        again = false;
        await relay().catch((error: unknown) => onError(error, 'outbox'));
      }
      running = undefined;
    })();
  };
  const unlisten = await store.pool.listen('outbox', wake);
  const timer = setInterval(wake, pollSeconds * 1000);
  wake();
  return async () => {
    stopped = true;
    clearInterval(timer);
    await unlisten();
    await running;
  };
}

async function runDue(boss: PgBoss, jobs: readonly Job[], onError: JobOptions['onError']): Promise<boolean> {
  let ran = false;
  for (const job of jobs) {
    const batch = await boss.fetch<Record<string, unknown>>(job.name, { batchSize: 50 });
    for (const { id, data } of batch) {
      ran = true;
      try {
        await job.run(data ?? {}, { id });
        await boss.complete(job.name, id);
      } catch (error) {
        onError(error, `job ${job.name}`);
        await boss.fail(job.name, id, { message: error instanceof Error ? error.message : String(error) });
      }
    }
  }
  return ran;
}

async function deadJobs(boss: PgBoss): Promise<DeadJob[]> {
  const found = await boss.findJobs(deadLetters);
  return found.map((job) => ({
    id: job.id,
    queue: job.sourceName ?? '',
    data: job.data,
    attempts: (job.sourceRetryCount ?? 0) + 1,
    failedAt: job.createdOn,
    error: String((job.sourceOutput as { message?: unknown } | null)?.message ?? ''),
  }));
}
