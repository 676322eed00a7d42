import type { RowInput } from './model.ts';

type Placed = Pick<RowInput, 'status' | 'reason' | 'entitlements'> & { readonly since: string | null };

/** A part that stops a service: Blocked or No Intent, with entitlements in it. */
export function isBlocker({ status, entitlements }: Placed): boolean {
  return (status === 'blocked' || status === 'no-intent') && entitlements > 0;
}

/** Whole days that a part has stood there; null while it has not been saved. */
export function daysAt({ since }: Pick<Placed, 'since'>, today: string): number | null {
  return since === null ? null : Math.max(0, (Date.parse(today) - Date.parse(since)) / 86_400_000);
}

/** How long the account team is left alone with it. */
export const noticeAfterDays = 30;

/**
 * Whether the account team should be told (domain.md 9.9): the customer has been unresponsive, or a service that is targeted has been Blocked or
 * without intent, for more than 30 days.
 */
export function isNoticeDue(row: Placed, targeted: boolean, today: string): boolean {
  if (row.entitlements === 0 || (daysAt(row, today) ?? 0) <= noticeAfterDays) return false;
  return row.reason === 'customer-unresponsive' || (targeted && isBlocker(row));
}
