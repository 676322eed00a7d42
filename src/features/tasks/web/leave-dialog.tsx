import { useT } from '../../../ui/i18n.ts';
import { LeaveDialog as LeavePage, type LeftPlace } from '../../../ui/leave-dialog.tsx';

/** Asks before a change to a task is left behind: another task, another page, or the window closed. */
export function LeaveDialog({ unsaved, task }: { unsaved: boolean; task: string }) {
  const t = useT();
  return <LeavePage unsaved={unsaved} body={t('tasks.leaveBody', { task })} isElsewhere={isElsewhere} />;
}

// A filter changes the address too, but leaves the panel where it is.
function isElsewhere(current: LeftPlace, next: LeftPlace): boolean {
  return current.pathname !== next.pathname || String(current.search.task) !== String(next.search.task);
}
