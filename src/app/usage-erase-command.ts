import { systemActor } from '../features/people/model.ts';
import { eraseUsagePerson, findUsageTenant } from '../features/usage/contract.ts';
import { erasePerson } from '../features/usage/erase.ts';
import type { Erased } from '../features/usage/model.ts';
import { problems } from '../features/usage/problems.ts';
import { tenantCalled } from '../features/usage/queries.ts';
import { openStore } from '../store/store.ts';
import type { Config } from './config.ts';
import { ask, runningServer } from './remote.ts';
import { createUsageDoor } from './usage-stores.ts';

interface Asked {
  readonly tenant: string;
  readonly person: string;
  readonly why: string;
}

/** Forgets what is known of one person's usage; by the server that has the data folder open, or here. */
export async function usageEraseCommand(
  config: Config,
  asked: Asked,
  print: (text: string) => void,
): Promise<number> {
  const { masks, files, lines, name } = await erase(config, asked);
  print(
    `Erased ${masks} masks, ${files} files as received and ${lines} lines that had been set aside${name ? ', and the name' : ''}. Later reports won't bring the person back.`,
  );
  return 0;
}

async function erase(config: Config, { tenant: called, person, why }: Asked): Promise<Erased> {
  const server = runningServer(config);
  if (server !== undefined) {
    const { id: tenantId } = await ask(server, findUsageTenant, { called });
    return ask(server, eraseUsagePerson, { tenantId, person, why });
  }
  await using store = await openStore(config.store);
  await using door = createUsageDoor(config);
  const tenant = await tenantCalled(store.system, called);
  if (tenant === undefined) throw problems.USAGE_TENANT_UNKNOWN(called);
  const stores = { store, ...(await door.open()) };
  // Awaited in here: the doors close when this returns.
  return await erasePerson(stores, systemActor, { tenant: tenant.id, person, why }, new Date());
}
