import type { Db, Tx } from '../../store/store.ts';
import type { TenantId } from '../tenants/model.ts';

function metricColumns(db: Db, tenant: TenantId) {
  return db
    .selectFrom('success_metric as m')
    .leftJoin('person as p', 'p.id', 'm.updated_by')
    .where('m.tenant_id', '=', tenant)
    .selectAll('m')
    .select('p.name as updated_name');
}

/** Success metrics of a tenant, by name. */
export function metricsOf(db: Db, tenant: TenantId) {
  return metricColumns(db, tenant).orderBy('m.name').orderBy('m.id').execute();
}

/** One metric, for changing it: nobody else can until the transaction ends. */
export async function lockMetric(tx: Tx, tenant: TenantId, id: string) {
  await tx
    .selectFrom('success_metric')
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .select('id')
    .forUpdate()
    .execute();
  return metricColumns(tx, tenant).where('m.id', '=', id).executeTakeFirst();
}
