import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { system } from './identity.ts';
import { knownMigrations } from './migrate.ts';
import { type Connection, withConnection } from './pool.ts';
import { problems } from './problems.ts';
import type { Store } from './store.ts';

// A logical export: every row as one line of JSON, made by PostgreSQL and read back by PostgreSQL, so that no type is lost on the way. It
// is the road from PGlite to a server and back, and over a change of PostgreSQL's major.

/** Tables in the order in which rows may be inserted. */
export const exportedTables = [
  'choice',
  'partner_firm',
  'person',
  'credential',
  'session',
  'setup_link',
  'password_link',
  'attempt',
  'customer',
  'tenant',
  'contact',
  'customer_internal',
  'tenant_internal',
  'tenant_partner',
  'person_profile',
  'absence',
  'assignment',
  'reassignment',
  'reassignment_row',
  'import',
  'import_row',
  'playbook_version',
  'playbook_page',
  'playbook_task',
  'playbook_finding',
  'playbook_process',
  'feedback',
  'usage_tenant',
  'usage_key',
  'usage_import',
  'usage_quarantine',
  'usage_entitlement',
  'usage_connection',
  'usage_consent',
  'usage_sync',
  'usage_override',
  'usage_sign',
  'tenant_service',
  'entitlement_status',
  'adoption_indicator',
  'service_migration',
  'service_forecast',
  'service_motion',
  'service_feed',
  'success_metric',
  'tenant_authentication',
  'usage_naming',
  'usage_name',
  'usage_erased',
  'task_record',
  // Drafts are their author's alone, and no export sees them.
  'note',
  'note_done',
  'offer',
  'process_case',
  'case_person',
  'case_step',
  'case_question',
  'case_figure',
  // A notice names the letter that told of it.
  'mail_sent',
  'case_meeting',
  'case_guest',
  'notice',
  'notice_preference',
  'target_list',
  'target',
  'goal',
  'saved_view',
  'usual_view',
  'bulk_change',
  'bulk_change_row',
  'snooze',
  'ledger_head',
  'ledger',
  'ledger_personal',
  'outbox',
  'idempotency',
] as const;

/** Tables that a migration has put rows into: an import brings its own. */
const seeded = ['choice'] as const;

/** Tables that number their rows, and the column of the number. */
const counted = [
  ['outbox', 'id'],
  ['usage_tenant', 'number'],
  ['usage_import', 'number'],
] as const;

const format = 'uptake-export/1';
const rowsAtOnce = 500;

const newestMigration = () => Math.max(...knownMigrations().map((migration) => migration.number));

async function* linesOf(connection: Connection): AsyncGenerator<string> {
  yield `${JSON.stringify({ format, migration: newestMigration() })}\n`;
  let rows = 0;
  for (const table of exportedTables) {
    await connection.script(
      `declare export no scroll cursor for select to_jsonb(t)::text as row from ${table} t`,
    );
    for (;;) {
      const batch = await connection.query(`fetch ${rowsAtOnce} from export`);
      for (const { row } of batch.rows) yield `{"t":"${table}","r":${row}}\n`;
      rows += batch.rows.length;
      if (batch.rows.length < rowsAtOnce) break;
    }
    await connection.script('close export');
  }
  yield `${JSON.stringify({ end: rows })}\n`;
}

/**
 * Writes everything to a gzipped file, as of one moment, while others go on writing (on PGlite they wait). The file appears whole or not at
 * all, and is on the disk when this resolves.
 */
export async function exportStore(store: Store, file: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.part`;
  try {
    await withConnection(store.pool, system, async (connection) => {
      await connection.script('begin isolation level repeatable read, read only');
      try {
        const target = createWriteStream(draft, { mode: 0o600, flush: true });
        await pipeline(Readable.from(linesOf(connection)), createGzip(), target);
      } finally {
        await connection.script('rollback');
      }
    });
    await rename(draft, file);
    await syncFolder(dirname(file));
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}

/** Removes all but the newest exports of a folder. Their names sort by time. */
export async function keepNewestExports(folder: string, count: number): Promise<void> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.jsonl.gz')).sort();
  for (const name of files.slice(0, -count)) await rm(join(folder, name));
}

/**
 * Reads an export into a store that is still empty, in one transaction.
 * @returns how many rows. @throws IMPORT_NOT_EMPTY, IMPORT_UNREADABLE, STORE_NEWER.
 */
export async function importStore(store: Store, file: string): Promise<number> {
  const people = await store.system.selectFrom('person').select('id').limit(1).execute();
  const versions = await store.system.selectFrom('playbook_version').select('id').limit(1).execute();
  if (people.length + versions.length > 0) throw problems.IMPORT_NOT_EMPTY();
  return withConnection(store.pool, system, async (connection) => {
    await connection.script('begin');
    try {
      for (const table of seeded) await connection.script(`delete from ${table}`);
      const rows = await insertLines(connection, file);
      for (const [table, column] of counted)
        await connection.script(
          `select setval(pg_get_serial_sequence('${table}', '${column}'), greatest((select max(${column}) from ${table}), 1))`,
        );
      await connection.script('commit');
      return rows;
    } catch (error) {
      await connection.script('rollback');
      throw isDamage(error) ? problems.IMPORT_UNREADABLE(error.message) : error;
    }
  });
}

/** What gunzip says of a file that is cut or is no gzip. */
function isDamage(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
}

async function insertLines(connection: Connection, file: string): Promise<number> {
  const source = createReadStream(file).pipe(createGunzip());
  const lines = createInterface({ input: source, crlfDelay: Number.POSITIVE_INFINITY });
  let table = '';
  let batch: string[] = [];
  let rows = 0;
  let end: number | undefined;
  const flush = async () => {
    if (batch.length === 0) return;
    const values = `[${batch.join(',')}]`;
    await connection.query(
      `insert into ${table} overriding system value select * from jsonb_populate_recordset(null::${table}, $1::text::jsonb)`,
      [values],
    );
    rows += batch.length;
    batch = [];
  };
  for await (const line of lines) {
    const found = /^\{"t":"([a-z_]+)","r":(.*)\}$/.exec(line);
    if (found === null) {
      end = readMark(line) ?? end;
      continue;
    }
    const [, name = '', row = ''] = found;
    if (!(exportedTables as readonly string[]).includes(name))
      throw problems.IMPORT_UNREADABLE(`it holds an unknown table ${name}`);
    if (name !== table || batch.length >= rowsAtOnce) await flush();
    table = name;
    batch.push(row);
  }
  await flush();
  if (end !== rows)
    throw problems.IMPORT_UNREADABLE(
      end === undefined ? 'its end is missing' : `${end} rows were written, ${rows} read`,
    );
  return rows;
}

/** The count in the closing line; undefined for the opening one, which is checked. */
function readMark(line: string): number | undefined {
  let mark: { format?: string; migration?: number; end?: number };
  try {
    mark = JSON.parse(line);
  } catch {
    throw problems.IMPORT_UNREADABLE('a line is no JSON');
  }
  if (mark.end !== undefined) return mark.end;
  if (mark.format !== format)
    throw problems.IMPORT_UNREADABLE(`its format is ${mark.format ?? 'unknown'}, not ${format}`);
  if ((mark.migration ?? 0) > newestMigration())
    throw problems.STORE_NEWER(mark.migration ?? 0, newestMigration());
  return undefined;
}
