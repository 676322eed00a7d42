import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { openStore, type Store } from '../../src/store/store.ts';

/** Both engines; what a test says of one must hold on the other. */
export const engines = ['pglite', 'postgres'] as const;
export type Engine = (typeof engines)[number];

/** Connection string of a new, empty database on the test server. */
export async function freshDatabase(): Promise<string> {
  const first = inject('postgres');
  if (first === null) throw new Error('PostgreSQL is not installed: apt-get install postgresql');
  const admin = new URL(first);
  admin.username = 'postgres';
  const client = new pg.Client({ connectionString: admin.href });
  await client.connect();
  const name = `test_${randomBytes(6).toString('hex')}`;
  await client.query(`create database ${name} owner uptake_owner`);
  await client.end();
  const url = new URL(first);
  url.pathname = `/${name}`;
  return url.href;
}

/** A new, migrated store on the engine. Close it with `await using` or in afterAll. */
export async function openTestStore(engine: Engine): Promise<Store> {
  return engine === 'pglite'
    ? openStore({ kind: 'memory', copyOf: inject('pglite') })
    : openStore({ kind: 'server', url: await freshDatabase() });
}
