import { acts, type Route, reads } from '../../http/route.ts';
import type { Db } from '../../store/store.ts';
import { type Actor, shownPerson } from '../people/model.ts';
import { visibleTenant } from '../tenants/commands.ts';
import type { TenantId } from '../tenants/model.ts';
import { keepNames } from './keep-names.ts';
import { countNames, namesFrom, namingOf } from './name-queries.ts';
import { keepUsageNames, readUsageNames } from './names-contract.ts';
import type { UsageNames } from './names-model.ts';
import { may } from './policy.ts';

/** A key as it is shown. */
export const keyText = (key: bigint): string => key.toString(16).padStart(16, '0');

export function namesRoutes(): Route<Actor>[] {
  return [
    reads(readUsageNames, ({ db, who }, { tenantId, ...page }) => shown(db, who, tenantId, page)),
    // The names are the portal's own: they are written and deleted as it.
    acts(keepUsageNames, async ({ db, who, store, now }, { tenantId: tenant, keep, why }) => {
      await visibleTenant(db, who, tenant);
      await store.system.transaction().execute((tx) => keepNames(tx, who, { tenant, keep, why }, now));
      return shown(db, who, tenant, { find: '', after: '', limit: 50 });
    }),
  ];
}

async function shown(
  db: Db,
  who: Actor,
  tenant: TenantId,
  page: { find: string; after: string; limit: number },
): Promise<UsageNames> {
  const { my_role: role } = await visibleTenant(db, who, tenant);
  const naming = await namingOf(db, tenant);
  const mayRead = may.readNames(who, { assigned: role !== null });
  const rows = mayRead ? await namesFrom(db, tenant, { ...page, limit: page.limit + 1 }) : [];
  return {
    kept:
      naming === undefined
        ? null
        : { since: naming.since.toISOString(), by: shownPerson(naming.kept_by, naming.name) },
    total: mayRead ? await countNames(db, tenant) : null,
    names: rows.slice(0, page.limit).map(({ key, name }) => ({ key: keyText(key), name })),
    more: rows.length > page.limit,
    mayRead,
    mayKeep: may.keepNames(who),
  };
}
