import { type SqlBool, sql } from 'kysely';
import type { Db, Tx } from '../../store/store.ts';
import type { CustomerId, TenantId } from '../tenants/model.ts';
import type { ContactFields, ContactId, ContactKind } from './model.ts';

/** A contact with its place, and whether the person may change it there: what `policy.ts` of tenants asks for. */
function contactColumns(db: Db, person: string) {
  const assigned = (place: ReturnType<typeof sql<SqlBool>>) =>
    sql<boolean>`exists (select from assignment a where a.person_id = ${person} and ${place})`;
  return db
    .selectFrom('contact as k')
    .leftJoin('tenant as t', 't.id', 'k.tenant_id')
    .innerJoin('customer as c', (join) =>
      join.on(sql<SqlBool>`c.id = coalesce(k.customer_id, t.customer_id)`),
    )
    .leftJoin('customer_internal as ci', 'ci.customer_id', 'c.id')
    .leftJoin('person as p', 'p.id', 'k.modified_by')
    .selectAll('k')
    .select(['t.name as tenant', 'c.name as customer', 'p.name as modifier'])
    .select(assigned(sql<SqlBool>`(a.tenant_id = k.tenant_id or a.customer_id = c.id)`).as('assigned'))
    .select(assigned(sql<SqlBool>`a.tenant_id = ci.reference_tenant_id`).as('at_reference'));
}

export type ContactRow = NonNullable<Awaited<ReturnType<typeof contactById>>>;

/** By kind and name, as lists show them. */
const ordered = (query: ReturnType<typeof contactColumns>) =>
  query
    .orderBy(sql`array_position('{Customer,Partner,Microsoft}', k.kind)`)
    .orderBy(sql`lower(k.name) collate "C"`)
    .orderBy('k.id')
    .execute();

/** The contacts of a tenant, and those of its customer as a whole. */
export function contactsOfTenant(db: Db, person: string, tenant: TenantId) {
  return ordered(
    contactColumns(db, person).where(
      sql<SqlBool>`(k.tenant_id = ${tenant} or k.customer_id = (select x.customer_id from tenant x where x.id = ${tenant}))`,
    ),
  );
}

/** The contacts of a customer as a whole, and those of all its tenants that the handle sees. */
export function contactsOfCustomer(db: Db, person: string, customer: CustomerId) {
  return ordered(contactColumns(db, person).where('c.id', '=', customer));
}

export function contactById(db: Db, person: string, id: ContactId) {
  return contactColumns(db, person).where('k.id', '=', id).executeTakeFirst();
}

export function lockContact(tx: Tx, id: ContactId) {
  return tx.selectFrom('contact').select('id').where('id', '=', id).forUpdate().executeTakeFirst();
}

/** The columns of what people fill in. */
const columnsOf = (fields: Partial<ContactFields>) => ({
  name: fields.name,
  title: fields.title,
  email: fields.email,
  phone: fields.phone,
  time_zone: fields.timeZone,
  country: fields.country,
  role: fields.role,
  engaged: fields.engaged,
  fasttrack: fields.fasttrack,
  do_not_call: fields.doNotCall,
  do_not_call_reason: fields.doNotCallReason,
  skill: fields.skill,
  evidence: fields.evidence,
  survey_approved: fields.surveyApproved,
  survey_eligible: fields.surveyEligible,
  survey_language: fields.surveyLanguage,
  services: fields.services,
  note: fields.note,
});

export interface NewRow {
  readonly id: ContactId;
  readonly tenant: TenantId | null;
  readonly customer: CustomerId | null;
  readonly kind: ContactKind;
  readonly source: string;
  readonly adminType: string;
  readonly by: string;
  readonly at: Date;
}

export async function insertContact(tx: Tx, row: NewRow, fields: ContactFields): Promise<void> {
  const { id, tenant, customer, kind, source, adminType, by, at } = row;
  const { name } = fields;
  await tx
    .insertInto('contact')
    .values({
      ...columnsOf(fields),
      id,
      tenant_id: tenant,
      customer_id: customer,
      kind,
      name,
      source,
      admin_type: adminType,
      created_at: at,
      created_by: by,
      modified_at: at,
      modified_by: by,
    })
    .execute();
}

export async function putContact(
  tx: Tx,
  id: ContactId,
  after: Partial<ContactFields>,
  { version, by, at }: { version: number; by: string; at: Date },
): Promise<void> {
  await tx
    .updateTable('contact')
    .set({ ...columnsOf(after), version, modified_by: by, modified_at: at })
    .where('id', '=', id)
    .execute();
}

export async function dropContact(tx: Tx, id: ContactId): Promise<boolean> {
  const { numDeletedRows } = await tx.deleteFrom('contact').where('id', '=', id).executeTakeFirst();
  return numDeletedRows === 1n;
}
