import type { FeedbackBox, FeedbackState } from '../model.ts';
import type { FeedbackFilters } from '../rules.ts';

/** What stands in the address. */
export type Shown = FeedbackFilters;

/** What is looked at, with what goes without saying. */
export interface Chosen {
  readonly box: FeedbackBox;
  readonly state: FeedbackState | undefined;
  readonly path: string | undefined;
}

/**
 * Without a choice: what is open for oneself, if anything ever came; else what one has sent, answered or not. Another box than one's own
 * is shown to who may read all.
 */
export function chosenOf(
  { box, state, path }: Shown,
  { inbox, mayReadAll }: { readonly inbox: number; readonly mayReadAll: boolean },
): Chosen {
  const usual = inbox > 0 || mayReadAll ? 'inbox' : 'sent';
  const one = box === undefined || (box === 'all' && !mayReadAll) ? usual : box;
  const usualState = one === 'sent' ? 'any' : 'open';
  const wanted = state ?? usualState;
  return { box: one, state: wanted === 'any' ? undefined : wanted, path };
}
