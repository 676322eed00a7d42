import { memo } from 'react';
import { useT } from '../i18n.ts';
import { Go } from '../link.tsx';
import { cellText, isNumeric } from './cell-text.ts';
import styles from './grid.module.css';
import type { ShownColumn } from './grid-types.ts';
import { cellName } from './use-cell-focus.ts';

interface Props<Row> {
  /** Undefined while it is on its way. */
  readonly row: Row | undefined;
  readonly index: number;
  /** Px from the top of all rows. */
  readonly top: number;
  readonly columns: readonly ShownColumn<Row>[];
  /** Column of the cell that Tab leads to, if it is in this row. */
  readonly focusable: number | undefined;
  readonly to: string | undefined;
  readonly name: string;
  /** Undefined where rows can't be selected. */
  readonly selected: boolean | undefined;
  readonly onToggle: (index: number, through: boolean) => void;
  /** In this window, or in one of its own. */
  readonly onOpen: (index: number, apart: boolean) => void;
}

function OneRow<Row>(props: Props<Row>) {
  const t = useT();
  const { row, index, top, columns, focusable, to, name, selected, onToggle, onOpen } = props;
  const cell = (column: number) => ({
    'aria-colindex': column + 1,
    tabIndex: focusable === column ? 0 : -1,
    'data-cell': cellName(index, column),
  });
  const before = selected === undefined ? 0 : 1;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid has the keys of all its rows
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selected}
      className={`${styles.row} ${selected ? styles.selected : ''} ${to ? styles.opens : ''}`}
      style={{ transform: `translateY(${top}px)` }}
      onClick={({ target, ctrlKey, metaKey }) =>
        (target as Element).closest('a, button, label') === null && onOpen(index, ctrlKey || metaKey)
      }
      onAuxClick={({ target, button }) =>
        button === 1 && (target as Element).closest('a, button, label') === null && onOpen(index, true)
      }
    >
      {selected !== undefined && (
        <div role="gridcell" {...cell(0)} className={`${styles.cell} ${styles.tick}`}>
          <label>
            <input
              type="checkbox"
              tabIndex={-1}
              checked={selected}
              aria-label={t('ui.grid.select', { name })}
              onChange={({ nativeEvent }) => onToggle(index, (nativeEvent as MouseEvent).shiftKey)}
            />
          </label>
        </div>
      )}
      {columns.map((column, nth) => (
        <div
          key={column.id}
          role={nth === 0 ? 'rowheader' : 'gridcell'}
          {...cell(nth + before)}
          className={`${styles.cell} ${isNumeric(column.type) ? styles.numeric : ''}`}
        >
          {row === undefined ? (
            <i className={styles.coming} />
          ) : nth === 0 && to !== undefined ? (
            <Go to={to} tabIndex={-1} className={styles.name}>
              {column.render?.(row) ?? cellText(column, row)}
            </Go>
          ) : (
            <Content column={column} row={row} />
          )}
        </div>
      ))}
    </div>
  );
}

/** What does not fit into its cell is told by its title. */
function Content<Row>({ column, row }: { column: ShownColumn<Row>; row: Row }) {
  if (column.render !== undefined) return <span>{column.render(row)}</span>;
  const text = cellText(column, row);
  return <span title={text}>{text}</span>;
}

/** A row of 32 px. It is drawn anew only when something in it has changed. */
export const GridRow = memo(OneRow) as typeof OneRow;
