import { createHash, randomBytes } from 'node:crypto';
import type { Graph } from '../../graph/graph.ts';
import { appendToLedger } from '../../store/ledger.ts';
import { announce } from '../../store/outbox.ts';
import type { Store, Tx } from '../../store/store.ts';
import type { Actor } from '../people/model.ts';
import type { TenantId } from '../tenants/model.ts';
import { may } from './policy.ts';
import { problems } from './problems.ts';
import { syncedReports } from './sync-plan.ts';
import {
  changeConnection,
  closeConsents,
  connectionOf,
  makeDue,
  syncedTenant,
  syncRows,
} from './sync-queries.ts';

/** News that a tenant is to be fetched for; jobs.ts follows it. */
export const syncWanted = 'usage.sync-wanted';

export interface ConnectParts {
  readonly store: Store;
  readonly graph: Graph;
}

const week = 7 * 24 * 3_600_000;
const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const hashOf = (state: string) => createHash('sha256').update(state).digest('hex');

/**
 * Makes the link by which an administrator of the tenant lets the app in. It is good for a week, since it is often sent on.
 * @param redirect our page that the login leads back to.
 * @throws USAGE_CONNECT_NOT_YOURS, USAGE_NO_GUID.
 */
export async function askConsent(
  { store, graph }: ConnectParts,
  who: Actor,
  tenant: TenantId,
  redirect: string,
  now: Date,
): Promise<{ url: string; until: Date }> {
  if (!may.connectUsage(who)) throw problems.USAGE_CONNECT_NOT_YOURS();
  const state = randomBytes(32).toString('base64url');
  const until = new Date(now.getTime() + week);
  return store.system.transaction().execute(async (tx) => {
    const found = await tenantWithGuid(tx, tenant);
    await tx
      .insertInto('usage_consent')
      .values({ state_hash: hashOf(state), tenant_id: tenant, asked_by: who.person, asked_at: now, until })
      .execute();
    await appendToLedger(tx, {
      tenant,
      at: now,
      person: who.person,
      kind: 'usage.consent-asked',
      subject: 'usage:connection',
      facts: { until: until.toISOString() },
    });
    return { url: graph.consentLink(found.guid, { redirect, state }), until };
  });
}

/** What the login says when it leads back. None of it is believed: the state binds it to a tenant, and a token proves the rest. */
export interface ConsentAnswer {
  readonly state: string;
  readonly tenant?: string | undefined;
  readonly error?: string | undefined;
}

/**
 * Finishes a consent: whoever holds the state may, for they were sent the link.
 * @returns the name of the tenant.
 * @throws USAGE_CONSENT_UNKNOWN, USAGE_CONSENT_REFUSED, USAGE_CONSENT_OTHER_TENANT, and what `connect` throws.
 */
export async function finishConsent(
  parts: ConnectParts,
  { state, tenant: claimed, error }: ConsentAnswer,
  now: Date,
): Promise<{ tenant: string }> {
  const { store } = parts;
  const asked = await store.system
    .selectFrom('usage_consent')
    .selectAll()
    .where('state_hash', '=', hashOf(state))
    .where('used_at', 'is', null)
    .where('until', '>', now)
    .executeTakeFirst();
  const found = asked && (await syncedTenant(store.system, asked.tenant_id));
  if (asked === undefined || found === undefined) throw problems.USAGE_CONSENT_UNKNOWN();
  if (error !== undefined) throw problems.USAGE_CONSENT_REFUSED(error.replace(/[^\w-]/g, '').slice(0, 60));
  if (claimed?.toLowerCase() !== found.guid.toLowerCase())
    throw problems.USAGE_CONSENT_OTHER_TENANT(found.name);
  const roles = await provenRoles(parts, found);
  await store.system.transaction().execute(async (tx) => {
    const used = await tx
      .updateTable('usage_consent')
      .set({ used_at: now })
      .where('state_hash', '=', asked.state_hash)
      .where('used_at', 'is', null)
      .executeTakeFirst();
    if (used.numUpdatedRows === 0n) throw problems.USAGE_CONSENT_UNKNOWN();
    await keepConnected(tx, asked.asked_by, found.id, roles, now);
  });
  return { tenant: found.name };
}

