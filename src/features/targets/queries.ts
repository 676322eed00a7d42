import { type SqlBool, sql } from 'kysely';
import type { Db } from '../../store/store.ts';
import type { TenantId } from '../tenants/model.ts';
import type { TargetListId } from './model.ts';

function listColumns(db: Db) {
  return db
    .selectFrom('target_list as l')
    .leftJoin('person as m', 'm.id', 'l.made_by')
    .leftJoin('person as p', 'p.id', 'l.published_by')
    .selectAll('l')
    .select(['m.name as made_name', 'p.name as published_name'])
    .select([
      sql<number>`(select count(*)::int from target t where t.list_id = l.id)`.as('targets'),
      sql<number>`(select count(*)::int from target t where t.list_id = l.id and t.case_id is null)`.as(
        'waiting',
      ),
      sql<number>`(select count(*)::int from target t join process_case c on c.id = t.case_id
        where t.list_id = l.id and not c.ended)`.as('open'),
    ]);
}
export type ListRow = NonNullable<Awaited<ReturnType<typeof listById>>>;

export function listById(db: Db, id: TargetListId) {
  return listColumns(db).where('l.id', '=', id).executeTakeFirst();
}

export function listsOf(
  db: Db,
  { fiscalYear, region }: { readonly fiscalYear?: number | undefined; readonly region?: string | undefined },
) {
  let query = listColumns(db)
    .orderBy('l.fiscal_year', 'desc')
    .orderBy('l.region')
    .orderBy('l.made_at', 'desc')
    .limit(500);
  if (fiscalYear !== undefined) query = query.where('l.fiscal_year', '=', fiscalYear);
  if (region !== undefined) query = query.where('l.region', '=', region);
  return query.execute();
}

/** The targets of a list that the handle may see, or one of them, with what warnings and refusals ask. */
export function targetsOf(
  db: Db,
  list: { readonly id: TargetListId; readonly process: string },
  year: number,
  tenant?: TenantId,
) {
  return db
    .selectFrom('target as g')
    .innerJoin('tenant as t', 't.id', 'g.tenant_id')
    .innerJoin('customer as c', 'c.id', 't.customer_id')
    .leftJoin('person as s', 's.id', 'g.sme_id')
    .leftJoin('process_case as k', 'k.id', 'g.case_id')
    .where('g.list_id', '=', list.id)
    .$if(tenant !== undefined, (query) => query.where('g.tenant_id', '=', tenant as TenantId))
    .select(['g.tenant_id', 'g.sme_id', 'g.why', 'g.case_id', 'g.refused'])
    .select(['t.name as tenant', 't.active', 't.firm_id', 'c.name as customer', 'c.region'])
    .select(['s.name as sme', 's.capabilities', 's.roles', 's.disabled_at'])
    .select(['k.state', 'k.ended', 'k.version_id'])
    .select([
      sql<boolean>`exists (select from process_case o where o.tenant_id = t.id and o.process = ${list.process} and not o.ended)`.as(
        'open_case',
      ),
      sql<boolean>`exists (select from assignment a join person p on p.id = a.person_id
        where a.role = 'fm' and p.queue is null and p.disabled_at is null
          and (a.tenant_id = t.id or a.customer_id = t.customer_id))`.as('manager'),
      sql<number>`(select count(*)::int from target h join target_list l on l.id = h.list_id
        where h.tenant_id = t.id and h.list_id <> ${list.id} and l.published_at is not null and l.fiscal_year >= ${year})`.as(
        'other_lists',
      ),
      sql<number>`(select count(*)::int from contact k where k.tenant_id = t.id and k.kind = 'Customer')`.as(
        'contacts',
      ),
      sql<number>`(select count(*)::int from contact k where k.tenant_id = t.id and k.kind = 'Customer' and k.do_not_call)`.as(
        'do_not_call',
      ),
    ])
    .orderBy(sql`lower(t.name) collate "C"`)
    .orderBy('t.id')
    .execute();
}
export type TargetRow = Awaited<ReturnType<typeof targetsOf>>[number];

export interface Wanted {
  readonly roles: readonly string[];
  readonly capability: string | null;
}

/** People who can be named on a case as an actor, with the open cases they are named on and the targets that wait for theirs. */
export function loadsOf(db: Db, { roles, capability }: Wanted) {
  return db
    .selectFrom('person as p')
    .where('p.disabled_at', 'is', null)
    .where('p.queue', 'is', null)
    .$if(roles.length > 0, (query) => query.where(sql<SqlBool>`p.roles && ${[...roles]}::text[]`))
    .$if(capability !== null, (query) => query.where(sql<SqlBool>`${capability} = any (p.capabilities)`))
    .select(['p.id', 'p.name'])
    .select([
      sql<number>`(select count(*)::int from case_person n join process_case c on c.id = n.case_id
        where n.person_id = p.id and not c.ended)`.as('open'),
      sql<number>`(select count(*)::int from target t where t.sme_id = p.id and t.case_id is null)`.as(
        'listed',
      ),
    ])
    .orderBy('p.name')
    .orderBy('p.id')
    .execute();
}
