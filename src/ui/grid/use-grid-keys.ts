import type { KeyboardEvent, RefObject } from 'react';
import { useT } from '../i18n.ts';
import { useShortcut } from '../shortcuts.tsx';
import type { CellFocus } from './use-cell-focus.ts';

interface Keys {
  readonly frame: RefObject<HTMLElement | null>;
  readonly focus: CellFocus;
  readonly total: number;
  /** Undefined where rows can't be selected. */
  readonly toggle: ((index: number, through: boolean) => void) | undefined;
  readonly selectAll: () => void;
  /** In this window, or in one of its own. */
  readonly open: (index: number, apart: boolean) => void;
}

/**
 * The keys of a grid: `j k x` from anywhere on the page, arrows and the rest while the focus is in it.
 * @returns what listens at the grid.
 */
export function useGridKeys({ frame, focus, total, toggle, selectAll, open }: Keys) {
  const t = useT();
  const { row: at, column } = focus.place;
  const within = () => frame.current?.contains(document.activeElement) === true;
  const step = (by: 1 | -1) =>
    focus.go({ column, row: Math.max(0, Math.min(total - 1, within() ? at + by : at)) });
  const group = t('ui.group.lists');
  useShortcut('j', t('ui.key.next'), group, () => step(1));
  useShortcut('k', t('ui.key.previous'), group, () => step(-1));
  // The grid does it; named here so that the sheet tells of it.
  useShortcut('Enter', t('ui.key.open'), group, () => false);
  useShortcut('Ctrl+Enter', t('ui.grid.key.apart'), group, () => false);
  useShortcut(
    'x',
    t('ui.grid.key.select'),
    group,
    () => (within() && at >= 0 ? toggle?.(at, false) : false),
    {
      enabled: toggle !== undefined,
    },
  );

  /** Tells whether the key had a meaning here. */
  function handle(event: KeyboardEvent, cell: Element): boolean {
    const { key, altKey, ctrlKey, shiftKey } = event;
    if (altKey) return key === 'ArrowDown' && press(cell, '[data-menu]', false);
    if (key === 'Enter' && ctrlKey && at >= 0) {
      open(at, true);
      return true;
    }
    if (key === 'Enter') {
      if (press(cell, '[data-press], a, button, input', shiftKey)) return true;
      if (at >= 0) open(at, false);
      return at >= 0;
    }
    if (toggle !== undefined && key === ' ' && at >= 0) {
      toggle(at, shiftKey);
      return true;
    }
    if (toggle !== undefined && key === 'a' && ctrlKey) {
      selectAll();
      return true;
    }
    return focus.press(event);
  }

  return function onKeyDown(event: KeyboardEvent): void {
    const cell = (event.target as Element).closest('[data-cell]');
    // What is typed into something inside a cell is meant for that.
    if (cell === null || cell !== event.target || event.metaKey) return;
    if (handle(event, cell)) event.preventDefault();
  };
}

/** Presses what is in a cell; tells whether there was something. */
function press(cell: Element, selector: string, shiftKey: boolean): boolean {
  const found = cell.querySelector(selector);
  return (
    found?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, shiftKey })) !== undefined
  );
}
