import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
  type TransactionSettings,
} from 'kysely';
import type { Identity } from './identity.ts';
import type { Connection, Pool } from './pool.ts';

class StoreConnection implements DatabaseConnection {
  readonly #connection: Connection;
  #broken = false;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const { rows, affected } = await this.#connection.query(query.sql, query.parameters);
    return { rows: rows as R[], numAffectedRows: BigInt(affected) };
  }

  // biome-ignore lint/correctness/useYield: Kysely asks for the method; neither engine streams here.
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('the store does not stream: page with a cursor instead');
  }

  /** After a rollback that failed, the state of the connection is unknown. */
  broken(): void {
    this.#broken = true;
  }

  release(): void {
    this.#connection.release(this.#broken);
  }
}

const say = (text: string) => CompiledQuery.raw(text);

class StoreDriver implements Driver {
  readonly #pool: Pool;
  readonly #identity: Identity | 'owner';

  constructor(pool: Pool, identity: Identity | 'owner') {
    this.#pool = pool;
    this.#identity = identity;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<StoreConnection> {
    return new StoreConnection(await this.#pool.connect(this.#identity));
  }

  async beginTransaction(connection: StoreConnection, settings: TransactionSettings): Promise<void> {
    const level = settings.isolationLevel === undefined ? '' : ` isolation level ${settings.isolationLevel}`;
    await connection.executeQuery(say(`begin${level}`));
  }

  async commitTransaction(connection: StoreConnection): Promise<void> {
    await connection.executeQuery(say('commit'));
  }

  async rollbackTransaction(connection: StoreConnection): Promise<void> {
    await connection.executeQuery(say('rollback')).catch(() => connection.broken());
  }

  async releaseConnection(connection: StoreConnection): Promise<void> {
    connection.release();
  }

  // The pool outlives every handle made on it; the store ends it.
  async destroy(): Promise<void> {}
}

/** Kysely's PostgreSQL over our pool, every connection on behalf of one identity. */
export function storeDialect(pool: Pool, identity: Identity | 'owner'): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new StoreDriver(pool, identity),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
}
