import { useQuery } from '@tanstack/react-query';
import { Chip } from '../../../ui/chip.tsx';
import { useT } from '../../../ui/i18n.ts';
import { contractQuery } from '../../../ui/query.ts';
import { formatMoment, formatShortDay } from '../../../ui/time.ts';
import { listFeedback } from '../contract.ts';
import type { Feedback } from '../model.ts';
import { Answer, StateChip } from './feedback-parts.tsx';
import styles from './page-feedback.module.css';
import { useFeedbackCount } from './use-feedback.ts';

// What stands below a page; the list of feedback has the rest.
const most = 5;

/** What one has said about a page before, with its answers. */
export function OwnFeedback({ path }: { path: string }) {
  const t = useT();
  const sent = useFeedbackCount()?.sent ?? 0;
  const asked = contractQuery(listFeedback, { box: 'sent', path, limit: most });
  const { data } = useQuery({ ...asked, enabled: sent > 0 });
  if (data === undefined || data.items.length === 0) return null;
  return (
    <div className={styles.own}>
      <h3>{data.total > most ? t('feedback.ownNewest', { count: data.total }) : t('feedback.own')}</h3>
      {data.items.map((feedback) => (
        <Said key={feedback.id} feedback={feedback} />
      ))}
    </div>
  );
}

function Said({ feedback }: { feedback: Feedback }) {
  const t = useT();
  const { kind, heading, body, sentAt } = feedback;
  return (
    <details>
      <summary>
        <Chip>{t(`feedback.kind.${kind}`)}</Chip>
        <span className={styles.words}>{body}</span>
        <StateChip feedback={feedback} />
        <time dateTime={sentAt} title={formatMoment(sentAt)}>
          {formatShortDay(sentAt)}
        </time>
      </summary>
      <p className={styles.quiet}>{heading === '' ? t('feedback.whole') : heading}</p>
      <p className={styles.body}>{body}</p>
      <Answer feedback={feedback} />
    </details>
  );
}
