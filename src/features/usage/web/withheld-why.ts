import { useT } from '../../../ui/i18n.ts';
import type { ToldWithheld } from '../model.ts';

/** Says how it is known that a report withholds people. */
export function useWithheldWhy(): (one: Pick<ToldWithheld, 'why' | 'people'>) => string {
  const t = useT();
  return ({ why, people }) =>
    why === 'breaks-off' ? t('usage.why.breaks-off') : t(`usage.why.${why}`, { count: people ?? 0 });
}
