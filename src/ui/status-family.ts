/** What a status says at a glance: the shape of its glyph. */
export type StatusFamily =
  | 'not-started'
  | 'not-required'
  | 'in-progress'
  | 'complete'
  | 'paused'
  | 'deferred'
  | 'warning'
  | 'blocked'
  | 'cancelled';

const families: ReadonlyMap<string, StatusFamily> = new Map([
  ['Not Started', 'not-started'],
  ['Not Required', 'not-required'],
  ['In Progress', 'in-progress'],
  ['Complete', 'complete'],
  ['Paused-Customer Delay', 'paused'],
  ['Deferred-Customer Extended Delay', 'deferred'],
  ['Warning', 'warning'],
  ['Cancelled', 'cancelled'],
]);

/** The family of a status; every kind of blocked is one, and a word nobody knows has not started. */
export function statusFamily(status: string): StatusFamily {
  if (status.startsWith('Blocked')) return 'blocked';
  return families.get(status) ?? 'not-started';
}
