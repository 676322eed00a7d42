import type { DayNumber } from '../base/days.ts';
import { badDay, type DayOrder, dayAt } from './cells.ts';
import type { Columns } from './columns.ts';
import { refreshColumn } from './formats.ts';
import type { Records } from './records.ts';

/** Where the day that a row tells of comes from: a column, or whoever brought the file. */
export type RefreshSource = { readonly column: string } | { readonly day: DayNumber };

/** The days that rows tell of, and how days are written in the file. */
export class RefreshDates {
  readonly column: string;
  readonly order: DayOrder;
  readonly #day: DayNumber | undefined;
  readonly #latest: DayNumber;
  readonly #at: number;

  constructor(
    columns: Columns,
    latest: DayNumber = Number.MAX_SAFE_INTEGER,
    order: DayOrder = 'y-m-d',
    source: RefreshSource = { column: refreshColumn },
  ) {
    this.column = 'column' in source ? source.column : '';
    this.order = order;
    this.#day = 'day' in source ? source.day : undefined;
    this.#latest = latest;
    this.#at = columns.at(this.column);
  }

  /** The day of a row; negative if it has none that can be. */
  refresh({ bytes, starts, ends }: Records): DayNumber {
    if (this.#day !== undefined) return this.#day;
    const day = dayAt(bytes, starts[this.#at] as number, ends[this.#at] as number, this.order);
    return day > this.#latest ? badDay : day;
  }
}
