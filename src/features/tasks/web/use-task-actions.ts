import { useMemo, useRef } from 'react';
import type { OnSearch } from './search.ts';
import type { TaskActions } from './task-row.tsx';
import type { Save } from './use-save-task.ts';

/** What the rows call. One object for the life of the screen: several hundred memoised rows hold it. */
export function useTaskActions(
  save: (save: Save) => void,
  setActive: (key: string) => void,
  go: OnSearch,
  panelIsOpen: boolean,
): TaskActions {
  const latest = useRef({ save, setActive, go, panelIsOpen });
  latest.current = { save, setActive, go, panelIsOpen };
  return useMemo(
    () => ({
      open: (task, key) => {
        latest.current.setActive(key);
        // Going through tasks in the open panel fills no history: Back closes it.
        latest.current.go({ task: task.id }, { replace: latest.current.panelIsOpen });
      },
      setStatus: (task, status) =>
        latest.current.save({ name: task.name, base: task.record, change: { status } }),
      tick: (task) => {
        const status = task.record.status === 'Complete' ? 'In Progress' : 'Complete';
        latest.current.save({ name: task.name, base: task.record, change: { status } });
      },
    }),
    [],
  );
}
