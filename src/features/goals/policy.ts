import type { Actor } from '../people/model.ts';

// The same sentences as row security's (migration 0018).
export const may = {
  /** Administrators, and whoever leads CSMAU. */
  keep: (who: Pick<Actor, 'writes' | 'administrator' | 'capabilities'>): boolean =>
    who.writes === 'all' || who.administrator || who.capabilities.includes('csmau:lead'),
  /** Goals are the organisation's own. */
  read: (who: Pick<Actor, 'audience'>): boolean => who.audience === 'internal',
};
