import type { Day } from './time.ts';

/** A calendar day as a number: days since 1970-01-01, UTC. Usage is counted on UTC days only. */
export type DayNumber = number;

const millisecondsADay = 86_400_000;

/** `2026-11-20` as a number. @throws RangeError when there is no such day. */
export function dayNumber(day: string): DayNumber {
  const number = Date.parse(`${day}T00:00:00Z`) / millisecondsADay;
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || Number.isNaN(number) || dayText(number) !== day)
    throw new RangeError(`"${day}" is not a day: write it as 2026-11-20`);
  return number;
}

/** A number as `2026-11-20`. */
export function dayText(day: DayNumber): Day {
  return new Date(day * millisecondsADay).toISOString().slice(0, 10) as Day;
}

/** How many of these days, ascending, are on or before this one. */
export function countUpTo(days: readonly DayNumber[], day: DayNumber): number {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle] as DayNumber) <= day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The last of these days, ascending, that is on or before this one. */
export const lastUpTo = (days: readonly DayNumber[], day: DayNumber): DayNumber | undefined =>
  days[countUpTo(days, day) - 1];
