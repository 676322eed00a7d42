import type { Store } from '../../src/store/store.ts';
import type { Caller } from './app.ts';

/** A part of the entitlements as somebody sends it. */
export const part = (entitlements: number, more: object = {}) => ({
  id: null,
  status: 'in-progress',
  reason: null,
  engineering: null,
  entitlements,
  targetDate: null,
  ownerRole: null,
  ownerContact: null,
  nextActionDate: null,
  note: '',
  splitReason: null,
  approval: '',
  ...more,
});

export const blockedPart = (entitlements: number, more: object = {}) =>
  part(entitlements, { status: 'blocked', reason: 'billing', splitReason: 'Several geographies', ...more });

/** What the feed says of a service from a day on, as an import leaves it. */
export async function feed(
  store: Store,
  tenant: string,
  service: string,
  enabled: number,
  day: string,
): Promise<void> {
  const now = new Date(`${day}T06:00:00Z`);
  const { number } = await store.system
    .insertInto('usage_import')
    .values({
      tenant_id: tenant as never,
      sha256: `${service} ${day} ${enabled}`,
      file: 'subscribedSkus.json',
      bytes: 1,
      source: 'file',
      imported_by: 'system',
      imported_at: now,
    } as never)
    .returning('number')
    .executeTakeFirstOrThrow();
  await store.system
    .insertInto('usage_entitlement')
    .values({ tenant_id: tenant as never, service, day, enabled, import_number: number } as never)
    .execute();
}

/** Saves a service on behalf of somebody who saw this version. */
export const saves =
  (who: Caller, tenant: string) =>
  (service: string, match: number, body: object): ReturnType<Caller['request']> =>
    who.request('PUT', `/tenants/${tenant}/services/${service}`, body, { 'if-match': `"v${match}"` });
