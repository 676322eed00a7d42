import { type DayNumber, dayNumber, dayText } from '../../base/days.ts';
import { services } from '../../reports/services.ts';
import type { Db } from '../../store/store.ts';
import { type CoveredDay, type Warehouse, windowDays } from '../../warehouse/warehouse.ts';
import { type AskedTenant, answerFigures, numbersOf } from './answer.ts';
import { type Definition, definition, definitions } from './definitions.ts';
import { eventLevel } from './events.ts';
import { importSums, type Known, lastImportOf, signsOf } from './import-queries.ts';
import { toldLicences } from './licences.ts';
import type { Figure, TenantUsage, ToldMilestone, ToldWithheld, UsageDay } from './model.ts';
import { entitlementSource } from './override-entitlement.ts';
import { entitledOf, ledgerForChart } from './queries.ts';
import {
  fiscalYearGrowth,
  fiscalYearOf,
  type Milestone,
  milestonesOf,
  type Point,
  trailingGrowth,
} from './rules.ts';
import type { UsageSettings } from './settings.ts';
import { type Withheld, withheldOf } from './withheld.ts';

/** The longest history that a screen shows. */
export const mostDays = 3650;

export interface TenantAsked {
  readonly service: string;
  readonly mayOverride: boolean;
  readonly known: Known | undefined;
  readonly settings: UsageSettings;
  readonly today: DayNumber;
}

/** Everything that the usage tab of a tenant shows of one service, or of the suite. @throws USAGE_SERVICE_UNKNOWN. */
export async function tenantUsage(
  db: Db,
  warehouse: Warehouse,
  tenant: AskedTenant,
  { service, mayOverride, known, settings, today }: TenantAsked,
): Promise<TenantUsage> {
  const covered = await warehouse.coverage([tenant.number], known?.import);
  const mine = ofSeries(covered, numbersOf(service, definition));
  const [from, to] = rangeOf(mine);
  const asked = { from, to, known, definition, today, licences: true };
  const days =
    mine.length === 0 ? [] : await answerFigures(db, warehouse, [tenant], { ...asked, services: [service] });
  const points = days.map(pointOf);
  const [sums, last, entitled, events, signs] = await Promise.all([
    importSums(db, tenant.id, known),
    lastImportOf(db, tenant.id, known),
    entitledOf(db, [tenant.id], known),
    ledgerForChart(db, tenant.id),
    signsOf(db, [tenant.id], known),
  ]);
  return {
    service,
    mayOverride,
    days: days.map(dayOf),
    definition: describe(definition),
    milestones: milestonesOf(points, settings.milestones).map(presentMilestone),
    growth: growthOf(points, to, settings),
    services: await byService(db, warehouse, tenant, covered, asked),
    events: events.flatMap(({ at, kind, facts, seq }) => {
      const level = eventLevel(kind, facts);
      return level === undefined
        ? []
        : [{ day: dayText(Math.floor(at.getTime() / 86_400_000)), level, kind, facts, seq }];
    }),
    withheld: withheldOf(mine, signs.get(tenant.id) ?? []).map(presentWithheld),
    source: {
      ...sums,
      lastImport: last && { ...last, at: last.at.toISOString() },
      coveredDays: new Set(mine.filter(({ day }) => day > to - windowDays).map(({ day }) => day)).size,
      ...namesOf(mine),
      entitlements: entitlementSource(entitled, service, to),
      licencesDay: toldLicences(covered, numbersOf(service, definition), to),
    },
  };
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

export const presentWithheld = ({ day, why, people }: Withheld): ToldWithheld => ({
  day: dayText(day),
  why,
  people,
});

export const presentMilestone = ({ reachedOn, ...rest }: Milestone): ToldMilestone => ({
  ...rest,
  reachedOn: reachedOn === null ? null : dayText(reachedOn),
});

export const pointOf = ({ day, activePeople, entitlements }: Figure): Point => ({
  day: dayNumber(day),
  people: activePeople,
  entitlements,
});

function dayOf({ tenant: _tenant, service: _service, definition: _definition, ...rest }: Figure): UsageDay {
  return rest;
}

function describe({ version, window, suite }: Definition): TenantUsage['definition'] {
  const names = suite.map((id) => services.find((one) => one.id === id)?.name ?? id);
  const others = definitions.map((one) => one.version).filter((one) => one !== version);
  return { version, window, suite: names, others };
}

function growthOf(
  points: readonly Point[],
  to: DayNumber,
  { fiscalYearStart: start }: UsageSettings,
): TenantUsage['growth'] {
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
  asked: { known: Known | undefined; definition: Definition; today: DayNumber },
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
