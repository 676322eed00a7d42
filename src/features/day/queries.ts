import { type SqlBool, sql } from 'kysely';
import type { Db, Tx } from '../../store/store.ts';
import type { TenantId } from '../tenants/model.ts';
import { isActive } from '../tenants/queries.ts';

export interface TaskOfMine {
  readonly tenant_id: TenantId;
  readonly tenant: string;
  readonly task_id: string;
  readonly service: string;
  readonly status: string;
  readonly version: number;
  readonly updated: string;
  readonly name: string;
}

/**
 * Tasks in these statuses that wait for a person: at active tenants where they are assigned in a role that is responsible, and those of any role that they
 * were the last to touch. What has waited longest comes first.
 * @param roles names of responsible roles, as tasks have them, with the roles of assignments that they mean.
 */
export function tasksOf(
  db: Db,
  person: string,
  statuses: readonly string[],
  roles: readonly { readonly role: string; readonly responsible: string }[],
  limit: number,
): Promise<TaskOfMine[]> {
  const meant = sql`(select * from json_to_recordset(${JSON.stringify(roles)}::json) as x(role text, responsible text))`;
  const mine = sql<SqlBool>`exists (
    select from assignment a left join ${meant} m on m.role = a.role
    where a.person_id = ${person} and (a.tenant_id = t.id or a.customer_id = t.customer_id)
      and (r.responsible = m.responsible or (r.responsible = 'Any Role' and r.updated_by = ${person})))`;
  return db
    .selectFrom('task_record as r')
    .innerJoin('tenant as t', 't.id', 'r.tenant_id')
    .innerJoin('playbook_task as p', (join) =>
      join
        .onRef('p.task_id', '=', 'r.task_id')
        .on('p.version_id', '=', (eb) =>
          eb.selectFrom('playbook_version').select('id').orderBy('number', 'desc').limit(1),
        ),
    )
    .where(
      sql<SqlBool>`(t.id in (select a.tenant_id from assignment a where a.person_id = ${person})
        or t.customer_id in (select a.customer_id from assignment a where a.person_id = ${person}))`,
    )
    .where('r.status', 'in', [...statuses])
    .where(mine)
    .where(isActive)
    .select(['r.tenant_id', 't.name as tenant', 'r.task_id', 'r.service', 'r.status', 'r.version', 'p.name'])
    .select(sql<string>`to_char(r.updated_at at time zone 'UTC', 'YYYY-MM-DD')`.as('updated'))
    .orderBy('r.updated_at')
    .orderBy('r.tenant_id')
    .orderBy('r.task_id')
    .limit(limit)
    .execute();
}

/** Active tenants of a person without a primary in one of these roles, at tenant or customer. */
export function withoutPrimary(db: Db, person: string, limit: number) {
  const has = (...roles: string[]) => sql<boolean>`exists (
    select from assignment a where a.role = any(${roles}::text[]) and a.is_primary and a.service = ''
      and (a.tenant_id = t.id or a.customer_id = t.customer_id))`;
  const rm = sql<boolean>`(${has('rm')} or (t.firm_id is not null and ${has('p-rm')}))`;
  const fm = sql<boolean>`(${has('fm')} or (t.firm_id is not null and ${has('p-fm')}))`;
  return db
    .selectFrom('tenant as t')
    .where(
      sql<SqlBool>`(t.id in (select a.tenant_id from assignment a where a.person_id = ${person})
        or t.customer_id in (select a.customer_id from assignment a where a.person_id = ${person}))`,
    )
    .where(isActive)
    .where(sql<SqlBool>`not (${rm} and ${fm})`)
    .select(['t.id', 't.name'])
    .select(sql<boolean>`not ${rm}`.as('no_rm'))
    .select(sql<boolean>`not ${fm}`.as('no_fm'))
    .select(sql<string>`to_char(t.created_at at time zone 'UTC', 'YYYY-MM-DD')`.as('created'))
    .orderBy('t.name')
    .orderBy('t.id')
    .limit(limit)
    .execute();
}

export async function snoozesOf(db: Db, person: string): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('snooze')
    .where('person_id', '=', person)
    .select(['item', 'until'])
    .execute();
  return new Map(rows.map(({ item, until }) => [item, until]));
}

/** Puts an item off, or brings it back. What had come back by itself is forgotten by the way. */
export async function putSnooze(
  tx: Tx,
  person: string,
  item: string,
  until: string | null,
  today: string,
): Promise<void> {
  await tx
    .deleteFrom('snooze')
    .where('person_id', '=', person)
    .where(({ or, eb }) => or([eb('item', '=', item), eb('until', '<=', today)]))
    .execute();
  if (until !== null) await tx.insertInto('snooze').values({ person_id: person, item, until }).execute();
}
