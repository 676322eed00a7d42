import { type SqlBool, sql } from 'kysely';
import type { Db } from '../../store/store.ts';
import type { CustomerId, TenantId } from './model.ts';

/** The strongest role of a person at a tenant, whether by tenant or by customer; primary ones first. */
const myRole = (person: string) => sql<string | null>`(
  select a.role from assignment a
  where a.person_id = ${person} and (a.tenant_id = t.id or a.customer_id = t.customer_id)
  order by a.is_primary desc, a.assigned_at limit 1)`;

/** A queue for inactive tenants is the Regional Manager (domain.md 3.2). */
export const isParked = sql<boolean>`exists (
  select from assignment a join person q on q.id = a.person_id
  where q.queue = 'inactive' and a.role = 'rm' and a.service = '' and (a.tenant_id = t.id or a.customer_id = t.customer_id))`;

/** What a person has said, else what follows from overall status (kept in `active`) and queue: `rules.ts`, isActive. */
export const isActive = sql<boolean>`coalesce(t.active_override, t.active and not ${isParked})`;

export function tenantColumns(db: Db, person: string) {
  return db
    .selectFrom('tenant as t')
    .innerJoin('customer as c', 'c.id', 't.customer_id')
    .leftJoin('tenant_internal as i', 'i.tenant_id', 't.id')
    .leftJoin('customer_internal as ci', 'ci.customer_id', 't.customer_id')
    .select(['t.id', 't.name', 't.guid', 't.domain', 'i.motions'])
    .select(isActive.as('active'))
    .select(['c.tpid', 'c.name as customer', 'c.region', 'c.segment'])
    .select(sql<boolean>`coalesce(ci.reference_tenant_id = t.id, false)`.as('reference'))
    .select(myRole(person).as('my_role'));
}

export interface TenantFilter {
  readonly search?: string | undefined;
  readonly mine: boolean;
  readonly active?: boolean | undefined;
}

/** Text of a search as a pattern that means itself. */
export const containing = (text: string) => `%${text.replace(/[\\%_]/g, (special) => `\\${special}`)}%`;

function matching(person: string, { search, mine, active }: TenantFilter) {
  const searched = search
    ? sql<SqlBool>`(t.name ilike ${containing(search)} or t.domain ilike ${containing(search)} or t.guid = ${search.toLowerCase()}
        or c.name ilike ${containing(search)} or c.tpid::text = ${search})`
    : sql<SqlBool>`true`;
  const own = mine
    ? sql<SqlBool>`exists (select from assignment a where a.person_id = ${person} and (a.tenant_id = t.id or a.customer_id = t.customer_id))`
    : sql<SqlBool>`true`;
  const alive = active === undefined ? sql<SqlBool>`true` : sql<SqlBool>`${isActive} = ${active}`;
  return sql<SqlBool>`${searched} and ${own} and ${alive}`;
}

/** A page of the tenants that the handle may see, by name. @param after name (lower case) and id of the last row before it. */
export function tenantsByName(
  db: Db,
  person: string,
  filter: TenantFilter,
  page: { limit: number; after: readonly [string, string] | undefined },
) {
  let query = tenantColumns(db, person).where(matching(person, filter));
  if (page.after !== undefined) {
    const [name, id] = page.after;
    query = query.where(sql<SqlBool>`(lower(t.name) collate "C", t.id) > (${name} collate "C", ${id})`);
  }
  return query
    .select(sql<string>`lower(t.name)`.as('sort_name'))
    .orderBy(sql`lower(t.name) collate "C"`)
    .orderBy('t.id')
    .limit(page.limit)
    .execute();
}

