/** A cell: rows from 0, the header is −1; columns from 0. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

export interface Extent {
  readonly rows: number;
  readonly columns: number;
  /** Rows that are in view at a time. */
  readonly page: number;
}

interface Press {
  readonly key: string;
  readonly ctrlKey: boolean;
}

/** Where a key leads from a cell (WAI-ARIA, "grid"); undefined for a key that leads nowhere. */
export function nextPlace({ key, ctrlKey }: Press, from: Place, extent: Extent): Place | undefined {
  const { row, column } = from;
  const last = { row: extent.rows - 1, column: extent.columns - 1 };
  const to = (next: Partial<Place>): Place => ({
    row: clamp(next.row ?? row, -1, last.row),
    column: clamp(next.column ?? column, 0, last.column),
  });
  if (key === 'ArrowDown') return to({ row: row + 1 });
  if (key === 'ArrowUp') return to({ row: row - 1 });
  if (key === 'ArrowRight') return to({ column: column + 1 });
  if (key === 'ArrowLeft') return to({ column: column - 1 });
  if (key === 'PageDown') return to({ row: row + extent.page });
  if (key === 'PageUp') return to({ row: Math.max(Math.min(0, row), row - extent.page) });
  if (key === 'Home') return to(ctrlKey ? { row: 0, column: 0 } : { column: 0 });
  if (key === 'End') return to(ctrlKey ? last : { column: last.column });
  return undefined;
}

const clamp = (value: number, low: number, high: number) => Math.max(low, Math.min(high, value));
