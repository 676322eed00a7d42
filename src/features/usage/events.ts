const milestones = ['tenant.added', 'person.assigned', 'dibs.captured', 'engagement.started'];
const work = ['engagement.moved', 'tenant.declared-duplicate'];

/**
 * How weighty an entry of the ledger is on a chart of usage (domain.md 7.4: four densities): 1 a milestone of the tenant, 2 an event of the work,
 * 3 anything else; undefined for what is about the usage itself.
 */
export function eventLevel(kind: string, facts: Readonly<Record<string, unknown>>): 1 | 2 | 3 | undefined {
  if (kind.startsWith('usage.')) return undefined;
  if (milestones.includes(kind)) return 1;
  // They change every share.
  if (kind.startsWith('entitlements.') || work.includes(kind)) return 2;
  if (kind === 'task.saved') {
    const after = facts.after as { status?: unknown } | undefined;
    return after?.status === 'Complete' ? 2 : 3;
  }
  return 3;
}
