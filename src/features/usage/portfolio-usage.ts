import { type DayNumber, dayNumber } from '../../base/days.ts';
import type { Db } from '../../store/store.ts';
import { type Warehouse, windowDays } from '../../warehouse/warehouse.ts';
import { type AskedTenant, answerFigures } from './answer.ts';
import { definition } from './definitions.ts';
import type { Figure, PortfolioRow } from './model.ts';
import { peopleNeeded, trailingGrowth } from './rules.ts';
import { pointOf } from './tenant-usage.ts';

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
  return tenants.map((tenant, i): PortfolioRow => {
    const mine = figures.slice(i * days, (i + 1) * days);
    const { id, name, customer, region } = tenant;
    const at = lastTold(mine);
    const figure = mine[at] as Figure;
    const next = nextMilestone(figure);
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

/** A tenant whose last figure is old is missing days by now, however sound the figure is. */
function qualityNow(figures: readonly Figure[], last: Figure): Figure['quality'] {
  return figures.some(({ day, quality }) => day > last.day && quality === 'missing')
    ? 'missing'
    : last.quality;
}

function nextMilestone({ activePeople, entitlements }: Figure) {
  if (activePeople === null || entitlements === null || entitlements === 0) return undefined;
  return definition.milestones
    .map((percent) => ({ percent, needed: peopleNeeded(activePeople, entitlements, percent) }))
    .find(({ needed }) => needed > 0);
}
