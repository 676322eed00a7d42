import type { DayNumber } from '../base/days.ts';
import { badDay, countAt, dayAt, flagAt, textAt } from './cells.ts';
import type { Columns } from './columns.ts';
import { type PeopleRows, periodColumn } from './formats.ts';
import type { PeopleBatch, Wrong } from './model.ts';
import { Names } from './names.ts';
import type { Records } from './records.ts';
import type { RefreshDates } from './refresh-dates.ts';
import type { RowReader } from './row-reader.ts';
import { Seen } from './seen.ts';
import type { Tally } from './tally.ts';

const rowsOfBatch = 4096;
const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const noObject = '00000000-0000-0000-0000-000000000000';

/** Reads rows about people into batches. */
export class People implements RowReader {
  readonly services: readonly number[];
  readonly #licences: readonly number[];
  /** Of each service, whether a row has said something of its licences. */
  readonly #told: Uint8Array;
  readonly #report: number;
  readonly #tally: Tally;
  readonly #days: RefreshDates;
  readonly #seen = new Seen();
  readonly #names = new Names(rowsOfBatch);
  readonly #person: string;
  readonly #personAt: number;
  readonly #objectAt: number;
  readonly #deletedAt: number;
  readonly #periodAt: number;
  readonly #columns: readonly string[];
  readonly #lastAt: readonly number[];
  readonly #licenceAt: readonly number[];

  #rows = 0;
  #isUnknown = false;
  readonly #refresh = new Int32Array(rowsOfBatch);
  readonly #hidden = new Uint8Array(rowsOfBatch);
  readonly #deleted = new Uint8Array(rowsOfBatch);
  readonly #objectIds = new Array<string>(rowsOfBatch).fill('');
  readonly #last: readonly Int32Array[];
  readonly #licensed: readonly Uint8Array[];

  constructor(report: number, format: PeopleRows, columns: Columns, days: RefreshDates, tally: Tally) {
    this.#report = report;
    const activity = format.activity.filter(({ column }) => columns.at(column) >= 0);
    const placeOf = (column: string | undefined) => (column === undefined ? -1 : columns.at(column));
    this.services = activity.map(({ service }) => service);
    this.#tally = tally;
    this.#days = days;
    this.#person = format.person;
    this.#personAt = placeOf(format.person);
    this.#objectAt = placeOf(format.objectId);
    this.#deletedAt = placeOf(format.deleted);
    this.#periodAt = placeOf(periodColumn);
    this.#columns = activity.map(({ column }) => column);
    this.#lastAt = activity.map(({ column }) => columns.at(column));
    this.#licenceAt = activity.map(({ licence }) => placeOf(licence));
    this.#licences = this.services.filter((_, i) => (this.#licenceAt[i] ?? -1) >= 0);
    this.#told = new Uint8Array(activity.length);
    this.#last = activity.map(() => new Int32Array(rowsOfBatch));
    this.#licensed = activity.map(() => new Uint8Array(rowsOfBatch).fill(2));
  }

  /** The services of which rows have told whether a licence is assigned. */
  get licences(): readonly number[] {
    return this.services.filter((_, i) => this.#told[i] === 1);
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
      licences: this.#licences,
      refresh: this.#refresh.subarray(0, rows),
      names: this.#names.take(),
      hidden: this.#hidden.subarray(0, rows),
      objectIds: this.#objectIds.slice(0, rows),
      last: this.#last.map((days) => days.subarray(0, rows)),
      licensed: this.#licensed.map((flags) => flags.subarray(0, rows)),
      deleted: this.#deleted.subarray(0, rows),
    };
  }

  row(records: Records): Wrong | undefined {
    const { bytes, starts, ends } = records;
    const row = this.#rows;
    const refresh = this.#days.refresh(records);
    if (refresh < 0) return { reason: 'bad refresh date', column: this.#days.column };
    const future = this.#lastDays(records, refresh);
    if (typeof future !== 'number') return future;
    const wrong = this.#name(records, refresh);
    if (wrong !== undefined) return wrong;
    for (let i = 0; i < this.#licenceAt.length; i++) {
      const at = this.#licenceAt[i] as number;
      if (at < 0) continue;
      const flag = flagAt(bytes, starts[at] as number, ends[at] as number);
      (this.#licensed[i] as Uint8Array)[row] = flag;
      if (flag < 2) this.#told[i] = 1;
    }
    this.#refresh[row] = refresh;
    let at = this.#deletedAt;
    if (at >= 0) this.#deleted[row] = flagAt(bytes, starts[at] as number, ends[at] as number) & 1;
    at = this.#objectAt;
    if (at >= 0) this.#objectIds[row] = objectIdAt(bytes, starts[at] as number, ends[at] as number);
    at = this.#periodAt;
    const period = at < 0 ? -1 : countAt(bytes, starts[at] as number, ends[at] as number);
    this.#tally.futureDates += future;
    this.#tally.row(refresh, this.#isActive(refresh), period, this.#isUnknown);
    this.#rows++;
    return undefined;
  }

  /** @returns how many are after the refresh date. */
  #lastDays({ bytes, starts, ends }: Records, refresh: DayNumber): number | Wrong {
    let future = 0;
    for (let i = 0; i < this.#lastAt.length; i++) {
      const at = this.#lastAt[i] as number;
      let day = dayAt(bytes, starts[at] as number, ends[at] as number, this.#days.order);
      if (day === badDay) return { reason: 'bad date', column: this.#columns[i] as string };
      if (day > refresh) {
        day = refresh;
        future++;
      }
      (this.#last[i] as Int32Array)[this.#rows] = day;
    }
    return future;
  }

  #isActive(refresh: DayNumber): boolean {
    for (const days of this.#last) if (days[this.#rows] === refresh) return true;
    return false;
  }

  #name({ bytes, starts, ends }: Records, refresh: DayNumber): Wrong | undefined {
    const names = this.#names;
    const at = this.#personAt;
    const length = names.read(bytes, starts[at] as number, ends[at] as number);
    if (length <= 0) return { reason: length < 0 ? 'bad text' : 'no person', column: this.#person };
    if (names.isUnknown()) {
      names.keepNone();
      this.#hidden[this.#rows] = 0;
      this.#isUnknown = true;
      return undefined;
    }
    this.#isUnknown = false;
    const { concealed, high, low } = names;
    if (this.#seen.add(high ^ Math.imul(refresh, 0x85ebca6b), low)) this.#tally.duplicates++;
    if (concealed) this.#tally.concealed++;
    this.#hidden[this.#rows] = concealed ? 1 : 0;
    names.keep();
    return undefined;
  }
}

function objectIdAt(bytes: Uint8Array, start: number, end: number): string {
  if (end - start < 36 || end - start > 40) return '';
  const text = textAt(bytes, start, end)?.toLowerCase() ?? '';
  return guid.test(text) && text !== noObject ? text : '';
}
