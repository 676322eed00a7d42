import { escapeIdentifier } from 'pg';
import { Conversation } from './conversation.ts';
import type { Identity } from './identity.ts';
import { PgliteEngine } from './pglite-engine.ts';
import { type Connection, type Pool, withConnection } from './pool.ts';

/** Waiting longer for the one connection means that somebody holds it across something slow. */
const connectTimeoutMs = 30_000;

/** PGlite has no checkpointer: without this its log would grow until the next restart, which would have to replay all of it. */
const checkpointEveryMs = 5 * 60_000;

/**
 * Opens PGlite in a worker thread. There is one connection, handed out in the order of asking; a second one asked for
 * inside an open transaction would wait for itself, so waiting has an end.
 *
 * @param dataDir folder of the cluster; null keeps everything in memory.
 */
export async function openPglitePool(
  dataDir: string | null,
  checkpointMs: number = checkpointEveryMs,
): Promise<Pool> {
  const listeners = new Map<string, Set<(payload: string) => void>>();
  let engine = await openEngine();
  let closed = false;
  let line: Promise<void> = Promise.resolve();

  async function openEngine(): Promise<PgliteEngine> {
    const opened = await PgliteEngine.open(dataDir);
    opened.client.on('notification', ({ channel, payload }) => {
      for (const call of listeners.get(channel) ?? []) call(payload ?? '');
    });
    for (const channel of listeners.keys()) await opened.client.query(`listen ${escapeIdentifier(channel)}`);
    return opened;
  }

  /** After an end that nobody asked for, the files are as after a crash: open them again. */
  async function present(): Promise<PgliteEngine> {
    if (engine.ended === undefined) return engine;
    if (dataDir === null || closed) throw engine.ended;
    await engine.gone();
    engine = await openEngine();
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
      const current = await present().catch((error: unknown) => {
        done();
        throw error;
      });
      return new Conversation(current.client, identity, {
        release(broken) {
          if (broken) current.end(new Error('the embedded database was left in a state that nobody knows'));
          done();
        },
        onError: (error) => current.endOnPanic(error),
      });
    },
    async listen(channel, onNotice) {
      const calls = listeners.get(channel) ?? new Set();
      listeners.set(channel, calls.add(onNotice));
      if (calls.size === 1)
        await withConnection(pool, 'owner', (c) => c.script(`listen ${escapeIdentifier(channel)}`));
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
