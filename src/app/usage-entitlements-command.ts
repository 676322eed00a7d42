import { dayText } from '../base/days.ts';
import { systemActor } from '../features/people/model.ts';
import { todayOf } from '../features/usage/asked.ts';
import {
  findUsageTenant,
  listUsageEntitlements,
  removeUsageEntitlement,
  setUsageEntitlement,
} from '../features/usage/contract.ts';
import type { Entitlement } from '../features/usage/model.ts';
import { overrideEntitlement, presentEntitlement } from '../features/usage/override-entitlement.ts';
import { problems } from '../features/usage/problems.ts';
import { entitledOf, tenantCalled } from '../features/usage/queries.ts';
import type { Holder } from '../store/lock.ts';
import { openStore, type Store } from '../store/store.ts';
import type { Config } from './config.ts';
import { printEntitlements } from './print-figures.ts';
import { ask, runningServer } from './remote.ts';

interface Asked {
  readonly tenant: string;
  readonly service: string | undefined;
  readonly from: string | undefined;
  /** Without a count the feed's holds again. */
  readonly change: { readonly entitlements: number | null; readonly why: string } | undefined;
  readonly json: boolean;
}

/** Prints the entitlements of a tenant, after changing one if that is asked for; by the server that has the data folder open, or here. */
export async function usageEntitlementsCommand(
  config: Config,
  asked: Asked,
  print: (text: string) => void,
): Promise<number> {
  const server = runningServer(config);
  const all = server === undefined ? await here(config, asked) : await there(server, asked);
  const items = all.filter(({ service }) => asked.service === undefined || service === asked.service);
  print(asked.json ? JSON.stringify(items) : printEntitlements(items));
  return 0;
}

async function there(server: Holder, { tenant, service = 'any', from, change }: Asked) {
  const { id: tenantId } = await ask(server, findUsageTenant, { called: tenant });
  const list = () => ask(server, listUsageEntitlements, { tenantId, day: from });
  const { items } = await list();
  if (change === undefined) return items;
  const match = items.find((item) => item.service === service)?.version ?? 0;
  const { entitlements, why } = change;
  const said = { tenantId, service, from, why };
  if (entitlements === null) await ask(server, removeUsageEntitlement, said, match);
  else await ask(server, setUsageEntitlement, { ...said, entitlements }, match);
  return (await list()).items;
}

async function here(config: Config, { tenant: called, service = 'any', from, change }: Asked) {
  await using store = await openStore(config.store);
  const tenant = await tenantCalled(store.system, called);
  if (tenant === undefined) throw problems.USAGE_TENANT_UNKNOWN(called);
  const now = new Date();
  const day = from ?? dayText(todayOf(now));
  const items = await listHere(store, tenant.id, day);
  if (change === undefined) return items;
  const match = items.find((item) => item.service === service)?.version ?? 0;
  await store.system
    .transaction()
    .execute((tx) =>
      overrideEntitlement(
        tx,
        systemActor,
        { tenantId: tenant.id, service, from: day, match, ...change },
        now,
      ),
    );
  // Awaited in here: the store closes when this returns.
  return await listHere(store, tenant.id, day);
}

async function listHere(
  store: Store,
  tenant: Parameters<typeof entitledOf>[1][number],
  day: string,
): Promise<Entitlement[]> {
  return (await entitledOf(store.system, [tenant])).map((one) => presentEntitlement(one, day));
}
