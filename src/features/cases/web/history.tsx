import { Hidden, Person } from '../../../ui/chip.tsx';
import { useT } from '../../../ui/i18n.ts';
import { formatMoment, formatShortMoment } from '../../../ui/time.ts';
import type { CaseStep } from '../model.ts';
import { differencesOf } from './answers.ts';
import styles from './case-page.module.css';
import { SaidList, useSaidText } from './said.tsx';

/** Every step, newest first, a cycle at a time; a wizard's finish tells what it changed of the one before. */
export function History({ steps }: { steps: readonly CaseStep[] }) {
  const t = useT();
  const cycles = [...Map.groupBy(steps.toReversed(), ({ cycle }) => cycle)];
  return (
    <section aria-labelledby="case-history">
      <h2 id="case-history">{t('cases.history')}</h2>
      {cycles.map(([cycle, ofCycle]) => (
        <div key={cycle}>
          {cycles.length > 1 && <h3 className={styles.cycle}>{t('cases.cycle', { cycle })}</h3>}
          <ol className={styles.steps}>
            {ofCycle.map((step) => (
              <Step key={step.seq} step={step} before={finishBefore(steps, step)} />
            ))}
          </ol>
        </div>
      ))}
    </section>
  );
}

/** The last time that the same wizard was finished. */
function finishBefore(steps: readonly CaseStep[], { wizard, seq }: CaseStep): CaseStep | undefined {
  return wizard === null ? undefined : steps.findLast((one) => one.wizard === wizard && one.seq < seq);
}

function Step({ step, before }: { step: CaseStep; before: CaseStep | undefined }) {
  const t = useT();
  const { at, by, label, from, fromLabel, to, toLabel, said } = step;
  const stays = from === to;
  return (
    <li className={styles.step}>
      <time dateTime={at} title={formatMoment(at)}>
        {formatShortMoment(at)}
      </time>
      <div>
        <p>
          <b>{label}</b>{' '}
          {stays
            ? t('cases.stepStays', { to: toLabel })
            : fromLabel === null
              ? t('cases.stepBegins', { to: toLabel })
              : t('cases.stepMoves', { from: fromLabel, to: toLabel })}
        </p>
        <p className={styles.by}>
          <Person name={by.name} /> {by.name}
        </p>
        {before ? (
          <>
            <Differences before={before} after={step} />
            <details>
              <summary>{t('cases.allAnswers')}</summary>
              <SaidList said={said} />
            </details>
          </>
        ) : (
          <SaidList said={said} />
        )}
      </div>
    </li>
  );
}

function Differences({ before, after }: { before: CaseStep; after: CaseStep }) {
  const t = useT();
  const text = useSaidText();
  const found = differencesOf(before.said, after.said);
  if (found.length === 0) return <p className={styles.quiet}>{t('cases.sameAsBefore')}</p>;
  return (
    <ul className={styles.differences}>
      {found.map(({ field, label, type, added, removed }) => (
        <li key={field}>
          <span className={styles.quiet}>{label}</span>
          {removed.length > 0 && (
            <del>
              <Hidden>{t('cases.removed')} </Hidden>
              {text(type, removed)}
            </del>
          )}
          {added.length > 0 && (
            <ins>
              <Hidden>{t('cases.added')} </Hidden>
              {text(type, added)}
            </ins>
          )}
        </li>
      ))}
    </ul>
  );
}
