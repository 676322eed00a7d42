import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { type CallProblem, problemOf } from '../../../ui/call.ts';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { useT } from '../../../ui/i18n.ts';
import { Go } from '../../../ui/link.tsx';
import { formatMoment } from '../../../ui/time.ts';
import { useToasts } from '../../../ui/toast.tsx';
import { isBlank } from './draft-keeper.ts';
import styles from './editor.module.css';
import type { Editor } from './use-editor.ts';

interface Props {
  readonly editor: Editor;
  readonly saving: boolean;
  readonly refused: CallProblem | undefined;
  readonly onClose: () => void;
}

/** Save, close, delete; and whether what is typed is kept. */
export function EditorFoot({ editor, saving, refused, onClose }: Props) {
  const t = useT();
  return (
    <>
      {refused && (
        <p className={styles.refused} role="alert">
          <b>{t('notes.notSaved')}</b> {refused.message}
        </p>
      )}
      <OtherVersion editor={editor} />
      <div className={styles.foot}>
        <Button type="submit" appearance="primary" disabledFocusable={saving}>
          {saving ? t('notes.saving') : t('notes.save')}
        </Button>
        <Button onClick={onClose}>{t('notes.close')}</Button>
        <Discard editor={editor} onClose={onClose} />
        <Kept editor={editor} />
      </div>
    </>
  );
}

/** Whether what is typed is kept, for the eye and, when it could not be, for the ear. */
function Kept({ editor }: { editor: Editor }) {
  const t = useT();
  const { state, problem, content } = editor;
  if (problem !== undefined)
    return (
      <p className={styles.unkept} role="alert">
        <b>{t('notes.notKept')}</b> {problem.message}{' '}
        {problem.code === 'NOTE_DRAFTS_FULL' && <Go to="/notes/drafts">{t('notes.toDrafts')}</Go>}
      </p>
    );
  if (isBlank(content) && editor.kept() === undefined) return null;
  return <p className={styles.quiet}>{state === 'kept' ? t('notes.keptDraft') : t('notes.keeping')}</p>;
}

function OtherVersion({ editor }: { editor: Editor }) {
  const t = useT();
  const { other } = editor;
  if (other === undefined) return null;
  return (
    <div className={styles.unkept} role="alert">
      <p>
        <b>{t('notes.otherTitle')}</b> {t('notes.otherBody', { at: formatMoment(other.changedAt) })}
      </p>
      <blockquote>{other.body.slice(0, 300)}</blockquote>
      <div className={styles.row}>
        <Button size="small" onClick={editor.keepMine}>
          {t('notes.keepMine')}
        </Button>
        <Button size="small" onClick={editor.takeOther}>
          {t('notes.takeOther')}
        </Button>
      </div>
    </div>
  );
}

function Discard({ editor, onClose }: { editor: Editor; onClose: () => void }) {
  const t = useT();
  const { show } = useToasts();
  const [asking, setAsking] = useState(false);
  if (isBlank(editor.content) && editor.kept() === undefined) return null;
  async function discard(): Promise<void> {
    setAsking(false);
    try {
      await editor.discard();
      onClose();
    } catch (error) {
      show({ title: t('notes.notDeleted'), body: problemOf(error).message, intent: 'error' });
    }
  }
  return (
    <>
      <Button appearance="subtle" onClick={() => setAsking(true)}>
        {t('notes.discard')}
      </Button>
      <ConfirmDialog
        open={asking}
        title={t('notes.deleteTitle')}
        body={t('notes.deleteBody')}
        act={t('notes.delete')}
        back={t('notes.keepText')}
        careful
        onAct={() => void discard()}
        onBack={() => setAsking(false)}
      />
    </>
  );
}
