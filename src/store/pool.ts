import type { Identity } from './identity.ts';

export interface Rows {
  readonly rows: Record<string, unknown>[];
  /** Rows that an insert, update or delete touched. */
  readonly affected: number;
}

/** One conversation with the database, for one identity, until released. */
export interface Connection {
  /** One statement with values for $1, $2 … */
  query(sql: string, values?: readonly unknown[]): Promise<Rows>;
  /** A script of several statements, without values; the rows of all of them. */
  script(sql: string): Promise<Rows>;
  /** Gives it back; with `broken` it is thrown away instead. */
  release(broken?: boolean): void;
}

/** The same door to PGlite and to PostgreSQL: nobody gets a connection without saying for whom. */
export interface Pool {
  connect(identity: Identity | 'owner'): Promise<Connection>;
  /** Calls back with the payload of every NOTIFY of the channel. Notices can be lost while a connection is down: poll as well. */
  listen(channel: string, onNotice: (payload: string) => void): Promise<() => Promise<void>>;
  end(): Promise<void>;
}

/** Borrows a connection for the time of `use`. */
export async function withConnection<T>(
  pool: Pool,
  identity: Identity | 'owner',
  use: (connection: Connection) => Promise<T>,
): Promise<T> {
  const connection = await pool.connect(identity);
  try {
    return await use(connection);
  } finally {
    connection.release();
  }
}
