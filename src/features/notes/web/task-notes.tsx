import { Button } from '@fluentui/react-components';
import { problemOf } from '../../../ui/call.ts';
import { useT } from '../../../ui/i18n.ts';
import { Failed, LoadingRows } from '../../../ui/states.tsx';
import { NewNoteButton, useNewNote } from './new-note.tsx';
import { NoteComposer } from './note-composer.tsx';
import { NoteItem } from './note-item.tsx';
import styles from './notes.module.css';
import { useNotes } from './use-notes.ts';

/** Notes of one task at a tenant, for its panel. */
export function TaskNotes({
  tenantId,
  taskId,
  mayWrite,
}: {
  tenantId: string;
  taskId: string;
  mayWrite: boolean;
}) {
  const t = useT();
  const query = useNotes(tenantId, taskId);
  const fresh = useNewNote(tenantId, taskId, mayWrite);
  const notes = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section aria-labelledby="task-notes">
      <div className={styles.head}>
        <h3 id="task-notes">{t('notes.title')}</h3>
        {query.isSuccess && notes.length > 0 && <span className={styles.count}>{notes.length}</span>}
        {fresh.ready && !fresh.open && <NewNoteButton hasDraft={fresh.hasDraft} onClick={fresh.start} />}
      </div>
      {fresh.open && (
        <NoteComposer
          tenantId={tenantId}
          taskId={taskId}
          storageKey={fresh.key}
          first={fresh.first()}
          onClose={fresh.close}
        />
      )}
      {query.isPending && <LoadingRows count={2} label={t('notes.loading')} />}
      {query.isError && <Failed problem={problemOf(query.error)} onRetry={() => void query.refetch()} />}
      {query.isSuccess && notes.length === 0 && <p className={styles.none}>{t('notes.noneOnTask')}</p>}
      <ul>
        {notes.map((note) => (
          <NoteItem key={note.id} note={note} />
        ))}
      </ul>
      {query.hasNextPage && (
        <Button size="small" disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('notes.older')}
        </Button>
      )}
    </section>
  );
}
