import type { Timer } from './definition.ts';

const dayMs = 86_400_000;

/**
 * The day that lies so many days after another. Working days are Monday to Friday without the holidays; a span that begins on a day off begins
 * with the next working day.
 * @param day ISO day. @param holidays ISO days.
 */
export function dayAfter(
  day: string,
  { days, working }: Pick<Timer, 'days' | 'working'>,
  holidays: ReadonlySet<string> = new Set(),
): string {
  let at = Date.parse(`${day}T00:00:00Z`);
  if (!working) return isoDay(at + days * dayMs);
  for (let left = days; left > 0; ) {
    at += dayMs;
    if (isWorkingDay(isoDay(at), holidays)) left--;
  }
  return isoDay(at);
}

export function isWorkingDay(day: string, holidays: ReadonlySet<string> = new Set()): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !holidays.has(day);
}

const isoDay = (at: number) => new Date(at).toISOString().slice(0, 10);

/** A timer that has run out. */
export interface Due {
  /** Place of the timer in its state. */
  readonly timer: number;
  /** Which time it runs out, from 1; a timer that is not repeated has only the first. */
  readonly time: number;
  readonly day: string;
}

/**
 * The timers of a state that have run out by today and have not been seen to. Of one that repeats only the newest time: who was away for a month is
 * reminded once, not four times.
 * @param since ISO day on which the case came to the state. @param seen highest time seen to, by the timer's place.
 */
export function dueTimers(
  timers: readonly Timer[],
  since: string,
  today: string,
  seen: Readonly<Record<number, number>>,
  holidays: ReadonlySet<string> = new Set(),
): Due[] {
  return timers.flatMap((timer, n) => {
    if (timer.days === 0) return [];
    let due: Due | undefined;
    let day = since;
    for (let time = 1; time === 1 || timer.again; time++) {
      day = dayAfter(day, timer, holidays);
      if (day > today) break;
      due = { timer: n, time, day };
    }
    return due !== undefined && due.time > (seen[n] ?? 0) ? [due] : [];
  });
}

/** The next day on which a timer of the state runs out, null if none will. */
export function nextDue(
  timers: readonly Timer[],
  since: string,
  seen: Readonly<Record<number, number>>,
  holidays: ReadonlySet<string> = new Set(),
): string | null {
  const days = timers.flatMap((timer, n) => {
    const done = seen[n] ?? 0;
    if (timer.days === 0 || (done > 0 && !timer.again)) return [];
    return [dayAfter(since, { ...timer, days: timer.days * (done + 1) }, holidays)];
  });
  return days.sort()[0] ?? null;
}
