import { useT } from '../../../ui/i18n.ts';
import { formatCount, formatPercent } from '../../../ui/time.ts';
import type { ChartPoint } from './chart-points.ts';
import type { UsageView } from './usage-search.ts';

/** How the value of a day reads and sounds: a figure, two bounds, or why there is neither. */
export function usePointText({ value: shown }: Pick<UsageView, 'value'>) {
  const t = useT();
  const percent = shown === 'percent';
  const rounded = (value: number) => (percent ? formatPercent(value) : formatCount(value));
  const exact = (value: number) => (percent ? formatPercent(value, 1) : formatCount(value));
  return {
    /** For an axis. */
    rounded,
    exact,
    /** For the eye: `41–44 %`. */
    written({ value, low, high }: ChartPoint): string {
      if (value !== null) return exact(value);
      if (low === null) return t('usage.notKnown');
      return `${exact(low)}–${high === null ? '?' : exact(high)}`;
    },
    /** For the ear. */
    spoken({ value, low, high, quality }: ChartPoint): string {
      if (value !== null) return exact(value);
      if (low === null) return quality === 'complete' ? t('usage.notKnown') : t(`usage.quality.${quality}`);
      return t('usage.between', { low: rounded(low), high: high === null ? '?' : rounded(high) });
    },
  };
}
