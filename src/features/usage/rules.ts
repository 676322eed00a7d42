import { type DayNumber, dayNumber, dayText } from '../../base/days.ts';

/**
 * Share of the entitlements that is used, in percent with two decimals; null without entitlements, for a share of nothing is undefined (domain.md 7.1).
 * @param capped counts no more people than there are entitlements.
 */
export function percentOf(people: number, entitlements: number | null, capped = false): number | null {
  if (entitlements === null || entitlements <= 0) return null;
  const counted = capped ? Math.min(people, entitlements) : people;
  return Math.round((counted / entitlements) * 10_000) / 100;
}

/** People who are still needed for a share of m percent: `max(0, ceil(m/100 × entitlements) − people)` (domain.md 7.1). */
export function peopleNeeded(people: number, entitlements: number, milestone: number): number {
  // Whole numbers first: 0.4 × 250 is more than 100 in floating point for some pairs.
  return Math.max(0, Math.ceil((milestone * entitlements) / 100) - people);
}

/** A share over several: people and entitlements are summed, percentages never are. Capped, each caps before the sum (domain.md 7.1). */
export function weightedPercent(
  parts: readonly { readonly people: number; readonly entitlements: number | null }[],
  capped = false,
): number | null {
  const entitled = parts.filter(({ entitlements }) => entitlements !== null && entitlements > 0);
  const entitlements = entitled.reduce((sum, part) => sum + (part.entitlements ?? 0), 0);
  const people = entitled.reduce(
    (sum, part) => sum + (capped ? Math.min(part.people, part.entitlements ?? 0) : part.people),
    0,
  );
  return percentOf(people, entitlements);
}

/** A value of a day; null where it is not known. */
export interface Point {
  readonly day: DayNumber;
  readonly people: number | null;
  readonly entitlements: number | null;
}

/** How a series stands to a milestone. Both may be told: that it was reached, and that it would not be today. */
export interface Milestone {
  readonly percent: number;
  /** The first day on which it was reached for certain; it is not taken back. Null: not yet. */
  readonly reachedOn: DayNumber | null;
  /** True when days before that one are open, so that it may have been reached earlier. */
  readonly orEarlier: boolean;
  /** People who are short of it on the last day that is known; null where none is. */
  readonly needed: number | null;
}

/** How the series stands to each milestone, dated at the first known crossing and never revoked (domain.md 7.3). Exactly m % has reached m %. */
export function milestonesOf(points: readonly Point[], milestones: readonly number[]): Milestone[] {
  const last = points.findLast(({ people }) => people !== null);
  return milestones.map((percent): Milestone => {
    let open = false;
    let reachedOn: DayNumber | null = null;
    for (const { day, people, entitlements } of points) {
      if (people === null || entitlements === null) open = true;
      else if (hasReached(people, entitlements, percent)) {
        reachedOn = day;
        break;
      } else open = false;
    }
    const { people = null, entitlements = null } = last ?? {};
    const needed =
      people === null || entitlements === null || entitlements === 0
        ? null
        : peopleNeeded(people, entitlements, percent);
    return { percent, reachedOn, orEarlier: reachedOn !== null && open, needed };
  });
}

export const hasReached = (people: number, entitlements: number, percent: number): boolean =>
  entitlements > 0 && peopleNeeded(people, entitlements, percent) === 0;

/** The first milestone that people are short of, whether or not it was reached before. */
export function nextMilestone<M extends Pick<Milestone, 'needed'>>(milestones: readonly M[]): M | undefined {
  return milestones.find(({ needed }) => needed !== null && needed > 0);
}

/** Change of active people over so many days up to a day; null when either end is not known. */
export function trailingGrowth(points: readonly Point[], day: DayNumber, days: number): number | null {
  const at = (wanted: DayNumber) => points.find((point) => point.day === wanted)?.people ?? null;
  const [from, to] = [at(day - days), at(day)];
  return from === null || to === null ? null : to - from;
}

/** The first day of the fiscal year that a day lies in; it is named after the calendar year in which it ends. @param startMonth 1–12; 7 is July. */
export function fiscalYearOf(
  day: DayNumber,
  startMonth: number,
): { readonly year: number; readonly from: DayNumber } {
  const [year = 0, month = 0] = dayText(day).split('-').map(Number);
  const begins = month >= startMonth ? year : year - 1;
  return {
    year: startMonth === 1 ? begins : begins + 1,
    from: dayNumber(`${begins}-${String(startMonth).padStart(2, '0')}-01`),
  };
}

/** Growth since the fiscal year began: against the last day before it; null when either end is not known. */
export function fiscalYearGrowth(
  points: readonly Point[],
  day: DayNumber,
  startMonth: number,
): number | null {
  const { from } = fiscalYearOf(day, startMonth);
  return trailingGrowth(points, day, day - from + 1);
}

/** What two figures are compared by; null where it is not known. */
export interface Compared {
  readonly activePeople: number | null;
  readonly entitlements: number | null;
  readonly percent: number | null;
}

/** How much of a figure another is more; the parts of a way add up to the whole of it, percentages to their last digit. */
export function differenceOf(before: Compared, after: Compared): Compared {
  const less = (a: number | null, b: number | null) => (a === null || b === null ? null : b - a);
  const hundredths = (value: number | null) => (value === null ? null : Math.round(value * 100));
  const percent = less(hundredths(before.percent), hundredths(after.percent));
  return {
    activePeople: less(before.activePeople, after.activePeople),
    entitlements: less(before.entitlements, after.entitlements),
    percent: percent === null ? null : percent / 100,
  };
}
