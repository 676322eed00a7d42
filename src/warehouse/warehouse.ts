import type { DayNumber } from '../base/days.ts';

/** Days in one mask: bit d of block b stands for day 64·b + d. */
export const daysInBlock = 64;

/** Both ends included: the window of a figure on day D is D−27 … D. */
export const windowDays = 28;

/**
 * Whose names a file used. Hiding the names in a tenant changes every id, so that nobody can be followed from one name space into the
 * other (m365.md section 2).
 */
export type NameSpace = 0 | 1;
export const plain = 0 satisfies NameSpace;
export const concealed = 1 satisfies NameSpace;

/** Number of a service, from the catalogue of services. Series of people who were *listed* by a report are services of their own, from `listedBy`. */
export type ServiceNumber = number;

/** The mask in which a bit says that a full snapshot of that day listed the person, active or not. */
export const listedBy = (report: number): ServiceNumber => 10_000 + report;

/**
 * The mask in which a bit says that the row of that day had no licence of the service. Who is listed and has no such bit holds one: of the many who
 * do nothing is kept. For service 0 it says that the row had no licence at all.
 */
export const unlicensedFor = (service: ServiceNumber): ServiceNumber => 20_000 + service;

/** That people used a service on a day: arrays of one length. A day below 0 says nothing of that person. Facts that follow each other with the same array of people are read faster. A person is a 64-bit keyed hash, made per tenant and name space. */
export interface Facts {
  readonly service: ServiceNumber;
  readonly people: BigUint64Array;
  readonly days: Int32Array;
}

/** What one file, or one part of it, covers. Several parts of one file add up. */
export interface Coverage {
  readonly report: number;
  readonly day: DayNumber;
  readonly nameSpace: NameSpace;
  /** What the file is: everybody's last dates as of the day, those active on the day, or unknown, to be told from the counts. */
  readonly scope: 'snapshot' | 'day' | 'unknown';
  /** The services whose columns were there. */
  readonly services: readonly ServiceNumber[];
  readonly rows: number;
  /** Of them, how many were active in some service on the day itself. */
  readonly activeRows: number;
}

/** Everything that one import says of one tenant. Import numbers grow in the order in which files came. */
export interface ImportFacts {
  readonly tenant: number;
  readonly number: number;
  readonly nameSpace: NameSpace;
  readonly coverage: readonly Coverage[];
  readonly facts: AsyncIterable<Facts> | Iterable<Facts>;
}

/** A line that is counted: who was active in at least one of these services. */
export interface Series {
  readonly name: string;
  readonly services: readonly ServiceNumber[];
  /** Also counts those of them who hold a licence, by their newest row of the window. */
  readonly holders?: Holders | undefined;
}

/** Who holds a licence on a day: whoever is listed on it, unless each of `without` has a bit then, in one of its masks. */
export interface Holders {
  readonly listed: readonly ServiceNumber[];
  readonly without: readonly (readonly ServiceNumber[])[];
}

/** A day that no snapshot covers, and whom later ones show too late. */
export interface Gap {
  readonly series: string;
  readonly day: DayNumber;
  /** The next day that is covered; whoever was active up to it may have been active before, for only the last date is shown. */
  readonly until: DayNumber;
  /** Whoever was listed on `listed` and was no more on `gone` may have been active too. Without `gone`, whoever was listed. */
  readonly vanished?: {
    readonly series: ServiceNumber;
    readonly listed: DayNumber;
    readonly gone?: DayNumber;
  };
}

/** A question about one tenant in one name space, for every day from–to, both included. */
export interface Question {
  readonly tenant: number;
  readonly nameSpace: NameSpace;
  readonly from: DayNumber;
  readonly to: DayNumber;
  readonly series: readonly Series[];
  readonly gaps: readonly Gap[];
  /** Only what imports up to this number have said. */
  readonly asOf?: number | undefined;
}

