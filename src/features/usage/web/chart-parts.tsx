import { AxisBottom, AxisLeft } from '@visx/axis';
import { GridRows } from '@visx/grid';
import { PatternLines } from '@visx/pattern';
import { useId } from 'react';
import { dayText } from '../../../base/days.ts';
import { formatPercent, formatShortDay } from '../../../ui/time.ts';
import { type ChartPoint, gapsOf } from './chart-points.ts';
import { type ChartScales, edge, height, millisecondsADay } from './chart-scales.ts';
import type { NumberedEvent } from './shown-events.ts';
import styles from './usage.module.css';

/** Behind everything: pale lines, and the days without a report, hatched. */
export function Ground({ scales, points }: { scales: ChartScales; points: readonly ChartPoint[] }) {
  const { width, y, xOf } = scales;
  const hatch = useId();
  return (
    <>
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
    </>
  );
}

/** Milestones that are in view, dashed; named where nothing else stands at the right edge. */
export function Goals(props: { scales: ChartScales; goals: readonly number[]; named?: boolean }) {
  const { scales, goals, named = true } = props;
  const { width, y } = scales;
  return goals
    .filter((goal) => goal <= (y.domain()[1] ?? 0))
    .map((goal) => (
      <g key={goal}>
        <line x1={edge.left} x2={width - edge.right} y1={y(goal)} y2={y(goal)} className={styles.goal} />
        {named && (
          <text x={width - edge.right + 4} y={y(goal) + 4} className={styles.goalText}>
            {formatPercent(goal)}
          </text>
        )}
      </g>
    ));
}

/** Numbered dots above the days on which something happened; the table below repeats the numbers. */
export function Events({ scales, events }: { scales: ChartScales; events: readonly NumberedEvent[] }) {
  return [...new Map(events.map((event) => [event.number, event])).values()].map((event) => (
    <g key={event.number} transform={`translate(${scales.xOf(event)} 0)`}>
      <line y1={20} y2={height - edge.bottom} className={styles.eventLine} />
      <circle cy={12} r={8.5} className={styles.event} />
      <text y={16} textAnchor="middle" className={styles.eventNumber}>
        {event.number}
      </text>
    </g>
  ));
}

export function Axes({ scales, show }: { scales: ChartScales; show: (value: number) => string }) {
  const { width, x, y } = scales;
  return (
    <>
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
    </>
  );
}

/** The day that one looks at; no part of a picture. */
export function Cursor({ scales, day }: { scales: ChartScales; day: number | undefined }) {
  if (day === undefined) return null;
  const x = scales.xOf({ day });
  return (
    <line data-passing="" x1={x} x2={x} y1={edge.top} y2={height - edge.bottom} className={styles.cursor} />
  );
}
