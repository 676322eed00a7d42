import { Button } from '@fluentui/react-components';
import { problemOf } from '../../../ui/call.ts';
import { Pill } from '../../../ui/chip.tsx';
import { useT } from '../../../ui/i18n.ts';
import { Empty, Failed, LoadingRows, ReadOnlyBar } from '../../../ui/states.tsx';
import type { Note } from '../model.ts';
import { noteCategories } from './categories.ts';
import { NewNoteButton, useNewNote } from './new-note.tsx';
import { NoteComposer } from './note-composer.tsx';
import { NoteItem } from './note-item.tsx';
import styles from './notes.module.css';
import { useNotes } from './use-notes.ts';

interface Props {
  readonly tenantId: string;
  readonly mayWrite: boolean;
  /** Category in the address; any other word shows all. */
  readonly category?: string | undefined;
  readonly onCategory: (category: string | undefined) => void;
}

/** All notes of a tenant, newest first. They are added, never edited (domain.md 3.18). */
export function TenantNotes({ tenantId, mayWrite, category, onCategory }: Props) {
  const t = useT();
  const query = useNotes(tenantId);
  const fresh = useNewNote(tenantId, undefined, mayWrite);
  const chosen = noteCategories.find((one) => one === category);
  const all = query.data?.pages.flatMap((page) => page.items) ?? [];
  const notes = all.filter((note) => chosen === undefined || note.category === chosen);
  return (
    <div className={styles.page}>
      <div className={styles.bar}>
        <Categories chosen={chosen} onCategory={onCategory} />
        {query.isSuccess && <Count shown={notes.length} loaded={all.length} more={query.hasNextPage} />}
        {fresh.ready && !fresh.open && <NewNoteButton hasDraft={fresh.hasDraft} onClick={fresh.start} />}
      </div>
      <div className={styles.list}>
        {!mayWrite && <ReadOnlyBar why={t('notes.readOnly')} />}
        {fresh.open && (
          <NoteComposer
            tenantId={tenantId}
            storageKey={fresh.key}
            first={fresh.first()}
            onClose={fresh.close}
          />
        )}
        {query.isPending && <LoadingRows label={t('notes.loading')} />}
        {query.isError && <Failed problem={problemOf(query.error)} onRetry={() => void query.refetch()} />}
        {query.isSuccess && (
          <Notes
            notes={notes}
            chosen={chosen}
            hasAny={all.length > 0}
            mayWrite={mayWrite}
            onAll={() => onCategory(undefined)}
          />
        )}
        {query.hasNextPage && (
          <Button disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('notes.older')}
          </Button>
        )}
      </div>
    </div>
  );
}

function Categories({ chosen, onCategory }: { chosen: string | undefined; onCategory: Props['onCategory'] }) {
  const t = useT();
  return (
    <fieldset className={styles.pills} aria-label={t('notes.filter')}>
      <Pill on={chosen === undefined} onClick={() => onCategory(undefined)}>
        {t('notes.allCategories')}
      </Pill>
      {noteCategories.map((one) => (
        <Pill key={one} on={one === chosen} onClick={() => onCategory(one === chosen ? undefined : one)}>
          {one}
        </Pill>
      ))}
    </fieldset>
  );
}

function Count({ shown, loaded, more }: { shown: number; loaded: number; more: boolean }) {
  const t = useT();
  const text = more ? t('notes.countLoaded', { shown, count: loaded }) : t('notes.count', { count: shown });
  return <span className={styles.count}>{text}</span>;
}

function Notes(props: {
  notes: readonly Note[];
  chosen: string | undefined;
  hasAny: boolean;
  mayWrite: boolean;
  onAll: () => void;
}) {
  const t = useT();
  const { notes, chosen, hasAny, mayWrite, onAll } = props;
  if (notes.length === 0 && hasAny && chosen !== undefined) {
    return (
      <Empty
        title={t('notes.noneInCategory', { category: chosen })}
        body={t('notes.noneInCategoryBody')}
        actions={<Button onClick={onAll}>{t('notes.dropFilter')}</Button>}
      />
    );
  }
  if (notes.length === 0) {
    return <Empty title={t('notes.none')} body={mayWrite ? t('notes.noneBody') : t('notes.noneReadOnly')} />;
  }
  return (
    <ul>
      {notes.map((note) => (
        <NoteItem key={note.id} note={note} withTask />
      ))}
    </ul>
  );
}
