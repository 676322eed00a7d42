import { type RawBuilder, sql } from 'kysely';
import { isActive } from '../tenants/queries.ts';
import type { SqlField } from './grid-queries.ts';
import { type TenantColumn, tenantColumns } from './tenant-model.ts';

// Each column in SQL, of a tenant `t` with its customer `c`, and what is internal of both, `i` and `ci`. Under a partner's handle these two are
// empty: row security says so, and no column of a partner asks for them.

/** Who has a role at a tenant as a whole, or at its customer; primaries first. */
const people = (role: string) => sql<string | null>`(
  select string_agg(x.name, ', ' order by x.is_primary desc, x.name) from (
    select p.name, bool_or(a.is_primary) as is_primary from assignment a join person p on p.id = a.person_id
    where a.role = ${sql.lit(role)} and a.service = '' and (a.tenant_id = t.id or a.customer_id = t.customer_id)
    group by p.id, p.name) x)`;

const tasks = (which: RawBuilder<unknown>) => sql<number>`(
  select count(*) from task_record r where r.tenant_id = t.id and ${which})`;

/** The soonest next action that is neither done nor taken over by a correction. */
const action = (what: RawBuilder<unknown>) => sql`(
  select ${what} from note n left join person o on o.id = n.next_action_owner
  where n.tenant_id = t.id and n.next_action <> ''
    and not exists (select from note_done d where d.note_id = n.id) and not exists (select from note k where k.corrects = n.id)
  order by n.next_action_date nulls last, n.created_at desc limit 1)`;

/** The choice that counts: what a person says against the computed one, and that it is one's own say. */
const priority = sql`case when i.priority_override is null then i.priority else i.priority_override || ' (overridden)' end`;

/** @param person who asks. @param today for ages. */
export function tenantSql(person: string, today: string): Readonly<Record<TenantColumn, SqlField>> {
  const values: Readonly<Record<TenantColumn, Omit<SqlField, 'type'>>> = {
    name: { value: sql`t.name` },
    customer: { value: sql`c.name` },
    tpid: { value: sql`c.tpid` },
    reference: { value: sql`case when ci.reference_tenant_id = t.id then 'reference' end` },
    guid: { value: sql`t.guid` },
    domain: { value: sql`t.domain` },
    country: { value: sql`t.country` },
    region: { value: sql`c.region` },
    segment: { value: sql`coalesce(nullif(i.segment, ''), c.segment)` },
    managed: { value: sql`case when c.managed and i.tenant_id is not null then 'managed' end` },
    seats: { value: sql`t.seats` },
    active: { value: sql`case when ${isActive} then 'active' else 'inactive' end` },
    role: {
      value: sql`(select a.role from assignment a
        where a.person_id = ${person} and (a.tenant_id = t.id or a.customer_id = t.customer_id)
        order by a.is_primary desc, a.assigned_at limit 1)`,
    },
    rm: { value: people('rm') },
    fm: { value: people('fm') },
    fe: { value: people('fe') },
    mvm: { value: people('mvm') },
    prm: { value: people('p-rm') },
    pfm: { value: people('p-fm') },
    priority: {
      value: priority,
      rank: sql`case coalesce(i.priority_override, i.priority) when 'High' then 1 when 'Medium' then 2 else 3 end`,
    },
    urgency: {
      value: sql`i.urgency`,
      rank: sql`case i.urgency when 'High' then 1 when 'Medium' then 2 else 3 end`,
    },
    status: { value: sql`i.overall_status` },
    statusDay: { value: sql`i.status_date` },
    partnerStatus: { value: sql`t.partner_status` },
    phase: {
      value: sql`(select h.phase from choice h where h.list = 'overall-status' and h.value = i.overall_status)`,
      rank: sql`(select h.place from choice h where h.list = 'overall-status' and h.value = i.overall_status)`,
    },
    motions: { value: sql`i.motions`, many: true },
    tags: { value: sql`i.tags`, many: true },
    reason: { value: sql`i.entry_reason` },
    tasksDone: { value: tasks(sql`r.status in ('Complete', 'Not Required')`) },
    tasksOpen: {
      value: tasks(sql`r.status not in ('Complete', 'Not Required', 'Cancelled', 'Not Started')`),
    },
    tasksBlocked: { value: tasks(sql`r.status like 'Blocked-%'`) },
    lastNote: {
      value: sql`(select (n.created_at at time zone 'UTC')::date from note n where n.tenant_id = t.id
        order by n.created_at desc, n.id desc limit 1)`,
    },
    nextAction: { value: action(sql`n.next_action`) },
    nextActionDate: { value: action(sql`n.next_action_date`) },
    nextActionOwner: { value: action(sql`o.name`) },
    created: { value: sql`(t.created_at at time zone 'UTC')::date` },
    days: { value: sql`(${today}::date - (t.created_at at time zone 'UTC')::date)` },
    people: { value: sql`u.people` },
    percent: { value: sql`u.percent` },
    growth28: { value: sql`u.growth28` },
    dataDate: { value: sql`u."dataDate"::date` },
  };
  return Object.fromEntries(
    Object.entries(values).map(([id, value]) => [
      id,
      { ...value, type: tenantColumns[id as TenantColumn].type },
    ]),
  ) as Record<TenantColumn, SqlField>;
}
