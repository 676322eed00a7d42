import pg from 'pg';
import { type Identity, identityStatement } from './identity.ts';
import type { Connection, Pool, Rows } from './pool.ts';

// Counts fit a double up to 9e15; a date stays the text it is. PGlite is told the same (pglite-worker.ts).
pg.types.setTypeParser(20, Number);
pg.types.setTypeParser(1082, (text) => text);

const reconnectMs = 1000;

// Planning takes longer than running for most of our statements, so a session keeps their plans under a name. Statements are made by the
// query builder: there are a few hundred of them, and what comes after those, such as lists of another length, is planned each time.
const mostKept = 500;
const names = new Map<string, string>();

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= mostKept) return known;
  const name = `uptake_${names.size}`;
  names.set(text, name);
  return name;
}

function rowsOf(result: pg.QueryResult | pg.QueryResult[]): Rows {
  if (!Array.isArray(result)) return { rows: result.rows, affected: result.rowCount ?? 0 };
  return { rows: result.flatMap((each) => each.rows), affected: 0 };
}

/** A migration has changed a table under a kept statement: this session can't run it any more, a new one can. */
function isStalePlan(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code === '0A000';
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
      const key = JSON.stringify([sql, values]);
      try {
        if (key !== identities.get(client)) await client.query(sql, values);
        identities.set(client, key);
      } catch (error) {
        client.release(true);
        throw error;
      }
      let stale = false;
      return {
        query: async (text, given) => {
          const name = given === undefined ? undefined : nameOf(text);
          const values = given === undefined ? [] : [...given];
          try {
            return rowsOf(await client.query(name === undefined ? { text, values } : { name, text, values }));
          } catch (error) {
            stale ||= isStalePlan(error);
            throw error;
          }
        },
        script: async (text) => rowsOf(await client.query(text)),
        release: (broken) => client.release(broken === true || stale),
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
