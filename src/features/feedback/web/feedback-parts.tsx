import { Chip, Person } from '../../../ui/chip.tsx';
import { useT } from '../../../ui/i18n.ts';
import { formatMoment } from '../../../ui/time.ts';
import type { Feedback } from '../model.ts';
import styles from './feedback-parts.module.css';

/** Open, or answered. */
export function StateChip({ feedback: { state } }: { feedback: Feedback }) {
  const t = useT();
  return state === 'open' ? (
    <Chip tone="outline">{t('feedback.state.open')}</Chip>
  ) : (
    <Chip tone="ok" icon="tick">
      {t('feedback.state.answered')}
    </Chip>
  );
}

/** Who sent it, and from which partner firm. */
export function Sender({ feedback: { sender } }: { feedback: Feedback }) {
  const t = useT();
  return (
    <span className={styles.sender}>
      <Person name={sender.name} />
      {sender.firm === null ? sender.name : t('feedback.by', { name: sender.name, firm: sender.firm })}
    </span>
  );
}

/** The answer, in the words of who gave it. Partners are not told who that was. */
export function Answer({ feedback }: { feedback: Feedback }) {
  const t = useT();
  const { answer, answeredBy, answeredAt } = feedback;
  if (answer === null || answeredAt === null) return <p className={styles.quiet}>{t('feedback.noAnswer')}</p>;
  const when = formatMoment(answeredAt);
  return (
    <div className={styles.answer}>
      <p className={styles.body}>{answer}</p>
      <p className={styles.quiet}>
        {answeredBy === null
          ? t('feedback.answeredUnnamed', { when })
          : t('feedback.answeredBy', { name: answeredBy.name, when })}
      </p>
    </div>
  );
}
