import type { DayNumber } from '../base/days.ts';

/** Why a line of a file was set aside, with what it takes to find it again. */
export interface Quarantined {
  /** 1-based, of the file as received. */
  readonly line: number;
  readonly reason:
    | 'too few cells'
    | 'too many cells'
    | 'no person'
    | 'bad date'
    | 'bad refresh date'
    | 'open quote';
  readonly column?: string;
  /** The line, cut at 500 characters. */
  readonly text: string;
}

/** A run of rows about people. Arrays are of one length and belong to the reader: use them before asking for the next batch. */
export interface PeopleBatch {
  readonly rows: number;
  /** The refresh date of each row. */
  readonly refresh: Int32Array;
  /** Trimmed and lower-cased, as one is known by; '' for `(Unknown)`. */
  readonly names: readonly string[];
  /** The stable id of the directory, where the report shows one and it is not hidden; else ''. */
  readonly objectIds: readonly string[];
  /** For each service of the report, in its order: the last day of activity; `noDay` where there is none. Never after the refresh date. */
  readonly last: readonly Int32Array[];
  /** For each service, whether a licence is assigned: 1, 0, or 2 where the report doesn't say. */
  readonly licensed: readonly Uint8Array[];
  readonly deleted: Uint8Array;
}

export const noDay: DayNumber = -1;

/** What a file turned out to be. */
export interface ReportSummary {
  readonly report: string;
  readonly refresh: readonly DayNumber[];
  readonly concealed: boolean;
  /** 7, 30, 90, 180 or null where the file doesn't say. */
  readonly period: number | null;
  readonly rows: number;
  readonly quarantined: number;
  /** Dates after the refresh date, read as the refresh date. */
  readonly futureDates: number;
  /** Rows of people whose name is not known. */
  readonly unknown: number;
  /** The same person twice in one file; their latest dates count. */
  readonly duplicates: number;
  /** Columns that nobody reads, and known ones that were missing. */
  readonly ignored: readonly string[];
  readonly absent: readonly string[];
}
