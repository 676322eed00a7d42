import { at, personId, type Rows, tenantId, today } from './ids.ts';
import type { World } from './world.ts';

/** What people keep for themselves of lists, what they share, and what they have changed at several tenants at once. */
export function viewsOf({ people, tenants }: World): Rows {
  const ids = people.map((_, n) => personId(n));
  return {
    saved_view: ids.flatMap((person_id, n) =>
      [false, true].map((shared) => ({
        id: `view_${n}${shared ? 's' : ''}`,
        list: 'tenants',
        person_id,
        name: shared ? 'shared' : 'mine',
        // Partners share nothing.
        shared: shared && people[n]?.firm === null,
        changed_at: at,
      })),
    ),
    usual_view: ids.map((person_id) => ({ person_id, list: 'tenants', view: 'work' })),
    bulk_change: ids.map((by_id, n) => ({ id: `bulk_${n}`, by_id, at, change: {} })),
    bulk_change_row: ids.flatMap((_, n) =>
      tenants.map((_, tenant) => ({
        bulk_id: `bulk_${n}`,
        tenant_id: tenantId(tenant),
        before: {},
        after: {},
        made_version: 2,
      })),
    ),
    snooze: ids.map((person_id, n) => ({ person_id, item: `note:note_${n}`, until: today })),
  };
}
