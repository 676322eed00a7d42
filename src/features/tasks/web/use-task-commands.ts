import { useEffect, useMemo } from 'react';
import { useT } from '../../../ui/i18n.ts';
import { registerCommands, useCommands } from '../../../ui/palette.tsx';
import type { PhaseRows } from '../model.ts';
import { tasksOf } from './rows.ts';
import type { OnSearch } from './search.ts';
import type { TaskActions } from './task-row.tsx';

interface Wanted {
  readonly phases: readonly PhaseRows[];
  readonly actions: TaskActions;
  readonly go: OnSearch;
  readonly foldAll: () => void;
  readonly allFolded: boolean;
}

/** The tasks of this tenant in the palette, and what one can do with the tree. */
export function useTaskCommands({ phases, actions, go, foldAll, allFolded }: Wanted): void {
  const t = useT();
  useCommands(
    useMemo(
      () => [
        {
          id: 'tasks.fold',
          title: allFolded ? t('tasks.unfoldAll') : t('tasks.foldAll'),
          group: t('tasks.group'),
          run: foldAll,
        },
        {
          id: 'tasks.allRoles',
          title: t('tasks.allRoles'),
          group: t('tasks.group'),
          run: () => go({ role: 'all' }, { replace: true }),
        },
      ],
      [t, foldAll, allFolded, go],
    ),
  );
  useEffect(
    () =>
      registerCommands({
        id: 'tasks',
        search: (query) =>
          matching(phases, query).map((task) => ({
            id: `task ${task.id}`,
            title: task.name,
            group: t('tasks.paletteGroup'),
            hint: t('tasks.paletteHint', { task: task.id, status: task.record.status }),
            icon: 'task' as const,
            run: () => actions.open(task, ''),
          })),
      }),
    [phases, actions, t],
  );
}

function matching(phases: readonly PhaseRows[], query: string) {
  const words = query.replace(/^#/, '').trim().toLowerCase();
  const once = new Map(tasksOf(phases).map(({ task }) => [task.id, task]));
  return [...once.values()]
    .filter((task) => task.id.startsWith(words) || task.name.toLowerCase().includes(words))
    .slice(0, 8);
}
