import { dayText } from '../../../base/days.ts';
import { useT } from '../../../ui/i18n.ts';
import { formatCount, formatDay, formatPercent } from '../../../ui/time.ts';
import type { ChartPoint } from './chart-points.ts';
import styles from './usage.module.css';
import type { UsageView } from './usage-search.ts';

const boxWidth = 200;

/** What the day under the pointer says. It stays inside the chart. */
export function Readout(props: { point: ChartPoint; view: UsageView; left: number; width: number }) {
  const t = useT();
  const { point, view, left, width } = props;
  const show = (value: number) => (view.value === 'percent' ? formatPercent(value, 1) : formatCount(value));
  const { value, low, high, quality } = point;
  const x = left + 12 + boxWidth > width ? left - 12 - boxWidth : left + 12;
  return (
    <div className={styles.readout} style={{ left: Math.max(0, x), width: boxWidth }} aria-hidden="true">
      <span>{formatDay(dayText(point.day))}</span>
      <b>
        {value !== null
          ? show(value)
          : low === null
            ? t('usage.notKnown')
            : `${show(low)}–${high === null ? '?' : show(high)}`}
      </b>
      {quality !== 'complete' && <span className={styles.why}>{t(`usage.quality.${quality}`)}</span>}
    </div>
  );
}
