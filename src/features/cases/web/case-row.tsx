import { useT } from '../../../ui/i18n.ts';
import { Go } from '../../../ui/link.tsx';
import type { Case } from '../model.ts';
import { CaseState, NextAction, Since, Waits } from './case-parts.tsx';
import styles from './cases.module.css';

/** A case in a list: what it is, where it stands, whom it waits for, and the question that nobody has answered. */
export function CaseRow({ shown, withTenant }: { shown: Case; withTenant: boolean }) {
  const t = useT();
  const { id, tenant, title, cycle, questions, reason, since } = shown;
  return (
    <li className={styles.row}>
      <Go to={`/cases/${id}`} data-row>
        <span className={styles.line}>
          <b>{withTenant ? tenant : title}</b>
          {withTenant && <span className={styles.quiet}>{title}</span>}
          {cycle > 1 && <span className={styles.quiet}>{t('cases.cycle', { cycle })}</span>}
        </span>
        {questions.map(({ about, text, actor, mine }) => (
          <span key={about} className={styles.question}>
            <b>{mine ? t('cases.askedYou', { about }) : t('cases.asked', { about, actor })}</b> {text}
          </span>
        ))}
        {reason !== '' && <span className={styles.quiet}>{reason}</span>}
      </Go>
      <p className={styles.line}>
        <span className={styles.quiet}>
          <Waits shown={shown} />
        </span>
        <NextAction day={shown.nextAction} />
        <span className={styles.quiet}>
          <Since at={since} />
        </span>
        <CaseState shown={shown} />
      </p>
    </li>
  );
}
