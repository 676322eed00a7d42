import { type MessageKey, useT } from '../../../ui/i18n.ts';
import { formatMoment, formatShortDay } from '../../../ui/time.ts';
import type { CaseFigure } from '../model.ts';
import styles from './case-page.module.css';
import { valueText } from './conditions.tsx';

const kinds: Readonly<Record<string, MessageKey>> = {
  baseline: 'cases.figures.baseline',
  start: 'cases.figures.start',
  end: 'cases.figures.end',
};

/** What the process measures in each cycle. What has not been taken is said to be that. */
export function Figures({ figures }: { figures: readonly CaseFigure[] }) {
  const t = useT();
  if (figures.length === 0) return null;
  return (
    <section aria-labelledby="case-figures">
      <h2 id="case-figures">{t('cases.figures')}</h2>
      <ul className={styles.figures}>
        {figures.map((one) => {
          const key = kinds[one.kind];
          const name = key === undefined ? one.kind : t(key);
          return (
            <li key={`${one.cycle} ${one.kind}`}>
              <p>
                <b>{t('cases.figuresOf', { name, cycle: one.cycle })}</b>{' '}
                <span className={styles.quiet}>
                  {one.takenAt === null ? (
                    t('cases.figuresNone')
                  ) : (
                    <time dateTime={one.takenAt} title={formatMoment(one.takenAt)}>
                      {formatShortDay(one.takenAt)}
                    </time>
                  )}
                </span>
              </p>
              <dl>
                {one.figures.map(({ name: figure, label, value }) => (
                  <div key={figure}>
                    <dt>{label}</dt>
                    <dd>{valueText(value, t)}</dd>
                  </div>
                ))}
              </dl>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
