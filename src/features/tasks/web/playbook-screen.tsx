import { useT } from '../../../ui/i18n.ts';
import { ConflictDialog } from './conflict-dialog.tsx';
import { FilterBar } from './filter-bar.tsx';
import { LeaveDialog } from './leave-dialog.tsx';
import { NothingLeft, PhaseHidden } from './nothing-left.tsx';
import { OpenTask } from './open-task.tsx';
import { PhaseRail } from './phase-rail.tsx';
import { PlaybookTree } from './playbook-tree.tsx';
import { ReadOnlyWhy } from './read-only-why.tsx';
import styles from './screen.module.css';
import type { ScreenProps } from './screen-props.ts';
import { type Screen, useScreen } from './use-screen.ts';

/** Rail, filters, tree and panel of a published playbook at a tenant. */
export function PlaybookScreen(props: ScreenProps) {
  const { search, phases } = props;
  const screen = useScreen(props);
  const { phase, saving } = screen;
  return (
    <div className={styles.screen} onScroll={phase.onScroll}>
      <PhaseRail phases={phases} current={phase.current} onPhase={phase.onPhase} />
      <Work {...props} screen={screen} />
      {search.task !== undefined && (
        <OpenTask
          {...props}
          taskId={search.task}
          rows={screen.rows}
          selected={screen.selected}
          actions={screen.actions}
          saving={saving}
          onSearch={screen.go}
          onUnsaved={screen.setUnsaved}
          treeRef={screen.tree}
        />
      )}
      <LeaveDialog unsaved={screen.unsaved} task={search.task ?? ''} />
      {saving.lost && <Choose saving={saving} />}
    </div>
  );
}

function Work({ tenantId, search, mayWrite, screen }: ScreenProps & { screen: Screen }) {
  const t = useT();
  const { filters, go, phase } = screen;
  const isEmpty = filters.pages.length === 0;
  return (
    <section className={styles.main} aria-label={t('tasks.tree')}>
      <Filters search={search} screen={screen} />
      {!mayWrite && <ReadOnlyWhy tenantId={tenantId} />}
      {phase.hidden && !isEmpty && <PhaseHidden phase={phase.hidden} onSearch={go} />}
      {isEmpty ? (
        <NothingLeft
          search={search}
          roles={filters.roles}
          find={filters.find}
          onSearch={go}
          onDropFind={() => filters.setFind('')}
        />
      ) : (
        <PlaybookTree
          pages={filters.pages}
          rows={screen.rows}
          folded={screen.folds.folded}
          onFold={screen.folds.fold}
          active={screen.active}
          onActive={screen.setActive}
          selected={screen.selected}
          mayWrite={mayWrite}
          words={filters.words}
          actions={screen.actions}
          onScroll={phase.onScroll}
          treeRef={screen.tree}
        />
      )}
    </section>
  );
}

function Filters({ search, screen }: { search: ScreenProps['search']; screen: Screen }) {
  const { filters, folds, rows } = screen;
  const searching = filters.words !== '';
  return (
    <FilterBar
      search={search}
      onSearch={screen.go}
      roles={filters.roles}
      mine={filters.mine}
      allRoles={screen.allRoles}
      find={filters.find}
      onFind={filters.setFind}
      found={searching ? rows.filter((row) => row.kind === 'task').length : undefined}
      allFolded={folds.allFolded}
      onFoldAll={folds.foldAll}
      searchRef={screen.searchField}
    />
  );
}

function Choose({ saving }: { saving: Screen['saving'] }) {
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
