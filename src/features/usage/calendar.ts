import type { DayNumber } from '../../base/days.ts';
import {
  type CoveredDay,
  type Gap,
  listedBy,
  type NameSpace,
  type ServiceNumber,
  windowDays,
} from '../../warehouse/warehouse.ts';
import type { Withheld } from './withheld.ts';

/** Why a day's figure is what it is (design: Missing is not zero). */
export type DayState = 'complete' | 'late' | 'missing' | 'forgotten' | 'suppressed' | 'identity-broken';

/** What can be known about one day of one series. */
export interface CalendarDay {
  readonly day: DayNumber;
  readonly state: DayState;
  /** Whose names speak; undefined where nothing has ever been imported. */
  readonly nameSpace: NameSpace | undefined;
  /** No day of the window is unknown, so that the count is a figure and not a bound. */
  readonly exact: boolean;
  /** Whether growth can be told: 28 days after the first exact day of these names, both ends exact. */
  readonly growth: boolean;
  /** The refresh date that the figure rests on: of the latest snapshot, or day file, on or before the day. */
  readonly dataDay: DayNumber | undefined;
  /** What to ask the warehouse for the upper bound. */
  readonly gap: Gap | undefined;
  /** How many people reports may have withheld beside those of the gap; null where nobody knows. */
  readonly withheld: number | null;
}

/** Reports come two to three days after the fact; until then a day is late, not missing (m365.md 1.5). */
const usualLag = 3;
const fewestRowsOfADayFile = 10;

/** What can't be told of days although a file covers them. */
export interface LessKnown {
  /** Days of reports that show fewer people than there were: what they show counts, and they make no day exact. */
  readonly withheld?: readonly Withheld[];
  /** Days before this one are kept no more: windows that reach back there can't be told, and have no upper bound. */
  readonly forgottenBefore?: DayNumber | undefined;
}

/** A run of days in which one name space speaks. */
interface Segment {
  readonly nameSpace: NameSpace;
  /** Days with a snapshot of every service of the series, ascending. */
  readonly snapshots: readonly DayNumber[];
  /** Of every snapshot day, the report that lists people. */
  readonly lister: ReadonlyMap<DayNumber, number>;
  /** Days on which it is known who was active, ascending: by a snapshot, so all of those, or by a day file. */
  readonly known: readonly DayNumber[];
  /** Days whose report withholds people, ascending, each with at most how many; null where nobody knows. */
  readonly withheld: readonly (readonly [DayNumber, people: number | null])[];
  /** The first day of these names. */
  readonly from: DayNumber;
}

/**
 * The days from–to of one series at one tenant, as decision 013 reads coverage. Pure: what is late depends on `today`.
 * @param services of the series; those that the tenant has no coverage of don't count.
 * @param less what can't be told of days although a file covers them
 */
export function calendarOf(
  covered: readonly CoveredDay[],
  series: { readonly name: string; readonly services: readonly ServiceNumber[] },
  range: { readonly from: DayNumber; readonly to: DayNumber },
  today: DayNumber,
  { withheld = [], forgottenBefore = Number.NEGATIVE_INFINITY }: LessKnown = {},
): CalendarDay[] {
  const segments = segmentsOf(covered, series.services, withheld);
  const [first] = segments;
  const lastSnapshot = segments.at(-1)?.snapshots.at(-1) ?? Number.NEGATIVE_INFINITY;
  let walk: Walk | undefined;
  const isForgotten = (day: DayNumber) => day < forgottenBefore + windowDays - 1;
  const stateOf = (day: DayNumber, exact: boolean, broken: boolean): DayState => {
    if (isForgotten(day)) return 'forgotten';
    if (broken) return 'identity-broken';
    if (exact) return 'complete';
    if (walk?.isWithheld(day)) return 'suppressed';
    return day > today - usualLag && day > lastSnapshot ? 'late' : 'missing';
  };
  const days: CalendarDay[] = [];
  const exactDays = new Set<DayNumber>();
  let next = 0;
  for (let day = Math.min(range.from, first?.from ?? range.from); day <= range.to; day++) {
    // Before the first file, the names are those of the first.
    for (; next < segments.length && (next === 0 || (segments[next] as Segment).from <= day); next++)
      walk = new Walk(segments[next] as Segment);
    const exact = (walk?.goTo(day) ?? false) && !isForgotten(day);
    if (exact) exactDays.add(day);
    if (day < range.from) continue;
    const segment = walk?.segment;
    const broken = segment !== undefined && segment !== first && day < segment.from + windowDays;
    const gap = exact || isForgotten(day) ? undefined : walk?.gap(series.name, day);
    days.push({
      day,
      state: stateOf(day, exact, broken),
      nameSpace: segment?.nameSpace,
      exact,
      growth:
        exact && !broken && day >= (walk?.firstExact ?? day) + windowDays && exactDays.has(day - windowDays),
      dataDay: walk?.dataDay,
      gap,
      withheld: gap === undefined ? 0 : (walk?.withheld(day, gap) ?? null),
    });
  }
  return days;
}

