import type { DayNumber } from '../base/days.ts';
import { badDay, countAt, type DayOrder, dayAt, flagAt, textAt } from './cells.ts';
import type { Columns } from './columns.ts';
import { type PeopleRows, periodColumn, refreshColumn } from './formats.ts';
import type { PeopleBatch } from './model.ts';
import { Names } from './names.ts';
import type { Records } from './records.ts';
import { Seen } from './seen.ts';
import type { Tally } from './tally.ts';

const rowsOfBatch = 4096;
const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const noObject = '00000000-0000-0000-0000-000000000000';

/** How days stand in the file. Without a column of refresh dates all rows are of one day. */
export interface Days {
  readonly order: DayOrder;
  readonly refresh?: DayNumber;
  /** A later refresh date can't be. */
  readonly latest: DayNumber;
}

/** Reads rows about people into batches. */
export class People {
  readonly services: readonly number[];
  readonly #report: number;
  readonly #tally: Tally;
  readonly #days: Days;
  readonly #seen = new Seen();
  readonly #names = new Names(rowsOfBatch);
  readonly #refreshAt: number;
  readonly #personAt: number;
  readonly #objectAt: number;
  readonly #deletedAt: number;
  readonly #periodAt: number;
  readonly #columns: readonly string[];
  readonly #lastAt: readonly number[];
  readonly #licenceAt: readonly number[];

  #rows = 0;
  readonly #refresh = new Int32Array(rowsOfBatch);
  readonly #hidden = new Uint8Array(rowsOfBatch);
  readonly #deleted = new Uint8Array(rowsOfBatch);
  readonly #objectIds = new Array<string>(rowsOfBatch).fill('');
  readonly #last: readonly Int32Array[];
  readonly #licensed: readonly Uint8Array[];

  constructor(report: number, format: PeopleRows, columns: Columns, days: Days, tally: Tally) {
    this.#report = report;
    const activity = format.activity.filter(({ column }) => columns.at(column) >= 0);
    const placeOf = (column: string | undefined) => (column === undefined ? -1 : columns.at(column));
    this.services = activity.map(({ service }) => service);
    this.#tally = tally;
    this.#days = days;
    this.#refreshAt = placeOf(refreshColumn);
    this.#personAt = placeOf(format.person);
    this.#objectAt = placeOf(format.objectId);
    this.#deletedAt = placeOf(format.deleted);
    this.#periodAt = placeOf(periodColumn);
    this.#columns = activity.map(({ column }) => column);
    this.#lastAt = activity.map(({ column }) => columns.at(column));
    this.#licenceAt = activity.map(({ licence }) => placeOf(licence));
    this.#last = activity.map(() => new Int32Array(rowsOfBatch));
    this.#licensed = activity.map(() => new Uint8Array(rowsOfBatch).fill(2));
  }

  get full(): boolean {
    return this.#rows === rowsOfBatch;
  }

  /** The rows so far, if any. They are written over by the next ones. */
  take(): PeopleBatch | undefined {
    const rows = this.#rows;
    if (rows === 0) return undefined;
    this.#rows = 0;
    return {
      report: this.#report,
      rows,
      services: this.services,
      refresh: this.#refresh.subarray(0, rows),
      names: this.#names.take(),
      hidden: this.#hidden.subarray(0, rows),
      objectIds: this.#objectIds.slice(0, rows),
      last: this.#last.map((days) => days.subarray(0, rows)),
      licensed: this.#licensed.map((flags) => flags.subarray(0, rows)),
      deleted: this.#deleted.subarray(0, rows),
    };
  }

  /** Takes up a record that has as many cells as the header. */
  row(records: Records): void {
    const { bytes, starts, ends } = records;
    const row = this.#rows;
    const refresh = this.#refreshOf(records);
    if (refresh < 0 || refresh > this.#days.latest) {
      this.#tally.setAside(records, 'bad refresh date', refreshColumn);
      return;
    }
    const future = this.#tally.futureDates;
    if (!this.#lastDays(records, refresh) || !this.#name(records, refresh)) {
      this.#tally.futureDates = future;
      return;
    }
    for (let i = 0; i < this.#licenceAt.length; i++) {
      const at = this.#licenceAt[i] as number;
      if (at < 0) continue;
      (this.#licensed[i] as Uint8Array)[row] = flagAt(bytes, starts[at] as number, ends[at] as number);
    }
    this.#refresh[row] = refresh;
    let at = this.#deletedAt;
    if (at >= 0) this.#deleted[row] = flagAt(bytes, starts[at] as number, ends[at] as number) & 1;
    at = this.#objectAt;
    if (at >= 0) this.#objectIds[row] = objectIdAt(bytes, starts[at] as number, ends[at] as number);
    at = this.#periodAt;
    const period = at < 0 ? -1 : countAt(bytes, starts[at] as number, ends[at] as number);
    this.#tally.row(refresh, this.#isActive(refresh), period);
    this.#rows++;
  }

  /** @returns whether all of them can be read. */
  #lastDays(records: Records, refresh: DayNumber): boolean {
    const { bytes, starts, ends } = records;
    for (let i = 0; i < this.#lastAt.length; i++) {
      const at = this.#lastAt[i] as number;
      let day = dayAt(bytes, starts[at] as number, ends[at] as number, this.#days.order);
      if (day === badDay) {
        this.#tally.setAside(records, 'bad date', this.#columns[i]);
        return false;
      }
      if (day > refresh) {
        day = refresh;
        this.#tally.futureDates++;
      }
      (this.#last[i] as Int32Array)[this.#rows] = day;
    }
    return true;
  }

  #isActive(refresh: DayNumber): boolean {
    for (const days of this.#last) if (days[this.#rows] === refresh) return true;
    return false;
  }

  #refreshOf({ bytes, starts, ends }: Records): DayNumber {
    if (this.#days.refresh !== undefined) return this.#days.refresh;
    const at = this.#refreshAt;
    return dayAt(bytes, starts[at] as number, ends[at] as number, this.#days.order);
  }

  /** @returns whether the row has a name that one can read. */
  #name(records: Records, refresh: DayNumber): boolean {
    const names = this.#names;
    const tally = this.#tally;
    const at = this.#personAt;
    try {
      if (names.read(records.bytes, records.starts[at] as number, records.ends[at] as number) === 0) {
        tally.setAside(records, 'no person');
        return false;
      }
    } catch {
      tally.setAside(records, 'bad text');
      return false;
    }
    if (names.isUnknown()) {
      names.keepNone();
      this.#hidden[this.#rows] = 0;
      tally.unknown++;
      return true;
    }
    if (this.#seen.add(names.high ^ Math.imul(refresh, 0x85ebca6b), names.low)) tally.duplicates++;
    if (names.concealed) tally.concealed++;
    this.#hidden[this.#rows] = names.concealed ? 1 : 0;
    names.keep();
    return true;
  }
}

function objectIdAt(bytes: Uint8Array, start: number, end: number): string {
  if (end - start < 36 || end - start > 40) return '';
  let text: string;
  try {
    text = textAt(bytes, start, end).toLowerCase();
  } catch {
    return '';
  }
  return guid.test(text) && text !== noObject ? text : '';
}
