import { newId } from '../../base/ids.ts';
import { appendToLedger } from '../../store/ledger.ts';
import type { Db, Tx } from '../../store/store.ts';
import type { Actor } from '../people/model.ts';
import type { CustomerId, TenantId } from './model.ts';
import { may } from './policy.ts';
import { problems } from './problems.ts';
import { tenantById } from './queries.ts';

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
}

/** Adds a customer. @returns its id. */
export async function addCustomer(tx: Tx, who: Actor, given: NewCustomer, now: Date): Promise<CustomerId> {
  const id = newId('customer', now);
  await tx
    .insertInto('customer')
    .values({ id, ...given })
    .execute();
  await tx.insertInto('customer_internal').values({ customer_id: id }).execute();
  const facts = { ...given };
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
}

/** Adds a tenant of a customer; its own chain in the ledger begins here. @returns its id. */
export async function addTenant(tx: Tx, who: Actor, given: NewTenant, now: Date): Promise<TenantId> {
  const id = newId('tenant', now);
  const { customer, guid, name, domain, motions, firm } = given;
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
    })
    .execute();
  await tx
    .insertInto('tenant_internal')
    .values({ tenant_id: id, motions: [...motions] })
    .execute();
  const facts = { customer, guid, name, domain, motions, firm };
  await appendToLedger(tx, {
    tenant: id,
    at: now,
    person: who.person,
    kind: 'tenant.added',
    subject: id,
    facts,
  });
  return id;
}
