import type { DayNumber } from '../base/days.ts';

/** Why a line of a file was set aside, with what it takes to find it again. */
export interface Quarantined {
  /** 1-based, of the file as received. */
  readonly line: number;
  readonly reason:
    | 'too few cells'
    | 'too many cells'
    | 'no person'
    | 'bad text'
    | 'bad date'
    | 'bad refresh date'
    | 'bad number'
    | 'too many rows'
    | 'open quote'
    | 'too long';
  readonly column?: string;
  /** The line, cut at 500 characters. */
  readonly text: string;
}

/** What is wrong with a row. */
export type Wrong = Pick<Quarantined, 'reason' | 'column'>;

/** Names of a batch as bytes, UTF-8, side by side: nobody needs the text of each, and making it costs more than reading the row. */
export interface NameBytes {
  readonly bytes: Uint8Array;
  /** Where each name ends; the first begins at 0. */
  readonly ends: Int32Array;
}

/** A run of rows about people. Arrays are of one length and belong to the reader: use them before asking for the next batch. */
export interface PeopleBatch {
  /** Number of the report's format. */
  readonly report: number;
  readonly rows: number;
  /** Numbers of the services that the file has columns for. `last` and `licensed` follow this order. */
  readonly services: readonly number[];
  /** The refresh date of each row. */
  readonly refresh: Int32Array;
  /** Trimmed and lower-cased, as one is known by; empty for `(Unknown)`. */
  readonly names: NameBytes;
  /** Whether the name is a hidden one. What goes for the file as a whole is in its summary. */
  readonly hidden: Uint8Array;
  /** The stable id of the directory, where the report shows one and it is not hidden; else ''. */
  readonly objectIds: readonly string[];
  /** For each service of the report, in its order: the last day of activity; `noDay` where there is none. Never after the refresh date. */
  readonly last: readonly Int32Array[];
  /** Numbers of the services of which the file has a column for licences. */
  readonly licences: readonly number[];
  /** For each service, whether a licence is assigned: 1, 0, or 2 where the report doesn't say. */
  readonly licensed: readonly Uint8Array[];
  readonly deleted: Uint8Array;
}

export const noDay: DayNumber = -1;

/** What the rows of one refresh date come to. */
export interface RefreshDay {
  readonly day: DayNumber;
  readonly rows: number;
  /** Of them, how many were active in some service on the day itself. */
  readonly activeRows: number;
  /** Rows of people whose name is not known. */
  readonly unknown: number;
}

/** The suite in a report that only counts: "Office 365" beside the services. */
export const suiteOfCounts = 0;

/** A figure of a report that counts people and names nobody: there to check our own figures by. */
export interface ReportedCount {
  readonly refresh: DayNumber;
  /** The day it is for; null where it is for the whole period. */
  readonly day: DayNumber | null;
  /** Number of a service, or `suiteOfCounts`. */
  readonly service: number;
  readonly active: number;
  readonly inactive: number | null;
}

/** What the activations report says of one product. Having it activated is no use of it, so it makes no activity. */
export interface ActivatedProduct {
  readonly product: string;
  readonly people: number;
  /** Of them, those who have activated it on a device. */
  readonly activated: number;
  readonly latest: DayNumber;
}

/** Licences that entitle to a service, over all products that contain it. */
export interface Entitlement {
  /** Number of a service or a suite. */
  readonly service: number;
  /** Bought and usable: enabled units and those in their grace period. */
  readonly units: number;
  readonly assigned: number;
  /** The products that were counted. */
  readonly products: readonly string[];
}

/** What a file turned out to be. */
export interface ReportSummary {
  /** Id of the format, and its number in the warehouse. */
  readonly report: string;
  readonly number: number;
  /** Numbers of the services that the file has columns for. */
  readonly services: readonly number[];
  /** Numbers of the services of which at least one row says whether a licence is assigned. */
  readonly licences: readonly number[];
  readonly refresh: readonly DayNumber[];
  /** The same days, with their rows. */
  readonly days: readonly RefreshDay[];
  /** Whether most of its names are hidden ones. */
  readonly concealed: boolean;
  /** Rows whose name is of the other kind than most: of plain names in a concealed file, hidden ones in a plain file. */
  readonly mixed: number;
  /** 7, 30, 90, 180 or null where the file doesn't say. */
  readonly period: number | null;
  /** Rows that were read. With none the file says "no data yet", and never that nobody was active. */
  readonly rows: number;
  readonly quarantined: number;
  /** The first thousand of them. */
  readonly quarantine: readonly Quarantined[];
  /** Dates after the refresh date, read as the refresh date. */
  readonly futureDates: number;
  /** Rows of people whose name is not known. */
  readonly unknown: number;
  /** The same person twice in one file; their latest dates count. */
  readonly duplicates: number;
  /** Columns that the format doesn't have, and columns of it that were missing. */
  readonly ignored: readonly string[];
  readonly absent: readonly string[];
  /** Whether a page of JSON says that there are more of them. */
  readonly partial: boolean;
  /** Of reports that only count. */
  readonly counts: readonly ReportedCount[];
  /** Of the activations report. */
  readonly activations: readonly ActivatedProduct[];
  /** Of a list of subscribed products. */
  readonly entitlements: readonly Entitlement[];
}
