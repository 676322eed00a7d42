import { type FactValue, known } from '../engine/facts.ts';
import type { FactSource } from '../features/cases/case-facts.ts';
import { addNote } from '../features/notes/commands.ts';
import { escalatedNotes } from '../features/notes/queries.ts';
import { systemActor } from '../features/people/model.ts';
import { isBlocker } from '../features/services/blockers.ts';
import { bestDibs, validDibs } from '../features/services/dibs.ts';
import { isDuplicate } from '../features/services/entitlement-rules.ts';
import { loadServices } from '../features/services/load.ts';
import type { ServiceParts } from '../features/services/parts.ts';
import { presentService } from '../features/services/present.ts';
import { usualServices } from '../features/services/settings.ts';
import { usualUsage } from '../features/usage/settings.ts';
import type { Config } from './config.ts';

type Settings = Partial<Pick<Config, 'usage' | 'adoptionStaleAfter'>>;

/** What the services need of notes, which come later in the line, and of the settings: a partner forecasts the milestones of usage. */
export function serviceParts({ usage = usualUsage, adoptionStaleAfter }: Settings): ServiceParts {
  const [first, second] = usage.milestones;
  const [usualFirst, usualSecond] = usualServices.forecastMilestones;
  return {
    settings: {
      staleAfterDays: adoptionStaleAfter ?? usualServices.staleAfterDays,
      forecastMilestones: [first ?? usualFirst, second ?? usualSecond],
    },
    async addNote(tx, who, { tenantId, service, body }, now) {
      const note = { tenantId, category: 'Engagement Management', services: [service], body } as const;
      await addNote(tx, who, note, now);
    },
    escalations: escalatedNotes,
  };
}

/**
 * What cases ask of the services of a tenant. CSMAU counts Office 365, so its DIBS are those of a service of that group (domain.md 5.7, A3). Where
 * no entitlements are known, nothing is said: that is not the same as none.
 */
export const serviceFacts =
  (parts: ServiceParts): FactSource =>
  async (db, tenant, at) => {
    const freshness = { now: at, staleAfter: parts.settings.staleAfterDays };
    const services = (await loadServices(db, systemActor, tenant, at)).map((one) =>
      presentService(one, freshness),
    );
    if (services.every(({ available }) => available === null)) {
      const unknown: FactValue = { unknown: 'no entitlements of this tenant are known' };
      return {
        // Nobody has said so of any of them.
        'tenant.duplicate': known(false),
        'dibs.complete': unknown,
        'dibs.count': unknown,
        'blockers.open': unknown,
      };
    }
    const office = services.filter(({ group }) => group === 'Office 365');
    return {
      'tenant.duplicate': known(isDuplicate(services)),
      'dibs.complete': known(validDibs(office).length > 0),
      'dibs.count': known(bestDibs(office) ?? 0),
      'blockers.open': known(services.flatMap(({ rows }) => rows).filter(isBlocker).length),
    };
  };
