import { Button, Field, Select, Textarea } from '@fluentui/react-components';
import { type KeyboardEvent, useState } from 'react';
import { problemOf } from '../../../ui/call.ts';
import { useT } from '../../../ui/i18n.ts';
import { useShortcut } from '../../../ui/shortcuts.tsx';
import { useToasts } from '../../../ui/toast.tsx';
import { type NoteCategory, noteCategories } from './categories.ts';
import { type Draft, keepDraft } from './draft.ts';
import styles from './notes.module.css';
import { useAddNote } from './use-notes.ts';

const longest = 8000;

interface Props {
  readonly tenantId: string;
  readonly taskId?: string | undefined;
  /** Where the draft is kept until it is saved. */
  readonly storageKey: string;
  readonly first: Draft;
  readonly onClose: () => void;
}

/** Writes a note. Every letter is kept on this device until the note is saved or the draft discarded. */
export function NoteComposer({ tenantId, taskId, storageKey, first, onClose }: Props) {
  const t = useT();
  const { show } = useToasts();
  const [draft, setDraft] = useState(first);
  const add = useAddNote(tenantId, taskId);
  const length = draft.body.trim().length;
  const ready = length > 0 && length <= longest && !add.isPending;
  useShortcut('Escape', t('notes.close'), t('notes.group'), onClose);

  function change(next: Partial<Draft>): void {
    const changed = { ...draft, ...next };
    setDraft(changed);
    keepDraft(localStorage, storageKey, changed);
  }
  function discard(): void {
    keepDraft(localStorage, storageKey, { ...draft, body: '' });
    onClose();
  }
  function save(): void {
    if (!ready) return;
    add.mutate(draft, {
      onSuccess: () => {
        show({ title: t('notes.saved'), body: draft.category });
        discard();
      },
      onError: (error) =>
        show({ title: t('notes.notSaved'), body: problemOf(error).message, intent: 'error' }),
    });
  }
  function saveByKey(event: KeyboardEvent): void {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save();
  }
  return (
    <form
      className={styles.composer}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Field label={t('notes.category')} size="small">
        <Select
          value={draft.category}
          onChange={(_, data) => change({ category: data.value as NoteCategory })}
        >
          {noteCategories.map((category) => (
            <option key={category}>{category}</option>
          ))}
        </Select>
      </Field>
      <Field
        label={t('notes.body')}
        size="small"
        hint={t('notes.kept')}
        {...(length > longest && {
          validationMessage: t('notes.tooLong', { over: length - longest, most: longest }),
        })}
      >
        <Textarea
          autoFocus
          resize="vertical"
          rows={5}
          placeholder={t('notes.bodyHint')}
          value={draft.body}
          onChange={(_, data) => change({ body: data.value })}
          onKeyDown={saveByKey}
        />
      </Field>
      <div className={styles.buttons}>
        <Button type="submit" appearance="primary" size="small" disabled={!ready}>
          {add.isPending ? t('notes.saving') : t('notes.save')}
        </Button>
        <Button size="small" onClick={onClose}>
          {t('notes.close')}
        </Button>
        {length > 0 && (
          <Button size="small" appearance="subtle" onClick={discard}>
            {t('notes.discard')}
          </Button>
        )}
      </div>
    </form>
  );
}
