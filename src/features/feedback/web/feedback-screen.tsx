import { useBreadcrumbs } from '../../../ui/breadcrumbs.tsx';
import { useT } from '../../../ui/i18n.ts';
import { useGo } from '../../../ui/link.tsx';
import { useRowKeys } from '../../../ui/row-keys.ts';
import { LoadingRows } from '../../../ui/states.tsx';
import type { FeedbackBox } from '../model.ts';
import { feedbackAddress } from '../rules.ts';
import { FeedbackList } from './feedback-list.tsx';
import { FeedbackPanel } from './feedback-panel.tsx';
import styles from './feedback-screen.module.css';
import { boxesFor, type Chosen, chosenOf, type Shown } from './filters.ts';
import { useFeedbackCount, useFeedbackList } from './use-feedback.ts';

/** Feedback that waits for the person, that they sent, or all of it; the one that is open stands beside the list. */
export function FeedbackScreen({ shown, person }: { shown: Shown; person: string }) {
  const t = useT();
  const counts = useFeedbackCount();
  useBreadcrumbs([{ label: t('playbooks.title'), to: '/playbooks' }, { label: t('feedback.title') }]);
  if (counts === undefined) return <LoadingRows label={t('feedback.loading')} />;
  return <Screen chosen={chosenOf(shown, counts)} shown={shown} person={person} boxes={boxesFor(counts)} />;
}

interface Props {
  readonly chosen: Chosen;
  readonly shown: Shown;
  readonly person: string;
  readonly boxes: readonly FeedbackBox[];
}

function Screen({ chosen, shown, person, boxes }: Props) {
  const go = useGo();
  const rows = useRowKeys();
  const query = useFeedbackList(chosen);
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  const { item } = shown;
  const at = items.findIndex(({ id }) => id === item);
  const open = (id: string | undefined) => go(feedbackAddress({ ...shown, item: id }), { replace: true });
  const step = (by: 1 | -1) => {
    const next = at < 0 ? undefined : items[at + by];
    return next && (() => open(next.id));
  };
  function close(): void {
    open(undefined);
    document.getElementById(`row-${item}`)?.focus();
  }
  return (
    <div className={styles.screen}>
      <div ref={rows} className={styles.page}>
        <FeedbackList query={query} items={items} chosen={chosen} shown={shown} boxes={boxes} />
      </div>
      {item !== undefined && (
        <FeedbackPanel
          key={item}
          id={item}
          person={person}
          onClose={close}
          onPrevious={step(-1)}
          onNext={step(1)}
        />
      )}
    </div>
  );
}
