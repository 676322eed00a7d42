import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { systemForTransaction } from './identity.ts';
import { type Connection, type Pool, withConnection } from './pool.ts';
import { problems } from './problems.ts';

export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly text: string;
}

const folder = new URL('./migrations/', import.meta.url);

/** The migrations of this release, in order. */
export function knownMigrations(): Migration[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => ({
      number: Number(name.slice(0, 4)),
      name,
      text: readFileSync(new URL(name, folder), 'utf8'),
    }));
}

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
const any = 0x75707461; // "upta": the advisory lock that migrators queue at

/**
 * Brings the database to the newest migration, each in a transaction of its own. Racing starters queue, and find nothing to do.
 *
 * @returns how many were applied.
 * @throws STORE_NEWER when the database knows more than this release, STORE_EDITED when an applied file has changed.
 */
export async function migrate(
  pool: Pool,
  migrations: readonly Migration[] = knownMigrations(),
): Promise<number> {
  return withConnection(pool, 'owner', async (connection) => {
    await connection.query('select pg_advisory_lock($1)', [any]);
    try {
      return await applyMissing(connection, migrations);
    } finally {
      await connection.query('select pg_advisory_unlock($1)', [any]);
    }
  });
}

async function applyMissing(connection: Connection, migrations: readonly Migration[]): Promise<number> {
  await connection.script(`create table if not exists migration (
    number integer primary key, name text not null, hash text not null, applied_at timestamptz not null default now())`);
  const { rows } = await connection.query('select number, hash from migration order by number');
  const newest = Math.max(0, ...rows.map((row) => row.number as number));
  const known = Math.max(0, ...migrations.map((migration) => migration.number));
  if (newest > known) throw problems.STORE_NEWER(newest, known);
  const applied = new Map(rows.map((row) => [row.number, row.hash]));
  let count = 0;
  for (const { number, name, text } of migrations) {
    const hash = applied.get(number);
    if (hash !== undefined && hash !== hashOf(text)) throw problems.STORE_EDITED(name);
    if (hash !== undefined) continue;
    await apply(connection, { number, name, text });
    count++;
  }
  return count;
}

async function apply(connection: Connection, { number, name, text }: Migration): Promise<void> {
  await connection.script('begin');
  try {
    await connection.query(systemForTransaction.sql, systemForTransaction.values);
    await connection.script(text);
    await connection.query('insert into migration (number, name, hash) values ($1, $2, $3)', [
      number,
      name,
      hashOf(text),
    ]);
    await connection.script('commit');
  } catch (error) {
    await connection.script('rollback');
    throw new Error(`Migration ${name} failed: ${error instanceof Error ? error.message : error}`, {
      cause: error,
    });
  }
}
