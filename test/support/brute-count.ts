import type { SampleTenant } from '../../src/sample/tenant.ts';
import type { BruteReading } from './brute-files.ts';

// The slow, obvious counter: sets of names by day, and the definitions of docs/decisions/013 word by word. W(D) is D−27 … D.

/** Who was active on each day. */
export type ActiveByDay = ReadonlyMap<number, ReadonlySet<string>>;

export interface BruteCounts {
  readonly active: number;
  /** Active in W(D) and never before. */
  readonly fresh: number;
  readonly retained: number;
  readonly resurrected: number;
  readonly lapsed: number;
}

/** What is true: object ids by day, of those who used one of these services. No guests, nobody who is shown as `(Unknown)`. */
export function trueSets(tenant: SampleTenant, services: readonly string[]): ActiveByDay {
  const sets = new Map<number, Set<string>>();
  for (let day = tenant.from; day <= tenant.to; day++) {
    const active = new Set<string>();
    for (const person of tenant.people) {
      if (person.guest || person.unknown) continue;
      for (const [number, service] of tenant.services.entries())
        if (services.includes(service) && tenant.activity.has(person.index, number, day))
          active.add(person.objectId);
    }
    sets.set(day, active);
  }
  return sets;
}

function between(sets: ActiveByDay, from: number, to: number): Set<string> {
  const all = new Set<string>();
  for (let day = from; day <= to; day++) for (const name of sets.get(day) ?? []) all.add(name);
  return all;
}

function before(sets: ActiveByDay, end: number): Set<string> {
  const all = new Set<string>();
  for (const [day, names] of sets) if (day < end) for (const name of names) all.add(name);
  return all;
}

/** The figures of one day. */
export function bruteCount(sets: ActiveByDay, day: number): BruteCounts {
  const now = between(sets, day - 27, day);
  const then = between(sets, day - 55, day - 28);
  const earlier = before(sets, day - 27);
  const count = (names: Set<string>, is: (name: string) => boolean) => [...names].filter(is).length;
  return {
    active: now.size,
    fresh: count(now, (name) => !earlier.has(name)),
    retained: count(now, (name) => then.has(name)),
    resurrected: count(now, (name) => !then.has(name) && earlier.has(name)),
    lapsed: count(then, (name) => !now.has(name)),
  };
}

/** What files say of one day. */
export interface BruteKnown {
  readonly exact: boolean;
  /** Known to be active in W(D); the figure itself when it is exact. */
  readonly active: number;
  /** At most so many; the same as `active` when it is exact. */
  readonly atMost: number;
  /** Rows of `(Unknown)` active in W(D), in the latest snapshot on or before D. */
  readonly unknown: number;
  /** Null while it is undefined: until 28 days after the first exact day of the name space, and where W(D) or W(D−28) isn't exact. */
  readonly growth: Omit<BruteCounts, 'active'> | null;
  readonly concealed: boolean;
}

/** What these files say of day D about whoever used one of these services. */
export function bruteKnown(
  files: readonly BruteReading[],
  services: readonly string[],
  day: number,
): BruteKnown {
  const concealed = spaceOf(files, day);
  const own = files.filter((file) => file.concealed === concealed);
  const covered = services.filter((service) => own.some((file) => file.services.includes(service)));
  const sets = setsFrom(own, covered);
  const isExact = (on: number) =>
    covered.length > 0 && covered.every((service) => isExactFor(own, service, on));
  const exact = isExact(day);
  const sure = between(sets, day - 27, day);
  const most = exact
    ? sure
    : new Set([...sure, ...covered.flatMap((service) => possible(own, service, day))]);
  const { active: _, ...growth } = bruteCount(sets, day);
  const isDefined =
    exact &&
    isExact(day - 28) &&
    spaceOf(files, day - 28) === concealed &&
    firstExact(own, isExact) + 28 <= day;
  return {
    exact,
    active: sure.size,
    atMost: most.size,
    unknown: unknownRows(own, covered, day),
    growth: isDefined ? growth : null,
    concealed,
  };
}

