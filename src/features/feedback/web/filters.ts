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

interface Counts {
  readonly inbox: number;
  readonly mayReadAll: boolean;
}

/** The boxes that there is something in, or may be: nobody is shown one that stays empty. */
export function boxesFor({ inbox, mayReadAll }: Counts): FeedbackBox[] {
  return [
    ...(inbox > 0 || mayReadAll ? (['inbox'] as const) : []),
    ...(mayReadAll ? (['all'] as const) : []),
    'sent',
  ];
}

/** Without a choice: what is open for oneself, if anything ever came; else what one has sent, answered or not. */
export function chosenOf({ box, state, path }: Shown, counts: Counts): Chosen {
  const [usual = 'sent'] = boxesFor(counts);
  const one = box === undefined || (box === 'all' && !counts.mayReadAll) ? usual : box;
  const usualState = one === 'sent' ? 'any' : 'open';
  const wanted = state ?? usualState;
  return { box: one, state: wanted === 'any' ? undefined : wanted, path };
}
