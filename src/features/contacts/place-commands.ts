import type { Db, Tx } from '../../store/store.ts';
import type { Actor } from '../people/model.ts';
import { visibleTenant } from '../tenants/commands.ts';
import { visibleCustomer } from '../tenants/customer-commands.ts';
import type { CustomerId, TenantId } from '../tenants/model.ts';
import { may } from '../tenants/policy.ts';
import type { Contact, ContactFields, ContactId } from './model.ts';
import { problems } from './problems.ts';
import { type ContactRow, contactById, lockContact } from './queries.ts';

export type ContactPlace = { readonly tenant: TenantId } | { readonly customer: CustomerId };

/** What people have filled in of a contact. */
export const presentFields = (row: ContactRow): ContactFields => ({
  name: row.name,
  title: row.title,
  email: row.email,
  phone: row.phone,
  timeZone: row.time_zone,
  country: row.country,
  role: row.role,
  engaged: row.engaged,
  fasttrack: row.fasttrack,
  doNotCall: row.do_not_call,
  doNotCallReason: row.do_not_call_reason,
  skill: row.skill,
  evidence: row.evidence,
  surveyApproved: row.survey_approved,
  surveyEligible: row.survey_eligible,
  surveyLanguage: row.survey_language,
  services: row.services,
  note: row.note,
});

export function presentContact(who: Actor, row: ContactRow, superseded: ReadonlySet<string>): Contact {
  return {
    ...presentFields(row),
    id: row.id,
    kind: row.kind,
    at: row.tenant_id === null ? 'customer' : 'tenant',
    place: row.tenant ?? row.customer,
    tenantId: row.tenant_id,
    adminType: row.admin_type,
    source: row.source,
    superseded: superseded.has(row.id),
    createdAt: row.created_at.toISOString(),
    modifiedAt: row.modified_at.toISOString(),
    modifiedBy: row.modifier ?? 'Uptake',
    mayWrite: mayChange(who, row),
    version: row.version,
  };
}

/** Who may change a contact: as its place, the tenant or the customer as a whole. */
export function mayChange(
  who: Actor,
  row: Pick<ContactRow, 'tenant_id' | 'assigned' | 'at_reference'>,
): boolean {
  if (row.tenant_id !== null) return may.changeShared(who, { assigned: row.assigned });
  const customer = { assigned: row.assigned, assignedToReference: row.at_reference };
  return may.writeCustomer(who, customer) || may.keepPortfolio(who);
}

/** A contact that this person may see. @throws CONTACT_UNKNOWN, also for one that exists but is none of theirs. */
export async function visibleContact(db: Db, who: Actor, id: ContactId): Promise<ContactRow> {
  const row = await contactById(db, who.person, id);
  if (row === undefined) throw problems.CONTACT_UNKNOWN();
  return row;
}

/** The row of a contact for changing it. @throws CONTACT_UNKNOWN, CONTACT_READ_ONLY, VERSION_STALE. */
export async function writableContact(tx: Tx, who: Actor, id: ContactId, match: number): Promise<ContactRow> {
  const seen = await visibleContact(tx, who, id);
  if (!mayChange(who, seen)) throw problems.CONTACT_READ_ONLY(seen.tenant ?? seen.customer);
  await lockContact(tx, id);
  const row = await visibleContact(tx, who, id);
  if (row.version !== match) {
    const current = presentContact(who, row, new Set());
    throw problems.VERSION_STALE(row.modifier ?? 'Somebody', row.name, { current });
  }
  return row;
}

/** Whether somebody may add contacts at a place. @throws TENANT_UNKNOWN, CUSTOMER_UNKNOWN. */
export async function mayAddAt(
  db: Db,
  who: Actor,
  place: ContactPlace,
): Promise<{ may: boolean; name: string }> {
  if ('tenant' in place) {
    const { name, my_role: myRole } = await visibleTenant(db, who, place.tenant);
    return { may: may.changeShared(who, { assigned: myRole !== null }), name };
  }
  const row = await visibleCustomer(db, who, place.customer);
  const customer = { assigned: row.my_role !== null, assignedToReference: row.at_reference };
  return { may: may.writeCustomer(who, customer) || may.keepPortfolio(who), name: row.name };
}
