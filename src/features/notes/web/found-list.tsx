import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { problemOf } from '../../../ui/call.ts';
import { useT } from '../../../ui/i18n.ts';
import { Failed, LoadingRows } from '../../../ui/states.tsx';
import { formatCount } from '../../../ui/time.ts';
import styles from './library.module.css';
import { NoteItem } from './note-item.tsx';
import type { FoundNotes } from './use-notes.ts';

interface Props {
  readonly query: FoundNotes;
  readonly withTenant?: boolean;
  /** What stands there when nothing was found: why, and what to do. */
  readonly nothing: ReactNode;
}

/** Notes that were found, with how many there are and how long it took; older ones on demand. */
export function FoundList({ query, withTenant = false, nothing }: Props) {
  const t = useT();
  const { data } = query;
  const first = data?.pages[0];
  const notes = data?.pages.flatMap((page) => page.items) ?? [];
  if (query.isPending) return <LoadingRows label={t('notes.loading')} />;
  if (query.isError && first === undefined)
    return <Failed problem={problemOf(query.error)} onRetry={() => void query.refetch()} />;
  return (
    <>
      {first && notes.length > 0 && <Count first={first} />}
      {notes.length === 0 && nothing}
      <ul className={styles.notes} aria-busy={query.isPlaceholderData}>
        {notes.map((note) => (
          <NoteItem key={note.id} note={note} withTenant={withTenant} withTask />
        ))}
      </ul>
      {query.hasNextPage && (
        <Button
          className={styles.older ?? ''}
          disabled={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t('notes.more')}
        </Button>
      )}
    </>
  );
}

function Count({ first }: { first: NonNullable<FoundNotes['data']>['pages'][number] }) {
  const t = useT();
  const { total, more, seconds } = first;
  const count = total ?? 0;
  const values = { count, found: formatCount(count), seconds: seconds.toFixed(2) };
  return (
    <p className={styles.count} role="status">
      {more ? t('notes.foundMore', values) : t('notes.found', values)}
      {more && (
        <span className={styles.bound} title={t('notes.boundTitle', values)}>
          {t('notes.bound')}
        </span>
      )}
    </p>
  );
}
