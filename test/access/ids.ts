import type { Place, World } from './world.ts';

// How the numbers of an organisation are written in the database.

/** A row as the database has it. */
export type Row = Readonly<Record<string, unknown>>;
export type Rows = Readonly<Record<string, readonly Row[]>>;

export const at = '2026-11-20T10:00:00Z';
export const today = '2026-11-20';

export const personId = (n: number) => `person_${n}`;
export const tenantId = (n: number) => `tenant_${n}`;
export const customerId = (n: number) => `customer_${n}`;
export const orNull = (n: number | null, id: (n: number) => string) => (n === null ? null : id(n));

export const placed = (place: Place) => ({
  tenant_id: 'tenant' in place ? tenantId(place.tenant) : null,
  customer_id: 'customer' in place ? customerId(place.customer) : null,
});

/** The tenant that a customer is told by, if it has one. */
export function referenceOf({ tenants, references }: World, customer: number): number | null {
  const own = tenants.flatMap((tenant, n) => (tenant.customer === customer ? [n] : []));
  return own[references[customer] ?? own.length] ?? null;
}
