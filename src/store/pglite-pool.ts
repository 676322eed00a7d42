import { type Identity, identityStatement } from './identity.ts';
import { PgliteEngine } from './pglite-engine.ts';
import type { Cluster } from './pglite-worker.ts';
import { type Connection, type Pool, withConnection } from './pool.ts';

/** Waiting longer for the one connection means that somebody holds it across something slow. */
const connectTimeoutMs = 30_000;

/** PGlite has no checkpointer: without this its log would grow until the next restart, which would have to replay all of it. */
const checkpointEveryMs = 5 * 60_000;

/**
 * Opens PGlite in a worker thread. There is one connection, handed out in the order of asking; a second one asked for
 * inside an open transaction would wait for itself, so waiting has an end.
 *
 */
export async function openPglitePool(
  cluster: Cluster,
  checkpointMs: number = checkpointEveryMs,
): Promise<Pool> {
  const listeners = new Map<string, Set<(payload: string) => void>>();
  const notice = (channel: string, payload: string) => {
    for (const call of listeners.get(channel) ?? []) call(payload);
  };
  let engine = await PgliteEngine.open(cluster, notice);
  let identityKey = '';
  let closed = false;
  let line: Promise<void> = Promise.resolve();

  /** After an end that nobody asked for, the files are as after a crash: open them again. */
  async function present(): Promise<PgliteEngine> {
    if (engine.ended === undefined || closed) return engine;
    if (cluster.dataDir === null) throw engine.ended;
    await engine.gone();
    engine = await PgliteEngine.open({ dataDir: cluster.dataDir }, notice);
    identityKey = '';
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

  const pool: Pool = {
    async connect(identity: Identity | 'owner'): Promise<Connection> {
      const done = await turn();
      try {
        const current = await present();
        const { sql, values } = identityStatement(identity);
        const key = JSON.stringify([sql, values]);
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
      clearInterval(keeper);
      closed = true;
      await engine.close();
    },
  };
  const checkpoint = () => withConnection(pool, 'owner', (connection) => connection.script('checkpoint'));
  // What makes it fail is told to whoever works with the database; the next one comes soon.
  const keeper = setInterval(() => void checkpoint().catch(() => {}), checkpointMs).unref();
  return pool;
}
