import { useMemo } from 'react';
import { useT } from '../../../ui/i18n.ts';
import { useCommands } from '../../../ui/palette.tsx';
import type { OnSearch } from './search.ts';

/** What one can do with the tree, for the palette. */
export function useTaskCommands(go: OnSearch, foldAll: () => void, allFolded: boolean): void {
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
}
