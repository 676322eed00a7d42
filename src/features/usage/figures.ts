import { type DayNumber, dayText } from '../../base/days.ts';
import type { Counts } from '../../warehouse/warehouse.ts';
import type { CalendarDay } from './calendar.ts';
import type { Figure } from './model.ts';
import { percentOf } from './rules.ts';

/** Entitlements of a service as they came: each holds from its day until the next. Ascending by day. */
export type EntitlementSteps = readonly { readonly day: DayNumber; readonly count: number }[];

/**
 * Figures of one series from what can be known of its days and what was counted. A day that is not exact has bounds and no figure: missing is not zero.
 * @param counted answers of the warehouse with the first day of each; one for every run of days with one name space.
 */
export function figuresOf(
  calendar: readonly CalendarDay[],
  counted: readonly { readonly from: DayNumber; readonly counts: Counts }[],
  entitlements: EntitlementSteps,
  about: { readonly tenant: string; readonly service: string; readonly definition: number },
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
    const broken = known.state === 'identity-broken';
    const grown = (of: Uint32Array | undefined) => (known.growth ? (of?.[at] ?? 0) : null);
    let most = known.exact ? active : null;
    if (known.gap !== undefined && run !== undefined) {
      const nth = gapsSeen.get(run.counts) ?? 0;
      gapsSeen.set(run.counts, nth + 1);
      most = run.counts.possible[nth] ?? null;
    }
    return {
      ...about,
      day: dayText(day),
      activePeople: told,
      atLeast: run === undefined ? null : active,
      atMost: most,
      newPeople: broken ? 0 : grown(run?.counts.fresh),
      retained: grown(run?.counts.retained),
      resurrected: grown(run?.counts.resurrected),
      lapsed: grown(run?.counts.lapsed),
      entitlements: entitled,
      percent: told === null ? null : percentOf(told, entitled),
      quality: known.state,
      dataDate: known.dataDay === undefined ? null : dayText(known.dataDay),
    };
  });
}

const endOf = (run: { readonly from: DayNumber; readonly counts: Counts } | undefined): DayNumber =>
  run === undefined ? Number.POSITIVE_INFINITY : run.from + run.counts.active.length;
