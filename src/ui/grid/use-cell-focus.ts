import { type FocusEvent, type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { type Extent, nextPlace, type Place } from './cell-keys.ts';

export interface CellFocus {
  /** The one cell that Tab leads to. */
  readonly place: Place;
  /** Brings a cell into view and gives it the focus. */
  readonly go: (place: Place) => void;
  /** Follows a key; tells whether it led somewhere. */
  readonly press: (event: { key: string; ctrlKey: boolean }) => boolean;
  readonly onFocus: (event: FocusEvent<HTMLElement>) => void;
}

/** The name of a cell in the page, so that the focus finds it. */
export const cellName = (row: number, column: number) => `${row}:${column}`;

/**
 * One cell of the grid has the focus, and arrows move it. The row with that cell is always there, however far one scrolls: otherwise the focus would
 * fall out of the grid.
 */
export function useCellFocus(
  frame: RefObject<HTMLElement | null>,
  extent: Extent,
  bringIntoView: (row: number) => void,
): CellFocus {
  const [place, setPlace] = useState<Place>({ row: 0, column: 0 });
  const wanted = useRef<Place | undefined>(undefined);
  const kept = {
    row: Math.max(-1, Math.min(place.row, extent.rows - 1)),
    column: Math.max(0, Math.min(place.column, extent.columns - 1)),
  };
  useLayoutEffect(() => {
    const { current: to } = wanted;
    if (to === undefined) return;
    const cell = frame.current?.querySelector<HTMLElement>(`[data-cell="${cellName(to.row, to.column)}"]`);
    if (cell === null || cell === undefined) return;
    wanted.current = undefined;
    cell.focus({ preventScroll: true });
    if (frame.current !== null) showSideways(frame.current, cell);
  });
  const go = (next: Place) => {
    wanted.current = next;
    if (next.row >= 0) bringIntoView(next.row);
    setPlace({ ...next });
  };
  return {
    place: kept,
    go,
    press(event) {
      const next = nextPlace(event, kept, extent);
      if (next !== undefined) go(next);
      return next !== undefined;
    },
    onFocus({ target }) {
      const [row, column] = (target.closest('[data-cell]')?.getAttribute('data-cell') ?? '')
        .split(':')
        .map(Number);
      if (row === undefined || column === undefined || Number.isNaN(row)) return;
      if (row !== place.row || column !== place.column) setPlace({ row, column });
    },
  };
}

/** Moves the frame as far as the cell needs, past the columns that stay at its left. */
function showSideways(frame: HTMLElement, cell: HTMLElement): void {
  if (getComputedStyle(cell).position === 'sticky') return;
  const stays = Number.parseFloat(getComputedStyle(frame).scrollPaddingLeft) || 0;
  const [outer, inner] = [frame.getBoundingClientRect(), cell.getBoundingClientRect()];
  const over = inner.right - (outer.left + frame.clientWidth);
  const under = outer.left + stays - inner.left;
  if (under > 0) frame.scrollLeft -= under;
  else if (over > 0) frame.scrollLeft += over;
}
