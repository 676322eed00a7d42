import type { PhaseRows } from '../model.ts';
import { isFor } from './role-names.ts';
import { rolesOf } from './rows.ts';

/**
 * The roles that narrow the tree; null for all. A role named in the address does; otherwise my own, unless the playbook has
 * nothing for them: an empty page helps nobody.
 */
export function rolesThatFilter(
  named: string | undefined,
  mine: readonly string[],
  phases: readonly PhaseRows[],
): readonly string[] | null {
  if (named === 'all') return null;
  if (named !== undefined) return [named];
  const used = rolesOf(phases);
  return mine.length > 0 && used.some((role) => isFor([role], mine)) ? mine : null;
}
