import { dayText } from '../../../base/days.ts';
import { useT } from '../../../ui/i18n.ts';
import { formatDay } from '../../../ui/time.ts';
import styles from './compare.module.css';
import type { ComparedLine } from './compared-lines.ts';
import type { UsageView } from './usage-search.ts';
import { usePointText } from './use-point-text.ts';

interface Props {
  readonly lines: readonly ComparedLine[];
  readonly view: UsageView;
  /** The day that one looks at; else each line's last one. */
  readonly day: number | undefined;
}

/** What each line is and what it comes to: nobody has to tell colours apart. */
export function CompareLegend({ lines, view, day }: Props) {
  const t = useT();
  const say = usePointText(view);
  return (
    <ul className={styles.legend} aria-label={t('usage.compareLegend')}>
      {lines.map(({ id, name, points, last }, nth) => {
        const point = day === undefined ? last : points.find((one) => one.day === day);
        return (
          <li key={id}>
            <svg width={22} height={8} aria-hidden="true">
              <path d="M0 4h22" className={`${styles.line} ${styles[`line${nth}`]}`} />
            </svg>
            {name} <b>{point === undefined ? '–' : say.written(point)}</b>
            {point === undefined && <span>{whyNot(points.length)}</span>}
          </li>
        );
      })}
      <li className={styles.when}>{day === undefined ? t('usage.compareLast') : formatDay(dayText(day))}</li>
    </ul>
  );

  function whyNot(days: number): string {
    if (days === 0) return t('usage.compareNoDays');
    return view.value === 'people' ? t('usage.notKnown') : t('usage.key.noEntitlements');
  }
}
