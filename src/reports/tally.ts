import type { DayNumber } from '../base/days.ts';
import type { Quarantined, RefreshDay, Wrong } from './model.ts';
import type { Records } from './records.ts';

/** How many rows are shown that were set aside; the others are only counted. */
export const mostShown = 1000;

type Day = { -readonly [K in keyof RefreshDay]: RefreshDay[K] };

/** What is counted of a file while it is read. */
export class Tally {
  rows = 0;
  futureDates = 0;
  unknown = 0;
  concealed = 0;
  duplicates = 0;
  quarantined = 0;
  readonly quarantine: Quarantined[] = [];
  readonly #days = new Map<DayNumber, Day>();
  #day: Day = { day: -1, rows: 0, activeRows: 0, unknown: 0 };
  #period: number | null | undefined;

  setAside(records: Records, wrong: Wrong): void {
    this.quarantined++;
    if (this.quarantine.length >= mostShown) return;
    this.quarantine.push({ line: records.line, ...wrong, text: records.text() });
  }

  row(refresh: DayNumber, active: boolean, period: number, isUnknown = false): void {
    this.rows++;
    if (this.#day.day !== refresh) this.#turnTo(refresh);
    this.#day.rows++;
    if (active) this.#day.activeRows++;
    if (isUnknown) {
      this.#day.unknown++;
      this.unknown++;
    }
    if (this.#period === undefined) this.#period = period > 0 ? period : null;
    else if (this.#period !== null && this.#period !== period) this.#period = null;
  }

  /** What every row says the period is; null if they don't, or not alike. */
  get period(): number | null {
    return this.#period ?? null;
  }

  get days(): RefreshDay[] {
    return [...this.#days.values()].sort((a, b) => a.day - b.day);
  }

  #turnTo(day: DayNumber): void {
    const known = this.#days.get(day) ?? { day, rows: 0, activeRows: 0, unknown: 0 };
    this.#days.set(day, known);
    this.#day = known;
  }
}
