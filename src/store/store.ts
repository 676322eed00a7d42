import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely, type Transaction } from 'kysely';
import { storeDialect } from './dialect.ts';
import { type Identity, system } from './identity.ts';
import { type Holder, type Lock, takeLock } from './lock.ts';
import { migrate } from './migrate.ts';
import { openPglitePool } from './pglite-pool.ts';
import { type Pool, withConnection } from './pool.ts';
import { openPostgresPool } from './postgres-pool.ts';
import { problems } from './problems.ts';
import type { Tables } from './tables.ts';

/** A handle that reads, and that can begin a transaction. Always on behalf of one identity. */
export type Db = Kysely<Tables>;
/** A handle inside a transaction. What writes asks for this one: a Db in its place does not compile. */
export type Tx = Transaction<Tables>;

/** The operational store: PGlite in a folder, or a PostgreSQL server. */
export interface Store extends AsyncDisposable {
  readonly kind: 'pglite' | 'postgres';
  /** The connection string, for a server. */
  readonly url: string | undefined;
  readonly pool: Pool;
  /** A handle whose every query sees and writes what this identity may. Cheap: make one a request. */
  as(identity: Identity): Db;
  /** The portal's own handle; row security applies to it too. */
  readonly system: Db;
  /** The login itself: for migrations, jobs and exports, which row security does not concern. */
  readonly owner: Db;
  /** Fails when the database does not answer. */
  ping(): Promise<void>;
  /** Tells other processes on this machine where the server is; nothing to tell for a PostgreSQL store. */
  publish(url: string, secret: string): void;
  /** What this store does not survive, for the people who rely on it; null if nothing. */
  readonly durability: string | null;
}

/** PostgreSQL major that the pinned PGlite embeds; a data folder belongs to one major. */
export const pgliteMajor = '18';

export type StoreLocation =
  | { readonly kind: 'folder'; readonly folder: string }
  /** Gone with the process. @see Cluster.copyOf */
  | { readonly kind: 'memory'; readonly copyOf?: string }
  | { readonly kind: 'server'; readonly url: string };

/**
 * Opens the store and brings it to the newest migration.
 * @throws STORE_LOCKED, STORE_OTHER_MAJOR, STORE_NEWER, STORE_EDITED, SERVER_UNREACHABLE, SERVER_TOO_OLD.
 */
export async function openStore(location: StoreLocation): Promise<Store> {
  if (location.kind === 'server') return openServer(location.url);
  if (location.kind === 'memory')
    return finish(await openPglitePool({ dataDir: null, copyOf: location.copyOf }), undefined, undefined);
  const lock = takeLock(location.folder);
  try {
    const cluster = join(location.folder, 'pglite');
    refuseOtherMajor(cluster);
    return await finish(await openPglitePool({ dataDir: cluster }), undefined, lock);
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function openServer(url: string): Promise<Store> {
  const pool = await openPostgresPool(url);
  try {
    const found = await versionOf(pool, url);
    if (found < 150_000) throw problems.SERVER_TOO_OLD(String(found / 10_000));
    return await finish(pool, url, undefined);
  } catch (error) {
    await pool.end();
    throw error;
  }
}

/** The server's version as a number, 150004 for 15.4. The first thing that is asked of it, so here shows whether it is there at all. */
async function versionOf(pool: Pool, url: string): Promise<number> {
  try {
    const { rows } = await withConnection(pool, 'owner', (c) => c.query('show server_version_num'));
    return Number(rows[0]?.server_version_num);
  } catch (error) {
    // A name with several addresses fails with a list, which has no message of its own.
    const first = error instanceof AggregateError ? error.errors[0] : error;
    throw problems.SERVER_UNREACHABLE(
      new URL(url).host,
      first instanceof Error ? first.message : String(first),
    );
  }
}

/** Whether there is an embedded store in the folder. Opening it would make one. */
export function isStoreIn(folder: string): boolean {
  return existsSync(join(folder, 'pglite', 'PG_VERSION'));
}

/** PGlite says only "failed to initialize" when the files are another major's, so ask before it does. */
function refuseOtherMajor(cluster: string): void {
  const stamp = join(cluster, 'PG_VERSION');
  if (!existsSync(stamp)) return;
  const found = readFileSync(stamp, 'utf8').trim();
  if (found !== pgliteMajor) throw problems.STORE_OTHER_MAJOR(cluster, found, pgliteMajor);
}

async function finish(pool: Pool, url: string | undefined, lock: Lock | undefined): Promise<Store> {
  try {
    await migrate(pool);
  } catch (error) {
    await pool.end();
    throw error;
  }
  const as = (identity: Identity | 'owner') => new Kysely<Tables>({ dialect: storeDialect(pool, identity) });
  return {
    kind: url === undefined ? 'pglite' : 'postgres',
    url,
    pool,
    as,
    system: as(system),
    owner: as('owner'),
    ping: () =>
      withConnection(pool, 'owner', async (connection) => void (await connection.query('select 1'))),
    publish: (address, secret) => lock?.publish(address, secret),
    durability:
      url === undefined
        ? 'The embedded database survives a crash of Uptake, not a power cut: what was written since the last export may be lost then.'
        : null,
    async [Symbol.asyncDispose]() {
      await pool.end();
      lock?.release();
    },
  };
}

export type { Holder };
