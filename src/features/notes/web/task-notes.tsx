import { Button } from '@fluentui/react-components';
import { problemOf } from '../../../ui/call.ts';
import { useT } from '../../../ui/i18n.ts';
import { Failed, LoadingRows } from '../../../ui/states.tsx';
import { NewNoteButton } from './new-note-button.tsx';
import { NoteEditor } from './note-editor.tsx';
import { NoteItem } from './note-item.tsx';
import styles from './notes.module.css';
import { useCompose } from './use-compose.ts';
import { useTaskNotes } from './use-notes.ts';

interface Props {
  readonly tenantId: string;
  readonly taskId: string;
  /** What the task concerns: a note on it begins with these. */
  readonly services: readonly string[];
  readonly mayWrite: boolean;
}

/** Notes of one task at a tenant, for its panel. */
export function TaskNotes({ tenantId, taskId, services, mayWrite }: Props) {
  const t = useT();
  const query = useTaskNotes(tenantId, taskId);
  const compose = useCompose({ tenantId, taskId, services }, mayWrite);
  const notes = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section aria-labelledby="task-notes">
      <div className={styles.head}>
        <h3 id="task-notes">{t('notes.title')}</h3>
        {query.isSuccess && notes.length > 0 && <span className={styles.count}>{notes.length}</span>}
        {compose.ready && !compose.writing && <NewNoteButton waits={compose.waits} onClick={compose.start} />}
      </div>
      {compose.writing && (
        <NoteEditor {...compose.writing} placed="task" onSaved={compose.close} onClose={compose.close} />
      )}
      {query.isPending && <LoadingRows count={2} label={t('notes.loading')} />}
      {query.isError && <Failed problem={problemOf(query.error)} onRetry={() => void query.refetch()} />}
      {query.isSuccess && notes.length === 0 && <p className={styles.none}>{t('notes.noneOnTask')}</p>}
      <ul className={styles.notes}>
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