/** Who was active in W(D) in one of the services and holds a licence of one by the newest row in W(D), of a report that tells of all of them. */
export function bruteEntitled(
  files: readonly BruteReading[],
  services: readonly string[],
  day: number,
): number {
  const own = files.filter((file) => file.concealed === spaceOf(files, day));
  const telling = own
    .filter(({ day: on }) => on > day - 28 && on <= day)
    .filter(({ rows }) => rows.some(({ licensed }) => services.every((service) => licensed.has(service))))
    .sort((a, b) => a.day - b.day);
  const holds = new Map<string, boolean>();
  for (const { rows } of telling)
    for (const { name, licensed } of rows)
      holds.set(
        name,
        services.some((service) => licensed.get(service) === true),
      );
  return [...between(setsFrom(own, services), day - 27, day)].filter((name) => holds.get(name) === true)
    .length;
}

const snapshotsOf = (files: readonly BruteReading[], service?: string) =>
  files
    .filter((file) => file.scope === 'snapshot' && (service === undefined || file.services.includes(service)))
    .sort((a, b) => a.day - b.day);

/** Whether names are hidden on a day: as in the latest snapshot on or before it, or else in the first file of all. */
function spaceOf(files: readonly BruteReading[], day: number): boolean {
  const latest = snapshotsOf(files).findLast((file) => file.day <= day);
  return (latest ?? snapshotsOf(files)[0] ?? files[0])?.concealed ?? false;
}

/** A bit for each last date: the one thing that a row says, whatever kind of file it is in. */
function setsFrom(files: readonly BruteReading[], services: readonly string[]): ActiveByDay {
  const sets = new Map<number, Set<string>>();
  for (const { rows } of files)
    for (const { name, last } of rows)
      for (const service of services) {
        const on = last.get(service);
        if (on === undefined || name === '') continue;
        const names = sets.get(on) ?? new Set();
        sets.set(on, names.add(name));
      }
  return sets;
}

function isExactFor(files: readonly BruteReading[], service: string, day: number): boolean {
  const latest = snapshotsOf(files, service).findLast((file) => file.day <= day);
  const isPulled = (on: number) =>
    files.some((file) => file.scope === 'day' && file.day === on && file.services.includes(service));
  for (let on = day - 27; on <= day; on++)
    if ((latest === undefined || on > latest.day) && !isPulled(on)) return false;
  return true;
}

/** Who may have been active in W(D) without being known for it. */
function possible(files: readonly BruteReading[], service: string, day: number): readonly string[] {
  const snapshots = snapshotsOf(files, service);
  const earlier = snapshots.findLast((file) => file.day <= day);
  const later = snapshots.find((file) => file.day > day);
  const until = later?.day ?? day;
  const after = [...between(setsFrom(files, [service]), day + 1, until)];
  const listed = (earlier?.rows ?? []).map(({ name }) => name).filter((name) => name !== '');
  const stillThere = new Set((later?.rows ?? []).map(({ name }) => name));
  return [...after, ...listed.filter((name) => !stillThere.has(name))];
}

function firstExact(files: readonly BruteReading[], isExact: (day: number) => boolean): number {
  const days = files.map((file) => file.day).sort((a, b) => a - b);
  for (let day = days[0] ?? 0; day <= (days.at(-1) ?? -1); day++) if (isExact(day)) return day;
  return Number.POSITIVE_INFINITY;
}

function unknownRows(files: readonly BruteReading[], services: readonly string[], day: number): number {
  const latest = snapshotsOf(files).findLast((file) => file.day <= day);
  const isActive = (last: ReadonlyMap<string, number>) =>
    services.some((service) => (last.get(service) ?? -1) >= day - 27);
  return (latest?.rows ?? []).filter(({ name, last }) => name === '' && isActive(last)).length;
}
