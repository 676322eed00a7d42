import { dayNumber, dayText } from '../../../base/days.ts';
import type { TenantUsage, UsageDay } from '../model.ts';
import { percentOf } from '../rules.ts';
import type { UsageView } from './usage-search.ts';

/** A day as it is drawn: a figure, or two bounds, or nothing. */
export interface ChartPoint {
  readonly day: number;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly quality: UsageDay['quality'];
}

/** A run of days that have no report of their own. */
export interface ChartGap {
  readonly from: number;
  readonly to: number;
  readonly quality: UsageDay['quality'];
}

type Scale = Pick<UsageView, 'value' | 'count'>;

/** The last days of a range. */
export function daysOf(days: readonly UsageDay[], range: UsageView['range']): readonly UsageDay[] {
  return range === 'all' ? days : days.slice(-Number(range));
}

/** Days as values of what is shown: people, their share of the entitlements, or the entitlements. */
export function pointsOf(days: readonly UsageDay[], { value, count }: Scale): ChartPoint[] {
  return days.map((one) => {
    const { day, activePeople, atLeast, atMost, entitlements, quality } = one;
    const shown = (people: number | null): number | null => {
      if (value === 'entitlements') return entitlements;
      if (people === null) return null;
      if (value === 'people') return count === 'capped' ? Math.min(people, entitlements ?? people) : people;
      return percentOf(people, entitlements, count !== 'all');
    };
    const figure = shown(count === 'entitled' ? one.activeAndEntitled : activePeople);
    // Of who is entitled nothing is known on a day with bounds.
    const isBound = value !== 'entitlements' && activePeople === null && count !== 'entitled';
    return {
      day: dayNumber(day),
      value: figure,
      low: isBound ? shown(atLeast) : figure,
      high: isBound ? shown(atMost) : figure,
      quality,
    };
  });
}

/** Runs of days whose figure is not known, with the reason. */
export function gapsOf(points: readonly ChartPoint[]): ChartGap[] {
  const gaps: { from: number; to: number; quality: UsageDay['quality'] }[] = [];
  for (const { day, value, quality } of points) {
    if (value !== null || quality === 'complete') continue;
    const open = gaps.at(-1);
    if (open !== undefined && open.to === day - 1 && open.quality === quality) open.to = day;
    else gaps.push({ from: day, to: day, quality });
  }
  return gaps;
}

/** Runs of days that have bounds instead of a figure, each with the figures beside it, so that the band joins the line. */
export function bandsOf(points: readonly ChartPoint[]): ChartPoint[][] {
  const bands: ChartPoint[][] = [];
  for (const [i, point] of points.entries()) {
    if (point.value !== null || point.low === null || point.high === null) continue;
    const before = points[i - 1];
    const open = bands.at(-1);
    if (open !== undefined && open.at(-1) === before) open.push(point);
    else bands.push(before?.value === null || before === undefined ? [point] : [before, point]);
  }
  return bands.map((band) => {
    const after = points[points.indexOf(band.at(-1) as ChartPoint) + 1];
    return after?.value === null || after === undefined ? band : [...band, after];
  });
}

/** Last days of months, which have a mark of their own (domain.md 7.2). */
export function monthEnds(points: readonly ChartPoint[]): ChartPoint[] {
  return points.filter(({ day, value }) => value !== null && dayText(day + 1).endsWith('-01'));
}

/** The top of the axis: what is shown and the milestone above it have room. */
export function topOf(points: readonly ChartPoint[], goals: readonly number[], { value }: Scale): number {
  const most = points.reduce((top, { high, value: figure }) => Math.max(top, high ?? 0, figure ?? 0), 0);
  if (value !== 'percent') return Math.max(most * 1.1, 5);
  const next = goals.find((goal) => goal >= most) ?? most;
  return Math.min(Math.max(next * 1.15, most * 1.1, 12), Math.max(100, most * 1.1));
}

/** Milestones in percent, reached or not. */
export const goalsOf = ({ milestones }: Pick<TenantUsage, 'milestones'>): number[] =>
  milestones.map(({ percent }) => percent);

/** The last day with a figure; the last of all where none has. */
export function lastKnown(days: readonly UsageDay[]): UsageDay | undefined {
  return days.findLast(({ activePeople }) => activePeople !== null) ?? days.at(-1);
}

/** Windows of 28 days side by side, the newest last: who came, stayed and left in each. */
export function windowsOf(days: readonly UsageDay[], most: number): UsageDay[] {
  const lastAt = days.findLastIndex(({ activePeople }) => activePeople !== null);
  const windows: UsageDay[] = [];
  for (let at = lastAt; at >= 0 && windows.length < most; at -= 28) {
    const day = days[at];
    if (day !== undefined) windows.unshift(day);
  }
  return windows;
}
