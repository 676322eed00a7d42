import { type SqlBool, sql } from 'kysely';
import type { Db } from '../../store/store.ts';
import type { TenantId } from './model.ts';

/** The strongest role of a person at a tenant, whether by tenant or by customer; primary ones first. */
const myRole = (person: string) => sql<string | null>`(
  select a.role from assignment a
  where a.person_id = ${person} and (a.tenant_id = t.id or a.customer_id = t.customer_id)
  order by a.is_primary desc, a.assigned_at limit 1)`;

function tenantColumns(db: Db, person: string) {
  return db
    .selectFrom('tenant as t')
    .innerJoin('customer as c', 'c.id', 't.customer_id')
    .select(['t.id', 't.name', 't.guid', 't.domain', 't.motions', 't.active'])
    .select(['c.tpid', 'c.name as customer', 'c.region', 'c.segment'])
    .select(myRole(person).as('my_role'));
}

export interface TenantFilter {
  readonly search?: string | undefined;
  readonly mine: boolean;
}

/** Text of a search as a pattern that means itself. */
const containing = (text: string) => `%${text.replace(/[\\%_]/g, (special) => `\\${special}`)}%`;

function matching(person: string, { search, mine }: TenantFilter) {
  const searched = search
    ? sql<SqlBool>`(t.name ilike ${containing(search)} or t.domain ilike ${containing(search)} or t.guid = ${search.toLowerCase()}
        or c.name ilike ${containing(search)} or c.tpid::text = ${search})`
    : sql<SqlBool>`true`;
  const own = mine
    ? sql<SqlBool>`exists (select from assignment a where a.person_id = ${person} and (a.tenant_id = t.id or a.customer_id = t.customer_id))`
    : sql<SqlBool>`true`;
  return sql<SqlBool>`${searched} and ${own}`;
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

/** A tenant's ledger, newest first. @param before number of the entry that the page ends above. */
export function timelineOf(
  db: Db,
  tenant: TenantId,
  subject: string | undefined,
  page: { limit: number; before: number | undefined },
) {
  let query = db
    .selectFrom('ledger as l')
    .leftJoin('ledger_personal as x', (join) =>
      join.onRef('x.chain', '=', 'l.chain').onRef('x.seq', '=', 'l.seq'),
    )
    .leftJoin('person as p', 'p.id', 'l.person_id')
    .where('l.chain', '=', tenant)
    .select(['l.seq', 'l.at', 'l.person_id', 'p.name', 'l.kind', 'l.subject', 'l.why', 'l.facts', 'l.hash'])
    .select('x.facts as personal');
  if (subject !== undefined) query = query.where('l.subject', '=', subject);
  if (page.before !== undefined) query = query.where('l.seq', '<', page.before);
  return query.orderBy('l.seq', 'desc').limit(page.limit).execute();
}
