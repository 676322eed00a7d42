import { useCallback, useMemo, useRef, useState } from 'react';
import { useT } from '../../../ui/i18n.ts';
import { useShortcut } from '../../../ui/shortcuts.tsx';
import { type Row, rolesOf, rowsOf } from './rows.ts';
import type { ScreenProps } from './screen-props.ts';
import type { OnSearch } from './search.ts';
import { useFilters } from './use-filters.ts';
import { useFolds } from './use-folds.ts';
import { usePhase } from './use-phase.ts';
import { useSaveTask } from './use-save-task.ts';
import { useTaskActions } from './use-task-actions.ts';
import { useTaskCommands } from './use-task-commands.ts';

/** Everything the parts of the screen share. */
export type Screen = ReturnType<typeof useScreen>;

/** The state of a tenant's playbook on the screen; what a link should bring back stands in the address. */
export function useScreen({ tenantId, search, onSearch, phases }: ScreenProps) {
  const t = useT();
  const go = useStable(onSearch);
  const tree = useRef<HTMLDivElement>(null);
  const searchField = useRef<HTMLInputElement>(null);
  const [active, setActive] = useState<string>();
  const [unsaved, setUnsaved] = useState(false);
  const filters = useFilters(tenantId, phases, search, go);
  const folds = useFolds(filters.pages);
  const rows = useMemo(() => rowsOf(filters.pages, folds.folded), [filters.pages, folds.folded]);
  const allRoles = useMemo(() => rolesOf(phases), [phases]);
  const saving = useSaveTask(tenantId);
  const actions = useTaskActions(saving.save, setActive, go, search.task !== undefined);
  const phase = usePhase(tree, filters.pages, search.phase, go);
  const selected = selectedKey(rows, search.task, active);
  useTaskCommands(go, folds.foldAll, folds.allFolded);
  useShortcut('/', t('tasks.keys.find'), t('tasks.group'), () => searchField.current?.focus());
  return {
    ...{ go, tree, searchField, active, setActive, unsaved, setUnsaved },
    ...{ filters, folds, rows, allRoles, saving, actions, phase, selected },
  };
}

// The row one came from, when it holds the task; else the first that does: a task may stand in several steps.
function selectedKey(
  rows: readonly Row[],
  taskId: string | undefined,
  active: string | undefined,
): string | undefined {
  const holding = rows.filter((row) => row.kind === 'task' && row.task.id === taskId);
  return (holding.find((row) => row.key === active) ?? holding[0])?.key;
}

// The caller makes a new function with every render; effects and memoised rows need one that stays.
function useStable(onSearch: OnSearch): OnSearch {
  const latest = useRef(onSearch);
  latest.current = onSearch;
  return useCallback<OnSearch>((next, options) => latest.current(next, options), []);
}
