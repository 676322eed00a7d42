import { useRef } from 'react';
import { useT } from '../i18n.ts';
import styles from './grid.module.css';
import type { GridActions } from './grid-actions.ts';
import type { ShownColumn } from './grid-types.ts';
import type { GridView } from './grid-view.ts';
import { HeaderCell } from './header-cell.tsx';
import { cellName } from './use-cell-focus.ts';
import { useColumnDrag } from './use-column-drag.ts';
import type { ColumnResize } from './use-column-resize.ts';

interface Props<Row> {
  readonly view: GridView<Row>;
  /** Place of the head that Tab leads to, if it is one. */
  readonly focusable: number | undefined;
  /** How many of the rows are selected; undefined where none can be. */
  readonly selected: number | undefined;
  readonly total: number;
  readonly onSelectAll: (on: boolean) => void;
  readonly actions: GridActions<Row>;
  readonly resize: ColumnResize;
  readonly onMenu: (column: ShownColumn<Row>, target: HTMLElement) => void;
}

/** The heads of the columns; they stay in view. */
export function GridHead<Row>(props: Props<Row>) {
  const { view, focusable, selected, total, onSelectAll, actions, resize, onMenu } = props;
  const t = useT();
  const head = useRef<HTMLDivElement>(null);
  const drag = useColumnDrag(head, actions.move);
  const before = selected === undefined ? 0 : 1;
  const all = selected !== undefined && selected > 0 && selected >= total;
  return (
    <div role="rowgroup" className={styles.head} ref={head}>
      <div role="row" aria-rowindex={1} className={styles.headRow}>
        {selected !== undefined && (
          <div
            role="columnheader"
            aria-colindex={1}
            aria-label={t('ui.grid.selection')}
            tabIndex={focusable === 0 ? 0 : -1}
            data-cell={cellName(-1, 0)}
            className={`${styles.headCell} ${styles.tick}`}
          >
            <label>
              <input
                type="checkbox"
                tabIndex={-1}
                aria-label={t('ui.grid.selectAll')}
                checked={all}
                ref={(box) => {
                  if (box !== null) box.indeterminate = selected > 0 && !all;
                }}
                onChange={() => onSelectAll(!all)}
              />
            </label>
          </div>
        )}
        {view.shown.map((column, nth) => (
          <HeaderCell
            key={column.id}
            column={column}
            place={nth + before}
            focusable={focusable === nth + before}
            sort={view.sort}
            filtered={view.filters.some(({ field }) => field === column.id)}
            onSort={(within) => actions.sortBy(column, within)}
            onMenu={(target) => onMenu(column, target)}
            drag={drag}
            resize={resize}
          />
        ))}
      </div>
    </div>
  );
}
