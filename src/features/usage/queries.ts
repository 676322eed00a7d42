import { sql } from 'kysely';
import type { Db, Tx } from '../../store/store.ts';
import type { TenantId } from '../tenants/model.ts';

/** A tenant by its id, GUID, domain, or by what its files call it; and its number in the warehouse, once it has one. */
export function tenantCalled(db: Db, text: string) {
  return db
    .selectFrom('tenant as t')
    .leftJoin('usage_tenant as u', 'u.tenant_id', 't.id')
    .where(({ or, eb }) =>
      or([
        eb('t.id', '=', text as TenantId),
        eb('t.guid', '=', text.toLowerCase()),
        eb('t.domain', '=', text.toLowerCase()),
        eb('u.called', '=', text),
      ]),
    )
    .select(['t.id', 't.name', 'u.number', 'u.called'])
    .orderBy('t.id')
    .executeTakeFirst();
}

/** The tenants that the handle sees and that files have come for, by what they are called. */
export function tenantsWithUsage(db: Db, ids?: readonly TenantId[]) {
  let query = db
    .selectFrom('usage_tenant as u')
    .innerJoin('tenant as t', 't.id', 'u.tenant_id')
    .innerJoin('customer as c', 'c.id', 't.customer_id')
    .leftJoin('tenant_internal as i', 'i.tenant_id', 't.id')
    .select(['t.id', 't.name', 'u.number', 'u.called'])
    .select(['c.name as customer', 'c.tpid', 'c.region'])
    .select(sql<string[]>`coalesce(i.motions, '{}')`.as('motions'));
  if (ids !== undefined) query = query.where('t.id', 'in', [...ids]);
  return query.orderBy('u.called').execute();
}

/** Gives a tenant its number in the warehouse and the key of its people, once. */
export async function enrol(tx: Tx, tenant: TenantId, called: string, key: string) {
  await tx
    .insertInto('usage_tenant')
    .values({ tenant_id: tenant, called })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await tx
    .insertInto('usage_key')
    .values({ tenant_id: tenant, key })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return tx
    .selectFrom('usage_tenant as u')
    .innerJoin('usage_key as k', 'k.tenant_id', 'u.tenant_id')
    .where('u.tenant_id', '=', tenant)
    .select(['u.number', 'u.called', 'k.key'])
    .executeTakeFirstOrThrow();
}

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

/** The newest import that had come by this moment. 0 when there was none. */
export async function importAsOf(db: Db, at: Date): Promise<number> {
  const row = await db
    .selectFrom('usage_import')
    .where('imported_at', '<=', at)
    .select(({ fn }) => fn.max('number').as('number'))
    .executeTakeFirst();
  return Number(row?.number ?? 0);
}

/**
 * What tenants were entitled to by the feed: per service and day what the latest import said of it, ascending by day.
 * @param asOf only what imports up to this number said.
 */
export function entitlementsOf(db: Db, tenants: readonly TenantId[], asOf: number | undefined) {
  if (tenants.length === 0) return Promise.resolve([]);
  let query = db
    .selectFrom('usage_entitlement')
    .distinctOn(['tenant_id', 'service', 'day'])
    .where('tenant_id', 'in', [...tenants])
    .select([
      'tenant_id',
      'service',
      sql<string>`day::text`.as('day'),
      'enabled',
      'assigned',
      'import_number',
    ]);
  if (asOf !== undefined) query = query.where('import_number', '<=', asOf);
  return query
    .orderBy('tenant_id')
    .orderBy('service')
    .orderBy('day')
    .orderBy('import_number', 'desc')
    .execute();
}

/** What all imports of a tenant come to. */
export async function importSums(db: Db, tenant: TenantId, asOf: number | undefined) {
  let query = db
    .selectFrom('usage_import')
    .where('tenant_id', '=', tenant)
    .where('state', '=', 'done')
    .select(({ fn }) => [
      fn.countAll<string>().as('imports'),
      fn.sum<string>('rows').as('rows'),
      fn.sum<string>('quarantined').as('quarantined'),
    ]);
  if (asOf !== undefined) query = query.where('number', '<=', asOf);
  const row = await query.executeTakeFirstOrThrow();
  let newest = db
    .selectFrom('usage_import')
    .where('tenant_id', '=', tenant)
    .where('report', '=', 'active-users')
    .select('unknown_people')
    .orderBy('refresh_to', 'desc')
    .limit(1);
  if (asOf !== undefined) newest = newest.where('number', '<=', asOf);
  const last = await newest.executeTakeFirst();
  return {
    imports: Number(row.imports),
    rows: Number(row.rows ?? 0),
    quarantined: Number(row.quarantined ?? 0),
    unknownPeople: last?.unknown_people ?? 0,
  };
}

export async function lastImportOf(db: Db, tenant: TenantId, asOf: number | undefined) {
  let query = db
    .selectFrom('usage_import')
    .where('tenant_id', '=', tenant)
    .where('state', '=', 'done')
    .select(['number', 'file', 'sha256', 'imported_at as at'])
    .orderBy('number', 'desc')
    .limit(1);
  if (asOf !== undefined) query = query.where('number', '<=', asOf);
  return (await query.executeTakeFirst()) ?? null;
}

const mostEvents = 500;

/** The newest entries of a tenant's ledger that a chart may show, oldest first. */
export async function ledgerForChart(db: Db, tenant: TenantId) {
  const rows = await db
    .selectFrom('ledger')
    .where('chain', '=', tenant)
    .where('kind', 'not like', 'usage.%')
    .select(['seq', 'at', 'kind', 'facts'])
    .orderBy('seq', 'desc')
    .limit(mostEvents)
    .execute();
  return rows.reverse().map((row) => ({ ...row, facts: row.facts as Record<string, unknown> }));
}

/** The number and the key of a tenant; for the system only. */
export function keyOfTenant(db: Db, tenant: TenantId) {
  return db
    .selectFrom('usage_tenant as u')
    .innerJoin('usage_key as k', 'k.tenant_id', 'u.tenant_id')
    .where('u.tenant_id', '=', tenant)
    .select(['u.number', 'k.key'])
    .executeTakeFirst();
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
