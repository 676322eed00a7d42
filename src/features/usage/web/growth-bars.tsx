import { scaleBand, scaleLinear } from '@visx/scale';
import { useT } from '../../../ui/i18n.ts';
import { formatCount, formatShortDay } from '../../../ui/time.ts';
import type { UsageDay } from '../model.ts';
import { windowsOf } from './chart-points.ts';
import styles from './usage.module.css';
import { useWidth } from './use-width.ts';

const height = 220;
const edge = { top: 22, bottom: 26 };

/** Who came, stayed and left: windows of 28 days side by side, each against the one before it. */
export function GrowthBars({ days }: { days: readonly UsageDay[] }) {
  const t = useT();
  const [box, width] = useWidth<HTMLDivElement>();
  const windows = windowsOf(days, width < 500 ? 4 : 6).filter(({ newPeople }) => newPeople !== null);
  const last = windows.at(-1);
  if (last === undefined)
    return (
      <section className={styles.section} ref={box}>
        <h2>{t('usage.flow')}</h2>
        <p className={styles.quiet}>{t('usage.flowNotYet')}</p>
      </section>
    );
  const most = Math.max(...windows.map(({ activePeople }) => activePeople ?? 0), 1);
  const leaving = Math.max(...windows.map(({ lapsed }) => lapsed ?? 0), 0);
  const x = scaleBand({
    domain: windows.map(({ day }) => day),
    range: [0, width],
    paddingInner: 0.55,
    paddingOuter: 0.35,
  });
  const y = scaleLinear({ domain: [-leaving, most], range: [height - edge.bottom, edge.top] });
  return (
    <section className={styles.section} ref={box}>
      <div className={styles.title}>
        <h2>{t('usage.flow')}</h2>
        <ul className={styles.legend}>
          <Key tone="new" label={t('usage.new')} value={last.newPeople} />
          <Key tone="resurrected" label={t('usage.resurrected')} value={last.resurrected} />
          <Key tone="retained" label={t('usage.retained')} value={last.retained} />
          <Key tone="lapsed" label={t('usage.lapsed')} value={last.lapsed} />
        </ul>
      </div>
      {width > 0 && (
        <svg width={width} height={height} role="img" aria-label={t('usage.flowPicture')}>
          {windows.map((window) => (
            <Bar key={window.day} window={window} left={x(window.day) ?? 0} bar={x.bandwidth()} y={y} />
          ))}
          <line x1={0} x2={width} y1={y(0)} y2={y(0)} stroke="var(--lineAcc)" />
        </svg>
      )}
      <table className={styles.spoken}>
        <caption>{t('usage.flow')}</caption>
        <tbody>
          {windows.map((window) => (
            <tr key={window.day}>
              <th scope="row">{t('usage.windowTo', { day: formatShortDay(window.day) })}</th>
              <td>
                {t('usage.flowSpoken', {
                  people: window.activePeople ?? 0,
                  fresh: window.newPeople ?? 0,
                  resurrected: window.resurrected ?? 0,
                  retained: window.retained ?? 0,
                  lapsed: window.lapsed ?? 0,
                })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Bar(props: { window: UsageDay; left: number; bar: number; y: (value: number) => number }) {
  const t = useT();
  const { window, left, bar, y } = props;
  const [retained, resurrected, fresh] = [
    window.retained ?? 0,
    window.resurrected ?? 0,
    window.newPeople ?? 0,
  ];
  const lapsed = window.lapsed ?? 0;
  const block = (from: number, to: number) => ({
    x: left,
    width: bar,
    y: y(to),
    height: Math.max(0, y(from) - y(to)),
  });
  const middle = left + bar / 2;
  return (
    <g>
      <rect {...block(0, retained)} className={styles.retained} />
      <rect {...block(retained, retained + resurrected)} className={styles.resurrected} />
      <rect {...block(retained + resurrected, retained + resurrected + fresh)} className={styles.new} />
      <rect {...block(-lapsed, 0)} className={styles.lapsed} />
      <text x={middle} y={y(window.activePeople ?? 0) - 6} textAnchor="middle" className={styles.endText}>
        {formatCount(window.activePeople ?? 0)}
      </text>
      <text x={left + bar + 4} y={y(retained + resurrected + fresh / 2) + 4} className={styles.tick}>
        +{formatCount(fresh + resurrected)}
      </text>
      <text x={left + bar + 4} y={y(-lapsed / 2) + 8} className={styles.tick}>
        −{formatCount(lapsed)}
      </text>
      <text x={middle} y={height - 6} textAnchor="middle" className={styles.tick}>
        {t('usage.windowTo', { day: formatShortDay(window.day) })}
      </text>
    </g>
  );
}

function Key({
  tone,
  label,
  value,
}: {
  tone: 'new' | 'resurrected' | 'retained' | 'lapsed';
  label: string;
  value: number | null;
}) {
  return (
    <li>
      <i className={styles[`${tone}Key`]} />
      {label} <b>{value === null ? '–' : formatCount(value)}</b>
    </li>
  );
}
