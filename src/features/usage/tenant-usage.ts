import { type DayNumber, dayNumber, dayText } from '../../base/days.ts';
import { services } from '../../reports/services.ts';
import type { Db } from '../../store/store.ts';
import { type CoveredDay, type Warehouse, windowDays } from '../../warehouse/warehouse.ts';
import { type AskedTenant, answerFigures, numbersOf } from './answer.ts';
import { type Definition, definition } from './definitions.ts';
import { eventLevel } from './events.ts';
import type { Figure, PortfolioRow, TenantUsage, UsageDay } from './model.ts';
import { entitlementsOf, importSums, lastImportOf, ledgerForChart } from './queries.ts';
import {
  fiscalYearGrowth,
  fiscalYearOf,
  milestonesReached,
  type Point,
  peopleNeeded,
  trailingGrowth,
} from './rules.ts';

/** The longest history that a screen shows. */
const mostDays = 3650;

/** Everything that the usage tab of a tenant shows of one service, or of the suite. @throws USAGE_SERVICE_UNKNOWN. */
export async function tenantUsage(
  db: Db,
  warehouse: Warehouse,
  tenant: AskedTenant,
  service: string,
  asOf: number | undefined,
  today: DayNumber,
): Promise<TenantUsage> {
  const covered = await warehouse.coverage([tenant.number], asOf);
  const mine = ofSeries(covered, numbersOf(service, definition));
  const [from, to] = rangeOf(mine);
  const asked = { from, to, asOf, definition, today };
  const days =
    mine.length === 0 ? [] : await answerFigures(db, warehouse, [tenant], { ...asked, services: [service] });
  const points = days.map(pointOf);
  const [sums, last, entitled, events] = await Promise.all([
    importSums(db, tenant.id, asOf),
    lastImportOf(db, tenant.id, asOf),
    entitlementsOf(db, [tenant.id], asOf),
    ledgerForChart(db, tenant.id),
  ]);
  return {
    service,
    days: days.map(dayOf),
    definition: describe(definition),
    milestones: milestonesReached(points, definition.milestones).map(({ reachedOn, ...rest }) => ({
      ...rest,
      reachedOn: dayText(reachedOn),
    })),
    goals: [...definition.milestones],
    growth: growthOf(points, to),
    services: await byService(db, warehouse, tenant, covered, asked),
    events: events.flatMap(({ at, kind, facts, seq }) => {
      const level = eventLevel(kind, facts);
      return level === undefined
        ? []
        : [{ day: dayText(Math.floor(at.getTime() / 86_400_000)), level, kind, facts, seq }];
    }),
    source: {
      ...sums,
      lastImport: last && { ...last, at: last.at.toISOString() },
      coveredDays: new Set(mine.filter(({ day }) => day > to - windowDays).map(({ day }) => day)).size,
      ...namesOf(mine),
      entitlementsDay: entitled.filter((row) => row.service === service).at(-1)?.day ?? null,
    },
  };
}

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

const ofSeries = (covered: readonly CoveredDay[], numbers: readonly number[]) =>
  covered.filter(({ rows, services: own }) => rows > 0 && own.some((one) => numbers.includes(one)));

function rangeOf(covered: readonly CoveredDay[]): [DayNumber, DayNumber] {
  const days = covered.map(({ day }) => day);
  if (days.length === 0) return [0, 0];
  const to = days.reduce((a, b) => Math.max(a, b));
  return [
    Math.max(
      to - mostDays + 1,
      days.reduce((a, b) => Math.min(a, b)),
    ),
    to,
  ];
}

const pointOf = ({ day, activePeople, entitlements }: Figure): Point => ({
  day: dayNumber(day),
  people: activePeople,
  entitlements,
});

function dayOf({ tenant: _tenant, service: _service, definition: _definition, ...rest }: Figure): UsageDay {
  return rest;
}

function describe({ version, window, suite }: Definition): TenantUsage['definition'] {
  const names = suite.map((id) => services.find((one) => one.id === id)?.name ?? id);
  return { version, window, suite: names };
}

function growthOf(points: readonly Point[], to: DayNumber): TenantUsage['growth'] {
  const start = definition.fiscalYearStart;
  return {
    days28: trailingGrowth(points, to, 28),
    days90: trailingGrowth(points, to, 90),
    days365: trailingGrowth(points, to, 365),
    fiscalYear: { year: fiscalYearOf(to, start).year, people: fiscalYearGrowth(points, to, start) },
  };
}

/** Whose names the last files used, and since when. */
function namesOf(covered: readonly CoveredDay[]): Pick<TenantUsage['source'], 'names' | 'namesSince'> {
  const sorted = covered.toSorted((a, b) => a.day - b.day);
  const last = sorted.at(-1);
  if (last === undefined) return { names: null, namesSince: null };
  const before = sorted.findLast(({ nameSpace }) => nameSpace !== last.nameSpace);
  const since = sorted.find(({ day }) => before === undefined || day > before.day) ?? last;
  return { names: last.nameSpace === 0 ? 'plain' : 'concealed', namesSince: dayText(since.day) };
}

/** Every service that a file has covered, on its own last day. */
async function byService(
  db: Db,
  warehouse: Warehouse,
  tenant: AskedTenant,
  covered: readonly CoveredDay[],
  asked: { asOf: number | undefined; definition: Definition; today: DayNumber },
): Promise<TenantUsage['services']> {
  const known = services.filter(({ number }) => ofSeries(covered, [number]).length > 0);
  const rows = await Promise.all(
    known.map(async ({ id, name, group, number }) => {
      const [, to] = rangeOf(ofSeries(covered, [number]));
      const [figure] = await answerFigures(db, warehouse, [tenant], {
        ...asked,
        services: [id],
        from: to,
        to,
      });
      const { activePeople: people = null, entitlements = null, percent = null } = figure ?? {};
      return { id, name, group, people, entitlements, percent };
    }),
  );
  return rows.sort((a, b) => (b.people ?? -1) - (a.people ?? -1));
}
