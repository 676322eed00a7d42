import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useRef } from 'react';
import { useGo } from '../link.tsx';
import styles from './grid.module.css';
import type { GridActions } from './grid-actions.ts';
import { GridHead } from './grid-head.tsx';
import { GridRow } from './grid-row.tsx';
import type { GridProps, ShownColumn } from './grid-types.ts';
import type { GridView } from './grid-view.ts';
import { tracksOf } from './tracks.ts';
import { useCellFocus } from './use-cell-focus.ts';
import { useColumnResize } from './use-column-resize.ts';
import { useGridKeys } from './use-grid-keys.ts';
import type { Rows } from './use-rows.ts';
import type { Selection } from './use-selection.ts';

const rowHeight = 32;

export interface ShownRows<Row, Sum> {
  readonly grid: GridProps<Row, Sum>;
  readonly view: GridView<Row>;
  readonly data: Rows<Row, Sum>;
  readonly selection: Selection<Row> | undefined;
  readonly onSelectAll: (on: boolean) => void;
  /** Which rows are in view. */
  readonly onSeen: (first: number, last: number) => void;
}

interface Props<Row, Sum> extends ShownRows<Row, Sum> {
  readonly actions: GridActions<Row>;
  readonly onMenu: (column: ShownColumn<Row>, target: HTMLElement) => void;
}

/** The rows under their heads, from 760 px on. Only those in view are in the page, and the one with the focus. */
export function GridTable<Row, Sum>(props: Props<Row, Sum>) {
  const { grid, view, data, selection, onSelectAll, onSeen, actions, onMenu } = props;
  const { rows, total, need } = data;
  const go = useGo();
  const frame = useRef<HTMLDivElement>(null);
  const focused = useRef(0);
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    // The heads lie over the first 32 px.
    scrollMargin: rowHeight,
    scrollPaddingStart: rowHeight,
    rangeExtractor: useCallback((range: Range) => withRow(range, focused.current), []),
  });
  const selectable = selection === undefined ? 0 : 1;
  const page = Math.max(1, Math.floor((frame.current?.clientHeight ?? 0) / rowHeight) - 2);
  const extent = { rows: total, columns: view.shown.length + selectable, page };
  const focus = useCellFocus(frame, extent, (row) => virtual.scrollToIndex(row, { align: 'auto' }));
  const { place } = focus;
  focused.current = Math.max(0, place.row);

  const { startIndex = 0, endIndex = 0 } = virtual.range ?? {};
  useEffect(() => {
    onSeen(startIndex, Math.min(endIndex, total - 1));
    need(Math.min(endIndex + 50, total - 1));
  }, [startIndex, endIndex, total, need, onSeen]);
  const query = JSON.stringify([view.sort, view.filters, view.find]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another query begins at its first row
  useEffect(() => {
    frame.current?.scrollTo({ top: 0 });
  }, [query]);

  // One function for the life of the grid, so that rows which didn't change are not drawn anew.
  const does = {
    open(index: number, apart: boolean) {
      const row = rows[index];
      if (row === undefined || grid.open === undefined) return;
      if (apart) window.open(grid.open(row), '_blank', 'noopener');
      else go(grid.open(row));
    },
    toggle: (index: number, through: boolean) => selection?.toggle(index, through),
  };
  const latest = useRef(does);
  latest.current = does;
  const onOpen = useCallback((index: number, apart: boolean) => latest.current.open(index, apart), []);
  const onToggle = useCallback(
    (index: number, through: boolean) => latest.current.toggle(index, through),
    [],
  );
  const resize = useColumnResize(actions.resize);
  const onKeyDown = useGridKeys({
    frame,
    focus,
    total,
    toggle: selectable ? onToggle : undefined,
    selectAll: () => onSelectAll(true),
    open: onOpen,
  });
  return (
    <div
      ref={frame}
      role="grid"
      aria-label={grid.label}
      aria-rowcount={total + 1}
      aria-colcount={extent.columns}
      aria-multiselectable={selectable ? true : undefined}
      aria-busy={data.outdated}
      className={`${styles.frame} ${selectable ? styles.selectable : ''}`}
      style={tracksOf(view.shown, selectable > 0, resize.resized)}
      onKeyDown={onKeyDown}
      onFocus={focus.onFocus}
    >
      <GridHead
        view={view}
        focusable={place.row === -1 ? place.column : undefined}
        selected={selection?.rows.length}
        total={total}
        onSelectAll={onSelectAll}
        actions={actions}
        resize={resize}
        onMenu={onMenu}
      />
      <div role="rowgroup" className={styles.body} style={{ height: total * rowHeight }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const row = rows[index];
          return (
            <GridRow
              key={index}
              row={row}
              index={index}
              top={start - rowHeight}
              columns={view.shown}
              focusable={place.row === index ? place.column : undefined}
              to={row === undefined ? undefined : grid.open?.(row)}
              name={row === undefined ? '' : grid.rowName(row)}
              selected={selection === undefined ? undefined : row !== undefined && selection.has(row)}
              onToggle={onToggle}
              onOpen={onOpen}
            />
          );
        })}
      </div>
    </div>
  );
}

/** What is in view, and one row besides. */
function withRow(range: Range, row: number): number[] {
  const seen = defaultRangeExtractor(range);
  if (row >= range.count || seen.includes(row)) return seen;
  return [...seen, row].sort((a, b) => a - b);
}
