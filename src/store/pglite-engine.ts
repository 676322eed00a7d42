import { existsSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { Worker } from 'node:worker_threads';
import pg from 'pg';
import { PgliteWire } from './pglite-wire.ts';
import type { FromWorker, ToWorker } from './pglite-worker.ts';

/** A statement that takes longer ends the worker: PGlite knows no statement_timeout and no cancel. */
const statementTimeoutMs = 60_000;
const watchMs = 500;

/** One file of PostgreSQL's log, which it makes whole or not at all. */
const logFile = 16 * 1024 * 1024;

/** Whether PostgreSQL could not continue its log on this disk, as it must to change anything or to open after a crash. */
function isDiskFull(dataDir: string | null): dataDir is string {
  if (dataDir === null) return false;
  const { bavail, bsize } = statfsSync(existsSync(dataDir) ? dataDir : dirname(dataDir));
  return bavail * bsize < logFile;
}

/** What PostgreSQL itself says of a full disk, by the same code. */
function diskFull(dataDir: string): Error {
  const message = `No space left on the disk of ${dataDir}. Free ${logFile / 1024 / 1024} MiB or more, then try again.`;
  return Object.assign(new Error(message), { code: '53100' });
}

/** PGlite in its worker thread, and the one client that talks to it. */
export class PgliteEngine {
  readonly client: pg.Client;
  readonly #dataDir: string | null;
  readonly #worker: Worker;
  readonly #wire: PgliteWire;
  readonly #watch: NodeJS.Timeout;
  readonly #open = Promise.withResolvers<void>();
  readonly #closed = Promise.withResolvers<void>();
  /** Messages that the worker has not answered, and since when it can have been at the first of them. */
  #unanswered = 0;
  #busySince = 0;
  /** Why it works no more. */
  ended: Error | undefined;

  private constructor(dataDir: string | null) {
    this.#dataDir = dataDir;
    this.#worker = new Worker(new URL('./pglite-worker.ts', import.meta.url), { workerData: { dataDir } });
    this.#worker.on('message', (message: FromWorker) => this.#receive(message));
    this.#worker.on('error', (error) => this.end(error instanceof Error ? error : new Error(String(error))));
    this.#worker.on('exit', () => this.end(new Error('the embedded database has stopped')));
    this.#wire = new PgliteWire((bytes) => this.#send(bytes));
    this.client = new pg.Client({
      stream: () => this.#wire,
      user: 'postgres',
      database: 'postgres',
      ssl: false,
      // What is sent in one go arrives as one message, and the answers come back as one.
      pipeline: true,
    });
    // Whoever waits for an answer is told; without a listener it would end the process as well.
    this.client.on('error', () => {});
    this.#open.promise.catch(() => {});
    this.#watch = setInterval(() => this.#look(), watchMs).unref();
  }

  /** Opens the cluster in the folder; null keeps it in memory. PGlite itself says only that it failed, so the disk is looked at. */
  static async open(dataDir: string | null): Promise<PgliteEngine> {
    if (isDiskFull(dataDir)) throw diskFull(dataDir);
    const engine = new PgliteEngine(dataDir);
    try {
      await engine.#open.promise;
      await engine.client.connect();
    } catch (error) {
      throw isDiskFull(dataDir) ? diskFull(dataDir) : error;
    }
    return engine;
  }

  /** Closes the files in order. */
  async close(): Promise<void> {
    if (this.ended === undefined) {
      this.#worker.postMessage('close' satisfies ToWorker);
      await this.#closed.promise;
    }
    this.end(new Error('the embedded database is closed'));
    await this.gone();
  }

  /** Ends it at once, as a crash would: whoever waits for an answer gets this error. */
  end(error: Error): void {
    if (this.ended !== undefined) return;
    this.ended = error;
    clearInterval(this.#watch);
    this.#open.reject(error);
    this.#closed.resolve();
    this.#wire.destroy(error);
    void this.#worker.terminate();
  }

  /** A server would restart after a panic. PGlite goes on with locks that nobody will release: its next commit would never return. */
  endOnPanic(error: unknown): void {
    const { severity } = error as { severity?: string };
    if (error instanceof Error && (severity === 'PANIC' || severity === 'FATAL')) this.end(error);
  }

  /** Resolves when the thread no longer touches the files. */
  async gone(): Promise<void> {
    await this.#worker.terminate();
  }

  #send(bytes: Uint8Array): void {
    if (this.ended !== undefined) return;
    if (this.#unanswered++ === 0) this.#busySince = performance.now();
    this.#worker.postMessage(bytes satisfies ToWorker, [bytes.buffer as ArrayBuffer]);
  }

  #receive(message: FromWorker): void {
    if (message === 'open') this.#open.resolve();
    else if (message === 'closed') this.#closed.resolve();
    else {
      this.#unanswered--;
      this.#busySince = performance.now();
      this.#wire.receive(message);
    }
  }

  /** Ends what ran too long – at once if the disk is full, for then it never comes back. */
  #look(): void {
    if (this.#unanswered === 0) return;
    const ms = performance.now() - this.#busySince;
    if (ms > watchMs && isDiskFull(this.#dataDir)) this.end(diskFull(this.#dataDir));
    else if (ms > statementTimeoutMs)
      this.end(new Error(`a statement ran longer than ${statementTimeoutMs / 1000} s and was ended`));
  }
}
