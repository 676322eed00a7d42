import pg from 'pg';
import type { Connection, Rows } from './pool.ts';

// Both engines speak PostgreSQL's protocol, so one client library talks to them, and everything comes back alike.

// Counts fit a double up to 9e15; a date stays the text it is.
pg.types.setTypeParser(20, Number);
pg.types.setTypeParser(1082, (text) => text);

/** So many statements of a session are planned once and kept; what comes after them is planned each time. */
const mostKept = 500;

const names = new WeakMap<pg.ClientBase, Map<string, string>>();

/**
 * The name under which a session keeps a statement. Planning is the dear part of a short one: row security puts several
 * sub-queries into it.
 */
function nameOf(client: pg.ClientBase, text: string): string | undefined {
  const known = names.get(client) ?? new Map<string, string>();
  names.set(client, known);
  const name = known.get(text);
  if (name !== undefined || known.size >= mostKept) return name;
  known.set(text, `s${known.size}`);
  return known.get(text);
}

/** A kept statement whose table a newer release has changed in the meantime: it fails until the session is a new one. */
const outdated = /cached plan must not change result type/;

function rowsOf(result: pg.QueryResult | pg.QueryResult[]): Rows {
  if (!Array.isArray(result)) return { rows: result.rows, affected: result.rowCount ?? 0 };
  return { rows: result.flatMap((each) => each.rows), affected: 0 };
}

/** One statement with values, kept by the session. */
export async function ask(
  client: pg.ClientBase,
  text: string,
  values: readonly unknown[] = [],
): Promise<Rows> {
  const name = nameOf(client, text);
  return rowsOf(await client.query({ text, values: [...values], ...(name === undefined ? {} : { name }) }));
}

/** The client as a connection of the pool. @param release is told whether its session must not be used again. */
export function connectionOf(client: pg.ClientBase, release: (broken: boolean) => void): Connection {
  let spoiled = false;
  return {
    async query(text, values) {
      try {
        return await ask(client, text, values);
      } catch (error) {
        spoiled ||= error instanceof Error && outdated.test(error.message);
        throw error;
      }
    },
    script: async (text) => rowsOf(await client.query(text)),
    release: (broken) => release(broken === true || spoiled),
  };
}
