import { dayNumber } from '../../base/days.ts';
import type { Day } from '../../base/time.ts';
import { momentOf } from '../../base/zones.ts';
import type { Fault } from '../../engine/form.ts';

/** A meeting as an effect `invite` asks for it. */
export interface MeetingAsked {
  readonly startsAt: Date;
  readonly minutes: number;
  readonly place: string;
}

const clock = /^(\d{1,2}):(\d{2})$/;

/** Minutes of the day of `9:30` or `14:05`; undefined for what no clock shows. */
export function minuteOf(time: string): number | undefined {
  const found = clock.exec(time.trim());
  const [hour, minute] = [Number(found?.[1]), Number(found?.[2])];
  return found !== null && hour < 24 && minute < 60 ? hour * 60 + minute : undefined;
}

const isDay = (day: string): day is Day => {
  try {
    return dayNumber(day) >= 0;
  } catch {
    return false;
  }
};

const text = (value: unknown) => (value === null || value === undefined ? '' : String(value).trim());

/** Reads day, time and minutes by the clock of a place; what can't be is said of its field, as a form says it. */
export function readMeeting(
  given: Readonly<Record<string, unknown>>,
  zone: string,
): { readonly meeting: MeetingAsked } | { readonly faults: readonly Fault[] } {
  const faults: Fault[] = [];
  const [day, time, minutes] = [text(given.day), text(given.time), Number(given.minutes)];
  const minute = minuteOf(time);
  if (!isDay(day)) faults.push({ at: 'day', say: `“${day}” is no day. Write it as 2026-12-01.` });
  if (minute === undefined)
    faults.push({ at: 'time', say: `“${time}” is no time of the day. Write it as 09:30 or 14:00.` });
  if (!Number.isInteger(minutes) || minutes < 1 || minutes > 1440)
    faults.push({ at: 'minutes', say: 'A meeting lasts whole minutes, a day at most.' });
  const startsAt = isDay(day) && minute !== undefined ? momentOf(zone, { day, minute }) : undefined;
  if (startsAt !== undefined && faults.length === 0)
    return { meeting: { startsAt, minutes, place: text(given.place) } };
  if (faults.length === 0)
    faults.push({
      at: 'time',
      say: `There is no ${time} on ${day} in ${zone}: the clocks are changed then. Choose another time.`,
    });
  return { faults };
}