/** Goes through the days of a segment, each once and in order. */
class Walk {
  readonly segment: Segment;
  firstExact: DayNumber | undefined;
  /** The last day that is known, up to where it is. */
  latest: DayNumber | undefined;
  /** How many snapshots there are up to where it is, known days, and days that withhold people. */
  #snapshots = 0;
  #known = 0;
  #withheld = 0;
  /** The run of days that are known begins on this one. */
  #runFrom = Number.NaN;

  constructor(segment: Segment) {
    this.segment = segment;
  }

  /** @returns whether the day is exact: no day of its window, as far as it comes after the last snapshot, is unknown. */
  goTo(day: DayNumber): boolean {
    const { snapshots, known, withheld } = this.segment;
    while ((withheld[this.#withheld]?.[0] ?? Number.POSITIVE_INFINITY) <= day) this.#withheld++;
    while ((snapshots[this.#snapshots] ?? Number.POSITIVE_INFINITY) <= day) this.#snapshots++;
    while ((known[this.#known] ?? Number.POSITIVE_INFINITY) <= day) {
      const one = known[this.#known++] as DayNumber;
      if (this.latest !== one - 1) this.#runFrom = one;
      this.latest = one;
    }
    const first = Math.max(day - windowDays + 1, (snapshots[this.#snapshots - 1] ?? -1) + 1);
    const exact = first > day || (this.latest === day && this.#runFrom <= first);
    if (exact) this.firstExact ??= day;
    return exact;
  }

  /** The last day up to where it is of which a report tells, though not of everybody. */
  get dataDay(): DayNumber | undefined {
    const shown = this.segment.withheld[this.#withheld - 1]?.[0];
    return shown !== undefined && shown > (this.latest ?? shown - 1) ? shown : this.latest;
  }

  isWithheld(day: DayNumber): boolean {
    return this.segment.withheld[this.#withheld - 1]?.[0] === day;
  }

  /** Whom reports have withheld since the snapshot that the gap begins with; without one, nobody knows. */
  withheld(day: DayNumber, { vanished }: Gap): number | null {
    const { withheld } = this.segment;
    const since = Math.max(vanished?.listed ?? Number.NEGATIVE_INFINITY, day - windowDays);
    let sum: number | null = 0;
    for (let i = this.#withheld - 1; i >= 0; i--) {
      const [on, people] = withheld[i] as Segment['withheld'][number];
      if (on <= since) break;
      sum = sum === null || people === null || vanished === undefined ? null : sum + people;
    }
    return sum;
  }

  /** What is to be asked for the bounds of the day where it is. */
  gap(series: string, day: DayNumber): Gap {
    const { snapshots, lister, known } = this.segment;
    const before = snapshots[this.#snapshots - 1];
    const after = snapshots[this.#snapshots];
    const until = after ?? Math.max(day, known.at(-1) ?? day);
    const report = before === undefined ? undefined : lister.get(before);
    if (before === undefined || report === undefined) return { series, day, until };
    const listed = { series: listedBy(report), listed: before };
    // Only the same report can say that somebody is gone.
    const gone = after !== undefined && lister.get(after) === report ? { gone: after } : {};
    return { series, day, until, vanished: { ...listed, ...gone } };
  }
}

/** Whether the parts of a file, added up, are what was active on one day only. */
function isDayFile({ scope, rows, activeRows }: Pick<CoveredDay, 'scope' | 'rows' | 'activeRows'>): boolean {
  if (scope !== 'unknown') return scope === 'day';
  return rows >= fewestRowsOfADayFile && rows === activeRows;
}

/** Runs of days in which one name space speaks, in order. */
function segmentsOf(
  covered: readonly CoveredDay[],
  services: readonly ServiceNumber[],
  withheld: readonly Withheld[],
): Segment[] {
  const seen = new Set(covered.flatMap((one) => one.services));
  const wanted = services.filter((service) => seen.has(service));
  if (wanted.length === 0) return [];
  const useful = covered
    .filter((one) => one.rows > 0 && one.services.some((s) => wanted.includes(s)))
    .sort((a, b) => a.day - b.day);
  const runs: { nameSpace: NameSpace; from: DayNumber; covered: CoveredDay[] }[] = [];
  const speaking = new Map(speakers(useful));
  for (const one of useful) {
    const nameSpace = speaking.get(one.day) ?? one.nameSpace;
    if (runs.at(-1)?.nameSpace !== nameSpace) runs.push({ nameSpace, from: one.day, covered: [] });
    if (one.nameSpace === nameSpace) runs.at(-1)?.covered.push(one);
  }
  const less = new Map(withheld.map((one) => [`${one.report} ${one.day}`, one]));
  return runs.map((run) => segmentOf(run.nameSpace, run.covered, wanted, less, run.from));
}

/** Which name space speaks on each covered day: that of more rows, where both do. */
function speakers(covered: readonly CoveredDay[]): [DayNumber, NameSpace][] {
  const rows = new Map<DayNumber, [number, number]>();
  for (const one of covered) {
    const both = rows.get(one.day) ?? [0, 0];
    both[one.nameSpace] += one.rows;
    rows.set(one.day, both);
  }
  return [...rows]
    .sort(([a], [b]) => a - b)
    .map(([day, [plainRows, hidden]]) => [day, hidden > plainRows ? 1 : 0]);
}

function segmentOf(
  nameSpace: NameSpace,
  covered: readonly CoveredDay[],
  wanted: readonly ServiceNumber[],
  less: ReadonlyMap<string, Withheld>,
  from: DayNumber,
): Segment {
  const snapshots = new Map<DayNumber, Set<ServiceNumber>>();
  const known = new Map<DayNumber, Set<ServiceNumber>>();
  const lister = new Map<DayNumber, number>();
  const withheld = new Map<DayNumber, number | null>();
  for (const one of covered) {
    const own = less.get(`${one.report} ${one.day}`);
    if (own !== undefined) {
      withheld.set(one.day, own.people);
      continue;
    }
    mark(known, one);
    if (isDayFile(one)) continue;
    mark(snapshots, one);
    lister.set(one.day, Math.min(one.report, lister.get(one.day) ?? one.report));
  }
  const whole = (days: Map<DayNumber, Set<ServiceNumber>>) =>
    [...days]
      .filter(([, services]) => wanted.every((service) => services.has(service)))
      .map(([day]) => day)
      .sort((a, b) => a - b);
  const shown = [...withheld].sort(([a], [b]) => a - b);
  return { nameSpace, snapshots: whole(snapshots), lister, known: whole(known), withheld: shown, from };
}

function mark(days: Map<DayNumber, Set<ServiceNumber>>, { day, services }: CoveredDay): void {
  const known = days.get(day) ?? new Set();
  for (const service of services) known.add(service);
  days.set(day, known);
}
