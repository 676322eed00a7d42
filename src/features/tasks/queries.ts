import type { Db, Tx } from '../../store/store.ts';
import type { TenantId } from '../tenants/model.ts';

function recordColumns(db: Db, tenant: TenantId) {
  return db
    .selectFrom('task_record as r')
    .leftJoin('person as p', 'p.id', 'r.updated_by')
    .where('r.tenant_id', '=', tenant)
    .select(['r.task_id', 'r.service', 'r.status', 'r.percent_complete', 'r.responsible'])
    .select(['r.updated_by', 'r.updated_at', 'r.version', 'p.name']);
}

/** Every task record of a tenant. */
export function taskRecordsOf(db: Db, tenant: TenantId) {
  return recordColumns(db, tenant).execute();
}

export function taskRecord(db: Db, tenant: TenantId, taskId: string, service: string) {
  return recordColumns(db, tenant)
    .where('r.task_id', '=', taskId)
    .where('r.service', '=', service)
    .executeTakeFirst();
}

/** The record for changing it: nobody else can until the transaction ends. */
export function lockTaskRecord(tx: Tx, tenant: TenantId, taskId: string, service: string) {
  return tx
    .selectFrom('task_record')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('task_id', '=', taskId)
    .where('service', '=', service)
    .forUpdate()
    .executeTakeFirst();
}

export interface SavedRecord {
  readonly tenant: TenantId;
  readonly taskId: string;
  readonly service: string;
  readonly status: string;
  readonly percentComplete: number;
  readonly responsible: string;
  readonly by: string;
  readonly at: Date;
  readonly version: number;
}

/** Writes a record; false when somebody else made its first version in the meantime. */
export async function putTaskRecord(tx: Tx, record: SavedRecord): Promise<boolean> {
  const { tenant, taskId, service, status, percentComplete, responsible, by, at, version } = record;
  const values = {
    status,
    percent_complete: percentComplete,
    responsible,
    updated_by: by,
    updated_at: at,
    version,
  };
  if (version > 1) {
    const { numUpdatedRows } = await tx
      .updateTable('task_record')
      .set(values)
      .where('tenant_id', '=', tenant)
      .where('task_id', '=', taskId)
      .where('service', '=', service)
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  }
  const added = await tx
    .insertInto('task_record')
    .values({ tenant_id: tenant, task_id: taskId, service, ...values })
    .onConflict((conflict) => conflict.doNothing())
    .returning('version')
    .executeTakeFirst();
  return added !== undefined;
}
