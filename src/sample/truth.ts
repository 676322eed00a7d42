import type { DayNumber } from '../base/days.ts';
import type { SampleTenant } from './tenant.ts';

/** What is true of a day, whatever reports can know of it. W(D) is D−27 … D; people shown as `(Unknown)` stand beside the others. */
export interface DayTruth {
  readonly day: DayNumber;
  /** Active on the day itself. */
  readonly onDay: number;
  /** Active in W(D). */
  readonly active: number;
  /** Active in W(D) and never before. */
  readonly fresh: number;
  /** Active in W(D) and in W(D−28). */
  readonly retained: number;
  /** Active in W(D), not in W(D−28), but before. */
  readonly resurrected: number;
  /** Active in W(D−28), not in W(D). */
  readonly lapsed: number;
  /** Active in W(D), and shown as `(Unknown)`. */
  readonly unknown: number;
}

type Count = { -readonly [K in keyof DayTruth]: number };

const windowDays = 28;

/** The truth of every day about whoever used at least one of these services. Guests aren't counted. */
export function truthOf(tenant: SampleTenant, services: readonly string[]): readonly DayTruth[] {
  const { from, to, people, activity } = tenant;
  const numbers = services.map((service) => tenant.services.indexOf(service)).filter((n) => n >= 0);
  const days = Array.from({ length: to - from + 1 }, (_, at) => emptyDay(from + at));
  for (const person of people) {
    if (person.guest) continue;
    const isActive = (day: DayNumber) => numbers.some((n) => activity.has(person.index, n, day));
    addPerson(days, isActive, person.unknown);
  }
  return days;
}

function emptyDay(day: DayNumber): Count {
  return { day, onDay: 0, active: 0, fresh: 0, retained: 0, resurrected: 0, lapsed: 0, unknown: 0 };
}

function addPerson(days: readonly Count[], isActive: (day: DayNumber) => boolean, isUnknown: boolean): void {
  const lasts: number[] = [];
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const [at, count] of days.entries()) {
    const active = isActive(count.day);
    if (active) {
      first = Math.min(first, at);
      last = at;
    }
    lasts.push(last);
    const now = last > at - windowDays;
    if (isUnknown) {
      if (now) count.unknown++;
      continue;
    }
    const before = (lasts[at - windowDays] ?? Number.NEGATIVE_INFINITY) > at - 2 * windowDays;
    if (active) count.onDay++;
    if (now) count.active++;
    if (now && before) count.retained++;
    if (now && first > at - windowDays) count.fresh++;
    if (now && !before && first <= at - windowDays) count.resurrected++;
    if (!now && before) count.lapsed++;
  }
}
