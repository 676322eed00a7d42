import type { PeopleBatch, Wrong } from './model.ts';
import type { Records } from './records.ts';

/** What becomes of the rows of a report. */
export interface RowReader {
  /** Numbers of the services that the file has columns for. */
  readonly services: readonly number[];
  /** Whether `take` must come before the next row. */
  readonly full: boolean;
  /** Takes up a record that has as many cells as the header. @returns what is wrong with it, if anything; then it is not taken up. */
  row(records: Records): Wrong | undefined;
  /** People so far, if there are any. */
  take(): PeopleBatch | undefined;
}
