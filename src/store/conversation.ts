import pg from 'pg';
import type { Connection, Rows } from './pool.ts';

// Both engines speak PostgreSQL's protocol, so one client library talks to them, and everything comes back alike.

// Counts fit a double up to 9e15; a date stays the text it is.
pg.types.setTypeParser(20, Number);
pg.types.setTypeParser(1082, (text) => text);

/** So many statements of a session are planned once and kept; what comes after them is planned each time. */
const mostKept = 500;

class Kept {
  readonly #names = new Map<string, string>();
  #last = 0;

  nameOf(text: string): string | undefined {
    const known = this.#names.get(text);
    if (known !== undefined || this.#names.size >= mostKept) return known;
    const name = `s${++this.#last}`;
    this.#names.set(text, name);
    return name;
  }

  /** A newer release has changed a table in the meantime: what was planned for the old one fails. */
  forget(): void {
    this.#names.clear();
  }
}

const keptBy = new WeakMap<pg.ClientBase, Kept>();
const outdated = /cached plan must not change result type/;

function rowsOf(result: pg.QueryResult | pg.QueryResult[]): Rows {
  if (!Array.isArray(result)) return { rows: result.rows, affected: result.rowCount ?? 0 };
  return { rows: result.flatMap((each) => each.rows), affected: 0 };
}

/**
 * One statement with values. The session keeps it under a name, for planning is the dear part of a short one: row security puts several
 * sub-queries into it.
 */
export async function ask(
  client: pg.ClientBase,
  text: string,
  values: readonly unknown[] = [],
): Promise<Rows> {
  const kept = keptBy.get(client) ?? new Kept();
  keptBy.set(client, kept);
  const name = kept.nameOf(text);
  try {
    return rowsOf(await client.query({ text, values: [...values], ...(name === undefined ? {} : { name }) }));
  } catch (error) {
    if (error instanceof Error && outdated.test(error.message)) kept.forget();
    throw error;
  }
}

/** The client as a connection of the pool. @param release is told whether its session must not be used again. */
export function connectionOf(client: pg.ClientBase, release: (broken: boolean) => void): Connection {
  return {
    query: (text, values) => ask(client, text, values),
    script: async (text) => rowsOf(await client.query(text)),
    release: (broken) => release(broken === true),
  };
}
