import { existsSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Cluster, FromWorker, ToWorker } from './pglite-worker.ts';
import type { Rows } from './pool.ts';

/** A statement that takes longer ends the worker: PGlite knows no statement_timeout and no cancel. */
const statementTimeoutMs = 60_000;
const watchMs = 500;

/** One file of PostgreSQL's log, which it makes whole or not at all. */
const logFile = 16 * 1024 * 1024;

/** Whether PostgreSQL could not continue its log on this disk, as it must to change anything or to open after a crash. */
function isDiskFull(dataDir: string): boolean {
  const { bavail, bsize } = statfsSync(existsSync(dataDir) ? dataDir : dirname(dataDir));
  return bavail * bsize < logFile;
}

/** What PostgreSQL itself says of a full disk, by the same code. */
function diskFull(dataDir: string): Error {
  const message = `No space left on the disk of ${dataDir}. Free ${logFile / 1024 / 1024} MiB or more, then try again.`;
  return Object.assign(new Error(message), { code: '53100' });
}

interface Waiting {
  readonly sql: string;
  readonly since: number;
  resolve(rows: Rows): void;
  reject(error: Error): void;
}

/** PGlite in its worker thread, and what it still owes an answer to. */
export class PgliteEngine {
  readonly #dataDir: string | null;
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  readonly #onNotice: (channel: string, payload: string) => void;
  readonly #watch: NodeJS.Timeout;
  #lastId = 0;
  /** Why it works no more. */
  ended: Error | undefined;

  private constructor(cluster: Cluster, onNotice: (channel: string, payload: string) => void) {
    this.#dataDir = cluster.dataDir;
    this.#onNotice = onNotice;
    this.#worker = new Worker(new URL('./pglite-worker.ts', import.meta.url), { workerData: cluster });
    this.#worker.on('message', (message: FromWorker) => this.#receive(message));
    this.#worker.on('error', (error) => this.#end(error instanceof Error ? error : new Error(String(error))));
    this.#worker.on('exit', () => this.#end(new Error('the embedded database has stopped')));
    this.#watch = setInterval(() => this.#look(), watchMs).unref();
  }

  /** Opens a cluster. PGlite itself says only that it failed. */
  static async open(
    cluster: Cluster,
    onNotice: (channel: string, payload: string) => void,
  ): Promise<PgliteEngine> {
    const { dataDir } = cluster;
    const refuseFull = () => {
      if (dataDir !== null && isDiskFull(dataDir)) throw diskFull(dataDir);
    };
    refuseFull();
    const engine = new PgliteEngine(cluster, onNotice);
    try {
      await new Promise<Rows>((resolve, reject) => engine.#expect(0, { sql: 'open', resolve, reject }));
    } catch (error) {
      refuseFull();
      throw error;
    }
    return engine;
  }

  ask(kind: ToWorker['kind'], sql: string, values?: readonly unknown[]): Promise<Rows> {
    if (this.ended !== undefined) return Promise.reject(this.ended);
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#expect(id, { sql, resolve, reject });
      this.#worker.postMessage({
        id,
        kind,
        sql,
        ...(values === undefined ? {} : { values }),
      } satisfies ToWorker);
    });
  }

  async close(): Promise<void> {
    if (this.ended === undefined) await this.ask('close', '').catch(() => {});
    this.#end(new Error('the embedded database is closed'));
    await this.gone();
  }

  /** Resolves when the thread no longer touches the files. */
  async gone(): Promise<void> {
    await this.#worker.terminate();
  }

  #expect(id: number, waiting: Omit<Waiting, 'since'>): void {
    this.#waiting.set(id, { ...waiting, since: performance.now() });
  }

  #receive(message: FromWorker): void {
    if (message.kind === 'notice') {
      this.#onNotice(message.channel, message.payload);
      return;
    }
    // Under `node --watch` the runtime sends messages of its own over the same port.
    if (message.kind !== 'rows' && message.kind !== 'error') return;
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if (message.kind === 'rows') {
      waiting?.resolve(message);
      return;
    }
    const error = Object.assign(new Error(message.message), message.fields);
    waiting?.reject(error);
    // A server would restart after this. PGlite goes on with locks that nobody will release: the next commit would never return.
    if (message.fields.severity === 'PANIC' || message.fields.severity === 'FATAL') this.#end(error);
  }

  /** Ends what ran too long – at once if the disk is full, for then it never comes back. */
  #look(): void {
    const [oldest] = this.#waiting.values();
    if (oldest === undefined) return;
    const ms = performance.now() - oldest.since;
    const seconds = statementTimeoutMs / 1000;
    if (ms > watchMs && this.#dataDir !== null && isDiskFull(this.#dataDir))
      this.#end(diskFull(this.#dataDir));
    else if (ms > statementTimeoutMs)
      this.#end(
        new Error(`a statement ran longer than ${seconds} s and was ended: ${oldest.sql.slice(0, 80)}`),
      );
  }

  #end(error: Error): void {
    if (this.ended !== undefined) return;
    this.ended = error;
    clearInterval(this.#watch);
    for (const waiting of this.#waiting.values()) waiting.reject(error);
    this.#waiting.clear();
    void this.#worker.terminate();
  }
}
