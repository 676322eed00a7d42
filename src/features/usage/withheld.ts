import type { DayNumber } from '../../base/days.ts';
import type { CoveredDay } from '../../warehouse/warehouse.ts';

/** What a file says of how much of a day a report shows. */
export interface Sign {
  readonly report: number;
  readonly day: DayNumber;
  /** People whom Microsoft counts on the day; rows that name nobody; a list that breaks off, of which the end is not in. */
  readonly kind: 'counted' | 'nameless' | 'partial';
  readonly people: number;
}

/** A day of a report that shows fewer people than there were: its figure would be too low. */
export interface Withheld {
  readonly report: number;
  readonly day: DayNumber;
  readonly why: 'counted-more' | 'nameless' | 'breaks-off';
  /** At most so many are withheld; null where nobody knows. */
  readonly people: number | null;
}

/** Of so many rows at most, and of people counted, a report may keep back without being called suppressed: guests and people who leave are counted otherwise here and there. */
const tolerated = { share: 1 / 20, people: 5 };
const mostNameless = 1 / 10;

/** The days of reports that withhold people. What several files of a day say adds up, in whatever order they came. */
export function withheldOf(covered: readonly CoveredDay[], signs: readonly Sign[]): Withheld[] {
  const days = Map.groupBy(signs, ({ report, day }) => `${report} ${day}`);
  return [...days.values()].flatMap((own): Withheld[] => {
    const { report, day } = own[0] as Sign;
    const files = covered.filter((one) => one.report === report && one.day === day);
    const rows = files.reduce((sum, one) => sum + one.rows, 0);
    if (rows === 0) return [];
    if (own.some(({ kind }) => kind === 'partial')) return [{ report, day, why: 'breaks-off', people: null }];
    const counted = Math.max(0, ...own.map(({ kind, people }) => (kind === 'counted' ? people : 0)));
    const missing = counted - shownOn(files);
    if (missing > Math.max(tolerated.people, counted * tolerated.share))
      return [{ report, day, why: 'counted-more', people: missing }];
    const nameless = own.reduce((sum, { kind, people }) => sum + (kind === 'nameless' ? people : 0), 0);
    return nameless > rows * mostNameless ? [{ report, day, why: 'nameless', people: nameless }] : [];
  });
}

/** People active on the day itself: a file of one day shows the same ones as a snapshot, once more. */
function shownOn(files: readonly CoveredDay[]): number {
  const active = (isDay: boolean) =>
    files.reduce((sum, { scope, activeRows }) => sum + ((scope === 'day') === isDay ? activeRows : 0), 0);
  return Math.max(active(true), active(false));
}
