import { LinePath } from '@visx/shape';
import { dayText } from '../../../base/days.ts';
import { useT } from '../../../ui/i18n.ts';
import { formatDay } from '../../../ui/time.ts';
import { Axes, Cursor, Events, Goals, Ground } from './chart-parts.tsx';
import { topOf } from './chart-points.ts';
import { edge, height, scalesOf } from './chart-scales.ts';
import styles from './compare.module.css';
import { CompareLegend } from './compare-legend.tsx';
import { type ComparedLine, spread } from './compared-lines.ts';
import type { NumberedEvent } from './shown-events.ts';
import usage from './usage.module.css';
import type { UsageView } from './usage-search.ts';
import { useChartDay } from './use-chart-day.ts';
import { usePointText } from './use-point-text.ts';
import { useWidth } from './use-width.ts';

/** Room for the names at the ends of the lines, where there is any. */
const nameRoom = 120;

interface Props {
  readonly lines: readonly ComparedLine[];
  readonly view: UsageView;
  readonly goals: readonly number[];
  readonly events: readonly NumberedEvent[];
}

/** Services as lines beside each other, never added up. Days that are not exact are breaks; the legend and the ear get their bounds. */
export function CompareChart({ lines, view, goals, events }: Props) {
  const t = useT();
  const say = usePointText(view);
  const [box, width] = useWidth<HTMLDivElement>();
  const main = lines[0]?.points ?? [];
  const range = { from: main[0]?.day ?? 0, to: main.at(-1)?.day ?? 0 };
  const named = width > 640;
  const top = topOf(
    lines.flatMap(({ points }) => points),
    goals,
    view,
  );
  const scales = scalesOf(range, top, width - (named ? nameRoom - edge.right : 0));
  const { xOf, yOf } = scales;
  const { at, handlers } = useChartDay(main.length, scales.placeAt);
  const day = at === undefined ? undefined : main[at]?.day;
  const ends = lines.map(({ points }) => points.findLast(({ value }) => value !== null));
  const labels = spread(
    ends.map((end) => (end === undefined ? 0 : yOf(end.value) + 4)),
    14,
  );
  return (
    <div>
      <CompareLegend lines={lines} view={view} day={day} />
      <div ref={box} className={usage.chart}>
        {width > 0 && (
          <svg
            width={width}
            height={height}
            role="img"
            aria-label={t('usage.compareKeys')}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys walk along the days, and each is read out
            tabIndex={0}
            {...handlers}
          >
            <Ground scales={scales} points={main} />
            {view.value === 'percent' && <Goals scales={scales} goals={goals} named={!named} />}
            {lines.map(({ id, points }, nth) => (
              <LinePath
                key={id}
                data={[...points]}
                defined={({ value }) => value !== null}
                x={xOf}
                y={({ value }) => yOf(value)}
                className={`${styles.line} ${styles[`line${nth}`]}`}
              />
            ))}
            <Events scales={scales} events={events} />
            {lines.map(({ id, name }, nth) => {
              const end = ends[nth];
              if (end === undefined) return null;
              return (
                <g key={id}>
                  <circle cx={xOf(end)} cy={yOf(end.value)} r={3.5} className={styles[`dot${nth}`]} />
                  {named && (
                    <text x={xOf(end) + 8} y={labels[nth]} className={styles.name}>
                      {name}
                    </text>
                  )}
                </g>
              );
            })}
            <Axes scales={scales} show={say.rounded} />
            <Cursor scales={scales} day={day} />
          </svg>
        )}
        <p className={usage.spoken} aria-live="polite">
          {day !== undefined &&
            `${formatDay(dayText(day))}: ${lines.map((line) => spoken(line, day)).join('; ')}`}
        </p>
      </div>
    </div>
  );

  function spoken({ name, points }: ComparedLine, on: number): string {
    const point = points.find((one) => one.day === on);
    return `${name} ${point === undefined ? t('usage.notKnown') : say.spoken(point)}`;
  }
}
