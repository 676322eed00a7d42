import { sql } from 'kysely';
import type { Db, Tx } from '../../store/store.ts';
import type { TenantId } from '../tenants/model.ts';
import type { Change, ImportId, ImportState, Mapping, Noun, RowState } from './model.ts';

interface NewImport {
  readonly id: ImportId;
  readonly noun: Noun;
  readonly file: string;
  readonly columns: readonly string[];
  readonly mapping: Mapping;
  readonly by: string;
  readonly at: Date;
}

export async function putImport(
  tx: Tx,
  { id, noun, file, columns, mapping, by, at }: NewImport,
): Promise<void> {
  await tx
    .insertInto('import')
    .values({ id, noun, file, columns: [...columns], mapping: JSON.stringify(mapping), by_id: by, at })
    .execute();
}

interface NewRow {
  readonly line: number;
  readonly cells: readonly string[];
  readonly wrong: string;
}

export async function putRows(tx: Tx, id: ImportId, rows: readonly NewRow[]): Promise<void> {
  await tx
    .insertInto('import_row')
    .values(
      rows.map(({ line, cells, wrong }) => ({ import_id: id, line, cells: [...cells], unreadable: wrong })),
    )
    .execute();
}

function imports(db: Db) {
  return db
    .selectFrom('import as i')
    .leftJoin('person as p', 'p.id', 'i.by_id')
    .leftJoin('person as r', 'r.id', 'i.reverted_by')
    .selectAll('i')
    .select(['p.name as by_name', 'r.name as reverted_name']);
}

export type ImportRecord = NonNullable<Awaited<ReturnType<typeof importById>>>;

export const importById = (db: Db, id: ImportId) => imports(db).where('i.id', '=', id).executeTakeFirst();

export const recentImports = (db: Db, limit: number) =>
  imports(db).orderBy('i.at', 'desc').orderBy('i.id', 'desc').limit(limit).execute();

/** The import, and nobody else works on it until the commit. */
export const lockImport = (tx: Tx, id: ImportId) =>
  tx.selectFrom('import').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();

export async function countsOf(db: Db, ids: readonly string[]): Promise<Map<string, Record<string, number>>> {
  const rows = await db
    .selectFrom('import_row')
    .where('import_id', 'in', [...ids, ''])
    .groupBy(['import_id', 'state'])
    .select(({ fn }) => ['import_id', 'state', fn.countAll<number>().as('count')])
    .execute();
  const counts = new Map<string, Record<string, number>>();
  for (const { import_id: id, state, count } of rows)
    counts.set(id, { ...counts.get(id), [state]: Number(count) });
  return counts;
}

/** The first rows as they stand in the file, for whoever chooses which column is what. */
export const sampleRows = (db: Db, id: ImportId) =>
  db.selectFrom('import_row').where('import_id', '=', id).select('cells').orderBy('line').limit(3).execute();

export function rowsPage(
  db: Db,
  id: ImportId,
  { state, after, limit }: { state: RowState | undefined; after: number; limit: number },
) {
  const page = db.selectFrom('import_row').where('import_id', '=', id).where('line', '>', after).selectAll();
  return (state === undefined ? page : page.where('state', '=', state))
    .orderBy('line')
    .limit(limit)
    .execute();
}

/** What did not come in, with its cells. */
export const leftRows = (db: Db, id: ImportId) =>
  db
    .selectFrom('import_row')
    .where('import_id', '=', id)
    .where('state', 'in', ['refused', 'conflict'])
    .select(['line', 'cells', 'reason'])
    .orderBy('line')
    .execute();

export interface ImportChange {
  readonly state?: ImportState;
  readonly mapping?: Mapping;
  readonly rows?: number;
  readonly done?: number;
  readonly turn?: number;
  readonly turn_by?: string;
  readonly due?: number;
  readonly why?: string;
  readonly problem?: string;
  readonly applied_at?: Date;
  readonly reverted_at?: Date;
  readonly reverted_by?: string;
}

