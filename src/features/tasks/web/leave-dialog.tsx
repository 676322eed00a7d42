import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import { useBlocker } from '@tanstack/react-router';
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
  if (blocker.status !== 'blocked') return null;
  return (
    <Dialog open modalType="alert" onOpenChange={(_, data) => data.open || blocker.reset()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t('tasks.leaveTitle')}</DialogTitle>
          <DialogContent>{t('tasks.leaveBody', { task })}</DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={blocker.reset}>
              {t('tasks.stay')}
            </Button>
            <Button onClick={blocker.proceed}>{t('tasks.leave')}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

// A filter changes the address too, but leaves the panel where it is.
function isElsewhere(current: Place, next: Place): boolean {
  return current.pathname !== next.pathname || String(current.search.task) !== String(next.search.task);
}