/**
 * Connects a tenant that has let the app in already, which a token proves; and has its usage fetched.
 * @throws USAGE_CONNECT_NOT_YOURS, USAGE_NO_GUID, USAGE_NO_REPORTS_ROLE, GRAPH_….
 */
export async function connect(parts: ConnectParts, who: Actor, tenant: TenantId, now: Date): Promise<void> {
  if (!may.connectUsage(who)) throw problems.USAGE_CONNECT_NOT_YOURS();
  const found = await tenantWithGuid(parts.store.system, tenant);
  const roles = await provenRoles(parts, found);
  await parts.store.system.transaction().execute((tx) => keepConnected(tx, who.person, tenant, roles, now));
}

/** Stops fetching. What is in stays in. @throws USAGE_CONNECT_NOT_YOURS, USAGE_NOT_CONNECTED. */
export async function disconnect(store: Store, who: Actor, tenant: TenantId, now: Date): Promise<void> {
  if (!may.connectUsage(who)) throw problems.USAGE_CONNECT_NOT_YOURS();
  await store.system.transaction().execute(async (tx) => {
    const found = await syncedTenant(tx, tenant);
    if ((await connectionOf(tx, tenant))?.state !== 'connected')
      throw problems.USAGE_NOT_CONNECTED(found?.name ?? tenant);
    await changeConnection(tx, tenant, { state: 'disconnected', changed_by: who.person, changed_at: now });
    await closeConsents(tx, tenant, now);
    await appendToLedger(tx, {
      tenant,
      at: now,
      person: who.person,
      kind: 'usage.disconnected',
      subject: 'usage:connection',
      facts: {},
    });
  });
}

/** Has one report of a tenant, or all, fetched as soon as can be. @throws USAGE_RETRY_NOT_YOURS, USAGE_NOT_CONNECTED, USAGE_REPORT_UNKNOWN. */
export async function retrySync(
  store: Store,
  who: Actor,
  tenant: { readonly id: TenantId; readonly name: string; readonly mayWrite: boolean },
  report: string | undefined,
  now: Date,
): Promise<void> {
  if (!may.retrySync(who, tenant)) throw problems.USAGE_RETRY_NOT_YOURS();
  await store.system.transaction().execute(async (tx) => {
    if ((await connectionOf(tx, tenant.id))?.state !== 'connected')
      throw problems.USAGE_NOT_CONNECTED(tenant.name);
    const due = await makeDue(tx, tenant.id, report, now);
    if (due === 0)
      throw problems.USAGE_REPORT_UNKNOWN(report ?? '', syncedReports.map(({ id }) => id).join(', '));
    await announce(tx, { kind: syncWanted, body: { tenant: tenant.id }, at: now });
  });
}

async function tenantWithGuid(db: Store['system'], tenant: TenantId) {
  const found = await syncedTenant(db, tenant);
  if (found === undefined || !guid.test(found.guid)) throw problems.USAGE_NO_GUID(found?.name ?? tenant);
  return found;
}

async function provenRoles({ graph }: ConnectParts, found: { guid: string; name: string }) {
  const roles = await graph.prove(found.guid);
  if (!roles.includes('Reports.Read.All')) throw problems.USAGE_NO_REPORTS_ROLE(found.name);
  return roles;
}

async function keepConnected(
  tx: Tx,
  person: string,
  tenant: TenantId,
  roles: readonly string[],
  now: Date,
): Promise<void> {
  const values = { state: 'connected', changed_by: person, changed_at: now, roles: [...roles].sort() };
  await tx
    .insertInto('usage_connection')
    .values({ tenant_id: tenant, ...values })
    .onConflict((conflict) => conflict.column('tenant_id').doUpdateSet(values))
    .execute();
  // A link that is still about must not undo what is decided later.
  await closeConsents(tx, tenant, now);
  await syncRows(
    tx,
    tenant,
    syncedReports.map(({ id }) => id),
    now,
  );
  await makeDue(tx, tenant, undefined, now);
  await appendToLedger(tx, {
    tenant,
    at: now,
    person,
    kind: 'usage.connected',
    subject: 'usage:connection',
    facts: { roles: values.roles },
  });
  await announce(tx, { kind: syncWanted, body: { tenant }, at: now });
}
