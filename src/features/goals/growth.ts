import { dayNumber, dayText } from '../../base/days.ts';
import type { Db } from '../../store/store.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import { answerPoints } from '../usage/answer.ts';
import { definition } from '../usage/definitions.ts';
import { tenantsWithUsage } from '../usage/queries.ts';
import type { TenantGrowth } from './model.ts';
import { tenantsInScope } from './queries.ts';

/** Reports are some days late, and a window of days before the first is not always whole. */
const daysBack = 35;

/**
 * How every tenant that the handle sees has grown in a year: CSMAU of the newest known day less that of the last known day before the year; of engaged ones, before the
 * day on which they were engaged. Two short stretches of days are counted, however long the year has been.
 */
export async function growthOfTenants(
  db: Db,
  warehouse: Warehouse,
  year: { readonly first: string; readonly last: string },
  today: string,
): Promise<TenantGrowth[]> {
  const scope = await tenantsInScope(db, year);
  const numbered = new Map((await tenantsWithUsage(db)).map((tenant) => [tenant.id, tenant]));
  const end = Math.min(dayNumber(today), dayNumber(year.last));
  const begin = dayNumber(year.first) - 1;
  const told = scope.flatMap(({ id }) => numbered.get(id) ?? []);
  const latest = await lastKnown(db, warehouse, told, end);
  const first = await lastKnown(db, warehouse, told, begin);
  const engagedLate = scope.flatMap(({ id, engaged_at: at }) => {
    const tenant = numbered.get(id);
    return tenant === undefined || at === null
      ? []
      : [{ tenant, day: Math.floor(at.getTime() / 86_400_000) }];
  });
  for (const { tenant, day } of engagedLate) {
    const [point] = (await lastKnown(db, warehouse, [tenant], Math.max(begin, day))).values();
    if (point !== undefined) first.set(tenant.id, point);
  }
  return scope.map(({ id, name, region, managed, engaged_at: engagedAt }) => {
    const [from, to] = [first.get(id), latest.get(id)];
    return {
      tenantId: id,
      tenant: name,
      region,
      managed,
      engaged: engagedAt !== null,
      fromDay: from === undefined ? null : dayText(from.day),
      from: from?.people ?? null,
      toDay: to === undefined ? null : dayText(to.day),
      to: to?.people ?? null,
      growth: from === undefined || to === undefined ? null : to.people - from.people,
    };
  });
}

type Told = Awaited<ReturnType<typeof tenantsWithUsage>>[number];

/** The last known figure of each tenant on a day or some days before it; a tenant without one is left out. */
async function lastKnown(
  db: Db,
  warehouse: Warehouse,
  tenants: readonly Told[],
  to: number,
): Promise<Map<string, { day: number; people: number }>> {
  const asked = { services: ['any'], from: to - daysBack, to, definition, today: to };
  const points = await answerPoints(db, warehouse, tenants, asked);
  return new Map(
    tenants.flatMap(({ id }, n) => {
      const last = points[n]?.findLast(({ people }) => people !== null);
      return last?.people == null ? [] : [[id, { day: last.day, people: last.people }]];
    }),
  );
}
