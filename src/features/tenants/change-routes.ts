import { type Route, writes } from '../../http/route.ts';
import type { Actor } from '../people/model.ts';
import { addTenantByHand } from './add-commands.ts';
import * as contracts from './change-contract.ts';
import { saveActivity, saveFacts, savePriority, saveStatus } from './internal-commands.ts';
import { savePartnerStatus, saveTenant, saveWantsPartner } from './tenant-commands.ts';

/** What is changed of a tenant, each part with the version it has. */
export function tenantChangeRoutes(): Route<Actor>[] {
  return [
    writes(contracts.addTenant, async ({ tx, who, now }, input) => ({
      id: await addTenantByHand(tx, who, input, now),
    })),
    writes(contracts.saveTenant, ({ tx, who, now, match = 0 }, input) =>
      saveTenant(tx, who, { ...input, match }, now),
    ),
    writes(contracts.saveWantsPartner, ({ tx, who, now, match = 0 }, input) =>
      saveWantsPartner(tx, who, { ...input, match }, now),
    ),
    writes(contracts.savePartnerStatus, ({ tx, who, now, match = 0 }, input) =>
      savePartnerStatus(tx, who, { ...input, match }, now),
    ),
    writes(contracts.saveFacts, ({ tx, who, now, match = 0 }, input) =>
      saveFacts(tx, who, { ...input, match }, now),
    ),
    writes(contracts.savePriority, ({ tx, who, now, match = 0 }, input) =>
      savePriority(tx, who, { ...input, match }, now),
    ),
    writes(contracts.saveStatus, ({ tx, who, now, match = 0 }, input) =>
      saveStatus(tx, who, { ...input, match }, now),
    ),
    writes(contracts.saveActivity, ({ tx, who, now, match = 0 }, input) =>
      saveActivity(tx, who, { ...input, match }, now),
    ),
  ];
}
