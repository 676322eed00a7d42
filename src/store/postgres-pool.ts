import pg from 'pg';
import { type Identity, identityStatement } from './identity.ts';
import type { Connection, Pool, Rows } from './pool.ts';

// Counts fit a double up to 9e15; a date stays the text it is. PGlite is told the same (pglite-worker.ts).
pg.types.setTypeParser(20, Number);
pg.types.setTypeParser(1082, (text) => text);

const reconnectMs = 1000;

function rowsOf(result: pg.QueryResult | pg.QueryResult[]): Rows {
  if (!Array.isArray(result)) return { rows: result.rows, affected: result.rowCount ?? 0 };
  return { rows: result.flatMap((each) => each.rows), affected: 0 };
}

/**
 * Opens a pool to a PostgreSQL server (15 or newer). Identities are settings of the session, so a pooler between here and
 * the server must work in session mode.
 */
export async function openPostgresPool(connectionString: string, size = 10): Promise<Pool> {
  const pool = new pg.Pool({
    connectionString,
    max: size,
    application_name: 'uptake',
    statement_timeout: 60_000,
    idle_in_transaction_session_timeout: 60_000,
    connectionTimeoutMillis: 10_000,
  });
  // A connection that breaks is replaced by the next connect; without these listeners it would end the process: the first hears
  // of idle ones, the second of those that are lent out and silent at the moment.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  const identities = new WeakMap<pg.PoolClient, string>();
  const closers = new Set<() => Promise<void>>();

  return {
    async connect(identity: Identity | 'owner'): Promise<Connection> {
      const client = await pool.connect();
      const { sql, values } = identityStatement(identity);
      const key = JSON.stringify(values);
      try {
        // A new session is the owner's, whose key is the empty list.
        if (key !== (identities.get(client) ?? '[]')) await client.query(sql, values);
        identities.set(client, key);
      } catch (error) {
        client.release(true);
        throw error;
      }
      return {
        query: async (text, given) =>
          rowsOf(await client.query(text, given === undefined ? undefined : [...given])),
        script: async (text) => rowsOf(await client.query(text)),
        release: (broken) => client.release(broken === true),
      };
    },
    async listen(channel, onNotice) {
      const stop = await keepListening(connectionString, channel, onNotice);
      closers.add(stop);
      return async () => {
        closers.delete(stop);
        await stop();
      };
    },
    async end() {
      for (const stop of closers) await stop();
      await pool.end();
    },
  };
}

/** Holds a connection of its own for notices, and opens it again when it breaks. */
async function keepListening(connectionString: string, channel: string, onNotice: (payload: string) => void) {
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  async function open(): Promise<void> {
    const next = new pg.Client({ connectionString, application_name: 'uptake-listen' });
    client = next;
    next.on('notification', ({ payload }) => onNotice(payload ?? ''));
    next.on('error', () => {});
    next.on('end', () => {
      if (!stopped)
        timer = setTimeout(
          () =>
            open().then(
              () => onNotice(''),
              () => {},
            ),
          reconnectMs,
        );
    });
    await next.connect();
    await next.query(`listen ${pg.escapeIdentifier(channel)}`);
  }
  await open();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await client?.end();
  };
}
