import type { Actor } from '../people/model.ts';

// The same sentences as row security's (migration 0016).
export const may = {
  /** Regional Managers decide on lists, as whoever assigns everywhere (domain.md 5.7, A1). */
  keepLists: (who: Pick<Actor, 'writes' | 'assigns'>): boolean =>
    who.writes === 'all' || who.assigns === 'all',
  /** Lists are the organisation's own; SMEs read them too (A1). */
  readLists: (who: Pick<Actor, 'audience'>): boolean => who.audience === 'internal',
};
