import { useCallback, useMemo, useRef, useState } from 'react';
import { useT } from '../../../ui/i18n.ts';
import { useShortcut } from '../../../ui/shortcuts.tsx';
import type { PhaseRows } from '../model.ts';
import { ConflictDialog } from './conflict-dialog.tsx';
import { FilterBar } from './filter-bar.tsx';
import { LeaveDialog } from './leave-dialog.tsx';
import { NothingLeft, PhaseHidden } from './nothing-left.tsx';
import { OpenTask } from './open-task.tsx';
import { PhaseRail } from './phase-rail.tsx';
import { PlaybookTree } from './playbook-tree.tsx';
import { ReadOnlyWhy } from './read-only-why.tsx';
import { rolesOf, rowsOf } from './rows.ts';
import styles from './screen.module.css';
import type { OnSearch } from './search.ts';
import type { TenantPlaybookProps } from './tenant-playbook.tsx';
import { useFilters } from './use-filters.ts';
import { usePhase } from './use-phase.ts';
import { useSaveTask } from './use-save-task.ts';
import { useTaskActions } from './use-task-actions.ts';
import { useTaskCommands } from './use-task-commands.ts';

type Props = TenantPlaybookProps & { readonly phases: PhaseRows[]; readonly mayWrite: boolean };

/** Rail, filters, tree and panel of a published playbook at a tenant. */
export function PlaybookScreen(props: Props) {
  const { tenantId, search, phases, mayWrite } = props;
  const t = useT();
  const go = useStable(props.onSearch);
  const tree = useRef<HTMLDivElement>(null);
  const searchField = useRef<HTMLInputElement>(null);
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const [active, setActive] = useState<string>();
  const [unsaved, setUnsaved] = useState(false);
  const filters = useFilters(tenantId, phases, search, go);
  const { pages, roles, find, words } = filters;
  const allRoles = useMemo(() => rolesOf(phases), [phases]);
  const rows = useMemo(() => rowsOf(pages, folded), [pages, folded]);
  const saving = useSaveTask(tenantId);
  const actions = useTaskActions(saving.save, setActive, go, search.task !== undefined);
  const phase = usePhase(tree, pages, search.phase, go);
  const selected = selectedKey(rows, search.task, active);
  const allFolded = pages.length > 0 && pages.every((page) => folded.has(page.key));
  const foldAll = useCallback(
    () => setFolded(allFolded ? new Set() : new Set(pages.map((page) => page.key))),
    [allFolded, pages],
  );
  useTaskCommands({ phases, actions, go, foldAll, allFolded });
  useShortcut('/', t('tasks.keys.find'), t('tasks.group'), () => searchField.current?.focus());

  return (
    <div className={styles.screen} onScroll={phase.onScroll}>
      <PhaseRail phases={phases} current={phase.current} onPhase={phase.onPhase} />
      <section className={styles.main} aria-label={t('tasks.tree')}>
        <FilterBar
          search={search}
          roles={roles}
          mine={filters.mine}
          allRoles={allRoles}
          find={find}
          onSearch={go}
          onFind={filters.setFind}
          found={words === '' ? undefined : rows.filter((row) => row.kind === 'task').length}
          allFolded={allFolded}
          onFoldAll={foldAll}
          searchRef={searchField}
        />
        {!mayWrite && <ReadOnlyWhy tenantId={tenantId} />}
        {phase.hidden && <PhaseHidden phase={phase.hidden} onSearch={go} />}
        {pages.length === 0 ? (
          <NothingLeft
            search={search}
            roles={roles}
            find={find}
            onSearch={go}
            onDropFind={() => filters.setFind('')}
          />
        ) : (
          <PlaybookTree
            pages={pages}
            folded={folded}
            onFold={(page, fold) => setFolded(withPage(folded, page, fold))}
            active={active}
            onActive={setActive}
            selected={selected}
            mayWrite={mayWrite}
            words={words}
            actions={actions}
            onScroll={phase.onScroll}
            treeRef={tree}
          />
        )}
      </section>
      {search.task !== undefined && (
        <OpenTask
          {...props}
          taskId={search.task}
          rows={rows}
          selected={selected}
          actions={actions}
          saving={saving}
          onSearch={go}
          onUnsaved={setUnsaved}
          treeRef={tree}
        />
      )}
      <LeaveDialog unsaved={unsaved} task={search.task ?? ''} />
      {saving.lost && <Choose saving={saving} />}
    </div>
  );
}

function Choose({ saving }: { saving: ReturnType<typeof useSaveTask> }) {
  const { lost, save, settle } = saving;
  if (!lost) return null;
  return (
    <ConflictDialog
      lost={lost}
      onClose={settle}
      onKeepTheirs={() => {
        lost.save.onDone?.();
        settle();
      }}
      onSave={(change) => {
        settle();
        save({ ...lost.save, base: lost.current, change });
      }}
    />
  );
}

// The row one came from, when it holds the task; else the first that does: a task may stand in several steps.
function selectedKey(
  rows: ReturnType<typeof rowsOf>,
  taskId: string | undefined,
  active: string | undefined,
): string | undefined {
  const holding = rows.filter((row) => row.kind === 'task' && row.task.id === taskId);
  return (holding.find((row) => row.key === active) ?? holding[0])?.key;
}

function withPage(folded: ReadonlySet<string>, page: string, fold: boolean): ReadonlySet<string> {
  const next = new Set(folded);
  if (fold) next.add(page);
  else next.delete(page);
  return next;
}

// The caller makes a new function with every render; effects and memoised rows need one that stays.
function useStable(onSearch: OnSearch): OnSearch {
  const latest = useRef(onSearch);
  latest.current = onSearch;
  return useCallback<OnSearch>((next, options) => latest.current(next, options), []);
}
