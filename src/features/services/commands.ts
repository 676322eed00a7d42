import { appendToLedger } from '../../store/ledger.ts';
import type { Db, Tx } from '../../store/store.ts';
import type { Actor } from '../people/model.ts';
import { visibleTenant, writableTenant } from '../tenants/commands.ts';
import type { TenantId } from '../tenants/model.ts';
import { may as mayAtTenant } from '../tenants/policy.ts';
import { newRow } from './entitlement-rules.ts';
import { loadService, loadServices } from './load.ts';
import type { TenantService } from './model.ts';
import type { ServiceParts } from './parts.ts';
import { may } from './policy.ts';
import { presentService } from './present.ts';
import { problems } from './problems.ts';
import { lockService } from './queries.ts';
import { freshness, persist } from './save-service.ts';

/**
 * Declares a tenant a duplicate (domain.md 3.6): every service that has entitlements gets one part, Duplicate/Invalid, with the reason and the
 * approval. The ledger keeps what was there.
 * @throws TENANT_UNKNOWN, TENANT_READ_ONLY, DUPLICATE_INTERNAL, DUPLICATE_NOTHING.
 */
export async function declareDuplicate(
  tx: Tx,
  who: Actor,
  cmd: { readonly tenantId: TenantId; readonly why: string; readonly approval: string },
  parts: ServiceParts,
  now: Date,
): Promise<{ services: number }> {
  const { tenantId, why, approval } = cmd;
  await writableTenant(tx, who, tenantId);
  if (!may.declareDuplicate(who, { mayWrite: true })) throw problems.DUPLICATE_INTERNAL();
  const entitled = (await loadServices(tx, who, tenantId, now)).filter(
    ({ available }) => (available?.count ?? 0) > 0,
  );
  if (entitled.length === 0) throw problems.DUPLICATE_NOTHING();
  let services = 0;
  for (const { service } of entitled) {
    await lockService(tx, tenantId, service.id);
    const known = await loadService(tx, who, tenantId, service.id, now);
    if (known === undefined || known.state.rows.every(({ status }) => status === 'duplicate-invalid'))
      continue;
    const row = {
      ...newRow(known.available?.count ?? 0),
      status: 'duplicate-invalid',
      reason: null,
      note: why,
      approval,
    } as const;
    // What was to move is no longer in progress.
    const { migration } = known.state;
    const moved = migration.rows.length === 0 ? migration : { ...migration, rows: [] };
    await persist(
      tx,
      who,
      known,
      { ...known.state, rows: [row], migration: moved },
      { tenantId, why: '', ticket: '', parts, now },
    );
    services++;
  }
  if (services > 0)
    await appendToLedger(tx, {
      tenant: tenantId,
      at: now,
      person: who.person,
      kind: 'tenant.declared-duplicate',
      subject: tenantId,
      why,
      facts: { services, approval },
      audience: 'shared',
    });
  return { services };
}

export interface RecordRfa {
  readonly tenantId: TenantId;
  readonly service: string;
  readonly id: string;
  readonly submitted: string;
}

/** Records the request for assistance that a forecast rests on (domain.md 3.11). @throws TENANT_UNKNOWN, SERVICE_UNKNOWN, RFA_FORBIDDEN. */
export async function recordRfa(
  tx: Tx,
  who: Actor,
  cmd: RecordRfa,
  parts: ServiceParts,
  now: Date,
): Promise<TenantService> {
  const { tenantId, service, id: rfa, submitted } = cmd;
  await visibleTenant(tx, who, tenantId);
  if (!mayAtTenant.keepPortfolio(who)) throw problems.RFA_FORBIDDEN();
  const known = await loadService(tx, who, tenantId, service, now);
  if (known === undefined) throw problems.SERVICE_UNKNOWN(service);
  const { rfa: before } = known;
  if (before?.id === rfa && before.submitted === submitted)
    return presentService(known, freshness(parts, now));
  await tx
    .insertInto('service_feed')
    .values({ tenant_id: tenantId, service, rfa, rfa_submitted: submitted, predicted_gain: null })
    .onConflict((conflict) =>
      conflict.columns(['tenant_id', 'service']).doUpdateSet({ rfa, rfa_submitted: submitted }),
    )
    .execute();
  await appendToLedger(tx, {
    tenant: tenantId,
    at: now,
    person: who.person,
    kind: 'rfa.recorded',
    subject: `service:${service}`,
    facts: {
      service: known.service.name,
      before: { rfa: before?.id ?? null, submitted: before?.submitted ?? null },
      after: { rfa, submitted },
    },
    audience: known.service.internal === true ? 'internal' : 'shared',
  });
  return presentService({ ...known, rfa: { id: rfa, submitted } }, freshness(parts, now));
}

export interface SaveAuthentication {
  readonly tenantId: TenantId;
  readonly method: string;
  readonly match: number;
}

/** Says how the people of a tenant sign in. @throws TENANT_UNKNOWN, TENANT_READ_ONLY, AUTHENTICATION_STALE. */
export async function saveAuthentication(tx: Tx, who: Actor, cmd: SaveAuthentication, now: Date) {
  const { tenantId, method, match } = cmd;
  await writableTenant(tx, who, tenantId);
  const before = await authenticationOf(tx, tenantId);
  if (before.version !== match)
    throw problems.AUTHENTICATION_STALE(before.by || 'Somebody', { current: before });
  if (before.method === method) return before;
  const version = before.version + 1;
  const set = { method, updated_by: who.person, updated_at: now, version };
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('tenant_authentication')
    .values({ tenant_id: tenantId, ...set })
    .onConflict((conflict) =>
      // The version that was seen, so that of two who save at once one is refused.
      conflict.column('tenant_id').doUpdateSet(set).where('tenant_authentication.version', '=', match),
    )
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows === 0n)
    throw problems.AUTHENTICATION_STALE('Somebody', { current: await authenticationOf(tx, tenantId) });
  await appendToLedger(tx, {
    tenant: tenantId,
    at: now,
    person: who.person,
    kind: 'tenant.authentication-set',
    subject: tenantId,
    facts: { before: { authentication: before.method }, after: { authentication: method } },
    audience: 'shared',
  });
  return { method, version, by: who.name };
}

/** How the people of a tenant sign in; version 0 while nobody has said. */
export async function authenticationOf(db: Db, tenant: TenantId) {
  const row = await db
    .selectFrom('tenant_authentication as a')
    .leftJoin('person as p', 'p.id', 'a.updated_by')
    .where('a.tenant_id', '=', tenant)
    .select(['a.method', 'a.version', 'p.name'])
    .executeTakeFirst();
  return { method: row?.method ?? null, version: row?.version ?? 0, by: row?.name ?? '' };
}
