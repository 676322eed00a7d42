import { AxisBottom, AxisLeft } from '@visx/axis';
import { GridRows } from '@visx/grid';
import { PatternLines } from '@visx/pattern';
import { scaleLinear, scaleUtc } from '@visx/scale';
import { AreaClosed, LinePath } from '@visx/shape';
import { useId, useState } from 'react';
import { dayText } from '../../../base/days.ts';
import { useT } from '../../../ui/i18n.ts';
import { formatCount, formatDay, formatPercent, formatShortDay } from '../../../ui/time.ts';
import type { TenantUsage } from '../model.ts';
import { bandsOf, type ChartPoint, gapsOf, monthEnds, topOf } from './chart-points.ts';
import { Readout } from './readout.tsx';
import type { NumberedEvent } from './shown-events.ts';
import styles from './usage.module.css';
import type { UsageView } from './usage-search.ts';
import { useWidth } from './use-width.ts';
import { useWithheldWhy } from './withheld-why.ts';

const height = 260;
const edge = { top: 34, right: 44, bottom: 28, left: 48 };
const millisecondsADay = 86_400_000;

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
  const [at, setAt] = useState<number | undefined>(undefined);
  const hatch = useId();
  const goals = usage.milestones.map(({ percent }) => percent);
  const first = points[0]?.day ?? 0;
  const last = points.at(-1)?.day ?? 0;
  const x = scaleUtc({
    domain: [first * millisecondsADay, Math.max(last, first + 1) * millisecondsADay],
    range: [edge.left, Math.max(edge.left + 1, width - edge.right)],
  });
  const y = scaleLinear({
    domain: [0, topOf(points, goals, view)],
    range: [height - edge.bottom, edge.top],
  });
  const xOf = ({ day }: { day: number }) => x(day * millisecondsADay);
  const yOf = (value: number | null) => y(value ?? 0);
  const show = (value: number) => (view.value === 'percent' ? formatPercent(value) : formatCount(value));
  const point = at === undefined ? undefined : points[at];
  const move = (to: number) => setAt(Math.min(points.length - 1, Math.max(0, to)));
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
          onPointerMove={(event) => {
            const from = event.currentTarget.getBoundingClientRect().left;
            move(Math.round(x.invert(event.clientX - from).getTime() / millisecondsADay) - first);
          }}
          onPointerLeave={() => setAt(undefined)}
          onBlur={() => setAt(undefined)}
          onKeyDown={(event) => {
            const step = { ArrowLeft: -1, ArrowRight: 1, PageUp: -28, PageDown: 28 }[event.key];
            const to = event.key === 'Home' ? 0 : event.key === 'End' ? points.length - 1 : undefined;
            if (step === undefined && to === undefined) return;
            event.preventDefault();
            move(to ?? (at ?? points.length - 1) + (step ?? 0));
          }}
        >
          <PatternLines
            id={hatch}
            width={6}
            height={6}
            stroke="var(--warn)"
            strokeWidth={1}
            orientation={['diagonal']}
          />
          <GridRows
            scale={y}
            left={edge.left}
            width={Math.max(0, width - edge.left - edge.right)}
            numTicks={5}
            stroke="var(--vGrid)"
          />
          {gapsOf(points).map((gap) => (
            <rect
              key={gap.from}
              x={xOf({ day: gap.from - 0.5 })}
              width={Math.max(2, xOf({ day: gap.to + 0.5 }) - xOf({ day: gap.from - 0.5 }))}
              y={edge.top}
              height={height - edge.top - edge.bottom}
              fill={`url(#${hatch})`}
              className={styles.gap}
            />
          ))}
          {view.value === 'percent' &&
            goals
              .filter((goal) => goal <= (y.domain()[1] ?? 0))
              .map((goal) => (
                <g key={goal}>
                  <line
                    x1={edge.left}
                    x2={width - edge.right}
                    y1={y(goal)}
                    y2={y(goal)}
                    className={styles.goal}
                  />
                  <text x={width - edge.right + 4} y={y(goal) + 4} className={styles.goalText}>
                    {formatPercent(goal)}
                  </text>
                </g>
              ))}
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
          {[...new Map(events.map((event) => [event.number, event])).values()].map((event) => (
            <g key={event.number} transform={`translate(${xOf(event)} 0)`}>
              <line y1={20} y2={height - edge.bottom} className={styles.eventLine} />
              <circle cy={12} r={8.5} className={styles.event} />
              <text y={16} textAnchor="middle" className={styles.eventNumber}>
                {event.number}
              </text>
            </g>
          ))}
          {end && (
            <>
              <circle cx={xOf(end)} cy={yOf(end.value)} r={4} className={styles.end} />
              <text
                x={xOf(end)}
                y={yOf(end.value) + (yOf(end.value) < edge.top + 24 ? 20 : -10)}
                textAnchor="end"
                className={styles.endText}
              >
                {view.value === 'percent' ? formatPercent(end.value ?? 0, 1) : formatCount(end.value ?? 0)}
              </text>
            </>
          )}
          <AxisLeft
            scale={y}
            left={edge.left}
            numTicks={5}
            hideAxisLine
            hideTicks
            tickFormat={(value) => show(Number(value))}
            tickLabelProps={{ className: styles.tick ?? '', textAnchor: 'end', dx: -4, dy: 4 }}
          />
          <AxisBottom
            scale={x}
            top={height - edge.bottom}
            numTicks={Math.max(2, Math.floor(width / 150))}
            stroke="var(--line1)"
            tickStroke="var(--line1)"
            tickLength={4}
            tickFormat={(value) => formatShortDay(dayText(Math.round(Number(value) / millisecondsADay)))}
            tickLabelProps={{ className: styles.tick ?? '', textAnchor: 'middle' }}
          />
          {point && (
            <line
              x1={xOf(point)}
              x2={xOf(point)}
              y1={edge.top}
              y2={height - edge.bottom}
              className={styles.cursor}
            />
          )}
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
    const { value, low, high, quality } = one;
    if (value !== null) return view.value === 'percent' ? formatPercent(value, 1) : formatCount(value);
    if (low === null) return t(`usage.quality.${quality}`);
    const bounds = t('usage.between', { low: show(low), high: high === null ? '?' : show(high) });
    const withheld = quality === 'suppressed' ? withheldOn(one) : undefined;
    return withheld === undefined
      ? bounds
      : `${bounds}; ${t('usage.quality.suppressed')}: ${whyOf(withheld)}`;
  }
}
