import { badDay, dayAt, looseTextAt } from './cells.ts';
import type { Columns } from './columns.ts';
import type { ActivationRows } from './formats.ts';
import { type ActivatedProduct, noDay, type Wrong } from './model.ts';
import type { Records } from './records.ts';
import type { RefreshDates } from './refresh-dates.ts';
import type { RowReader } from './row-reader.ts';
import type { Tally } from './tally.ts';

// Microsoft sells a few dozen products that are activated on devices.
const mostProducts = 1000;

/** Counts activations by product. A person has a row for each product, so that rows are no people. */
export class Activations implements RowReader {
  readonly full = false;
  readonly services: readonly number[] = [];
  readonly #format: ActivationRows;
  readonly #columns: Columns;
  readonly #days: RefreshDates;
  readonly #tally: Tally;
  readonly #products = new Map<string, { people: number; activated: number; latest: number }>();

  constructor(format: ActivationRows, columns: Columns, days: RefreshDates, tally: Tally) {
    this.#format = format;
    this.#columns = columns;
    this.#days = days;
    this.#tally = tally;
  }

  get products(): ActivatedProduct[] {
    return [...this.#products].map(([product, counts]) => ({ product, ...counts }));
  }

  take(): undefined {}

  row(records: Records): Wrong | undefined {
    const { bytes, starts, ends } = records;
    const tally = this.#tally;
    const { product: productColumn, activated: activatedColumn } = this.#format;
    const [named, dated] = [this.#columns.at(productColumn), this.#columns.at(activatedColumn)];
    const refresh = this.#days.refresh(records);
    if (refresh < 0) return { reason: 'bad refresh date', column: this.#days.column };
    const day = dayAt(bytes, starts[dated] as number, ends[dated] as number);
    if (day === badDay) return { reason: 'bad date', column: activatedColumn };
    const name = looseTextAt(bytes, starts[named] as number, ends[named] as number);
    const product = this.#products.get(name) ?? { people: 0, activated: 0, latest: noDay };
    if (product.people === 0 && this.#products.size >= mostProducts)
      return { reason: 'too many rows', column: productColumn };
    this.#products.set(name, product);
    product.people++;
    if (day !== noDay) product.activated++;
    product.latest = Math.max(product.latest, Math.min(day, refresh));
    if (day > refresh) tally.futureDates++;
    tally.row(refresh, false, -1);
    return undefined;
  }
}
