import { newId } from '../../base/ids.ts';
import { appendToLedger } from '../../store/ledger.ts';
import type { Db, Tx } from '../../store/store.ts';
import { type Actor, shownPerson } from '../people/model.ts';
import { customerByTpid } from './customer-queries.ts';
import type { CustomerId, TenantId, TimelineEntry } from './model.ts';
import { may } from './policy.ts';
import { problems } from './problems.ts';
import { tenantById, tenantWithGuid, type timelineOf } from './queries.ts';

/** A tenant that this person may see. @throws TENANT_UNKNOWN, also for one that exists but is none of theirs. */
export async function visibleTenant(db: Db, who: Actor, id: TenantId) {
  const tenant = await tenantById(db, who.person, id);
  if (tenant === undefined) throw problems.TENANT_UNKNOWN();
  return tenant;
}

/** A tenant that this person may write. @throws TENANT_UNKNOWN, TENANT_READ_ONLY. */
export async function writableTenant(tx: Tx, who: Actor, id: TenantId) {
  const tenant = await visibleTenant(tx, who, id);
  if (!may.writeTenant(who, { assigned: tenant.my_role !== null }))
    throw problems.TENANT_READ_ONLY(tenant.name);
  return tenant;
}

export interface NewCustomer {
  readonly tpid: number;
  readonly name: string;
  readonly region: string;
  readonly segment: string;
  readonly managed?: boolean;
}

/** Adds a customer. @returns its id. @throws TENANT_ADD_REFUSED, TPID_TAKEN. */
export async function addCustomer(tx: Tx, who: Actor, given: NewCustomer, now: Date): Promise<CustomerId> {
  if (!may.addTenant(who)) throw problems.TENANT_ADD_REFUSED();
  const taken = await customerByTpid(tx, given.tpid);
  if (taken !== undefined) throw problems.TPID_TAKEN(given.tpid, taken.name);
  const id = newId('customer', now);
  await tx
    .insertInto('customer')
    .values({ id, ...given })
    .execute();
  await tx.insertInto('customer_internal').values({ customer_id: id }).execute();
  const facts = { ...given, customer: id };
  await appendToLedger(tx, {
    tenant: null,
    at: now,
    person: who.person,
    kind: 'customer.added',
    subject: id,
    facts,
  });
  return id;
}

export interface NewTenant {
  readonly customer: CustomerId;
  readonly guid: string;
  readonly name: string;
  readonly domain: string;
  readonly motions: readonly string[];
  readonly firm: string | null;
  /** Why it is added by hand (domain.md 3.2); nothing for one that came by itself. */
  readonly reason?: string;
  readonly country?: string;
  readonly seats?: number | null;
}

/** Adds a tenant of a customer; its own chain in the ledger begins here. @returns its id. @throws TENANT_ADD_REFUSED, TENANT_TAKEN. */
export async function addTenant(tx: Tx, who: Actor, given: NewTenant, now: Date): Promise<TenantId> {
  if (!may.addTenant(who)) throw problems.TENANT_ADD_REFUSED();
  const taken = await tenantWithGuid(tx, given.guid);
  if (taken !== undefined)
    throw problems.TENANT_TAKEN(given.guid, taken.name, taken.customer, taken.tpid, { tenantId: taken.id });
  const id = newId('tenant', now);
  const { customer, guid, name, domain, motions, firm, reason = '', country = '', seats = null } = given;
  await tx
    .insertInto('tenant')
    .values({
      id,
      customer_id: customer,
      guid,
      name,
      domain,
      firm_id: firm,
      active: true,
      created_at: now,
      country,
      seats,
    })
    .execute();
  await tx
    .insertInto('tenant_internal')
    .values({ tenant_id: id, motions: [...motions], entry_reason: reason })
    .execute();
  const facts = { customer, guid, name, domain, motions, firm, reason };
  await appendToLedger(tx, {
    tenant: id,
    at: now,
    person: who.person,
    kind: 'tenant.added',
    subject: id,
    facts,
  });
  await nameFirstReference(tx, who, customer, id, now);
  return id;
}

/** The first tenant of a customer is its reference, where whoever adds it may say so. */
async function nameFirstReference(
  tx: Tx,
  who: Actor,
  customer: CustomerId,
  tenant: TenantId,
  now: Date,
): Promise<void> {
  if (!may.changeReference(who)) return;
  const { numUpdatedRows } = await tx
    .updateTable('customer_internal')
    .set({ reference_tenant_id: tenant })
    .where('customer_id', '=', customer)
    .where('reference_tenant_id', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return;
  const facts = { customer, before: { reference: null }, after: { reference: tenant } };
  const kind = 'customer.reference-changed';
  await appendToLedger(tx, { tenant: null, at: now, person: who.person, kind, subject: customer, facts });
}

/** An entry as this person may know it. Partners get no number or hash of the whole chain, and reasons only of their own people. */
export function presentEntry(who: Actor, row: Awaited<ReturnType<typeof timelineOf>>[number]): TimelineEntry {
  const { seq, place: placed, at, person_id, name, kind, subject, firm_id: firm } = row;
  const inside = may.readInternal(who);
  const { why, hash } = inside ? row : { why: firm === who.firm ? row.why : '', hash: '' };
  return {
    seq: inside ? seq : placed,
    at: at.toISOString(),
    by: shownPerson(person_id, name),
    kind,
    subject,
    why,
    facts: row.facts as Record<string, unknown>,
    personal: row.personal as Record<string, unknown> | null,
    hash,
  };
}
