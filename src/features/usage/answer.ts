import { type DayNumber, dayNumber } from '../../base/days.ts';
import { services } from '../../reports/services.ts';
import type { Db } from '../../store/store.ts';
import type { CoveredDay, Gap, Question, Warehouse } from '../../warehouse/warehouse.ts';
import type { TenantId } from '../tenants/model.ts';
import { type CalendarDay, calendarOf } from './calendar.ts';
import type { Definition } from './definitions.ts';
import { type EntitlementSteps, figuresOf } from './figures.ts';
import type { Figure } from './model.ts';
import { problems } from './problems.ts';
import { entitlementsOf } from './queries.ts';

export interface AskedTenant {
  readonly id: TenantId;
  readonly number: number;
  readonly called: string;
}

export interface FigureQuestion {
  /** Ids of services; `any` stands for the suite. */
  readonly services: readonly string[];
  readonly from: DayNumber;
  readonly to: DayNumber;
  /** Only what imports up to this number said. */
  readonly asOf?: number | undefined;
  readonly definition: Definition;
  /** What is late depends on it. */
  readonly today: DayNumber;
}

const mostDays = 3660;

/** The figures of tenants, services and days, in this order. @throws USAGE_SERVICE_UNKNOWN, USAGE_RANGE_TOO_LONG, AS_OF_FOLDED. */
export async function answerFigures(
  db: Db,
  warehouse: Warehouse,
  tenants: readonly AskedTenant[],
  asked: FigureQuestion,
): Promise<Figure[]> {
  if (asked.to - asked.from >= mostDays) throw problems.USAGE_RANGE_TOO_LONG(asked.to - asked.from + 1);
  const series = asked.services.map((id) => ({ name: id, services: numbersOf(id, asked.definition) }));
  const covered = Map.groupBy(
    await warehouse.coverage(
      tenants.map(({ number }) => number),
      asked.asOf,
    ),
    ({ tenant }) => tenant,
  );
  const forgotten = await warehouse.forgotten(tenants.map(({ number }) => number));
  const entitled = await entitlementSteps(db, tenants, asked.asOf);
  const lines = tenants.flatMap((tenant) =>
    series.map((one) =>
      lineOf(tenant, one, covered.get(tenant.number) ?? [], asked, forgotten.get(tenant.number)),
    ),
  );
  const answers = await warehouse.count(lines.flatMap(({ questions }) => questions));
  let at = 0;
  return lines.flatMap(({ tenant, name, calendar, questions }) => {
    const counted = questions.flatMap(({ from }) => {
      const counts = answers[at++]?.[0];
      return counts === undefined ? [] : { from, counts };
    });
    const about = { tenant: tenant.called, service: name, definition: asked.definition.version };
    return figuresOf(calendar, counted, entitled.get(`${tenant.id} ${name}`) ?? [], about);
  });
}

interface Line {
  readonly tenant: AskedTenant;
  readonly name: string;
  readonly calendar: readonly CalendarDay[];
  readonly questions: readonly Question[];
}

/** One series of one tenant: what can be known of each day, and what is to be counted for it. */
function lineOf(
  tenant: AskedTenant,
  series: { readonly name: string; readonly services: readonly number[] },
  covered: readonly CoveredDay[],
  { from, to, asOf, today }: FigureQuestion,
  forgotten: DayNumber | undefined,
): Line {
  const calendar = calendarOf(covered, series, { from, to }, today, forgotten);
  return {
    tenant,
    name: series.name,
    calendar,
    questions: questionsOf(tenant.number, series, calendar, asOf),
  };
}

type Run = { -readonly [K in keyof Question]: Question[K] } & { readonly gaps: Gap[] };

/** A question for every run of days on which the same names speak. */
function questionsOf(
  tenant: number,
  series: Question['series'][number],
  calendar: readonly CalendarDay[],
  asOf: number | undefined,
): Question[] {
  const questions: Run[] = [];
  for (const { day, nameSpace, gap } of calendar) {
    if (nameSpace === undefined) continue;
    const open = questions.at(-1);
    const gaps = gap === undefined ? [] : [gap];
    if (open !== undefined && open.nameSpace === nameSpace && open.to === day - 1) {
      open.to = day;
      open.gaps.push(...gaps);
    } else questions.push({ tenant, nameSpace, from: day, to: day, series: [series], gaps, asOf });
  }
  return questions;
}

/** The numbers of a service, or of the suite. */
export function numbersOf(id: string, { suite }: Definition): number[] {
  const ids = id === 'any' ? suite : [id];
  return ids.map((one) => {
    const service = services.find((known) => known.id === one);
    if (service === undefined)
      throw problems.USAGE_SERVICE_UNKNOWN(one, ['any', ...services.map((known) => known.id)].join(', '));
    return service.number;
  });
}

async function entitlementSteps(
  db: Db,
  tenants: readonly AskedTenant[],
  asOf: number | undefined,
): Promise<Map<string, EntitlementSteps>> {
  const rows = await entitlementsOf(
    db,
    tenants.map(({ id }) => id),
    asOf,
  );
  const grouped = Map.groupBy(rows, (row) => `${row.tenant_id} ${row.service}`);
  return new Map(
    [...grouped].map(([key, steps]) => [
      key,
      steps.map(({ day, enabled }) => ({ day: dayNumber(day), count: enabled })),
    ]),
  );
}
