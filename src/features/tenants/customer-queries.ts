import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Db, Tx } from '../../store/store.ts';
import type { CustomerMaster, Perspective, Progress } from './customer-model.ts';
import type { CustomerId, TenantId } from './model.ts';
import { isActive } from './queries.ts';

/** A person's role at the customer itself; roles at its tenants don't count (domain.md 2.2, rule 4). */
const myRole = (person: string) => sql<string | null>`(
  select a.role from assignment a where a.person_id = ${person} and a.customer_id = c.id
  order by a.is_primary desc, a.assigned_at limit 1)`;

const tenantsOf = (which: RawBuilder<SqlBool>) =>
  sql<number>`(select count(*) from tenant t where t.customer_id = c.id and ${which})::integer`;

/** What lists and pages say of a customer. */
export function customerColumns(db: Db, person: string) {
  return db
    .selectFrom('customer as c')
    .leftJoin('customer_internal as i', 'i.customer_id', 'c.id')
    .select(['c.id', 'c.tpid', 'c.name', 'c.region', 'c.segment', 'c.managed'])
    .select(['i.lists', 'i.status', 'i.next_review'])
    .select(tenantsOf(sql`true`).as('tenants'))
    .select(tenantsOf(isActive as RawBuilder<SqlBool>).as('active_tenants'))
    .select(myRole(person).as('my_role'));
}

/** Everything that a customer's page says of the customer itself. */
export function customerDetail(db: Db, person: string, id: CustomerId) {
  return customerColumns(db, person)
    .where('c.id', '=', id)
    .leftJoin('contact as s', 's.id', 'i.stakeholder_id')
    .select(['c.version', 'i.version as internal_version', 'i.reference_tenant_id'])
    .select(['i.progress_due', 'i.previous_review', 'i.renewal', 'i.watchlist', 'i.vertical'])
    .select(['i.mindset', 'i.completion', 'i.motivation', 'i.stakeholder_id', 's.name as stakeholder'])
    .select(
      sql<boolean>`exists (select from assignment a join tenant t on t.id = i.reference_tenant_id
        where a.person_id = ${person} and a.tenant_id = t.id)`.as('at_reference'),
    )
    .executeTakeFirst();
}

/** The tenants of a customer that the handle may see: active ones first, then by name. */
export function tenantsOfCustomer(db: Db, customer: CustomerId) {
  return db
    .selectFrom('tenant as t')
    .leftJoin('tenant_internal as i', 'i.tenant_id', 't.id')
    .where('t.customer_id', '=', customer)
    .select(['t.id', 't.name', 't.guid', 't.domain', 'i.motions', 'i.overall_status'])
    .select(['i.priority', 'i.priority_override', isActive.as('active')])
    .orderBy(sql`${isActive} desc`)
    .orderBy(sql`lower(t.name) collate "C"`)
    .orderBy('t.id')
    .execute();
}

export function customerByTpid(db: Db, tpid: number) {
  return db.selectFrom('customer').select(['id', 'name']).where('tpid', '=', tpid).executeTakeFirst();
}

