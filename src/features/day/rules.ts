import { type DayGroup, type DayItem, dayGroups } from './model.ts';

const dayLength = 86_400_000;

/** The day so many days later: `2026-11-27`, 2 → `2026-11-29`. */
export function daysLater(day: string, days: number): string {
  return new Date(Date.parse(day) + days * dayLength).toISOString().slice(0, 10);
}

/** The Sunday of the week of a day. */
export function endOfWeek(day: string): string {
  return daysLater(day, (7 - new Date(Date.parse(day)).getUTCDay()) % 7);
}

/** Under which heading something stands. What has no day waits now. */
export function groupOf(due: string | null, today: string): DayGroup {
  if (due === null || due === today) return 'today';
  if (due < today) return 'overdue';
  return due <= endOfWeek(today) ? 'week' : 'later';
}

/** How many days a task in a status may be left alone; a record of a task has no day of its own. Undefined where nobody waits for it. */
export function patienceOf(status: string): number | undefined {
  if (status === 'Warning' || status.startsWith('Blocked-')) return 2;
  if (status === 'In Progress' || status === 'Paused-Customer Delay') return 14;
  return status === 'Deferred-Customer Extended Delay' ? 28 : undefined;
}

/** Days until a case is looked at again that has no timer, and until a piece of feedback is answered. */
export const casePatience = 5;
export const feedbackPatience = 7;

/**
 * The one order of the queue: overdue, today, this week, later; in each the soonest first, urgent before others, and then what has waited longest. The
 * same items come in the same order, whatever order they were found in.
 */
export function inOrder(items: readonly DayItem[], today: string): DayItem[] {
  const rank = (item: DayItem) => dayGroups.indexOf(groupOf(item.due, today));
  return items.toSorted(
    (a, b) =>
      rank(a) - rank(b) ||
      compare(a.due ?? today, b.due ?? today) ||
      Number(b.urgent) - Number(a.urgent) ||
      compare(a.since, b.since) ||
      compare(a.id, b.id),
  );
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Whether something is put off: until the day comes, and no longer. */
export const isSnoozed = ({ snoozedUntil }: Pick<DayItem, 'snoozedUntil'>, today: string): boolean =>
  snoozedUntil !== null && snoozedUntil > today;
