import type { Selectable, Updateable } from 'kysely';
import { sql } from 'kysely';
import type { Db, Tx } from '../../store/store.ts';
import type { UsageConnectionTable, UsageSyncTable } from '../../store/tables-usage.ts';
import type { TenantId } from '../tenants/model.ts';

export type ConnectionRow = Selectable<UsageConnectionTable>;
export type SyncRow = Selectable<UsageSyncTable>;

/** What fetching has to know of a tenant. */
export function syncedTenant(db: Db, id: TenantId) {
  return db
    .selectFrom('tenant as t')
    .leftJoin('usage_tenant as u', 'u.tenant_id', 't.id')
    .where('t.id', '=', id)
    .select(['t.id', 't.name', 't.guid', 't.domain', 'u.number', 'u.called'])
    .executeTakeFirst();
}

/** What a tenant's files are called by: its domain, unless another's are. */
export async function calledBy(db: Db, { guid, domain }: { guid: string; domain: string }): Promise<string> {
  if (domain === '') return guid;
  const taken = await db.selectFrom('usage_tenant').where('called', '=', domain).select('called').execute();
  return taken.length > 0 ? guid : domain;
}

export function connectionOf(db: Db, tenant: TenantId): Promise<ConnectionRow | undefined> {
  return db.selectFrom('usage_connection').selectAll().where('tenant_id', '=', tenant).executeTakeFirst();
}

/** Takes a connected tenant for this process; undefined when it is another's or not connected. */
export async function claimTenant(
  tx: Tx,
  tenant: TenantId,
  now: Date,
  until: Date,
): Promise<ConnectionRow | undefined> {
  return tx
    .updateTable('usage_connection')
    .set({ busy_until: until, queued_until: null })
    .where('tenant_id', '=', tenant)
    .where('state', '=', 'connected')
    .where(({ or, eb }) => or([eb('busy_until', 'is', null), eb('busy_until', '<', now)]))
    .returningAll()
    .executeTakeFirst();
}

/** Keeps a claim for longer. @returns false when the tenant has been disconnected meanwhile. */
export async function keepClaim(tx: Tx, tenant: TenantId, until: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('usage_connection')
    .set({ busy_until: until })
    .where('tenant_id', '=', tenant)
    .where('state', '=', 'connected')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function changeConnection(
  tx: Tx,
  tenant: TenantId,
  values: Updateable<UsageConnectionTable>,
): Promise<void> {
  await tx.updateTable('usage_connection').set(values).where('tenant_id', '=', tenant).execute();
}

/** Rows of a tenant's reports, made where they are not there yet. */
export async function syncRows(
  tx: Tx,
  tenant: TenantId,
  reports: readonly string[],
  now: Date,
): Promise<SyncRow[]> {
  await tx
    .insertInto('usage_sync')
    .values(reports.map((report) => ({ tenant_id: tenant, report, next_try: now })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return tx.selectFrom('usage_sync').selectAll().where('tenant_id', '=', tenant).execute();
}

export async function changeSync(
  tx: Tx,
  { tenant_id, report }: Pick<SyncRow, 'tenant_id' | 'report'>,
  values: Updateable<UsageSyncTable>,
): Promise<void> {
  await tx
    .updateTable('usage_sync')
    .set(values)
    .where('tenant_id', '=', tenant_id)
    .where('report', '=', report)
    .execute();
}

/** Makes a new round of reports due now, or after the pause that Graph asked for. @returns how many there are. */
export async function makeDue(
  tx: Tx,
  tenant: TenantId,
  report: string | undefined,
  now: Date,
): Promise<number> {
  let change = tx
    .updateTable('usage_sync')
    .set({
      next_try: sql<Date>`greatest(${now.toISOString()}::timestamptz, coalesce(held_until, ${now.toISOString()}::timestamptz))`,
      round_day: null,
      round_done: '[]',
    })
    .where('tenant_id', '=', tenant);
  if (report !== undefined) change = change.where('report', '=', report);
  return Number((await change.executeTakeFirst()).numUpdatedRows);
}

/** Connected tenants for which a report is due, and that nobody works on nor has called; they count as called until then. */
export async function callDue(tx: Tx, now: Date, until: Date): Promise<TenantId[]> {
  const rows = await tx
    .updateTable('usage_connection as c')
    .set({ queued_until: until })
    .where('c.state', '=', 'connected')
    .where(({ or, eb }) => or([eb('c.busy_until', 'is', null), eb('c.busy_until', '<', now)]))
    .where(({ or, eb }) => or([eb('c.queued_until', 'is', null), eb('c.queued_until', '<', now)]))
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('usage_sync as s')
          .whereRef('s.tenant_id', '=', 'c.tenant_id')
          .where('s.next_try', '<=', now)
          .select('s.report'),
      ),
    )
    .returning('c.tenant_id')
    .execute();
  return rows.map(({ tenant_id }) => tenant_id);
}

export function connectedTenants(db: Db) {
  return db
    .selectFrom('usage_connection as c')
    .innerJoin('tenant as t', 't.id', 'c.tenant_id')
    .where('c.state', '=', 'connected')
    .select(['t.id', 't.name'])
    .orderBy('t.name')
    .orderBy('t.id')
    .execute();
}

/** Connections of tenants that the handle sees, with whoever changed them last. */
export function connectionsOf(db: Db, tenants: readonly TenantId[]) {
  if (tenants.length === 0) return Promise.resolve([]);
  return db
    .selectFrom('usage_connection as c')
    .leftJoin('person as p', 'p.id', 'c.changed_by')
    .selectAll('c')
    .select('p.name as by_name')
    .where('c.tenant_id', 'in', [...tenants])
    .execute();
}

export function syncRowsOf(db: Db, tenants: readonly TenantId[]): Promise<SyncRow[]> {
  if (tenants.length === 0) return Promise.resolve([]);
  return db
    .selectFrom('usage_sync')
    .selectAll()
    .where('tenant_id', 'in', [...tenants])
    .execute();
}

/** The newest open question for consent of each tenant. For the system's handle only. */
export function openConsents(db: Db, tenants: readonly TenantId[], now: Date) {
  if (tenants.length === 0) return Promise.resolve([]);
  return db
    .selectFrom('usage_consent')
    .distinctOn('tenant_id')
    .where('tenant_id', 'in', [...tenants])
    .where('used_at', 'is', null)
    .where('until', '>', now)
    .select(['tenant_id', 'until', 'asked_at'])
    .orderBy('tenant_id')
    .orderBy('asked_at', 'desc')
    .execute();
}

/** Makes all open links of a tenant worthless. */
export async function closeConsents(tx: Tx, tenant: TenantId, now: Date): Promise<void> {
  await tx
    .updateTable('usage_consent')
    .set({ used_at: now })
    .where('tenant_id', '=', tenant)
    .where('used_at', 'is', null)
    .execute();
}

/** Whose names an import used. */
export async function namesOfImport(db: Db, number: number): Promise<string | null> {
  const row = await db
    .selectFrom('usage_import')
    .where('number', '=', number)
    .select('name_space')
    .executeTakeFirst();
  return row?.name_space ?? null;
}