export function lockCustomer(tx: Tx, id: CustomerId) {
  return tx.selectFrom('customer').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

export function lockCustomerInternal(tx: Tx, id: CustomerId) {
  return tx
    .selectFrom('customer_internal')
    .selectAll()
    .where('customer_id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** Whether a contact is the customer's own: at the customer, or at one of its tenants. */
export async function isContactOfCustomer(db: Db, customer: CustomerId, contact: string): Promise<boolean> {
  const row = await db
    .selectFrom('contact as k')
    .leftJoin('tenant as t', 't.id', 'k.tenant_id')
    .where('k.id', '=', contact)
    .where('k.kind', '=', 'Customer')
    .where(({ or, eb }) => or([eb('k.customer_id', '=', customer), eb('t.customer_id', '=', customer)]))
    .select('k.id')
    .executeTakeFirst();
  return row !== undefined;
}

export async function tenantBelongsTo(db: Db, customer: CustomerId, tenant: TenantId): Promise<boolean> {
  const row = await db
    .selectFrom('tenant')
    .where('id', '=', tenant)
    .where('customer_id', '=', customer)
    .select('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** People who may say which tenant is the reference, by name; five at most. */
export async function referenceKeepers(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('person')
    .where('disabled_at', 'is', null)
    .where('firm_id', 'is', null)
    .where(sql<SqlBool>`(administrator or capabilities && '{reference:change,portfolio:keep}')`)
    .select('name')
    .orderBy('administrator')
    .orderBy('name')
    .limit(5)
    .execute();
  return rows.map(({ name }) => name);
}

/** People assigned to the customer itself; primaries first. */
export function assigneesOfCustomer(db: Db, customer: CustomerId) {
  return db
    .selectFrom('assignment as a')
    .innerJoin('person as p', 'p.id', 'a.person_id')
    .where('a.customer_id', '=', customer)
    .select(['p.id', 'p.name', 'a.role', 'a.is_primary'])
    .orderBy('a.is_primary', 'desc')
    .orderBy('a.assigned_at')
    .orderBy('a.id')
    .execute();
}

/** Puts changed master data into the row of a customer; fields that are left out stay. */
export async function putCustomer(
  tx: Tx,
  id: CustomerId,
  { name, region, segment, managed }: Partial<CustomerMaster>,
  version: number,
): Promise<void> {
  await tx
    .updateTable('customer')
    .set({ version, name, region, segment, managed })
    .where('id', '=', id)
    .execute();
}

/** Puts what the organisation says of a customer into its row; fields that are left out stay. */
export async function putCustomerInternal(
  tx: Tx,
  id: CustomerId,
  after: Partial<Progress & Perspective> & { lists?: readonly string[]; reference?: TenantId | null },
  version: number,
): Promise<void> {
  const { status, renewal, watchlist, vertical, mindset, completion, motivation } = after;
  await tx
    .updateTable('customer_internal')
    .set({
      version,
      status,
      renewal,
      watchlist,
      vertical,
      mindset,
      completion,
      motivation,
      progress_due: after.progressDue,
      next_review: after.nextReview,
      previous_review: after.previousReview,
      stakeholder_id: after.stakeholderId,
      lists: after.lists && [...after.lists],
      reference_tenant_id: after.reference,
    })
    .where('customer_id', '=', id)
    .execute();
}

/**
 * What happened at a customer itself, newest first: it stands in the organisation's chain, and tells by `customer` whose it is.
 * @param before number of the entry that the page ends above.
 */
export function customerTimelineOf(
  db: Db,
  customer: CustomerId,
  { limit, before }: { limit: number; before: number | undefined },
) {
  return db
    .selectFrom('ledger as l')
    .leftJoin('ledger_personal as x', (join) =>
      join.onRef('x.chain', '=', 'l.chain').onRef('x.seq', '=', 'l.seq'),
    )
    .leftJoin('person as p', 'p.id', 'l.person_id')
    .where('l.tenant_id', 'is', null)
    .where(sql<SqlBool>`(l.kind like 'customer.%' or l.kind like 'contact.%')`)
    .where(sql<SqlBool>`l.facts ->> 'customer' = ${customer}`)
    .$if(before !== undefined, (query) => query.where('l.seq', '<', before ?? 0))
    .select(['l.seq', 'l.seq as place', 'l.at', 'l.person_id', 'p.name', 'p.firm_id'])
    .select(['l.kind', 'l.subject', 'l.why', 'l.facts', 'l.hash', 'x.facts as personal'])
    .orderBy('l.seq', 'desc')
    .limit(limit)
    .execute();
}

/** Names of a customer's tenants and contacts by their id, as far as the handle sees them. */
export async function namesAtCustomer(db: Db, customer: CustomerId): Promise<Map<string, string>> {
  const tenants = await db
    .selectFrom('tenant')
    .where('customer_id', '=', customer)
    .select(['id', 'name'])
    .execute();
  const contacts = await db
    .selectFrom('contact as k')
    .leftJoin('tenant as t', 't.id', 'k.tenant_id')
    .where(({ or, eb }) => or([eb('k.customer_id', '=', customer), eb('t.customer_id', '=', customer)]))
    .select(['k.id', 'k.name'])
    .execute();
  return new Map([...tenants, ...contacts].map(({ id, name }) => [id, name]));
}

/** Whether a tenant, a contact or somebody who works there belongs to a customer. */
export async function isCustomerUsed(db: Db, id: CustomerId): Promise<boolean> {
  const { rows } = await sql<{ used: boolean }>`
    select exists (select from tenant where customer_id = ${id}) or exists (select from contact where customer_id = ${id})
      or exists (select from assignment where customer_id = ${id}) as used`.execute(db);
  return rows[0]?.used === true;
}

export async function dropCustomer(tx: Tx, id: CustomerId): Promise<void> {
  await tx.deleteFrom('customer_internal').where('customer_id', '=', id).execute();
  await tx.deleteFrom('customer').where('id', '=', id).execute();
}
