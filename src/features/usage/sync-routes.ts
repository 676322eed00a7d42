import { decodeCursor, encodeCursor } from '../../base/cursor.ts';
import { dayNumber } from '../../base/days.ts';
import { dayOf } from '../../base/time.ts';
import { acts, type Route, reads } from '../../http/route.ts';
import type { Db, Store } from '../../store/store.ts';
import { type Actor, shownPerson, systemActor } from '../people/model.ts';
import { visibleTenant } from '../tenants/commands.ts';
import type { TenantId } from '../tenants/model.ts';
import { may as mayAtTenants } from '../tenants/policy.ts';
import { problems as tenantProblems } from '../tenants/problems.ts';
import { countTenants, tenantsByName } from '../tenants/queries.ts';
import { may } from './policy.ts';
import { problems } from './problems.ts';
import { tenantCalled } from './queries.ts';
import { presentSyncs, syncTenant } from './sync.ts';
import { askConsent, connect, disconnect, finishConsent, retrySync } from './sync-connect.ts';
import * as contracts from './sync-contract.ts';
import type { UsageSync } from './sync-model.ts';
import { connectedTenants, connectionsOf, openConsents, syncRowsOf } from './sync-queries.ts';
import type { SyncParts } from './sync-report.ts';
import { missingRoles } from './sync-state.ts';

type TenantRow = Awaited<ReturnType<typeof visibleTenant>>;

export interface SyncDoor {
  readonly store: Store;
  /** What fetching takes; undefined without an app to ask with. */
  open(): Promise<SyncParts | undefined>;
  readonly isSetUp: boolean;
  /** Our page that the login leads back to. */
  readonly redirect: string;
}

export function syncRoutes(door: SyncDoor): Route<Actor>[] {
  const { store, redirect } = door;
  const parts = async () => {
    const opened = await door.open();
    if (opened === undefined) throw problems.USAGE_NOT_SET_UP();
    return opened;
  };
  const shown = async (who: Actor, db: Db, id: TenantId, now: Date) => {
    const [sync] = await presentSyncState(door, who, db, [await visibleTenant(db, who, id)], now);
    return sync as UsageSync;
  };
  return [
    reads(contracts.listUsageSync, async ({ db, who, now }, { search, limit, cursor }) => {
      const after = decodeCursor(cursor, 2) as [string, string] | undefined;
      if (cursor !== undefined && after === undefined) throw tenantProblems.CURSOR_UNREADABLE();
      const filter = { search, mine: false };
      const rows = await tenantsByName(db, who.person, filter, { limit, after });
      const last = rows.length === limit ? rows.at(-1) : undefined;
      return {
        items: await presentSyncState(door, who, db, rows, now),
        cursor: last === undefined ? null : encodeCursor([last.sort_name, last.id]),
        total: await countTenants(db, who.person, filter),
      };
    }),
    reads(contracts.readUsageSync, ({ db, who, now }, { tenantId }) => shown(who, db, tenantId, now)),
    acts(contracts.retryUsageSync, async ({ db, who, now }, { tenantId, report }) => {
      await parts();
      const tenant = await visibleTenant(db, who, tenantId);
      await retrySync(store, who, { ...tenant, mayWrite: writes(who, tenant) }, report, now);
      return shown(who, db, tenantId, now);
    }),
    acts(contracts.askUsageConsent, async ({ db, who, now }, { tenantId }) => {
      await visibleTenant(db, who, tenantId);
      const { url, until } = await askConsent(await parts(), who, tenantId, redirect, now);
      return { url, until: until.toISOString() };
    }),
    acts(contracts.finishUsageConsent, async ({ now }, answer) => finishConsent(await parts(), answer, now)),
    acts(contracts.connectUsage, async ({ db, who, now }, { tenantId }) => {
      await visibleTenant(db, who, tenantId);
      await connect(await parts(), who, tenantId, now);
      return shown(who, db, tenantId, now);
    }),
    acts(contracts.disconnectUsage, async ({ db, who, now }, { tenantId }) => {
      await visibleTenant(db, who, tenantId);
      await disconnect(store, who, tenantId, now);
      return shown(who, db, tenantId, now);
    }),
    acts(contracts.syncUsageNow, async ({ db, who }, { tenant: called, report }) => {
      if (!may.importUsage(who)) throw problems.USAGE_IMPORT_NOT_YOURS();
      const tenant = await tenantCalled(db, called);
      if (tenant === undefined) throw problems.USAGE_TENANT_UNKNOWN(called);
      return syncTenant(await parts(), systemActor, tenant.id, {
        force: true,
        only: report === undefined ? undefined : [report],
      });
    }),
    reads(contracts.listConnectedTenants, async ({ db }) => {
      // Whoever asks for all of them wants to fetch, which takes an app.
      if (!door.isSetUp) throw problems.USAGE_NOT_SET_UP();
      return { tenants: await connectedTenants(db) };
    }),
  ];
}

const writes = (who: Actor, { my_role }: TenantRow) =>
  mayAtTenants.writeTenant(who, { assigned: my_role !== null });

/** How far fetching is for these tenants, in their order. */
async function presentSyncState(
  { store, isSetUp }: SyncDoor,
  who: Actor,
  db: Db,
  tenants: readonly TenantRow[],
  now: Date,
): Promise<UsageSync[]> {
  const ids = tenants.map(({ id }) => id);
  const connections = await connectionsOf(db, ids);
  const rows = await syncRowsOf(db, ids);
  const consents = await openConsents(store.system, ids, now);
  const today = dayNumber(dayOf(now));
  return tenants.map((tenant): UsageSync => {
    const { id, name, customer, guid } = tenant;
    const found = connections.find((one) => one.tenant_id === id);
    const consent = consents.find((one) => one.tenant_id === id);
    const isConnected = found?.state === 'connected';
    return {
      tenant: { id, name, customer, guid },
      setUp: isSetUp,
      connection: {
        state: isConnected ? 'connected' : consent ? 'asked' : found ? 'disconnected' : 'never',
        since: found?.changed_at.toISOString() ?? null,
        by: found === undefined ? null : shownPerson(found.changed_by, found.by_name),
        missingRoles: isConnected ? missingRoles(found.roles) : [],
        concealsNames: found?.conceals_names ?? null,
        namesFrom: found?.names_from ?? null,
        consentUntil: isConnected ? null : (consent?.until.toISOString() ?? null),
      },
      reports: presentSyncs(
        rows.filter((row) => row.tenant_id === id),
        today,
      ),
      mayConnect: may.connectUsage(who),
      mayRetry: isConnected && isSetUp && may.retrySync(who, { mayWrite: writes(who, tenant) }),
    };
  });
}
