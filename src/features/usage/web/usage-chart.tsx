import { AreaClosed, LinePath } from '@visx/shape';
import { dayText } from '../../../base/days.ts';
import { useT } from '../../../ui/i18n.ts';
import { formatDay } from '../../../ui/time.ts';
import type { TenantUsage } from '../model.ts';
import { Axes, Cursor, Events, Goals, Ground } from './chart-parts.tsx';
import { bandsOf, type ChartPoint, goalsOf, monthEnds, topOf } from './chart-points.ts';
import { edge, height, scalesOf } from './chart-scales.ts';
import { Readout } from './readout.tsx';
import type { NumberedEvent } from './shown-events.ts';
import styles from './usage.module.css';
import type { UsageView } from './usage-search.ts';
import { useChartDay } from './use-chart-day.ts';
import { usePointText } from './use-point-text.ts';
import { useWidth } from './use-width.ts';
import { useWithheldWhy } from './withheld-why.ts';

interface Props {
  readonly points: readonly ChartPoint[];
  readonly view: UsageView;
  readonly usage: TenantUsage;
  readonly events: readonly NumberedEvent[];
}

/** One line over days: exact figures as a line, bounds as a band, days without a report hatched with the reason. */
export function UsageChart({ points, view, usage, events }: Props) {
  const t = useT();
  const whyOf = useWithheldWhy();
  const [box, width] = useWidth<HTMLDivElement>();
  const goals = goalsOf(usage);
  const range = { from: points[0]?.day ?? 0, to: points.at(-1)?.day ?? 0 };
  const scales = scalesOf(range, topOf(points, goals, view), width);
  const { y, xOf, yOf } = scales;
  const { at, handlers } = useChartDay(points.length, scales.placeAt);
  const say = usePointText(view);
  const point = at === undefined ? undefined : points[at];
  const end = points.findLast(({ value }) => value !== null);
  return (
    <div ref={box} className={styles.chart}>
      {width > 0 && (
        <svg
          width={width}
          height={height}
          role="img"
          aria-label={t('usage.chartKeys')}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys walk along the days, and each is read out
          tabIndex={0}
          {...handlers}
        >
          <Ground scales={scales} points={points} />
          {view.value === 'percent' && <Goals scales={scales} goals={goals} />}
          {bandsOf(points).map((band) => (
            <AreaClosed
              key={band[0]?.day}
              data={band}
              x={xOf}
              y0={({ low }) => yOf(low)}
              y1={({ high, low }) => yOf(high ?? low)}
              yScale={y}
              className={styles.band ?? ''}
            />
          ))}
          <LinePath
            data={[...points]}
            defined={({ value }) => value !== null}
            x={xOf}
            y={({ value }) => yOf(value)}
            className={styles.line ?? ''}
          />
          {monthEnds(points).map((one) => (
            <rect
              key={one.day}
              x={-4}
              y={-4}
              width={8}
              height={8}
              transform={`translate(${xOf(one)} ${yOf(one.value)}) rotate(45)`}
              className={styles.diamond}
            />
          ))}
          <Events scales={scales} events={events} />
          {end && (
            <>
              <circle cx={xOf(end)} cy={yOf(end.value)} r={4} className={styles.end} />
              <text
                x={xOf(end)}
                y={yOf(end.value) + (yOf(end.value) < edge.top + 24 ? 20 : -10)}
                textAnchor="end"
                className={styles.endText}
              >
                {say.exact(end.value ?? 0)}
              </text>
            </>
          )}
          <Axes scales={scales} show={say.rounded} />
          <Cursor scales={scales} day={point?.day} />
        </svg>
      )}
      {point && (
        <Readout point={point} view={view} withheld={withheldOn(point)} left={xOf(point)} width={width} />
      )}
      <p className={styles.spoken} aria-live="polite">
        {point && `${formatDay(dayText(point.day))}: ${spoken(point)}`}
      </p>
    </div>
  );

  function withheldOn({ day }: ChartPoint) {
    return usage.withheld.find((one) => one.day === dayText(day));
  }

  function spoken(one: ChartPoint): string {
    const withheld = one.quality === 'suppressed' ? withheldOn(one) : undefined;
    return withheld === undefined
      ? say.spoken(one)
      : `${say.spoken(one)}; ${t('usage.quality.suppressed')}: ${whyOf(withheld)}`;
  }
}
