import { countAt, dayAt } from './cells.ts';
import type { Columns } from './columns.ts';
import { type CountRows, periodColumn } from './formats.ts';
import type { ReportedCount, Wrong } from './model.ts';
import type { Records } from './records.ts';
import type { RefreshDates } from './refresh-dates.ts';
import type { RowReader } from './row-reader.ts';
import type { Tally } from './tally.ts';

// Reports of counts have a row a day, 180 at most; whatever has more is none.
const mostRows = 10_000;

/** Reads rows that count people by service. */
export class Counts implements RowReader {
  readonly full = false;
  readonly services: readonly number[] = [];
  readonly counts: ReportedCount[] = [];
  readonly #format: CountRows;
  readonly #columns: Columns;
  readonly #days: RefreshDates;
  readonly #tally: Tally;

  constructor(format: CountRows, columns: Columns, days: RefreshDates, tally: Tally) {
    this.#format = format;
    this.#columns = columns;
    this.#days = days;
    this.#tally = tally;
  }

  take(): undefined {}

  row(records: Records): Wrong | undefined {
    const tally = this.#tally;
    const refresh = this.#days.refresh(records);
    if (tally.rows >= mostRows) return { reason: 'too many rows' };
    if (refresh < 0) return { reason: 'bad refresh date', column: this.#days.column };
    const day = this.#format.day === undefined ? null : this.#dayOf(records, this.#format.day);
    if (day !== null && day < 0) return { reason: 'bad date', column: this.#format.day ?? '' };
    const counts: ReportedCount[] = [];
    for (const { service, active, inactive } of this.#format.counts) {
      const [yes, no] = [this.#countOf(records, active), this.#countOf(records, inactive)];
      if (Number.isNaN(yes)) return { reason: 'bad number', column: active };
      if (Number.isNaN(no)) return { reason: 'bad number', column: inactive ?? '' };
      if (yes !== null) counts.push({ refresh, day, service, active: yes, inactive: no });
    }
    this.counts.push(...counts);
    tally.row(refresh, false, this.#countOf(records, periodColumn) ?? -1);
    return undefined;
  }

  #dayOf({ bytes, starts, ends }: Records, column: string): number {
    const at = this.#columns.at(column);
    return dayAt(bytes, starts[at] as number, ends[at] as number);
  }

  /** The number in a column, null where there is none, NaN where something else is. */
  #countOf({ bytes, starts, ends }: Records, column: string | undefined): number | null {
    const at = column === undefined ? -1 : this.#columns.at(column);
    if (at < 0 || starts[at] === ends[at]) return null;
    const count = countAt(bytes, starts[at] as number, ends[at] as number);
    return count < 0 ? Number.NaN : count;
  }
}