export async function countTenants(db: Db, person: string, filter: TenantFilter): Promise<number> {
  const row = await db
    .selectFrom('tenant as t')
    .innerJoin('customer as c', 'c.id', 't.customer_id')
    .where(matching(person, filter))
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

export function tenantById(db: Db, person: string, id: TenantId) {
  return tenantColumns(db, person).where('t.id', '=', id).executeTakeFirst();
}

/** Which tenant has this tenant id, also where whoever adds tenants doesn't see it. */
export async function tenantWithGuid(db: Db, guid: string) {
  const { rows } = await sql<{ id: TenantId; name: string; customer: string; tpid: number }>`
    select * from tenant_with_guid(${guid})`.execute(db);
  return rows[0];
}

/** Who changed something last, by the ledger as far as the handle sees it. */
export async function lastChangerOf(db: Db, chain: string, subject: string): Promise<string> {
  const row = await db
    .selectFrom('ledger as l')
    .leftJoin('person as p', 'p.id', 'l.person_id')
    .where('l.chain', '=', chain)
    .where('l.subject', '=', subject)
    .orderBy('l.seq', 'desc')
    .select('p.name')
    .executeTakeFirst();
  return row?.name ?? 'Somebody';
}

/** Who is assigned to a tenant, directly or by its customer; primaries first. */
export function assigneesOf(db: Db, tenant: TenantId) {
  return db
    .selectFrom('tenant as t')
    .innerJoin('assignment as a', (join) =>
      join.on(({ or, eb }) =>
        or([eb('a.tenant_id', '=', eb.ref('t.id')), eb('a.customer_id', '=', eb.ref('t.customer_id'))]),
      ),
    )
    .innerJoin('person as p', 'p.id', 'a.person_id')
    .where('t.id', '=', tenant)
    .select(['p.id', 'p.name', 'a.role', 'a.is_primary'])
    .orderBy('a.is_primary', 'desc')
    .orderBy('a.assigned_at')
    .orderBy('a.id')
    .execute();
}

/** Whether a person is FastTrack Manager and primary at a tenant or at its customer, or at a customer (domain.md 2.2). */
export async function isPrimaryManager(
  db: Db,
  person: string,
  place: { readonly tenant: TenantId } | { readonly customer: CustomerId },
): Promise<boolean> {
  const found = await db
    .selectFrom('assignment as a')
    .where('a.person_id', '=', person)
    .where('a.role', '=', 'fm')
    .where('a.is_primary', '=', true)
    .where('a.service', '=', '')
    .where(({ or, eb, selectFrom }) => {
      if ('customer' in place) return eb('a.customer_id', '=', place.customer);
      const customer = selectFrom('tenant as t').where('t.id', '=', place.tenant).select('t.customer_id');
      return or([eb('a.tenant_id', '=', place.tenant), eb('a.customer_id', '=', customer)]);
    })
    .select('a.id')
    .executeTakeFirst();
  return found !== undefined;
}

/**
 * A tenant's ledger, newest first, as far as the handle may see it. `place` counts the entries that it sees, so that nothing tells of
 * those it doesn't. @param before place of the entry that the page ends above.
 */
export function timelineOf(
  db: Db,
  tenant: TenantId,
  subject: string | undefined,
  page: { limit: number; before: number | undefined },
) {
  const seen = db
    .selectFrom('ledger as l')
    .where('l.chain', '=', tenant)
    .selectAll('l')
    .select(sql<number>`(row_number() over (order by l.seq))::integer`.as('place'))
    .$if(subject !== undefined, (query) => query.where('l.subject', '=', subject as string));
  let query = db
    .selectFrom(seen.as('l'))
    .leftJoin('ledger_personal as x', (join) =>
      join.onRef('x.chain', '=', 'l.chain').onRef('x.seq', '=', 'l.seq'),
    )
    .leftJoin('person as p', 'p.id', 'l.person_id')
    .select(['l.seq', 'l.place', 'l.at', 'l.person_id', 'p.name', 'p.firm_id'])
    .select(['l.kind', 'l.subject', 'l.why', 'l.facts', 'l.hash', 'x.facts as personal']);
  if (page.before !== undefined) query = query.where('l.place', '<', page.before);
  return query.orderBy('l.place', 'desc').limit(page.limit).execute();
}
