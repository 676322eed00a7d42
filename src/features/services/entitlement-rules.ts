import type { ServiceStatus } from './lists.ts';
import type { RowInput } from './model.ts';
import type { ReasonKey } from './taxonomy/statuses.ts';

type Counted = Pick<RowInput, 'status' | 'reason' | 'entitlements'>;

export const sumOf = (rows: readonly { readonly entitlements: number }[]): number =>
  rows.reduce((sum, { entitlements }) => sum + entitlements, 0);

export const sumAt = (rows: readonly Counted[], status: RowInput['status']): number =>
  sumOf(rows.filter((row) => row.status === status));

/** Where entitlements stand that nobody has talked about. */
export const isNew = ({ status, reason }: Pick<RowInput, 'status' | 'reason'>): boolean =>
  status === 'status-unknown' && reason === 'new-subscription';

/** A part that has just come by the feed (domain.md 3.6). */
export const newRow = (entitlements: number): RowInput => ({
  id: null,
  status: 'status-unknown',
  reason: 'new-subscription',
  engineering: null,
  entitlements,
  targetDate: null,
  ownerRole: null,
  ownerContact: null,
  nextActionDate: null,
  note: '',
  splitReason: null,
  approval: '',
});

/**
 * The parts of what is available: entitlements that have come stand at Status Unknown / New Subscription or Workload, so that the sum stays
 * right. When there are fewer than the parts have, nothing is taken away: `over` says by how many, and somebody decides.
 */
export function balanced<R extends Counted>(
  rows: readonly R[],
  available: number | null,
  fresh: (entitlements: number) => R,
): { readonly rows: readonly R[]; readonly over: number } {
  if (available === null) return { rows, over: 0 };
  const missing = available - sumOf(rows);
  if (missing < 0) return { rows, over: -missing };
  if (missing === 0) return { rows, over: 0 };
  const at = rows.findIndex(isNew);
  if (at === -1) return { rows: [...rows, fresh(missing)], over: 0 };
  return {
    rows: rows.map((row, n) => (n === at ? { ...row, entitlements: row.entitlements + missing } : row)),
    over: 0,
  };
}

/** The reason of what is in progress, by how far the service is (domain.md 3.6, note; Appendix B, C3). */
export function derivedReason(status: ServiceStatus | null): ReasonKey {
  if (status === 'Migrate') return 'migration';
  return status === 'Adoption' || status === 'Operate' ? 'user-adoption' : 'technical-onboarding';
}

/** The reason as it reads: picked, or derived where nobody picks. */
export function reasonOf(
  row: Pick<RowInput, 'status' | 'reason'>,
  status: ServiceStatus | null,
): ReasonKey | null {
  return row.status === 'in-progress' ? derivedReason(status) : row.reason;
}

/**
 * The status that usage speaks for (domain.md 3.17): from 1 to 10 % of the entitlements in use Adoption, beyond that Operate; exactly 10.0 % is
 * Adoption. Undefined where usage says nothing.
 */
export function proposedStatus(percent: number | null): ServiceStatus | undefined {
  if (percent === null || percent < 1) return undefined;
  return percent > 10 ? 'Operate' : 'Adoption';
}

/** A tenant that is a duplicate: every entitlement there is, is Duplicate/Invalid. */
export function isDuplicate(services: readonly { readonly rows: readonly Counted[] }[]): boolean {
  const rows = services.flatMap((service) => service.rows).filter(({ entitlements }) => entitlements > 0);
  return rows.length > 0 && rows.every(({ status }) => status === 'duplicate-invalid');
}