export async function changeImport(
  tx: Tx,
  id: ImportId,
  { mapping, ...change }: ImportChange,
): Promise<void> {
  await tx
    .updateTable('import')
    .set({ ...change, ...(mapping === undefined ? {} : { mapping: JSON.stringify(mapping) }) })
    .set(({ eb }) => ({ version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
}

/** Rows that the present step has not come to. What is taken back goes backwards. */
export function dueRows(
  db: Db,
  id: ImportId,
  turn: number,
  states: readonly RowState[],
  limit: number,
  back: boolean,
) {
  return db
    .selectFrom('import_row')
    .where('import_id', '=', id)
    .where('turn', '<', turn)
    .where('state', 'in', [...states])
    .selectAll()
    .orderBy('line', back ? 'desc' : 'asc')
    .limit(limit)
    .execute();
}

export interface RowChange {
  readonly state: RowState;
  readonly turn: number;
  readonly label?: string;
  readonly key?: string;
  readonly changes?: readonly Change[];
  readonly reason?: string;
  readonly cells?: readonly string[];
  readonly subject?: string;
  readonly chain?: string;
  readonly seqs?: readonly number[];
}

export async function changeRow(tx: Tx, id: ImportId, line: number, change: RowChange): Promise<void> {
  const { changes, cells, seqs, ...rest } = change;
  await tx
    .updateTable('import_row')
    .set({
      ...rest,
      ...(changes === undefined ? {} : { changes: JSON.stringify(changes) }),
      ...(cells === undefined ? {} : { cells: [...cells] }),
      ...(seqs === undefined ? {} : { seqs: [...seqs] }),
    })
    .where('import_id', '=', id)
    .where('line', '=', line)
    .execute();
}

/** Rows of one file that are about the same thing, each with the line of another one. */
export async function twins(db: Db, id: ImportId): Promise<{ line: number; other: number }[]> {
  const { rows } = await sql<{ line: number; other: number }>`
    select line, case when line = first then second else first end as other from (
      select line, min(line) over same as first, nth_value(line, 2) over same as second, count(*) over same as count
      from import_row where import_id = ${id} and key <> ''
      window same as (partition by key order by line rows between unbounded preceding and unbounded following)
    ) as found where count > 1 order by line`.execute(db);
  return rows;
}

// What rows are about ----------------------------------------------------------------------------------------------------

export const tenantByGuid = (db: Db, guid: string) =>
  db
    .selectFrom('tenant')
    .select(['id', 'name'])
    .where(sql<string>`lower(guid)`, '=', guid.toLowerCase())
    .executeTakeFirst();

export const personByEmail = (db: Db, email: string) =>
  db
    .selectFrom('person')
    .select(['id', 'name'])
    .where(sql<string>`lower(email)`, '=', email.toLowerCase())
    .executeTakeFirst();

export const contactsByEmail = (db: Db, tenant: TenantId, email: string) =>
  db
    .selectFrom('contact')
    .select(['id', 'kind'])
    .where('tenant_id', '=', tenant)
    .where(sql<string>`lower(email)`, '=', email.toLowerCase())
    .execute();

// What the ledger tells ----------------------------------------------------------------------------------------------------

/** How far a chain has come. */
export async function headOf(db: Db, chain: string): Promise<number> {
  const row = await db
    .selectFrom('ledger')
    .where('chain', '=', chain)
    .select(({ fn }) => fn.max('seq').as('seq'))
    .executeTakeFirst();
  return Number(row?.seq ?? 0);
}

/** What somebody has just written into a chain, after a place in it. */
export async function writtenAfter(
  db: Db,
  chain: string,
  seq: number,
  by: { readonly person: string; readonly at: Date },
): Promise<number[]> {
  const rows = await db
    .selectFrom('ledger')
    .where('chain', '=', chain)
    .where('seq', '>', seq)
    .where('person_id', '=', by.person)
    .where('at', '=', by.at)
    .select('seq')
    .orderBy('seq')
    .execute();
  return rows.map((row) => Number(row.seq));
}

/** Whether anything was written about a subject since; of a tenant, into its chain. */
export async function isTouched(db: Db, chain: string, subject: string, seq: number): Promise<boolean> {
  const later = db.selectFrom('ledger').where('chain', '=', chain).where('seq', '>', seq);
  const about = chain === subject ? later : later.where('subject', '=', subject);
  return (await about.select('seq').limit(1).executeTakeFirst()) !== undefined;
}

export function entriesAt(db: Db, chain: string, seqs: readonly number[]) {
  return db
    .selectFrom('ledger as l')
    .leftJoin('ledger_personal as x', (join) =>
      join.onRef('x.chain', '=', 'l.chain').onRef('x.seq', '=', 'l.seq'),
    )
    .where('l.chain', '=', chain)
    .where('l.seq', 'in', [...seqs, -1])
    .select(['l.seq', 'l.kind', 'l.subject', 'l.at', 'l.facts', 'l.personal_digest', 'x.facts as personal'])
    .orderBy('l.seq', 'desc')
    .execute();
}

// Under a savepoint: what one row does can be undone without the rows before it. -----------------------------------------

export const markRow = (tx: Tx) => sql`savepoint import_row`.execute(tx);
export const keepRow = (tx: Tx) => sql`release savepoint import_row`.execute(tx);
export async function undoRow(tx: Tx): Promise<void> {
  await sql`rollback to savepoint import_row`.execute(tx);
  await sql`release savepoint import_row`.execute(tx);
}
