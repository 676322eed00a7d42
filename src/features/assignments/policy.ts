import type { Actor } from '../people/model.ts';

// Who assigns whom at a place is said in tenants/policy.ts: the answers of tenants carry it too.
export const may = {
  /** Bulk reassignment: whoever assigns everywhere (domain.md 2.3 names the Regional Managers among them). */
  reassign: (who: Pick<Actor, 'writes' | 'assigns'>): boolean =>
    who.writes === 'all' || who.assigns === 'all',
};
