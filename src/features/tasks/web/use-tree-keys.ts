import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react';
import { useT } from '../../../ui/i18n.ts';
import { useShortcut } from '../../../ui/shortcuts.tsx';
import { move, type Row } from './rows.ts';
import type { TaskActions } from './task-row.tsx';
import { actOf } from './tree-keys.ts';

interface Wanted {
  readonly rows: readonly Row[];
  readonly folded: ReadonlySet<string>;
  readonly onFold: (page: string, fold: boolean) => void;
  readonly active: string | undefined;
  readonly onActive: (key: string) => void;
  readonly selected: string | undefined;
  readonly mayWrite: boolean;
  readonly actions: TaskActions;
  readonly treeRef: RefObject<HTMLDivElement | null>;
}

/** The keys of the tree: those of a tree grid on its rows, and j k x Enter anywhere. */
export function useTreeKeys(wanted: Wanted): (event: KeyboardEvent) => void {
  const { rows, folded, onFold, mayWrite, actions } = wanted;
  const goTo = useGoTo(wanted);
  useListKeys(wanted, goTo);
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

/** Puts the keyboard on a row and brings it into view. */
export function focusRow(tree: HTMLElement | null, key: string): void {
  const row = rowIn(tree, key);
  row?.focus({ preventScroll: true });
  row?.scrollIntoView({ block: 'nearest' });
}

/** The element of a row. */
export function rowIn(tree: HTMLElement | null, key: string): HTMLElement | null {
  return tree?.querySelector<HTMLElement>(`[data-row="${CSS.escape(key)}"]`) ?? null;
}

function useGoTo({ active, onActive, selected, actions, treeRef }: Wanted): (row: Row | undefined) => void {
  const coming = useRef<string>(undefined);
  // A row that has just come into being can only be focused once it is drawn.
  useEffect(() => {
    if (coming.current === undefined) return;
    focusRow(treeRef.current, coming.current);
    coming.current = undefined;
  });
  return (row) => {
    if (!row) return;
    coming.current = row.key;
    onActive(row.key);
    if (row.key === active) focusRow(treeRef.current, row.key);
    // With the panel open the panel follows.
    if (row.kind === 'task' && selected !== undefined) actions.open(row.task, row.key);
  };
}

function useListKeys(wanted: Wanted, goTo: (row: Row | undefined) => void): void {
  const t = useT();
  const { rows, active, selected, mayWrite, actions } = wanted;
  const here = rows.find((row) => row.key === (active ?? selected));
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
}

// Only the row itself: a tick box or menu inside has its own use for the arrows.
function rowUnder(target: EventTarget, rows: readonly Row[]): Row | undefined {
  const key = target instanceof HTMLElement ? target.dataset.row : undefined;
  return key === undefined ? undefined : rows.find((row) => row.key === key);
}

function isControl(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('button, a, input, select, textarea, aside') !== null;
}
