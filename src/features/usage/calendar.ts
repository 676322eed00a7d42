import { countUpTo, type DayNumber, lastUpTo } from '../../base/days.ts';
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
export type DayState = 'complete' | 'late' | 'missing' | 'suppressed' | 'identity-broken';

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

interface Segment {
  readonly nameSpace: NameSpace;
  /** Days with a snapshot of every service of the series, ascending. */
  readonly snapshots: readonly DayNumber[];
  /** Of every snapshot day, the report that lists people. */
  readonly lister: ReadonlyMap<DayNumber, number>;
  /** Days on which it is known who was active: by a snapshot or a day file. */
  readonly known: ReadonlySet<DayNumber>;
  /** The same, ascending. */
  readonly knownDays: readonly DayNumber[];
  /** Of days whose report withholds people: at most how many. */
  readonly withheld: ReadonlyMap<DayNumber, number | null>;
  /** The first day of these names, and the last before others came. */
  readonly from: DayNumber;
  readonly to: DayNumber;
}

/**
 * The days from–to of one series at one tenant, as decision 013 reads coverage. Pure: what is late depends on `today`.
 * @param services of the series; those that the tenant has no coverage of don't count.
 * @param withheld days of reports that show fewer people than there were: what they show counts, and they make no day exact
 */
export function calendarOf(
  covered: readonly CoveredDay[],
  series: { readonly name: string; readonly services: readonly ServiceNumber[] },
  range: { readonly from: DayNumber; readonly to: DayNumber },
  today: DayNumber,
  withheld: readonly Withheld[] = [],
): CalendarDay[] {
  const segments = segmentsOf(covered, series.services, withheld);
  const last = segments.at(-1);
  const days: CalendarDay[] = [];
  let firstExact: DayNumber | undefined;
  let current: Segment | undefined;
  const start = Math.min(range.from, segments[0]?.from ?? range.from);
  const exactDays = new Set<DayNumber>();
  for (let day = start; day <= range.to; day++) {
    const segment = segmentAt(segments, day);
    if (segment !== current) {
      current = segment;
      firstExact = undefined;
    }
    const exact = segment !== undefined && isExact(segment, day);
    if (exact) exactDays.add(day);
    if (exact) firstExact ??= day;
    if (day < range.from) continue;
    const broken = segment !== undefined && segment !== segments[0] && day < segment.from + windowDays;
    const growth =
      exact &&
      !broken &&
      firstExact !== undefined &&
      day >= firstExact + windowDays &&
      exactDays.has(day - windowDays);
    const gap = exact || segment === undefined ? undefined : gapAt(segment, series.name, day);
    days.push({
      day,
      state: broken
        ? 'identity-broken'
        : exact
          ? 'complete'
          : segment?.withheld.has(day)
            ? 'suppressed'
            : day > today - usualLag && day > (last?.snapshots.at(-1) ?? Number.NEGATIVE_INFINITY)
              ? 'late'
              : 'missing',
      nameSpace: segment?.nameSpace,
      exact,
      growth,
      dataDay: segment && latestUpTo(segment, day),
      gap,
      withheld: gap === undefined || segment === undefined ? 0 : withheldUpTo(segment, day, gap),
    });
  }
  return days;
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
  const wanted = services.filter((service) => covered.some((one) => one.services.includes(service)));
  if (wanted.length === 0) return [];
  const useful = covered.filter((one) => one.rows > 0 && one.services.some((s) => wanted.includes(s)));
  const speaking = speakers(useful);
  const segments: { nameSpace: NameSpace; days: DayNumber[] }[] = [];
  for (const [day, nameSpace] of speaking) {
    const open = segments.at(-1);
    if (open?.nameSpace === nameSpace) open.days.push(day);
    else segments.push({ nameSpace, days: [day] });
  }
  return segments.map(({ nameSpace, days }, index) => {
    const from = days[0] as DayNumber;
    const to = (segments[index + 1]?.days[0] ?? Number.POSITIVE_INFINITY) - 1;
    const mine = useful.filter((one) => one.nameSpace === nameSpace && one.day >= from && one.day <= to);
    return segmentOf(nameSpace, mine, wanted, withheld, from, to);
  });
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
  withheld: readonly Withheld[],
  from: DayNumber,
  to: DayNumber,
): Segment {
  const snapshots = new Map<DayNumber, Set<ServiceNumber>>();
  const known = new Map<DayNumber, Set<ServiceNumber>>();
  const lister = new Map<DayNumber, number>();
  const less = new Map<DayNumber, number | null>();
  for (const one of covered) {
    const own = withheld.find(({ report, day }) => report === one.report && day === one.day);
    if (own !== undefined) {
      less.set(one.day, own.people);
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
  const knownDays = whole(known);
  return {
    nameSpace,
    snapshots: whole(snapshots),
    lister,
    known: new Set(knownDays),
    knownDays,
    withheld: less,
    from,
    to,
  };
}

function mark(days: Map<DayNumber, Set<ServiceNumber>>, { day, services }: CoveredDay): void {
  const known = days.get(day) ?? new Set();
  for (const service of services) known.add(service);
  days.set(day, known);
}

/** The names that speak on a day; before the first file, those of the first. */
function segmentAt(segments: readonly Segment[], day: DayNumber): Segment | undefined {
  return segments.findLast(({ from }) => from <= day) ?? segments[0];
}

function latestUpTo({ snapshots, knownDays, withheld }: Segment, day: DayNumber): DayNumber | undefined {
  const shown = [...withheld.keys()].filter((one) => one <= day);
  const days = [lastUpTo(snapshots, day), lastUpTo(knownDays, day), ...shown].filter(
    (one) => one !== undefined,
  );
  return days.length === 0 ? undefined : Math.max(...days);
}

/** Whom reports have withheld since the snapshot that the gap begins with; without one, nobody knows. */
function withheldUpTo({ withheld }: Segment, day: DayNumber, { vanished }: Gap): number | null {
  const since = vanished?.listed ?? Number.NEGATIVE_INFINITY;
  let sum: number | null = 0;
  for (const [on, people] of withheld)
    if (on > since && on <= day && on > day - windowDays)
      sum = sum === null || people === null || vanished === undefined ? null : sum + people;
  return sum;
}

function isExact(segment: Segment, day: DayNumber): boolean {
  const snapshot = lastUpTo(segment.snapshots, day) ?? Number.NEGATIVE_INFINITY;
  const first = Math.max(day - windowDays + 1, snapshot + 1);
  for (let one = first; one <= day; one++) if (!segment.known.has(one)) return false;
  return true;
}

function gapAt({ snapshots, lister, knownDays }: Segment, series: string, day: DayNumber): Gap {
  const before = lastUpTo(snapshots, day);
  const after = snapshots[countUpTo(snapshots, day)];
  const until = after ?? Math.max(day, knownDays.at(-1) ?? day);
  const report = before === undefined ? undefined : lister.get(before);
  if (before === undefined || report === undefined) return { series, day, until };
  const listed = { series: listedBy(report), listed: before };
  // Only the same report can say that somebody is gone.
  const gone = after !== undefined && lister.get(after) === report ? { gone: after } : {};
  return { series, day, until, vanished: { ...listed, ...gone } };
}
