import { dayText } from '../../../base/days.ts';
import { useT } from '../../../ui/i18n.ts';
import { formatCount, formatDay, formatPercent } from '../../../ui/time.ts';
import type { ToldWithheld } from '../model.ts';
import type { ChartPoint } from './chart-points.ts';
import styles from './usage.module.css';
import type { UsageView } from './usage-search.ts';
import { useWithheldWhy } from './withheld-why.ts';

const boxWidth = 200;

interface Props {
  readonly point: ChartPoint;
  readonly view: UsageView;
  readonly withheld: ToldWithheld | undefined;
  readonly left: number;
  readonly width: number;
}

/** What the day under the pointer says. It stays inside the chart. */
export function Readout(props: Props) {
  const t = useT();
  const whyOf = useWithheldWhy();
  const { point, view, withheld, left, width } = props;
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
      {quality === 'suppressed' && withheld && <span className={styles.why}>{whyOf(withheld)}</span>}
    </div>
  );
}
