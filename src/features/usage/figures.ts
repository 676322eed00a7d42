import { type DayNumber, dayText } from '../../base/days.ts';
import type { Counts } from '../../warehouse/warehouse.ts';
import type { CalendarDay } from './calendar.ts';
import type { Definition } from './definitions.ts';
import { availableOn, type EntitlementSteps } from './entitlements.ts';
import { type Licences, licencesDay } from './licences.ts';
import type { Figure } from './model.ts';
import { type Point, percentOf } from './rules.ts';

/** Answers of the warehouse with the first day of each; one for every run of days with one name space. */
export type Counted = readonly { readonly from: DayNumber; readonly counts: Counts }[];

const runOf = (counted: Counted, day: DayNumber) =>
  counted.find(({ from, counts }) => day >= from && day < from + counts.active.length);

/** The same as figures, but only the people of each day, for looking through years of them. */
export function pointsOf(
  calendar: readonly CalendarDay[],
  counted: Counted,
  entitlements: EntitlementSteps,
): Point[] {
  return calendar.map(({ day, exact }): Point => {
    const run = exact ? runOf(counted, day) : undefined;
    const people = exact ? (run?.counts.active[day - run.from] ?? 0) : null;
    return { day, people, entitlements: availableOn(entitlements, day)?.count ?? null };
  });
}

/**
 * Figures of one series from what can be known of its days and what was counted. A day that is not exact has bounds and no figure: missing is not zero.
 * @param licences by name space: which reports tell who holds one
 */
export function figuresOf(
  calendar: readonly CalendarDay[],
  licences: readonly (Licences | undefined)[],
  counted: Counted,
  entitlements: EntitlementSteps,
  about: { readonly tenant: string; readonly service: string; readonly definition: Definition },
): Figure[] {
  const gapsSeen = new Map<Counts, number>();
  // Days ascend, and so do runs and steps: each is passed once.
  let [nextRun, nextStep] = [0, 0];
  return calendar.map((known): Figure => {
    const { day } = known;
    while (day >= endOf(counted[nextRun])) nextRun++;
    const run = day >= (counted[nextRun]?.from ?? Number.POSITIVE_INFINITY) ? counted[nextRun] : undefined;
    const at = run === undefined ? 0 : day - run.from;
    const active = run?.counts.active[at] ?? 0;
    while ((entitlements[nextStep]?.day ?? Number.POSITIVE_INFINITY) <= day) nextStep++;
    const entitled = entitlements[nextStep - 1]?.count ?? null;
    const told = known.exact ? active : null;
    const own = known.nameSpace === undefined ? undefined : licences[known.nameSpace];
    // Whoever holds more licences than there are entitlements is not entitled by them.
    const holding =
      told !== null && own !== undefined && licencesDay(own, day) !== undefined
        ? Math.min(run?.counts.holding[at] ?? 0, entitled ?? Number.POSITIVE_INFINITY)
        : null;
    const broken = known.state === 'identity-broken';
    const grown = (of: Uint32Array | undefined) => (known.growth ? (of?.[at] ?? 0) : null);
    let most = known.exact ? active : null;
    if (known.gap !== undefined && run !== undefined) {
      const nth = gapsSeen.get(run.counts) ?? 0;
      gapsSeen.set(run.counts, nth + 1);
      const possible = run.counts.possible[nth];
      most = possible === undefined || known.withheld === null ? null : possible + known.withheld;
    }
    return {
      tenant: about.tenant,
      service: about.service,
      definition: about.definition.version,
      day: dayText(day),
      activePeople: told,
      atLeast: run === undefined ? null : active,
      atMost: most,
      newPeople: broken ? 0 : grown(run?.counts.fresh),
      retained: grown(run?.counts.retained),
      resurrected: grown(run?.counts.resurrected),
      lapsed: grown(run?.counts.lapsed),
      entitlements: entitled,
      percent: told === null ? null : percentOf(told, entitled, about.definition.capped),
      activeAndEntitled: holding,
      entitledPercent: holding === null ? null : percentOf(holding, entitled),
      quality: known.state,
      dataDate: known.dataDay === undefined ? null : dayText(known.dataDay),
    };
  });
}

const endOf = (run: { readonly from: DayNumber; readonly counts: Counts } | undefined): DayNumber =>
  run === undefined ? Number.POSITIVE_INFINITY : run.from + run.counts.active.length;
