import { useQuery } from '@tanstack/react-query';
import type { Id } from '../../../base/ids.ts';
import { problemOf } from '../../../ui/call.ts';
import { useT } from '../../../ui/i18n.ts';
import { Go } from '../../../ui/link.tsx';
import { contractQuery } from '../../../ui/query.ts';
import { SidePanel } from '../../../ui/side-panel.tsx';
import { Failed, LoadingRows } from '../../../ui/states.tsx';
import { formatMoment } from '../../../ui/time.ts';
import { pageAddress } from '../../playbooks/rules.ts';
import { readFeedback } from '../contract.ts';
import type { Feedback } from '../model.ts';
import { AnswerForm } from './answer-form.tsx';
import { Answer, Sender } from './feedback-parts.tsx';
import styles from './feedback-screen.module.css';
import { KeptAnswer } from './kept-answer.tsx';

interface Props {
  readonly id: string;
  readonly person: string;
  readonly onClose: () => void;
  readonly onPrevious: (() => void) | undefined;
  readonly onNext: (() => void) | undefined;
}

/** One piece of feedback: what was said about which part, by whom, and the answer or the place to write it. */
export function FeedbackPanel({ id, person, ...way }: Props) {
  const t = useT();
  const query = useQuery(contractQuery(readFeedback, { feedbackId: id as Id<'feedback'> }));
  const { data } = query;
  const where = data && t('feedback.edition', { kind: t(`feedback.kind.${data.kind}`), number: data.number });
  return (
    <SidePanel title={data?.page ?? t('feedback.title')} where={where ?? ''} {...way}>
      {query.isPending && <LoadingRows count={3} label={t('feedback.loading')} />}
      {query.isError && <Failed problem={problemOf(query.error)} onRetry={() => void query.refetch()} />}
      {data && <Content feedback={data} person={person} />}
    </SidePanel>
  );
}

function Content({ feedback, person }: { feedback: Feedback; person: string }) {
  const t = useT();
  const { path, anchor, heading, body, sender, owner, sentAt, mayAnswer } = feedback;
  // Partners are told of no owner, so there is nothing to say about it.
  const forWhom = owner?.name ?? (sender.firm === null || mayAnswer ? t('feedback.publishers') : null);
  return (
    <>
      <p className={styles.body}>{body}</p>
      <dl className={styles.facts}>
        <dt>{t('feedback.where')}</dt>
        <dd>
          <Go to={pageAddress(path, anchor || undefined)}>{heading || t('feedback.whole')}</Go>
        </dd>
        <dt>{t('feedback.from')}</dt>
        <dd>
          <Sender feedback={feedback} />
        </dd>
        {forWhom !== null && (
          <>
            <dt>{t('feedback.for')}</dt>
            <dd>{forWhom}</dd>
          </>
        )}
        <dt>{t('feedback.when')}</dt>
        <dd>{formatMoment(sentAt)}</dd>
      </dl>
      <section className={styles.answer}>
        {mayAnswer ? (
          <AnswerForm feedback={feedback} person={person} />
        ) : (
          <>
            <h3>{t('feedback.answer')}</h3>
            <Answer feedback={feedback} />
            <KeptAnswer id={feedback.id} person={person} />
          </>
        )}
      </section>
    </>
  );
}
