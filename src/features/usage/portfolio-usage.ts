import { type DayNumber, dayNumber, dayText } from '../../base/days.ts';
import type { Db } from '../../store/store.ts';
import { type Warehouse, windowDays } from '../../warehouse/warehouse.ts';
import { type AskedTenant, answerFigures, answerPoints } from './answer.ts';
import { definition } from './definitions.ts';
import type { Figure, PortfolioRow } from './model.ts';
import { type Milestone, milestonesOf, nextMilestone, trailingGrowth } from './rules.ts';
import type { UsageSettings } from './settings.ts';
import { mostDays, pointOf } from './tenant-usage.ts';

/** The last known day of every tenant, and how it came to it: a row a tenant. */
export async function portfolioUsage(
  db: Db,
  warehouse: Warehouse,
  tenants: readonly (AskedTenant & {
    readonly name: string;
    readonly customer: string;
    readonly region: string;
  })[],
  service: string,
  settings: UsageSettings,
  today: DayNumber,
): Promise<PortfolioRow[]> {
  const from = today - 2 * windowDays - 4;
  const figures = await answerFigures(db, warehouse, tenants, {
    services: [service],
    from,
    to: today,
    definition,
    today,
  });
  const days = today - from + 1;
  const told = tenants.map((tenant, i) => {
    const mine = figures.slice(i * days, (i + 1) * days);
    const at = lastTold(mine);
    const figure = mine[at] as Figure;
    const { activePeople: people, entitlements } = figure;
    const point = { day: dayNumber(figure.day), people, entitlements };
    return { tenant, mine, at, figure, next: nextMilestone(milestonesOf([point], settings.milestones)) };
  });
  const reached = await reachedBefore(db, warehouse, told, service, today);
  return told.map(({ tenant, mine, at, figure, next }): PortfolioRow => {
    const { id, name, customer, region } = tenant;
    return {
      id,
      name,
      customer,
      region,
      people: figure.activePeople,
      atLeast: figure.atLeast,
      atMost: figure.atMost,
      entitlements: figure.entitlements,
      percent: figure.percent,
      growth28: trailingGrowth(mine.map(pointOf), dayNumber(figure.day), windowDays),
      newPeople: figure.newPeople,
      retained: figure.retained,
      resurrected: figure.resurrected,
      lapsed: figure.lapsed,
      needed: next?.needed ?? null,
      nextMilestone: next?.percent ?? null,
      nextReachedOn: reached.get(id) ?? null,
      quality: figure.activePeople === null ? figure.quality : qualityNow(mine, figure),
      dataDate: figure.dataDate,
      line: mine.slice(Math.max(0, at - windowDays + 1), at + 1).map(({ activePeople }) => activePeople),
    };
  });
}

/** The last day that has a figure; the last of all where none has. */
function lastTold(figures: readonly Figure[]): number {
  const at = figures.findLastIndex(({ activePeople }) => activePeople !== null);
  return at < 0 ? figures.length - 1 : at;
}

/** A tenant whose last figure is old is missing days by now, or shown too few people, however sound the figure is. */
function qualityNow(figures: readonly Figure[], last: Figure): Figure['quality'] {
  const since = figures.filter(({ day }) => day > last.day).map(({ quality }) => quality);
  if (since.includes('missing')) return 'missing';
  return since.includes('suppressed') ? 'suppressed' : last.quality;
}

/** Tenants whose years are gone through at once. */
const tenantsAtOnce = 50;

/** When tenants that are short of a milestone had reached it before, by their ids: nobody is told to reach it for the first time then. */
async function reachedBefore(
  db: Db,
  warehouse: Warehouse,
  told: readonly { readonly tenant: AskedTenant; readonly next: Milestone | undefined }[],
  service: string,
  today: DayNumber,
): Promise<Map<string, string>> {
  const short = told.flatMap(({ tenant, next }) => (next === undefined ? [] : [{ tenant, next }]));
  const reached = new Map<string, string>();
  for (let at = 0; at < short.length; at += tenantsAtOnce) {
    const some = short.slice(at, at + tenantsAtOnce);
    const tenants = some.map(({ tenant }) => tenant);
    const covered = await warehouse.coverage(tenants.map(({ number }) => number));
    const first = covered.reduce((least, { day }) => Math.min(least, day), today);
    const asked = { services: [service], from: Math.max(first, today - mostDays + 1), to: today };
    const points = await answerPoints(db, warehouse, tenants, { ...asked, definition, today });
    for (const [i, { tenant, next }] of some.entries()) {
      const [milestone] = milestonesOf(points[i] ?? [], [next.percent]);
      if (milestone?.reachedOn != null) reached.set(tenant.id, dayText(milestone.reachedOn));
    }
  }
  return reached;
}
