import { roles } from '../../people/model.ts';
import type { Tenant } from '../model.ts';

type Assignee = Tenant['assignees'][number];

// The order of the header: whom one calls first.
const first = ['fm', 'sme', 'fe', 'rm', 'p-fm', 'p-fe', 'p-rm'];
const rankOf = (role: string) => {
  const at = first.indexOf(role);
  return at >= 0 ? at : first.length + roles.findIndex((known) => known.id === role);
};

/** The person to name for each role: the primary one, or the only one there is. */
export function primariesOf(assignees: readonly Assignee[]): Assignee[] {
  const byRole = new Map<string, Assignee>();
  for (const assignee of assignees) {
    const known = byRole.get(assignee.role);
    if (!known || (assignee.primary && !known.primary)) byRole.set(assignee.role, assignee);
  }
  return [...byRole.values()].sort((a, b) => rankOf(a.role) - rankOf(b.role));
}
