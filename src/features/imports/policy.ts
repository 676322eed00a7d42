import type { Actor } from '../people/model.ts';

/** What a row may do is asked of the commands that do it; partners bring no lists. */
export const may = {
  import: (who: Pick<Actor, 'audience'>): boolean => who.audience === 'internal',
};
