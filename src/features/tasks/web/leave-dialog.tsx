import { useBlocker } from '@tanstack/react-router';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { useT } from '../../../ui/i18n.ts';

interface Place {
  readonly pathname: string;
  readonly search: { readonly task?: unknown };
}

/** Asks before a change to a task is left behind: another task, another page, or the window closed. */
export function LeaveDialog({ unsaved, task }: { unsaved: boolean; task: string }) {
  const t = useT();
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => unsaved && isElsewhere(current as Place, next as Place),
    enableBeforeUnload: () => unsaved,
    withResolver: true,
  });
  return (
    <ConfirmDialog
      open={blocker.status === 'blocked'}
      title={t('tasks.leaveTitle')}
      body={t('tasks.leaveBody', { task })}
      act={t('tasks.leave')}
      back={t('tasks.stay')}
      careful
      onAct={() => blocker.proceed?.()}
      onBack={() => blocker.reset?.()}
    />
  );
}

// A filter changes the address too, but leaves the panel where it is.
function isElsewhere(current: Place, next: Place): boolean {
  return current.pathname !== next.pathname || String(current.search.task) !== String(next.search.task);
}
