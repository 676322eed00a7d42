import { useBlocker } from '@tanstack/react-router';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { useT } from '../../../ui/i18n.ts';
import type { Editor } from './use-editor.ts';

/** Keeps the draft before one leaves; asks where that was not possible, for then the text would be lost. */
export function LeaveEditor({ editor }: { editor: Editor }) {
  const t = useT();
  const blocker = useBlocker({
    shouldBlockFn: async ({ current, next }) => {
      if (
        current.pathname === next.pathname &&
        JSON.stringify(current.search) === JSON.stringify(next.search)
      )
        return false;
      return !(await editor.flush());
    },
    enableBeforeUnload: () => editor.state !== 'kept',
    withResolver: true,
  });
  return (
    <ConfirmDialog
      open={blocker.status === 'blocked'}
      title={t('notes.leaveTitle')}
      body={t('notes.leaveBody')}
      act={t('notes.leave')}
      back={t('notes.stay')}
      careful
      onAct={() => blocker.proceed?.()}
      onBack={() => blocker.reset?.()}
    />
  );
}
