import { mkdirSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { rowsOf } from './duckdb-columns.ts';
import { problems } from './problems.ts';

/** Since 2 people's keys are SipHash (docs/decisions/021). */
const format = 2;

/** `activity` is the truth; `packs` names files that are made from it. No keys and no indexes: one writer keeps rows apart, and columns are scanned. */
const schema = `
create table settings (format integer not null, oldest_as_of integer not null);
insert into settings values (${format}, 0);
create table imports (tenant integer not null, name_space tinyint not null, import integer not null, masks integer not null);
create table activity (
  tenant integer not null, name_space tinyint not null, service integer not null, person ubigint not null,
  block smallint not null, mask ubigint not null, import integer not null
);
create table coverage (
  tenant integer not null, name_space tinyint not null, report integer not null, day integer not null, scope varchar not null,
  services integer[] not null, rows integer not null, active_rows integer not null, import integer not null
);
create table forgotten (tenant integer not null, day integer not null);
create table folded (tenant integer not null, up_to integer not null);
create table packs (
  tenant integer not null, name_space tinyint not null, up_to integer not null, file varchar not null,
  people integer not null, masks integer not null
);`;

/** DuckDB's own lock is the process's, so it doesn't keep one process from opening a file twice. */
const opened = new Set<string>();

export interface OpenedFile {
  readonly connect: () => Promise<DuckDBConnection>;
  /** Where packed files are. */
  readonly packed: string;
  readonly close: () => void;
}

/**
 * Opens the usage data in a folder, or begins it.
 * @throws WAREHOUSE_LOCKED, WAREHOUSE_NEWER, WAREHOUSE_OLDER, WAREHOUSE_UNREADABLE
 */
export async function openFile(folder: string): Promise<OpenedFile> {
  const packed = join(folder, 'packed');
  mkdirSync(packed, { recursive: true, mode: 0o700 });
  const real = realpathSync(folder);
  if (opened.has(real)) throw problems.WAREHOUSE_LOCKED(folder, `this process (${process.pid})`);
  opened.add(real);
  let instance: DuckDBInstance | undefined;
  try {
    instance = await openInstance(folder);
    const connection = await instance.connect();
    try {
      await migrate(connection);
      await removeStrays(connection, packed);
    } finally {
      connection.closeSync();
    }
    const own = instance;
    const close = () => {
      own.closeSync();
      opened.delete(real);
    };
    return { connect: () => own.connect(), packed, close };
  } catch (error) {
    instance?.closeSync();
    opened.delete(real);
    throw error;
  }
}

async function openInstance(folder: string): Promise<DuckDBInstance> {
  try {
    return await DuckDBInstance.create(join(folder, 'usage.duckdb'));
  } catch (error) {
    // DuckDB tells its errors apart by their text only.
    const why = (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
    if (!/lock/i.test(why)) throw problems.WAREHOUSE_UNREADABLE(folder, why);
    const pid = /PID (\d+)/.exec(why)?.[1];
    throw problems.WAREHOUSE_LOCKED(folder, pid === undefined ? 'another process' : `process ${pid}`);
  }
}

async function migrate(connection: DuckDBConnection): Promise<void> {
  const tables = await rowsOf(connection, `select 1 from duckdb_tables() where table_name = 'settings'`);
  if (tables.length === 0) {
    await connection.run(`begin transaction; ${schema} commit;`);
    return;
  }
  const [[found] = []] = await rowsOf(connection, 'select format from settings');
  if (Number(found) > format) throw problems.WAREHOUSE_NEWER(Number(found), format);
  if (Number(found) < format) throw problems.WAREHOUSE_OLDER(Number(found), format);
}

/** Files that a process left behind which ended between writing one and saying so, or between forgetting one and removing it. */
async function removeStrays(connection: DuckDBConnection, packed: string): Promise<void> {
  const known = new Set((await rowsOf(connection, 'select file from packs')).map(([file]) => file));
  for (const file of readdirSync(packed)) if (!known.has(file)) rmSync(join(packed, file), { force: true });
}
