import type { GridSort } from '../../base/grid-query.ts';
import { useT } from '../i18n.ts';
import { Icon } from '../icon.tsx';
import { isNumeric } from './cell-text.ts';
import styles from './grid.module.css';
import type { ShownColumn } from './grid-types.ts';
import { cellName } from './use-cell-focus.ts';
import type { ColumnDrag } from './use-column-drag.ts';
import type { ColumnResize } from './use-column-resize.ts';

interface Props<Row> {
  readonly column: ShownColumn<Row>;
  /** Its place among the cells of a row. */
  readonly place: number;
  readonly focusable: boolean;
  readonly sort: readonly GridSort[];
  readonly filtered: boolean;
  readonly onSort: (within: boolean) => void;
  readonly onMenu: (target: HTMLElement) => void;
  readonly drag: ColumnDrag;
  readonly resize: ColumnResize;
}

/** The head of a column: a press sorts, the glyph filters and arranges, the edge resizes, and it can be taken elsewhere. */
export function HeaderCell<Row>(props: Props<Row>) {
  const { column, place, focusable, sort, filtered, onSort, onMenu, drag, resize } = props;
  const t = useT();
  const { id, title, type } = column;
  const nth = sort.findIndex(({ by }) => by === id);
  const down = sort[nth]?.down;
  const shape = [
    styles.headCell,
    isNumeric(type) ? styles.numeric : '',
    drag.dragged?.id === id ? styles.dragged : '',
    drag.dragged !== undefined && drag.dragged.over === id ? styles.over : '',
  ];
  const label = (
    <>
      <span>{title}</span>
      {down !== undefined && (
        <i aria-hidden="true" className={styles.arrow}>
          {down ? '↓' : '↑'}
          {sort.length > 1 && <small>{nth + 1}</small>}
        </i>
      )}
    </>
  );
  return (
    <div
      role="columnheader"
      aria-colindex={place + 1}
      // Only the column that comes first in the order: a second one can't be told by this attribute.
      aria-sort={nth === 0 ? (down ? 'descending' : 'ascending') : undefined}
      aria-label={title}
      tabIndex={focusable ? 0 : -1}
      data-cell={cellName(-1, place)}
      data-column={id}
      className={shape.join(' ')}
    >
      {column.sortable === false ? (
        <span className={styles.headTitle}>{label}</span>
      ) : (
        <button
          type="button"
          tabIndex={-1}
          className={styles.headTitle}
          data-press=""
          {...drag.handlers(id)}
          onClick={(event) => !drag.wasDrag() && onSort(event.shiftKey)}
        >
          {label}
        </button>
      )}
      <button
        type="button"
        tabIndex={-1}
        className={`${styles.glyph} ${filtered ? styles.inUse : ''}`}
        aria-label={t('ui.grid.columnMenu', { column: title })}
        aria-haspopup="dialog"
        data-menu=""
        onClick={(event) => onMenu(event.currentTarget)}
      >
        <Icon name={column.filterable === false ? 'more' : 'filter'} size={12} />
      </button>
      <span className={styles.edge} aria-hidden="true" {...resize.handlers(id)} />
    </div>
  );
}
