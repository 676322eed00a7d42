import { Button, Field, Select, Textarea } from '@fluentui/react-components';
import { problemOf } from '../../../ui/call.ts';
import { useT } from '../../../ui/i18n.ts';
import { useShortcut } from '../../../ui/shortcuts.tsx';
import { useToasts } from '../../../ui/toast.tsx';
import { type NoteCategory, noteCategories } from './categories.ts';
import type { Draft } from './draft.ts';
import styles from './notes.module.css';
import { useDraft } from './use-draft.ts';
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
  const { draft, change, forget } = useDraft(storageKey, first);
  const add = useAddNote(tenantId, taskId);
  const length = draft.body.trim().length;
  const ready = length > 0 && length <= longest && !add.isPending;
  useShortcut('Escape', t('notes.close'), t('notes.group'), onClose);

  function discard(): void {
    forget();
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
  return (
    <form
      className={styles.composer}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <CategoryField category={draft.category} onCategory={(category) => change({ category })} />
      <BodyField body={draft.body} onBody={(body) => change({ body })} onSave={save} />
      <Buttons
        ready={ready}
        saving={add.isPending}
        onClose={onClose}
        onDiscard={length > 0 ? discard : undefined}
      />
    </form>
  );
}

function CategoryField(props: { category: NoteCategory; onCategory: (category: NoteCategory) => void }) {
  const t = useT();
  return (
    <Field label={t('notes.category')} size="small">
      <Select value={props.category} onChange={(_, data) => props.onCategory(data.value as NoteCategory)}>
        {noteCategories.map((category) => (
          <option key={category}>{category}</option>
        ))}
      </Select>
    </Field>
  );
}

function BodyField({
  body,
  onBody,
  onSave,
}: {
  body: string;
  onBody: (body: string) => void;
  onSave: () => void;
}) {
  const t = useT();
  const over = body.trim().length - longest;
  const message = over > 0 ? { validationMessage: t('notes.tooLong', { over, most: longest }) } : {};
  return (
    <Field label={t('notes.body')} size="small" hint={t('notes.kept')} {...message}>
      <Textarea
        autoFocus
        resize="vertical"
        rows={5}
        placeholder={t('notes.bodyHint')}
        value={body}
        onChange={(_, data) => onBody(data.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onSave();
        }}
      />
    </Field>
  );
}

function Buttons(props: {
  ready: boolean;
  saving: boolean;
  onClose: () => void;
  onDiscard: (() => void) | undefined;
}) {
  const t = useT();
  return (
    <div className={styles.buttons}>
      <Button type="submit" appearance="primary" size="small" disabled={!props.ready}>
        {props.saving ? t('notes.saving') : t('notes.save')}
      </Button>
      <Button size="small" onClick={props.onClose}>
        {t('notes.close')}
      </Button>
      {props.onDiscard && (
        <Button size="small" appearance="subtle" onClick={props.onDiscard}>
          {t('notes.discard')}
        </Button>
      )}
    </div>
  );
}
