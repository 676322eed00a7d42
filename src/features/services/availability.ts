import { dayNumber, dayText } from '../../base/days.ts';
import { serviceOf } from '../../reports/service-names.ts';
import type { Db } from '../../store/store.ts';
import type { TenantId } from '../tenants/model.ts';
import { availableEntitlements } from '../usage/queries.ts';

/** What a tenant may use of a service: an override, else what the feed says (domain.md 3.6). */
export interface Availability {
  readonly count: number;
  readonly overridden: boolean;
  /** The day from which it is so. */
  readonly since: string;
}

/** What is available of each service on a day, by the service's id; what nothing is known of is not in it. The one door to the counts of usage. */
export async function availabilityOf(
  db: Db,
  tenant: TenantId,
  day: string,
): Promise<ReadonlyMap<string, Availability>> {
  const all = await availableEntitlements(db, tenant, dayNumber(day));
  return new Map(
    [...all].flatMap(([service, { count, override, day: from }]) =>
      count === null || serviceOf(service) === undefined
        ? []
        : [[service, { count, overridden: override !== null, since: dayText(from) }] as const],
    ),
  );
}
