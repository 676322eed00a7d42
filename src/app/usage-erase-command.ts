import { Problem } from '../base/problems.ts';
import { systemActor } from '../features/people/model.ts';
import { erasePerson } from '../features/usage/erase.ts';
import { problems } from '../features/usage/problems.ts';
import { tenantCalled } from '../features/usage/queries.ts';
import { openStore } from '../store/store.ts';
import type { Config } from './config.ts';
import { runningServer } from './remote.ts';
import { createUsageDoor } from './usage-stores.ts';

/** Forgets what is known of one person's usage; with the server at rest, for it would hold the stores. */
export async function usageEraseCommand(
  config: Config,
  asked: { readonly tenant: string; readonly person: string; readonly why: string },
  print: (text: string) => void,
): Promise<number> {
  if (runningServer(config) !== undefined)
    throw new Problem(
      'USAGE_ERASE_ONLINE',
      'conflict',
      'The server is running. Stop it for this command, or ask it: POST /api/tenants/…/usage/erase.',
    );
  await using store = await openStore(config.store);
  await using door = createUsageDoor(config);
  const tenant = await tenantCalled(store.system, asked.tenant);
  if (tenant === undefined) throw problems.USAGE_TENANT_UNKNOWN(asked.tenant);
  const { person, why } = asked;
  const stores = { store, ...(await door.open()) };
  const { masks, files, lines } = await erasePerson(
    stores,
    systemActor,
    { tenant: tenant.id, person, why },
    new Date(),
  );
  print(`Erased ${masks} masks, ${files} files as received and ${lines} lines that had been set aside.`);
  return 0;
}
