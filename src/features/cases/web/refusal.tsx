import type { CallProblem } from '../../../ui/call.ts';
import { useT } from '../../../ui/i18n.ts';
import { Icon } from '../../../ui/icon.tsx';
import type { CaseCondition } from '../model.ts';
import styles from './conditions.module.css';
import { Conditions } from './conditions.tsx';

/** Why an act was refused: what, each condition with its value, and a code for whoever is asked about it. */
export function Refusal({ problem }: { problem: CallProblem }) {
  const t = useT();
  const conditions = problem.details.conditions as readonly CaseCondition[] | undefined;
  const faults = problem.details.faults as readonly { readonly say: string }[] | undefined;
  return (
    <section className={styles.refusal} role="alert" aria-label={t('cases.refused')}>
      <p className={styles.what}>
        <Icon name="important" />
        <b>{conditions ? t('cases.refused') : problem.message}</b>
      </p>
      {conditions && <Conditions conditions={conditions} />}
      {faults && faults.length > 1 && (
        <ul>
          {faults.map(({ say }) => (
            <li key={say}>{say}</li>
          ))}
        </ul>
      )}
      <p className={styles.code}>{t('ui.code', { code: problem.code })}</p>
    </section>
  );
}
