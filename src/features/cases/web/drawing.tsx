import { useEffect, useId, useRef } from 'react';
import { useT } from '../../../ui/i18n.ts';
import type { CaseDrawing } from '../model.ts';
import styles from './drawing.module.css';

const box = { width: 148, height: 40 };

/** The process with where the case is and the ways that it has gone; the same as a list. */
export function Drawing({ drawing }: { drawing: CaseDrawing }) {
  const t = useT();
  const arrow = useId();
  const scroll = useRef<HTMLElement>(null);
  const { title, width, height, states, ways } = drawing;
  const current = states.find((state) => state.current);
  // The drawing is larger than its place: where the case is comes into sight.
  useEffect(() => {
    if (current !== undefined) scroll.current?.scrollTo(current.x - 90, current.y - 180);
  }, [current]);
  return (
    <section aria-labelledby="case-drawing">
      <h2 id="case-drawing">{t('cases.drawing')}</h2>
      <AsList drawing={drawing} />
      <section
        ref={scroll}
        className={styles.scroll}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
        tabIndex={0}
        aria-label={t('cases.drawingOf', { title })}
      >
        <svg
          viewBox={`0 0 ${width} ${height}`}
          width={width}
          height={height}
          role="img"
          aria-label={t('cases.drawingSays', { title, state: current?.label ?? '' })}
        >
          <defs>
            <marker
              id={arrow}
              viewBox="0 0 8 8"
              refX="7"
              refY="4"
              markerWidth="9"
              markerHeight="9"
              markerUnits="userSpaceOnUse"
              orient="auto-start-reverse"
            >
              <path className={styles.tip} d="M0 0 8 4 0 8z" />
            </marker>
          </defs>
          <circle className={styles.begin} cx={36 + box.width / 2} cy={44} r={7} />
          {ways.map((way) => (
            <g
              key={`${way.from} ${way.to}`}
              className={`${way.back ? styles.back : ''} ${way.taken ? styles.taken : ''}`}
            >
              <path d={way.path} markerEnd={`url(#${arrow})`} />
              <text className={styles.event} x={way.label.x} y={way.label.y}>
                {way.label.text}
              </text>
            </g>
          ))}
          {states.map((state) => (
            <State key={state.name} state={state} />
          ))}
        </svg>
      </section>
    </section>
  );
}

function State({ state }: { state: CaseDrawing['states'][number] }) {
  const { label, end, current, fromMany, x, y } = state;
  return (
    <g className={`${styles.state} ${end ? styles.end : ''} ${current ? styles.current : ''}`}>
      <rect x={x} y={y} width={box.width} height={box.height} rx={6} />
      <text x={x + box.width / 2} y={y + box.height / 2 + 5} textAnchor="middle">
        {label}
      </text>
      {fromMany.map((said, n) => (
        <text key={said} className={styles.event} x={x} y={y + box.height + 14 + n * 13}>
          {said}
        </text>
      ))}
    </g>
  );
}

/** State by state where its events lead, which are gone, and where the case is. */
function AsList({ drawing: { states, ways } }: { drawing: CaseDrawing }) {
  const t = useT();
  const labels = new Map(states.map(({ name, label }) => [name, label]));
  return (
    <details className={styles.list}>
      <summary>{t('cases.asList')}</summary>
      <ul>
        {states
          .toSorted((a, b) => a.y - b.y || a.x - b.x)
          .map((state) => (
            <li key={state.name}>
              <b>{state.label}</b>
              {state.current && <> {t('cases.here')}</>}
              <ul>
                {ways
                  .filter(({ from }) => from === state.name)
                  .map(({ to, events, taken }) => (
                    <li key={to}>
                      {t(taken ? 'cases.wayTaken' : 'cases.way', {
                        events: events.join(', '),
                        state: labels.get(to) ?? to,
                      })}
                    </li>
                  ))}
              </ul>
            </li>
          ))}
      </ul>
    </details>
  );
}
