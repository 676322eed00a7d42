import { type DayNumber, dayText } from '../../base/days.ts';
import { services } from '../../reports/services.ts';
import type { Db } from '../../store/store.ts';
import { type Warehouse, windowDays } from '../../warehouse/warehouse.ts';
import { type AskedTenant, answerFigures, numbersOf } from './answer.ts';
import { definition } from './definitions.ts';
import { importsByNumber, type Known, signsOf } from './import-queries.ts';
import { toldLicences } from './licences.ts';
import type { Explanation } from './model.ts';
import { entitlementSource } from './override-entitlement.ts';
import { entitledOf } from './queries.ts';
import { milestonesOf } from './rules.ts';
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
    readonly settings: UsageSettings;
    readonly today: DayNumber;
  },
): Promise<Explanation> {
  const { service, day, known, settings, today } = asked;
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
  const entitlements = entitlementSource(await entitledOf(db, [tenant.id], known), service, day);
  const files = await importsByNumber(db, [
    ...new Set([
      ...covered.map((one) => one.import),
      ...(entitlements.feed === null ? [] : [entitlements.feed.import]),
    ]),
  ]);
  return {
    figure,
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
