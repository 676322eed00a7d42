import { type MessageKey, type Say, useT } from '../../../ui/i18n.ts';
import { formatCount, formatMoment, formatPercent, formatShortDay } from '../../../ui/time.ts';
import type { CaseFigure, TakenFigure } from '../model.ts';
import styles from './case-page.module.css';

const kinds: Readonly<Record<string, MessageKey>> = {
  baseline: 'cases.figures.baseline',
  start: 'cases.figures.start',
  end: 'cases.figures.end',
};

/** What the process measures in each cycle. What has not been taken, or was not known, is said to be that. */
export function Figures({ figures }: { figures: readonly TakenFigure[] }) {
  const t = useT();
  if (figures.length === 0) return null;
  return (
    <section aria-labelledby="case-figures">
      <h2 id="case-figures">{t('cases.figures')}</h2>
      <ul className={styles.figures}>
        {figures.map((taken) => (
          <Taken key={`${taken.cycle} ${taken.kind}`} taken={taken} />
        ))}
      </ul>
    </section>
  );
}

function Taken({ taken: { kind, cycle, takenAt, figure } }: { taken: TakenFigure }) {
  const t = useT();
  const key = kinds[kind];
  return (
    <li>
      <p>
        <b>{t('cases.figuresOf', { name: key === undefined ? kind : t(key), cycle })}</b>{' '}
        <span className={styles.quiet}>
          {takenAt === null ? (
            t('cases.figuresNone')
          ) : (
            <time dateTime={takenAt} title={formatMoment(takenAt)}>
              {formatShortDay(takenAt)}
            </time>
          )}
        </span>
      </p>
      {figure && <Values figure={figure} />}
    </li>
  );
}

function Values({ figure }: { figure: CaseFigure }) {
  const t = useT();
  const { entitlements, percent, day } = figure;
  const unknown = t('cases.figuresUnknown');
  return (
    <dl>
      <Value label={t('cases.figuresPeople', { day: formatShortDay(day) })}>{peopleText(figure, t)}</Value>
      <Value label={t('cases.figuresEntitled')}>
        {entitlements === null ? unknown : formatCount(entitlements)}
      </Value>
      <Value label={t('cases.figuresPercent')}>
        {percent === null ? unknown : formatPercent(percent, 1)}
      </Value>
    </dl>
  );
}

function peopleText({ people, atLeast, atMost, quality }: CaseFigure, t: Say): string {
  if (people !== null) return formatCount(people);
  if (atLeast === null || atMost === null) return t('cases.figuresUnknown');
  return t('cases.value.between', { from: formatCount(atLeast), to: formatCount(atMost), why: quality });
}

function Value({ label, children }: { label: string; children: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
