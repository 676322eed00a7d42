import { systemActor } from '../features/people/model.ts';
import { findUsageTenant } from '../features/usage/contract.ts';
import { keepNames } from '../features/usage/keep-names.ts';
import { countNames, namingOf } from '../features/usage/name-queries.ts';
import { keepUsageNames, readUsageNames } from '../features/usage/names-contract.ts';
import { problems } from '../features/usage/problems.ts';
import { tenantCalled } from '../features/usage/queries.ts';
import { openStore } from '../store/store.ts';
import type { Config } from './config.ts';
import { ask, runningServer } from './remote.ts';

interface Asked {
  readonly tenant: string;
  readonly change: { readonly keep: boolean; readonly why: string } | undefined;
}

/** Says whether names of a tenant's people are kept, after changing it if that is asked for; by the server that has the data folder open, or here. */
export async function usageNamesCommand(
  config: Config,
  { tenant, change }: Asked,
  print: (text: string) => void,
): Promise<number> {
  const server = runningServer(config);
  if (server !== undefined) {
    const { id: tenantId } = await ask(server, findUsageTenant, { called: tenant });
    const told =
      change === undefined
        ? await ask(server, readUsageNames, { tenantId, limit: 1 })
        : await ask(server, keepUsageNames, { tenantId, ...change });
    print(sentence(told.kept?.since, told.total ?? 0));
    return 0;
  }
  await using store = await openStore(config.store);
  const found = await tenantCalled(store.system, tenant);
  if (found === undefined) throw problems.USAGE_TENANT_UNKNOWN(tenant);
  if (change !== undefined)
    await store.system
      .transaction()
      .execute((tx) => keepNames(tx, systemActor, { tenant: found.id, ...change }, new Date()));
  const naming = await namingOf(store.system, found.id);
  print(sentence(naming?.since.toISOString(), await countNames(store.system, found.id)));
  return 0;
}

const sentence = (since: string | undefined, names: number): string =>
  since === undefined
    ? 'Names are not kept: people are known by keyed hashes.'
    : `Names are kept since ${since.slice(0, 16)}Z: ${names} of them.`;
