import pg from 'pg';
import { openStore } from '../../src/store/store.ts';
import { type Engine, freshDatabase, openTestStore } from '../support/store.ts';

/** One conversation with a migrated, empty database of the test's own, as its superuser until it becomes somebody. */
export interface Session extends AsyncDisposable {
  query(sql: string, values?: readonly unknown[]): Promise<Record<string, unknown>[]>;
  script(sql: string): Promise<void>;
}

export async function openSession(engine: Engine): Promise<Session> {
  return engine === 'pglite' ? embedded() : served();
}

async function embedded(): Promise<Session> {
  const store = await openTestStore('pglite');
  const connection = await store.pool.connect('owner');
  return {
    query: async (sql, values) => (await connection.query(sql, values)).rows,
    script: async (sql) => void (await connection.script(sql)),
    async [Symbol.asyncDispose]() {
      connection.release();
      await store[Symbol.asyncDispose]();
    },
  };
}

async function served(): Promise<Session> {
  const url = new URL(await freshDatabase());
  // The store migrates as its owner, who is no superuser: functions that run as the owner run as in earnest.
  await (await openStore({ kind: 'server', url: url.href }))[Symbol.asyncDispose]();
  url.username = 'postgres';
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  return {
    query: async (sql, values) =>
      (await client.query(sql, values === undefined ? undefined : [...values])).rows,
    script: async (sql) => void (await client.query(sql)),
    [Symbol.asyncDispose]: () => client.end(),
  };
}
