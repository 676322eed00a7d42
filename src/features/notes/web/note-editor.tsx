import { type FormEvent, useState } from 'react';
import type { Id } from '../../../base/ids.ts';
import { problemOf } from '../../../ui/call.ts';
import { useT } from '../../../ui/i18n.ts';
import { LeaveDialog, type LeftPlace } from '../../../ui/leave-dialog.tsx';
import { RichField } from '../../../ui/rich-field.tsx';
import { useToasts } from '../../../ui/toast.tsx';
import type { Draft, DraftContent, Note } from '../model.ts';
import styles from './editor.module.css';
import { EditorAction } from './editor-action.tsx';
import { EditorFoot } from './editor-foot.tsx';
import { EditorHead } from './editor-head.tsx';
import { EditorLinks } from './editor-links.tsx';
import { TenantPicker } from './tenant-picker.tsx';
import { useEditor } from './use-editor.ts';
import { useAddNote } from './use-notes.ts';
import { isWhole, wrongOf } from './wrong-note.ts';

interface Props {
  readonly first: DraftContent;
  readonly draft: Draft | undefined;
  /** What the page says already, and so is not asked for: the tenant, or the task and its tenant. */
  readonly placed: 'tenant' | 'task' | undefined;
  readonly onSaved: (note: Note) => void;
  readonly onClose: () => void;
}

/** Writes a note; what is typed is kept as a draft until it is saved (domain.md 8.12). */
export function NoteEditor({ first, draft, placed, onSaved, onClose }: Props) {
  const t = useT();
  const { show } = useToasts();
  const editor = useEditor(first, draft);
  const add = useAddNote();
  const [tried, setTried] = useState(false);
  const { content } = editor;
  const refused = add.isError ? problemOf(add.error) : undefined;
  const wrong = wrongOf(content, tried, refused, t);

  async function save(event?: FormEvent): Promise<void> {
    event?.preventDefault();
    setTried(true);
    if (add.isPending || !isWhole(content)) return;
    // The draft that this is has to be known, so that it goes when the note is there; what fails here is no reason not to save.
    await editor.flush();
    const draftId = editor.kept()?.id;
    const { tenantId, taskId, nextActionOwner, corrects, ...rest } = content;
    add.mutate(
      {
        ...rest,
        tenantId: tenantId as Id<'tenant'>,
        taskId: taskId.trim() === '' ? undefined : taskId.trim(),
        nextActionOwner: nextActionOwner as Id<'person'> | null,
        corrects: corrects as Id<'note'> | null,
        ...(draftId !== undefined && { draft: draftId as Id<'draft'> }),
      },
      {
        onSuccess: (note) => {
          editor.close();
          show({ title: t('notes.saved'), body: note.category });
          onSaved(note);
        },
      },
    );
  }
  return (
    <form className={styles.editor} onSubmit={(event) => void save(event)} noValidate>
      {placed === undefined && (
        <TenantPicker
          tenantId={content.tenantId}
          fixed={content.corrects !== null}
          wrong={wrong.tenant}
          onTenant={(tenantId) => editor.change({ tenantId, nextActionOwner: null })}
        />
      )}
      <EditorHead editor={editor} />
      <RichField
        label={t('notes.body')}
        hint={t('notes.kept')}
        placeholder={t('notes.bodyHint')}
        value={content.body}
        wrong={wrong.body}
        autoFocus={placed !== undefined || content.tenantId !== null}
        onChange={(body) => editor.change({ body })}
        onSubmit={() => void save()}
      />
      <EditorLinks editor={editor} onTask={placed === 'task'} wrongTask={wrong.task} />
      <EditorAction editor={editor} wrong={wrong} />
      <EditorFoot editor={editor} saving={add.isPending} refused={wrong.other} onClose={onClose} />
      <LeaveDialog
        unsaved={editor.state !== 'kept'}
        body={t('notes.leaveBody')}
        isElsewhere={isElsewhere}
        lastTry={editor.flush}
      />
    </form>
  );
}

// Where the address names a task or a note, another one takes the editor away.
function isElsewhere(current: LeftPlace, next: LeftPlace): boolean {
  return current.pathname !== next.pathname || JSON.stringify(current.search) !== JSON.stringify(next.search);
}
