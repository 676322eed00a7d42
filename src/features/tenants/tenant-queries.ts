import { sql } from 'kysely';
import type { Db, Tx } from '../../store/store.ts';
import type { CustomerId, TenantId, TenantInternal, TenantMaster } from './model.ts';
import { isParked, tenantColumns } from './queries.ts';

/** Everything that a tenant's own page says of it. Under a partner's handle what is internal is null. */
export function tenantDetail(db: Db, person: string, id: TenantId) {
  return tenantColumns(db, person)
    .where('t.id', '=', id)
    .select(['t.customer_id', 't.version', 't.country', 't.seats', 't.wants_partner', 't.created_at'])
    .select(['t.partner_status', 't.partner_status_date', 't.active_override'])
    .select(isParked.as('parked'))
    .select(['i.version as internal_version', 'i.tags', 'i.segment as own_segment', 'i.urgency'])
    .select(['i.entry_reason', 'i.flags', 'i.priority', 'i.priority_override', 'i.priority_reason'])
    .select(['i.overall_status', 'i.status_date', 'i.active_reason'])
    .executeTakeFirst();
}

/** The row of a tenant for changing it: nobody else can until the transaction ends. */
export function lockTenant(tx: Tx, id: TenantId) {
  return tx.selectFrom('tenant').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

export function lockTenantInternal(tx: Tx, id: TenantId) {
  return tx
    .selectFrom('tenant_internal')
    .selectAll()
    .where('tenant_id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** Puts changed master data into the row of a tenant; fields that are left out stay. */
export async function putTenant(
  tx: Tx,
  id: TenantId,
  after: Partial<TenantMaster>,
  version: number,
): Promise<void> {
  const { name, domain, tpid, country, seats } = after;
  const customer = sql<CustomerId>`(select c.id from customer c where c.tpid = ${tpid ?? null})`;
  await tx
    .updateTable('tenant')
    .set({
      version,
      name,
      domain,
      country,
      seats,
      customer_id: tpid === undefined ? undefined : customer,
      wants_partner: after.wantsPartner,
      partner_status: after.partnerStatus,
      partner_status_date: after.partnerStatusDay,
    })
    .where('id', '=', id)
    .execute();
}

/** Puts what the organisation says of a tenant into its row; fields that are left out stay. */
export async function putTenantInternal(
  tx: Tx,
  id: TenantId,
  after: Partial<TenantInternal>,
  version: number,
): Promise<void> {
  const { motions, tags, segment, urgency, flags, activeOverride } = after;
  await tx
    .updateTable('tenant_internal')
    .set({
      version,
      motions,
      tags,
      segment,
      urgency,
      flags: flags === undefined ? undefined : JSON.stringify(flags),
      priority_override: after.override,
      priority_reason: after.priorityReason,
      overall_status: after.status,
      status_date: after.statusDay,
      active_reason: after.activeReason,
    })
    .where('tenant_id', '=', id)
    .execute();
  if (activeOverride !== undefined)
    await tx.updateTable('tenant').set({ active_override: activeOverride }).where('id', '=', id).execute();
}

/** Keeps what follows from the overall status beside the tenant, where lists and partners find it. */
export async function putTenantActive(tx: Tx, id: TenantId, active: boolean): Promise<void> {
  await tx.updateTable('tenant').set({ active }).where('id', '=', id).execute();
}