/** Counts of people for each day of the question. W(D) stands for the days D−27 … D. */
export interface Counts {
  readonly series: string;
  /** Active in W(D). */
  readonly active: Uint32Array;
  /** Active in W(D), and never before it. */
  readonly fresh: Uint32Array;
  /** Active in W(D) and in W(D−28). */
  readonly retained: Uint32Array;
  /** Active in W(D), not in W(D−28), but before. */
  readonly resurrected: Uint32Array;
  /** Active in W(D−28), not in W(D). */
  readonly lapsed: Uint32Array;
  /** Active in W(D), and holding a licence on the newest day of W(D) on which they are listed. Empty unless the series asks for it. */
  readonly holding: Uint32Array;
  /** For each gap of this series, in order: who could have been active in W(day of the gap), those who were included. */
  readonly possible: Uint32Array;
}

/** Whose activity in W(day) is asked for: who is behind one figure. */
export interface WindowQuestion {
  readonly tenant: number;
  readonly nameSpace: NameSpace;
  readonly day: DayNumber;
  readonly services: readonly ServiceNumber[];
  readonly asOf?: number | undefined;
}

/** Somebody who was active in the window. */
export interface WindowPerson {
  readonly person: bigint;
  /** The last day of activity in the window. */
  readonly last: DayNumber;
  /** In which of the services, ascending. */
  readonly services: readonly ServiceNumber[];
}

export interface WindowPeople {
  readonly total: number;
  /** Ascending by key. */
  readonly people: readonly WindowPerson[];
}

/** What an import has to do with a figure. Each person is in `first` of one import and in `last` of one, so both add up to the figure. */
export interface Contribution {
  /** Null for all imports that have been folded. */
  readonly import: number | null;
  /** For how many it is the first import that shows them active in the window. */
  readonly first: number;
  /** For how many it is the first import that shows their last day in the window. */
  readonly last: number;
}

/** A covered day, as the imports up to `asOf` tell it. */
export interface CoveredDay extends Coverage {
  readonly tenant: number;
  /** The first import that covers it so. */
  readonly import: number;
}

/** Activity of people by service and day, as masks that imports only ever add bits to. Questions, not tables. */
export interface Warehouse {
  /** Adds what an import says, in one transaction. Adding the same import again changes nothing. */
  add(facts: ImportFacts): Promise<void>;
  /** What has been covered, one entry per report, day, name space and scope; counts of the parts added up. */
  coverage(tenants: readonly number[], asOf?: number): Promise<readonly CoveredDay[]>;
  /** One answer per question, in its order, each with a `Counts` per series in its order. */
  count(questions: readonly Question[]): Promise<readonly (readonly Counts[])[]>;
  /** Who was active in the window: so many of them, from this key on. */
  people(question: WindowQuestion, from: bigint, limit: number): Promise<WindowPeople>;
  /** Which imports tell of those who were active in the window, the earliest import first. */
  contributions(question: WindowQuestion): Promise<readonly Contribution[]>;
  /** Forgets people of a tenant in both name spaces; a later import may bring them again. @returns how many masks are gone. */
  erase(tenant: number, people: BigUint64Array): Promise<number>;
  /**
   * Forgets all days before this one, also what is told of them later. That people were active before it stays known, so that nobody becomes new. Figures
   * whose windows are kept whole stay as they are; snapshots whose windows are not, no longer count as covered.
   */
  forgetBefore(tenant: number, day: DayNumber): Promise<void>;
  /** The day before which days have been forgotten, of each of these tenants where some have. */
  forgotten(tenants: readonly number[]): Promise<ReadonlyMap<number, DayNumber>>;
  /** Of each tenant that has any, how many masks have days before this one. */
  olderThan(day: DayNumber): Promise<ReadonlyMap<number, number>>;
  /** Folds what imports up to this number have said; older ones can't be asked for any more (`oldestAsOf`). */
  compact(upTo: number): Promise<void>;
  oldestAsOf(): Promise<number>;
  close(): Promise<void>;
}
