import { type KeyboardEvent, type RefObject, type UIEvent, useEffect, useMemo, useRef } from 'react';
import { useT } from '../../../ui/i18n.ts';
import { useShortcut } from '../../../ui/shortcuts.tsx';
import { useMedia } from '../../../ui/use-media.ts';
import { PageRow, StepRow } from './page-rows.tsx';
import { move, type Row, rowsOf, taskKey, type VisiblePage } from './rows.ts';
import { type TaskActions, TaskRow } from './task-row.tsx';
import styles from './tree.module.css';
import { actOf } from './tree-keys.ts';

interface Props {
  readonly pages: readonly VisiblePage[];
  readonly folded: ReadonlySet<string>;
  readonly onFold: (page: string, fold: boolean) => void;
  /** Row the keyboard stands on. */
  readonly active: string | undefined;
  readonly onActive: (key: string) => void;
  /** Row of the task in the panel. */
  readonly selected: string | undefined;
  readonly mayWrite: boolean;
  readonly words: string;
  readonly actions: TaskActions;
  readonly onScroll: (event: UIEvent<HTMLElement>) => void;
  readonly treeRef: RefObject<HTMLDivElement | null>;
}

/** The tree of pages, steps and tasks, with the keys of a tree and j k x besides. */
export function PlaybookTree(props: Props) {
  const { pages, folded, onFold, active, selected, mayWrite, words, actions, onScroll, treeRef } = props;
  const t = useT();
  const phone = useMedia('phone');
  const rows = useMemo(() => rowsOf(pages, folded), [pages, folded]);
  const keys = useTreeKeys(props, rows);
  // A task from the address, or reached by the panel's own buttons, may stand out of sight.
  useEffect(() => {
    if (selected !== undefined) rowOf(treeRef.current, selected)?.scrollIntoView({ block: 'nearest' });
  }, [selected, treeRef]);
  const first = active !== undefined && rows.some((row) => row.key === active) ? active : rows[0]?.key;
  return (
    <div
      ref={treeRef}
      role="treegrid"
      aria-label={t('tasks.tree')}
      className={styles.tree}
      onKeyDown={keys}
      onScroll={onScroll}
    >
      {pages.map((page) => (
        // biome-ignore lint/a11y/useSemanticElements: as in grid-parts.tsx
        <div key={page.key} role="rowgroup" data-phase={page.phase}>
          <PageRow
            visible={page}
            folded={folded.has(page.key)}
            active={first === page.key}
            words={words}
            onFold={() => onFold(page.key, !folded.has(page.key))}
          />
          {!folded.has(page.key) &&
            page.steps.flatMap((step) => [
              <StepRow key={step.key} visible={step} active={first === step.key} words={words} />,
              ...step.tasks.map((task) => {
                const key = taskKey(step.key, task);
                return (
                  <TaskRow
                    key={key}
                    rowKey={key}
                    task={task}
                    active={first === key}
                    selected={selected === key}
                    mayWrite={mayWrite}
                    phone={phone}
                    words={words}
                    actions={actions}
                  />
                );
              }),
            ])}
        </div>
      ))}
    </div>
  );
}

/** Puts the keyboard on a row and brings it into view. */
export function focusRow(tree: HTMLElement | null, key: string): void {
  const row = rowOf(tree, key);
  row?.focus({ preventScroll: true });
  row?.scrollIntoView({ block: 'nearest' });
}

function rowOf(tree: HTMLElement | null, key: string): HTMLElement | null {
  return tree?.querySelector<HTMLElement>(`[data-row="${CSS.escape(key)}"]`) ?? null;
}

function useTreeKeys(props: Props, rows: readonly Row[]): (event: KeyboardEvent) => void {
  const t = useT();
  const { active, onActive, selected, mayWrite, actions, folded, onFold, treeRef } = props;
  const wanted = useRef<string>(undefined);
  // A row that has just come into being can only be focused once it is drawn.
  useEffect(() => {
    if (wanted.current === undefined) return;
    focusRow(treeRef.current, wanted.current);
    wanted.current = undefined;
  });
  function goTo(row: Row | undefined): void {
    if (!row) return;
    wanted.current = row.key;
    onActive(row.key);
    if (row.key === active) focusRow(treeRef.current, row.key);
    // With the panel open the panel follows.
    if (row.kind === 'task' && selected !== undefined) actions.open(row.task, row.key);
  }
  const here = rows.find((row) => row.key === active);
  const from = selected ?? active;
  const group = t('tasks.group');
  useShortcut('j', t('tasks.keys.next'), group, () => goTo(move(rows, from, 1, 'task')));
  useShortcut('k', t('tasks.keys.previous'), group, () => goTo(move(rows, from, -1, 'task')));
  useShortcut('x', t('tasks.keys.complete'), group, () =>
    here?.kind === 'task' && mayWrite ? actions.tick(here.task) : false,
  );
  useShortcut('Enter', t('tasks.keys.open'), group, (event) => {
    if (here?.kind !== 'task' || isControl(event.target)) return false;
    actions.open(here.task, here.key);
    return undefined;
  });
  return (event) => {
    const row = rowUnder(event.target, rows);
    if (!row || event.ctrlKey || event.metaKey || event.altKey) return;
    const act = actOf(event.key, row, rows, folded.has(row.key));
    if (!act) return;
    event.preventDefault();
    if (act.kind === 'go') goTo(act.to);
    else if (act.kind === 'fold') onFold(row.key, act.fold);
    else if (row.kind === 'task' && mayWrite) actions.tick(row.task);
  };
}

// Only the row itself: a tick box or menu inside has its own use for the arrows.
function rowUnder(target: EventTarget, rows: readonly Row[]): Row | undefined {
  const key = target instanceof HTMLElement ? target.dataset.row : undefined;
  return key === undefined ? undefined : rows.find((row) => row.key === key);
}

function isControl(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('button, a, input, select, textarea, aside') !== null;
}
