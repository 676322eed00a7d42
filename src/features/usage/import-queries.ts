import { sql } from 'kysely';
import { dayNumber } from '../../base/days.ts';
import type { Db, Tx } from '../../store/store.ts';
import type { TenantId } from '../tenants/model.ts';
import type { Sign } from './withheld.ts';

// Which files came, and what was read of them.

/** What is known of an import. */
export type ImportRow = NonNullable<Awaited<ReturnType<typeof importOf>>>;

/** An import of these bytes for this tenant, read in this way, if there has been one. */
export function importOf(db: Db, tenant: TenantId, sha256: string, mapping: string) {
  return db
    .selectFrom('usage_import')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('sha256', '=', sha256)
    .where('mapping', '=', mapping)
    .executeTakeFirst();
}

/** Rows of people who were erased, which were not taken up. */
export const erasedIn = (remarks: Readonly<Record<string, unknown>>): number => Number(remarks.erased ?? 0);

/** The last file with rows that answered a question to Microsoft Graph, as it came. */
export function lastAnswer(db: Db, tenant: TenantId, question: string) {
  return db
    .selectFrom('usage_import')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('source', '=', 'graph')
    .where('file', '=', question)
    .where('state', '=', 'done')
    .where('rows', '>', 0)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** A tenant's imports, newest first. @param before number of the import that the page ends above. */
export function importsOf(db: Db, tenant: TenantId, page: { limit: number; before: number | undefined }) {
  let query = db
    .selectFrom('usage_import as i')
    .leftJoin('person as p', 'p.id', 'i.imported_by')
    .selectAll('i')
    .select('p.name')
    .where('i.tenant_id', '=', tenant);
  if (page.before !== undefined) query = query.where('i.number', '<', page.before);
  return query.orderBy('i.number', 'desc').limit(page.limit).execute();
}

/** Imports by their numbers, for saying where a figure comes from. */
export function importsByNumber(db: Db, numbers: readonly number[]) {
  if (numbers.length === 0) return Promise.resolve([]);
  return db
    .selectFrom('usage_import')
    .where('number', 'in', [...numbers])
    .select(['number', 'file', 'report', 'sha256', 'rows', 'quarantined', 'imported_at', 'source'])
    .orderBy('number')
    .execute();
}

export function quarantineOf(db: Db, number: number, limit: number) {
  return db
    .selectFrom('usage_quarantine')
    .selectAll()
    .where('import_number', '=', number)
    .orderBy('line')
    .limit(limit)
    .execute();
}

/** As it was known: what imports up to this number had said, and people by this moment. */
export interface Known {
  readonly import: number;
  readonly at: Date;
}

/** What was known at a moment. */
export async function knownBy(db: Db, at: Date): Promise<Known> {
  const row = await db
    .selectFrom('usage_import')
    .where('imported_at', '<=', at)
    .select(({ fn }) => fn.max('number').as('number'))
    .executeTakeFirst();
  return { import: Number(row?.number ?? 0), at };
}

/** What was known when an import had just come. */
export async function knownWith(db: Db, number: number): Promise<Known> {
  const row = await db
    .selectFrom('usage_import')
    .where('number', '<=', number)
    .select(({ fn }) => fn.max('imported_at').as('at'))
    .executeTakeFirst();
  return { import: number, at: row?.at ?? new Date(0) };
}

/** What all imports of a tenant come to. */
export async function importSums(db: Db, tenant: TenantId, known: Known | undefined) {
  let query = db
    .selectFrom('usage_import')
    .where('tenant_id', '=', tenant)
    .where('state', '=', 'done')
    .select(({ fn }) => [
      fn.countAll<string>().as('imports'),
      fn.sum<string>('rows').as('rows'),
      fn.sum<string>('quarantined').as('quarantined'),
    ]);
  if (known !== undefined) query = query.where('number', '<=', known.import);
  const row = await query.executeTakeFirstOrThrow();
  let newest = db
    .selectFrom('usage_import')
    .where('tenant_id', '=', tenant)
    .where('report', '=', 'active-users')
    .select('unknown_people')
    .orderBy('refresh_to', 'desc')
    .limit(1);
  if (known !== undefined) newest = newest.where('number', '<=', known.import);
  const last = await newest.executeTakeFirst();
  return {
    imports: Number(row.imports),
    rows: Number(row.rows ?? 0),
    quarantined: Number(row.quarantined ?? 0),
    unknownPeople: last?.unknown_people ?? 0,
  };
}

export async function lastImportOf(db: Db, tenant: TenantId, known: Known | undefined) {
  let query = db
    .selectFrom('usage_import')
    .where('tenant_id', '=', tenant)
    .where('state', '=', 'done')
    .select(['number', 'file', 'sha256', 'imported_at as at'])
    .orderBy('number', 'desc')
    .limit(1);
  if (known !== undefined) query = query.where('number', '<=', known.import);
  return (await query.executeTakeFirst()) ?? null;
}

/** Files that are still there as they were received, and that name people. */
export function landedFiles(db: Db, tenant: TenantId) {
  return db
    .selectFrom('usage_import')
    .where('tenant_id', '=', tenant)
    .where('state', '=', 'done')
    .where('report', '!=', 'subscribed-skus')
    .where(sql<boolean>`not (remarks ? 'dropped')`)
    .select('sha256')
    .distinct()
    .orderBy('sha256')
    .execute();
}

/** Says of a tenant's imports that their file is kept no longer. */
export async function markDropped(db: Tx, tenant: TenantId, sha256: string): Promise<void> {
  await db
    .updateTable('usage_import')
    .set({ remarks: sql<string>`remarks || '{"dropped": true}'` })
    .where('tenant_id', '=', tenant)
    .where('sha256', '=', sha256)
    .execute();
}

/** Files that are still there as they were received and tell of no day from this one on, by tenant. */
export function landedBefore(db: Db, day: string) {
  return db
    .selectFrom('usage_import')
    .where('state', '=', 'done')
    .where('refresh_to', '<', day)
    .where(sql<boolean>`not (remarks ? 'dropped')`)
    .select(['tenant_id', 'sha256'])
    .distinct()
    .orderBy('tenant_id')
    .orderBy('sha256')
    .execute();
}

/** Forgets the lines of a file that could not be read: they quote it. */
export async function dropQuarantine(db: Tx, tenant: TenantId, sha256: string): Promise<void> {
  await db
    .deleteFrom('usage_quarantine')
    .where('import_number', 'in', (query) =>
      query
        .selectFrom('usage_import')
        .where('tenant_id', '=', tenant)
        .where('sha256', '=', sha256)
        .select('number'),
    )
    .execute();
}

/** Whether another tenant rests on the same bytes. */
export async function isLandedElsewhere(db: Db, tenant: TenantId, sha256: string): Promise<boolean> {
  const other = await db
    .selectFrom('usage_import')
    .where('sha256', '=', sha256)
    .where('tenant_id', '!=', tenant)
    .where(sql<boolean>`not (remarks ? 'dropped')`)
    .select('number')
    .limit(1)
    .executeTakeFirst();
  return other !== undefined;
}

/**
 * What files say of how much of a day reports show, by tenant. A list that breaks off says nothing any more once a file of its report and day is in that ends.
 */
export async function signsOf(
  db: Db,
  tenants: readonly TenantId[],
  known: Known | undefined,
): Promise<Map<TenantId, Sign[]>> {
  if (tenants.length === 0) return new Map();
  const until = known?.import ?? 2 ** 31 - 1;
  const rows = await db
    .selectFrom('usage_sign as s')
    .innerJoin('usage_import as i', 'i.number', 's.import_number')
    .where('s.tenant_id', 'in', [...tenants])
    .where('s.import_number', '<=', until)
    .where(
      sql<boolean>`s.kind <> 'partial' or not exists (
        select from usage_import w
        where w.tenant_id = s.tenant_id and w.report = i.report and w.state = 'done' and w.rows > 0 and w.number <= ${until}
          and s.day between w.refresh_from and w.refresh_to
          and not exists (select from usage_sign p where p.import_number = w.number and p.kind = 'partial'))`,
    )
    .select(['s.tenant_id', 's.report', 's.kind', 's.people'])
    .select(sql<string>`s.day::text`.as('day'))
    .execute();
  return Map.groupBy(
    rows.map(({ tenant_id: tenant, report, kind, people, day }) => ({
      tenant,
      report,
      kind: kind as Sign['kind'],
      people,
      day: dayNumber(day),
    })),
    ({ tenant }) => tenant,
  );
}
