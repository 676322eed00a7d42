import { Worker } from 'node:worker_threads';
import { type Identity, identityStatement } from './identity.ts';
import type { FromWorker, ToWorker } from './pglite-worker.ts';
import type { Connection, Pool, Rows } from './pool.ts';

/** A statement that takes longer ends the worker: PGlite knows no statement_timeout and no cancel. */
const statementTimeoutMs = 60_000;
/** Waiting longer for the one connection means that somebody holds it across something slow. */
const connectTimeoutMs = 30_000;

interface Waiting {
  resolve(rows: Rows): void;
  reject(error: Error): void;
}

/** The worker thread and what it still owes an answer to. */
class Engine {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  readonly #onNotice: (channel: string, payload: string) => void;
  #lastId = 0;
  ended: Error | undefined;

  constructor(dataDir: string | null, onNotice: (channel: string, payload: string) => void) {
    this.#onNotice = onNotice;
    this.#worker = new Worker(new URL('./pglite-worker.ts', import.meta.url), { workerData: { dataDir } });
    this.#worker.on('message', (message: FromWorker) => this.#receive(message));
    this.#worker.on('error', (error) =>
      this.#fail(error instanceof Error ? error : new Error(String(error))),
    );
    this.#worker.on('exit', () => this.#fail(new Error('the embedded database has stopped')));
  }

  /** Resolves when the database is open. */
  opened(): Promise<Rows> {
    return new Promise((resolve, reject) => this.#waiting.set(0, { resolve, reject }));
  }

  ask(kind: ToWorker['kind'], sql: string, values?: readonly unknown[]): Promise<Rows> {
    if (this.ended !== undefined) return Promise.reject(this.ended);
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => {
        this.#fail(
          new Error(
            `a statement ran longer than ${statementTimeoutMs / 1000} s and was ended: ${sql.slice(0, 80)}`,
          ),
        );
        void this.#worker.terminate();
      }, statementTimeoutMs);
      const settle = (done: () => void) => {
        clearTimeout(late);
        done();
      };
      this.#waiting.set(id, {
        resolve: (rows) => settle(() => resolve(rows)),
        reject: (error) => settle(() => reject(error)),
      });
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
    this.ended ??= new Error('the embedded database is closed');
    await this.#worker.terminate();
  }

  #receive(message: FromWorker): void {
    if (message.kind === 'notice') {
      this.#onNotice(message.channel, message.payload);
      return;
    }
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if (message.kind === 'rows') waiting?.resolve(message);
    else waiting?.reject(Object.assign(new Error(message.message), message.fields));
  }

  #fail(error: Error): void {
    this.ended ??= error;
    for (const waiting of this.#waiting.values()) waiting.reject(error);
    this.#waiting.clear();
  }
}

/**
 * Opens PGlite in a worker thread. There is one connection, handed out in the order of asking; a second one asked for
 * inside an open transaction would wait for itself, so waiting has an end.
 *
 * @param dataDir folder of the cluster; null keeps everything in memory.
 */
export async function openPglitePool(dataDir: string | null): Promise<Pool> {
  const listeners = new Map<string, Set<(payload: string) => void>>();
  const notice = (channel: string, payload: string) => {
    for (const call of listeners.get(channel) ?? []) call(payload);
  };
  let engine = new Engine(dataDir, notice);
  await engine.opened();
  let identityKey = '';
  let closed = false;
  let line: Promise<void> = Promise.resolve();

  /** After a statement that had to be ended, the files are as after a crash: open them again. */
  async function present(): Promise<Engine> {
    if (engine.ended === undefined || closed) return engine;
    if (dataDir === null) throw engine.ended;
    engine = new Engine(dataDir, notice);
    identityKey = '';
    await engine.opened();
    for (const channel of listeners.keys()) await engine.ask('listen', channel);
    return engine;
  }

  function turn(): Promise<() => void> {
    const { promise: mine, resolve: done } = Promise.withResolvers<void>();
    const before = line;
    line = before.then(() => mine);
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => {
        done();
        reject(
          new Error('waited 30 s for the embedded database: is the outer handle used inside a transaction?'),
        );
      }, connectTimeoutMs);
      void before.then(() => {
        clearTimeout(late);
        resolve(done);
      });
    });
  }

  return {
    async connect(identity: Identity | 'owner'): Promise<Connection> {
      const done = await turn();
      try {
        const current = await present();
        const { sql, values } = identityStatement(identity);
        const key = JSON.stringify(values);
        if (key !== identityKey) await current.ask('query', sql, values);
        identityKey = key;
        return {
          query: (text, given) => current.ask('query', text, given),
          script: (text) => current.ask('script', text),
          release: done,
        };
      } catch (error) {
        identityKey = '';
        done();
        throw error;
      }
    },
    async listen(channel, onNotice) {
      const calls = listeners.get(channel) ?? new Set();
      listeners.set(channel, calls.add(onNotice));
      if (calls.size === 1) await (await present()).ask('listen', channel);
      return async () => {
        calls.delete(onNotice);
      };
    },
    async end() {
      closed = true;
      await engine.close();
    },
  };
}
