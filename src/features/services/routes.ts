import { type Route, reads, writes } from '../../http/route.ts';
import type { Actor } from '../people/model.ts';
import { visibleTenant } from '../tenants/commands.ts';
import { may as mayAtTenant } from '../tenants/policy.ts';
import { authenticationOf, declareDuplicate, recordRfa, saveAuthentication } from './commands.ts';
import * as contracts from './contract.ts';
import { validDibs } from './dibs.ts';
import { isDuplicate } from './entitlement-rules.ts';
import { loadService, loadServices } from './load.ts';
import * as metricContracts from './metric-contract.ts';
import { metricsOf } from './metric-queries.ts';
import { addMetric, allMet, presentMetric, removeMetric, saveMetric } from './metrics.ts';
import type { ServiceParts } from './parts.ts';
import { may } from './policy.ts';
import { presentService } from './present.ts';
import { problems } from './problems.ts';
import { motionsOfTenant, possibleOwners } from './queries.ts';
import { readBlockers } from './read-blockers.ts';
import { freshness, saveService } from './save-service.ts';

export function serviceRoutes(parts: ServiceParts): Route<Actor>[] {
  return [
    reads(contracts.readTenantServices, async ({ db, who, now }, { tenantId }) => {
      const { my_role: role } = await visibleTenant(db, who, tenantId);
      const mayWrite = mayAtTenant.writeTenant(who, { assigned: role !== null });
      const known = await loadServices(db, who, tenantId, now);
      const services = known.map((one) => presentService(one, freshness(parts, now)));
      const { method, version } = await authenticationOf(db, tenantId);
      const [first, second] = parts.settings.forecastMilestones;
      const milestones: [number, number] = [first, second];
      return {
        services,
        validDibs: validDibs(services).map(({ service }) => service),
        duplicate: isDuplicate(services),
        motions: [...(await motionsOfTenant(db, tenantId))],
        owners: await possibleOwners(db, tenantId),
        authentication: { method: method as 'Cloud identities' | null, version },
        milestones,
        abilities: {
          write: mayWrite,
          scenario: mayWrite && may.editScenario(who),
          internal: may.knowInternal(who),
          duplicate: may.declareDuplicate(who, { mayWrite }),
          rfa: mayAtTenant.keepPortfolio(who),
        },
      };
    }),
    reads(contracts.readTenantService, async ({ db, who, now }, { tenantId, service }) => {
      await visibleTenant(db, who, tenantId);
      const known = await loadService(db, who, tenantId, service, now);
      if (known === undefined) throw problems.SERVICE_UNKNOWN(service);
      return presentService(known, freshness(parts, now));
    }),
    writes(contracts.saveTenantService, ({ tx, who, now, match = 0 }, input) =>
      saveService(tx, who, { ...input, match }, parts, now),
    ),
    writes(contracts.declareDuplicate, ({ tx, who, now }, input) =>
      declareDuplicate(tx, who, input, parts, now),
    ),
    writes(contracts.recordRfa, ({ tx, who, now }, input) => recordRfa(tx, who, input, parts, now)),
    writes(contracts.saveAuthentication, async ({ tx, who, now, match = 0 }, input) => {
      const { version } = await saveAuthentication(tx, who, { ...input, match }, now);
      return { method: input.method, version };
    }),
    reads(contracts.readBlockers, async ({ db, who, now }, { tenantId }) => {
      const { my_role: role } = await visibleTenant(db, who, tenantId);
      const mayWrite = mayAtTenant.writeTenant(who, { assigned: role !== null });
      return { ...(await readBlockers(db, who, tenantId, parts, now)), mayWrite };
    }),
    ...metricRoutes(),
  ];
}

function metricRoutes(): Route<Actor>[] {
  return [
    reads(metricContracts.listMetrics, async ({ db, who }, { tenantId }) => {
      const { my_role: role } = await visibleTenant(db, who, tenantId);
      const items = (await metricsOf(db, tenantId)).map(presentMetric);
      return {
        items,
        allMet: allMet(items),
        mayWrite: mayAtTenant.writeTenant(who, { assigned: role !== null }),
      };
    }),
    writes(metricContracts.addMetric, ({ tx, who, now }, { tenantId, ...fields }) =>
      addMetric(tx, who, tenantId, fields, now),
    ),
    writes(metricContracts.saveMetric, ({ tx, who, now, match = 0 }, input) =>
      saveMetric(tx, who, { ...input, match }, now),
    ),
    writes(metricContracts.removeMetric, ({ tx, who, now, match = 0 }, input) =>
      removeMetric(tx, who, { ...input, match }, now),
    ),
  ];
}
