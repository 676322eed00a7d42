import { Button } from '@fluentui/react-components';
import { problemOf } from '../../../ui/call.ts';
import { Chip } from '../../../ui/chip.tsx';
import { useT } from '../../../ui/i18n.ts';
import { Go, useGo } from '../../../ui/link.tsx';
import { Empty, Failed, LoadingRows } from '../../../ui/states.tsx';
import { formatMoment, formatShortDay } from '../../../ui/time.ts';
import type { Feedback, FeedbackBox } from '../model.ts';
import { feedbackAddress } from '../rules.ts';
import { FeedbackFilterBar } from './feedback-filter-bar.tsx';
import { Sender, StateChip } from './feedback-parts.tsx';
import styles from './feedback-screen.module.css';
import type { Chosen, Shown } from './filters.ts';
import type { useFeedbackList } from './use-feedback.ts';

interface Props {
  readonly query: ReturnType<typeof useFeedbackList>;
  readonly items: readonly Feedback[];
  readonly chosen: Chosen;
  readonly shown: Shown;
  readonly boxes: readonly FeedbackBox[];
}

/** A box of feedback, newest first. */
export function FeedbackList({ query, items, chosen, shown, boxes }: Props) {
  const t = useT();
  const [first] = query.data?.pages ?? [];
  return (
    <>
      <h1>{t('feedback.title')}</h1>
      <FeedbackFilterBar chosen={chosen} shown={shown} pages={first?.pages ?? []} boxes={boxes} />
      {query.isPending && <LoadingRows label={t('feedback.loading')} />}
      {query.isError && <Failed problem={problemOf(query.error)} onRetry={() => void query.refetch()} />}
      {first && (
        <p className={styles.quiet} role="status">
          {t('feedback.found', { count: first.total })}
        </p>
      )}
      {first && items.length === 0 && <Nothing chosen={chosen} filtered={first.pages.length > 0} />}
      <ul className={styles.rows}>
        {items.map((feedback) => (
          <Row key={feedback.id} feedback={feedback} shown={shown} withSender={chosen.box !== 'sent'} />
        ))}
      </ul>
      {query.hasNextPage && (
        <Button disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('feedback.more')}
        </Button>
      )}
    </>
  );
}

function Row(props: { feedback: Feedback; shown: Shown; withSender: boolean }) {
  const t = useT();
  const { feedback, shown, withSender } = props;
  const { id, kind, page, heading, body, sentAt } = feedback;
  return (
    <li className={`${styles.row} ${shown.item === id ? styles.selected : ''}`}>
      <Go
        id={`row-${id}`}
        to={feedbackAddress({ ...shown, item: id })}
        aria-current={shown.item === id ? 'true' : undefined}
        data-row
      >
        <span className={styles.line}>
          <Chip>{t(`feedback.kind.${kind}`)}</Chip>
          <b>{page}</b>
          {heading !== '' && <span className={styles.heading}>{heading}</span>}
        </span>
        <span className={styles.words}>{body}</span>
      </Go>
      <p className={styles.line}>
        {withSender && <Sender feedback={feedback} />}
        <time dateTime={sentAt} title={formatMoment(sentAt)}>
          {formatShortDay(sentAt)}
        </time>
        <StateChip feedback={feedback} />
      </p>
    </li>
  );
}

/** An empty box, and whether it is the filters that empty it. */
function Nothing({ chosen: { box, state, path }, filtered }: { chosen: Chosen; filtered: boolean }) {
  const t = useT();
  const go = useGo();
  // That nothing is open any more is the aim, not a filter too many.
  if (box === 'inbox' && state === 'open' && path === undefined)
    return <Empty title={t('feedback.noneInbox')} body={t('feedback.noneInboxBody')} />;
  if (!filtered)
    return (
      <Empty
        title={t('feedback.none')}
        body={t(box === 'sent' ? 'feedback.noneSentBody' : 'feedback.noneInboxBody')}
      />
    );
  const drop = (
    <Button onClick={() => go(feedbackAddress({ box, state: 'any' }), { replace: true })}>
      {t('feedback.dropFilters')}
    </Button>
  );
  return <Empty title={t('feedback.none')} body={t('feedback.noneFitsBody')} actions={drop} />;
}
