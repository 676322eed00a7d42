import type { DayNumber } from '../../base/days.ts';
import { services } from '../../reports/services.ts';
import type { Db } from '../../store/store.ts';
import type { CoveredDay, Gap, Question, Warehouse } from '../../warehouse/warehouse.ts';
import type { TenantId } from '../tenants/model.ts';
import { type CalendarDay, calendarOf, type LessKnown } from './calendar.ts';
import type { Definition } from './definitions.ts';
import { availableSteps, type EntitlementSteps } from './entitlements.ts';
import { figuresOf, pointsOf } from './figures.ts';
import { type Known, signsOf } from './import-queries.ts';
import { type Licences, licencesOf } from './licences.ts';
import type { Figure } from './model.ts';
import { problems } from './problems.ts';
import { entitledOf } from './queries.ts';
import type { Point } from './rules.ts';
import { withheldOf } from './withheld.ts';

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
  /** Only what was known then. */
  readonly known?: Known | undefined;
  readonly definition: Definition;
  /** What is late depends on it. */
  readonly today: DayNumber;
  /** Whether active people who hold a licence are counted too. */
  readonly licences?: boolean;
}

const mostDays = 3660;

/** The figures of tenants, services and days, in this order. @throws USAGE_SERVICE_UNKNOWN, USAGE_RANGE_TOO_LONG, AS_OF_FOLDED. */
export async function answerFigures(
  db: Db,
  warehouse: Warehouse,
  tenants: readonly AskedTenant[],
  asked: FigureQuestion,
): Promise<Figure[]> {
  const lines = await answerLines(db, warehouse, tenants, asked);
  return lines.flatMap(({ tenant, name, calendar, licences, counted, entitled }) => {
    const about = { tenant: tenant.called, service: name, definition: asked.definition };
    return figuresOf(calendar, licences, counted, entitled, about);
  });
}

/** The people of every day, of each tenant and service. @throws what `answerFigures` does. */
export async function answerPoints(
  db: Db,
  warehouse: Warehouse,
  tenants: readonly AskedTenant[],
  asked: FigureQuestion,
): Promise<Point[][]> {
  const lines = await answerLines(db, warehouse, tenants, asked);
  return lines.map(({ calendar, counted, entitled }) => pointsOf(calendar, counted, entitled));
}

/** Everything that figures are made of, a line a tenant and service. */
async function answerLines(
  db: Db,
  warehouse: Warehouse,
  tenants: readonly AskedTenant[],
  asked: FigureQuestion,
) {
  if (asked.to - asked.from >= mostDays) throw problems.USAGE_RANGE_TOO_LONG(asked.to - asked.from + 1);
  const series = asked.services.map((id) => ({ name: id, services: numbersOf(id, asked.definition) }));
  const covered = Map.groupBy(
    await warehouse.coverage(
      tenants.map(({ number }) => number),
      asked.known?.import,
    ),
    ({ tenant }) => tenant,
  );
  const ids = tenants.map(({ id }) => id);
  const signs = await signsOf(db, ids, asked.known);
  const forgotten = await warehouse.forgotten(tenants.map(({ number }) => number));
  const entitled = await entitlementSteps(db, ids, asked);
  const lines = tenants.flatMap((tenant) =>
    series.map((one) => {
      const own = covered.get(tenant.number) ?? [];
      const less = {
        withheld: withheldOf(own, signs.get(tenant.id) ?? []),
        forgottenBefore: forgotten.get(tenant.number),
      };
      return lineOf(tenant, one, own, less, asked);
    }),
  );
  const answers = await warehouse.count(lines.flatMap(({ questions }) => questions));
  let at = 0;
  return lines.map((line) => ({
    ...line,
    entitled: entitled.get(`${line.tenant.id} ${line.name}`) ?? [],
    counted: line.questions.flatMap(({ from }) => {
      const counts = answers[at++]?.[0];
      return counts === undefined ? [] : { from, counts };
    }),
  }));
}

interface Line {
  readonly tenant: AskedTenant;
  readonly name: string;
  readonly calendar: readonly CalendarDay[];
  /** By name space. */
  readonly licences: readonly (Licences | undefined)[];
  readonly questions: readonly Question[];
}

/** One series of one tenant: what can be known of each day, and what is to be counted for it. */
function lineOf(
  tenant: AskedTenant,
  series: { readonly name: string; readonly services: readonly number[] },
  covered: readonly CoveredDay[],
  less: LessKnown,
  { from, to, known, today, licences: isAsked = false }: FigureQuestion,
): Line {
  const calendar = calendarOf(covered, series, { from, to }, today, less);
  const licences = isAsked
    ? ([0, 1] as const).map((nameSpace) => licencesOf(covered, series.services, nameSpace))
    : [];
  return {
    tenant,
    name: series.name,
    calendar,
    licences,
    questions: questionsOf(tenant.number, series, calendar, licences, known?.import),
  };
}

type Run = { -readonly [K in keyof Question]: Question[K] } & { readonly gaps: Gap[] };

/** A question for every run of days on which the same names speak. */
function questionsOf(
  tenant: number,
  series: Question['series'][number],
  calendar: readonly CalendarDay[],
  licences: readonly (Licences | undefined)[],
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
    } else {
      const told = { ...series, holders: licences[nameSpace]?.holders };
      questions.push({ tenant, nameSpace, from: day, to: day, series: [told], gaps, asOf });
    }
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
  tenants: readonly TenantId[],
  { known, definition }: FigureQuestion,
): Promise<Map<string, EntitlementSteps>> {
  const all = await entitledOf(db, tenants, known, definition.suite);
  return new Map(
    all.map(({ tenant, service, feed, said }) => [
      `${tenant} ${service}`,
      availableSteps(feed, said, definition.entitlements),
    ]),
  );
}
