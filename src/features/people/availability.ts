import { type Day, dayOf } from '../../base/time.ts';
import { dayAfter, isTimeZone, midnight, offsetAt, wallAt } from '../../base/zones.ts';

/** When somebody works, by the clock of their own place. */
export interface WorkingHours {
  /** IANA name, `Europe/Oslo`. */
  readonly zone: string;
  /** Minutes of the day; the end is not included. */
  readonly from: number;
  readonly to: number;
  /** Days of the week, Monday is 1. */
  readonly days: readonly number[];
}

/** Days away, both included, by the calendar of the person's place. */
export interface Absence {
  readonly first: string;
  readonly last: string;
}

const weekday = (day: Day) => new Date(midnight(day)).getUTCDay() || 7;
const isAway = (absences: readonly Absence[], day: Day) =>
  absences.some(({ first, last }) => first <= day && day <= last);

/** Whether somebody is at work at this moment. */
export function isAvailable(hours: WorkingHours, absences: readonly Absence[], at: Date): boolean {
  const { day, minute } = wallAt(hours.zone, at);
  const works = hours.days.includes(weekday(day)) && !isAway(absences, day);
  return works && hours.from <= minute && minute < hours.to;
}

/** Moments around a day at which the clocks of a place are changed; there is one at most. */
function clockChange(zone: string, day: Day): number[] {
  let [low, high] = [midnight(day) - 14 * 3_600_000, midnight(day) + 38 * 3_600_000];
  if (offsetAt(zone, low) === offsetAt(zone, high)) return [];
  const before = offsetAt(zone, low);
  while (high - low > 60_000) {
    const middle = low + Math.floor((high - low) / 120_000) * 60_000;
    if (offsetAt(zone, middle) === before) low = middle;
    else high = middle;
  }
  return [high];
}

/** Moments of a day at which work can begin: at the hour, twice where clocks are set back; or at the change, where it lands within working hours. */
function beginnings({ zone, from }: WorkingHours, day: Day): number[] {
  const changes = clockChange(zone, day);
  const offsets = changes.length === 0 ? [midnight(day)] : changes.flatMap((at) => [at - 60_000, at]);
  const atHour = offsets.map((at) => midnight(day) + (from - offsetAt(zone, at)) * 60_000);
  const ofDay = [...atHour, ...changes].filter((time) => wallAt(zone, new Date(time)).day === day);
  return ofDay.sort((a, b) => a - b);
}

const daysAhead = 800;

/** When somebody is next at work: this moment, or the beginning of the next stretch of work; null if there is none within two years. */
export function nextAvailable(hours: WorkingHours, absences: readonly Absence[], at: Date): Date | null {
  if (isAvailable(hours, absences, at)) return at;
  if (hours.days.length === 0 || hours.from >= hours.to) return null;
  let { day } = wallAt(hours.zone, at);
  for (let ahead = 0; ahead < daysAhead; ahead++, day = dayAfter(day)) {
    if (!hours.days.includes(weekday(day)) || isAway(absences, day)) continue;
    for (const time of beginnings(hours, day)) {
      const found = new Date(time);
      if (found >= at && isAvailable(hours, absences, found)) return found;
    }
  }
  return null;
}

export interface Availability {
  /** Null where working hours are not known. */
  readonly now: boolean | null;
  readonly next: Date | null;
  readonly zone: string;
  readonly absent: boolean;
  /** The present absence, or the next one. */
  readonly absence: Absence | null;
}

interface Profile {
  readonly zone: string;
  readonly from: number | null;
  readonly to: number | null;
  readonly days: readonly number[];
}

/** What is known of when somebody is there. An absence counts also where no hours are known. */
export function availabilityOf(profile: Profile, absences: readonly Absence[], at: Date): Availability {
  const zone = isTimeZone(profile.zone) ? profile.zone : '';
  const today = zone === '' ? dayOf(at) : wallAt(zone, at).day;
  const coming = absences.filter(({ last }) => last >= today).sort((a, b) => (a.first < b.first ? -1 : 1));
  const absence = coming[0] ?? null;
  const absent = isAway(absences, today);
  if (zone === '' || profile.from === null || profile.to === null)
    return { now: absent ? false : null, next: null, zone, absent, absence };
  const hours = { zone, from: profile.from, to: profile.to, days: profile.days };
  const now = isAvailable(hours, absences, at);
  return { now, next: now ? null : nextAvailable(hours, absences, at), zone, absent, absence };
}
