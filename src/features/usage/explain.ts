import { type DayNumber, dayText } from '../../base/days.ts';
import { services } from '../../reports/services.ts';
import type { Db } from '../../store/store.ts';
import { type Warehouse, windowDays } from '../../warehouse/warehouse.ts';
import { type AskedTenant, answerFigures, numbersOf } from './answer.ts';
import { type Definition, stepsBetween } from './definitions.ts';
import type { Comparison, Explanation } from './explanation-model.ts';
import { importsByNumber, type Known, signsOf } from './import-queries.ts';
import { toldLicences } from './licences.ts';
import type { Figure } from './model.ts';
import { entitlementSource } from './override-entitlement.ts';
import { entitledOf } from './queries.ts';
import { differenceOf, milestonesOf } from './rules.ts';
import type { UsageSettings } from './settings.ts';
import { mostDays, pointOf, presentMilestone, presentWithheld } from './tenant-usage.ts';
import { withheldOf } from './withheld.ts';

/** Where a figure comes from: what it counts, which days have a file of their own, and which files. @throws USAGE_SERVICE_UNKNOWN. */
export async function explain(
  db: Db,
  warehouse: Warehouse,
  tenant: AskedTenant,
  asked: {
    readonly service: string;
    readonly day: DayNumber;
    readonly known: Known | undefined;
    readonly definition: Definition;
    /** The definition that the figure is compared with. */
    readonly against?: Definition | undefined;
    readonly settings: UsageSettings;
    readonly today: DayNumber;
  },
): Promise<Explanation> {
  const { service, day, known, definition, against, settings, today } = asked;
  const numbers = numbersOf(service, definition);
  const all = await warehouse.coverage([tenant.number], known?.import);
  const first = all.reduce((least, one) => Math.min(least, one.day), day);
  const figures = await answerFigures(db, warehouse, [tenant], {
    services: [service],
    // A milestone is dated at its first crossing.
    from: Math.max(first, day - mostDays + 1),
    to: day,
    known,
    definition,
    licences: true,
    today,
  });
  const figure = figures.at(-1);
  if (figure === undefined) throw new Error('a question for one day has one answer');
  const from = day - windowDays + 1;
  const covered = all.filter(
    (one) =>
      one.rows > 0 && one.day >= from && one.day <= day && one.services.some((own) => numbers.includes(own)),
  );
  const signs = await signsOf(db, [tenant.id], known);
  const entitlements = entitlementSource(
    await entitledOf(db, [tenant.id], known, definition.suite),
    service,
    day,
  );
  const files = await importsByNumber(db, [
    ...new Set([
      ...covered.map((one) => one.import),
      ...(entitlements.feed === null ? [] : [entitlements.feed.import]),
    ]),
  ]);
  return {
    figure,
    comparison:
      against === undefined
        ? null
        : await compare(db, warehouse, tenant, { service, day, known, today }, figure, definition, against),
    entitlements,
    licencesDay: toldLicences(all, numbers, day),
    milestones: milestonesOf(figures.map(pointOf), settings.milestones).map(presentMilestone),
    withheld: withheldOf(covered, signs.get(tenant.id) ?? []).map(presentWithheld),
    counts: numbers.map((number) => services.find((one) => one.number === number)?.name ?? String(number)),
    window: { from: dayText(from), to: dayText(day) },
    days: Array.from({ length: windowDays }, (_, i) => from + i).map((one) => ({
      day: dayText(one),
      imports: [...new Set(covered.filter((entry) => entry.day === one).map((entry) => entry.import))],
    })),
    files: files.map(({ number, file, report, sha256, rows, quarantined, imported_at, source }) => ({
      number,
      file,
      report,
      sha256,
      rows,
      quarantined,
      source: source as Explanation['files'][number]['source'],
      at: imported_at.toISOString(),
    })),
  };
}

/** The same figure under another definition: the clauses in their order, each after those before it, so that what they make adds up. */
async function compare(
  db: Db,
  warehouse: Warehouse,
  tenant: AskedTenant,
  asked: { service: string; day: DayNumber; known: Known | undefined; today: DayNumber },
  figure: Figure,
  from: Definition,
  to: Definition,
): Promise<Comparison> {
  const { service, day, known, today } = asked;
  const question = { services: [service], from: day, to: day, known, licences: true, today };
  const under = async (definition: Definition) => {
    const [told] = await answerFigures(db, warehouse, [tenant], { ...question, definition });
    if (told === undefined) throw new Error('a question for one day has one answer');
    return told;
  };
  const clauses: Comparison['clauses'] = [];
  let before = figure;
  for (const { definition, ...step } of stepsBetween(from, to)) {
    const after = await under(definition);
    clauses.push({
      ...step,
      added: [...step.added],
      removed: [...step.removed],
      difference: differenceOf(before, after),
    });
    before = after;
  }
  const last = await under(to);
  return { figure: last, clauses, total: differenceOf(figure, last) };
}
