import { sql } from 'kysely';
import type { Db, Tx } from '../../store/store.ts';
import type { TouchedWork } from '../playbooks/model.ts';
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

const mostTenants = 100;

/** What is recorded on tasks at the tenants that the handle sees; only tasks that have a record, by id. */
export async function workOn(db: Db, taskIds: readonly string[]): Promise<TouchedWork[]> {
  if (taskIds.length === 0) return [];
  const records = db.selectFrom('task_record as r').where('r.task_id', 'in', [...taskIds]);
  const sums = await records
    .groupBy(['r.task_id', 'r.status'])
    .select(({ fn }) => ['r.task_id', 'r.status', fn.countAll<string>().as('count')])
    .orderBy('r.task_id')
    .orderBy('count', 'desc')
    .orderBy('r.status')
    .execute();
  const tenants = await records
    .groupBy('r.task_id')
    .select(({ fn }) => ['r.task_id', fn.count<string>('r.tenant_id').distinct().as('count')])
    .execute();
  const rows = await firstTenants(db, taskIds);
  const of = <Row extends { task_id: string }>(all: readonly Row[], id: string) =>
    all.filter((row) => row.task_id === id);
  return tenants
    .map(({ task_id: taskId, count }) => ({
      taskId,
      tenants: Number(count),
      statuses: of(sums, taskId).map((row) => ({ status: row.status, count: Number(row.count) })),
      byTenant: of(rows, taskId).map(({ id, name, status, count }) => ({
        id,
        name,
        status,
        count: Number(count),
      })),
    }))
    .sort((a, b) => Number(a.taskId) - Number(b.taskId));
}

/** The first tenants of each task by name, a row a status. */
function firstTenants(db: Db, taskIds: readonly string[]) {
  const counted = db
    .selectFrom('task_record as r')
    .innerJoin('tenant as t', 't.id', 'r.tenant_id')
    .where('r.task_id', 'in', [...taskIds])
    .groupBy(['r.task_id', 't.id', 't.name', 'r.status'])
    .select(({ fn }) => ['r.task_id', 't.id', 't.name', 'r.status', fn.countAll<string>().as('count')])
    .select(
      sql<string>`row_number() over (partition by r.task_id order by lower(t.name), t.id, r.status)`.as(
        'place',
      ),
    );
  return db
    .selectFrom(counted.as('c'))
    .where('c.place', '<=', String(mostTenants))
    .select(['c.task_id', 'c.id', 'c.name', 'c.status', 'c.count'])
    .orderBy('c.place')
    .execute();
}
