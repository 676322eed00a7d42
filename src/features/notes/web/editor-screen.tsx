import { useQuery } from '@tanstack/react-query';
import { problemOf } from '../../../ui/call.ts';
import { useT } from '../../../ui/i18n.ts';
import { Go, useGo } from '../../../ui/link.tsx';
import { contractQuery } from '../../../ui/query.ts';
import { Empty, Failed, LoadingRows } from '../../../ui/states.tsx';
import { whoAmI } from '../../people/contract.ts';
import { type Draft, type DraftContent, draftContentSchema, type Note, noteCategories } from '../model.ts';
import { noteAddress } from '../rules.ts';
import styles from './library.module.css';
import { LibraryFrame } from './library-frame.tsx';
import { NoteEditor } from './note-editor.tsx';
import { NoteItem } from './note-item.tsx';
import type { EditorSearch } from './note-search.ts';
import { begin } from './use-compose.ts';
import { contentOf } from './use-editor.ts';
import { useDrafts, useNote } from './use-notes.ts';

/** The editor on a page of its own: from the beginning, from a draft, or to correct a note. */
export function EditorScreen({ search }: { search: EditorSearch }) {
  return (
    <LibraryFrame place="editor">
      <div className={styles.body}>
        {search.draft !== undefined ? (
          <FromDraft id={search.draft} />
        ) : search.corrects !== undefined && search.tenant !== undefined ? (
          <Correction tenantId={search.tenant} noteId={search.corrects} />
        ) : (
          <FromBeginning search={search} />
        )}
      </div>
    </LibraryFrame>
  );
}

function FromBeginning({ search }: { search: EditorSearch }) {
  const { data: me } = useQuery(contractQuery(whoAmI, {}));
  if (me === undefined) return null;
  return <Writing first={begin(search, me.audience)} draft={undefined} />;
}

function FromDraft({ id }: { id: string }) {
  const t = useT();
  const query = useDrafts();
  const draft = query.data?.items.find((one) => one.id === id);
  if (query.isPending) return <LoadingRows label={t('notes.loading')} />;
  if (query.isError) return <Failed problem={problemOf(query.error)} onRetry={() => void query.refetch()} />;
  if (draft === undefined)
    return (
      <Empty
        title={t('notes.draftGone')}
        body={t('notes.draftGoneBody')}
        actions={<Go to="/notes/drafts">{t('notes.toDrafts')}</Go>}
      />
    );
  return (
    <>
      {draft.corrects !== null && draft.tenantId !== null && (
        <Corrected tenantId={draft.tenantId} noteId={draft.corrects} />
      )}
      <Writing first={contentOf(draft)} draft={draft} />
    </>
  );
}

function Correction({ tenantId, noteId }: { tenantId: string; noteId: string }) {
  const query = useNote(tenantId, noteId);
  if (query.isError) return <Failed problem={problemOf(query.error)} />;
  if (query.data === undefined) return <LoadingRows count={2} />;
  return (
    <>
      <Corrected tenantId={tenantId} noteId={noteId} />
      <Writing first={correctionOf(query.data)} draft={undefined} />
    </>
  );
}

/** A correction begins where the note stood: same tenant, task, services and category; its words are to be said anew. */
function correctionOf({ id, tenantId, taskId, services, category }: Note): DraftContent {
  return draftContentSchema.parse({
    tenantId,
    taskId: taskId ?? '',
    services,
    category: noteCategories.find((one) => one === category) ?? 'Engagement Management',
    corrects: id,
  });
}

function Corrected({ tenantId, noteId }: { tenantId: string; noteId: string }) {
  const t = useT();
  const { data } = useNote(tenantId, noteId);
  if (data === undefined) return null;
  return (
    <section className={styles.correcting} aria-label={t('notes.correcting')}>
      <h2>{t('notes.correcting')}</h2>
      <ul>
        <NoteItem note={{ ...data, mayWrite: false }} withTenant withTask />
      </ul>
    </section>
  );
}

function Writing({ first, draft }: { first: DraftContent; draft: Draft | undefined }) {
  const go = useGo();
  return (
    <NoteEditor
      first={first}
      draft={draft}
      placed={undefined}
      onSaved={(note) => go(noteAddress(note.tenantId, note.id), { replace: true })}
      onClose={() =>
        go(first.tenantId === null ? '/notes' : `/tenants/${encodeURIComponent(first.tenantId)}/notes`)
      }
    />
  );
}
