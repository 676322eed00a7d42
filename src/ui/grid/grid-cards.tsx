import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { useT } from '../i18n.ts';
import { Go } from '../link.tsx';
import styles from './cards.module.css';
import { cellText } from './cell-text.ts';
import type { ShownRows } from './grid-table.tsx';
import type { GridColumn } from './grid-types.ts';

// A guess, until a card has been measured.
const cardHeight = 92;

/** The rows on a phone: what a row is called, the two or three numbers that decide, and what explains them. */
export function GridCards<Row, Sum>({ grid, data, selection, onSeen }: ShownRows<Row, Sum>) {
  const t = useT();
  const { rows, total, need } = data;
  const frame = useRef<HTMLElement>(null);
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => frame.current,
    estimateSize: () => cardHeight,
    overscan: 6,
  });
  const { startIndex = 0, endIndex = 0 } = virtual.range ?? {};
  useEffect(() => {
    onSeen(startIndex, Math.min(endIndex, total - 1));
    need(Math.min(endIndex + 30, total - 1));
  }, [startIndex, endIndex, total, need, onSeen]);
  const items = virtual.getVirtualItems();
  return (
    <section
      ref={frame}
      className={styles.frame}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable, and cards may have no links
      tabIndex={0}
      aria-label={grid.label}
      aria-busy={data.outdated}
    >
      <ul className={styles.list} style={{ height: virtual.getTotalSize() }}>
        {items.map(({ index, start }) => {
          const row = rows[index];
          return (
            <li
              key={index}
              ref={virtual.measureElement}
              data-index={index}
              aria-setsize={total}
              aria-posinset={index + 1}
              className={`${styles.card} ${row !== undefined && selection?.has(row) ? styles.selected : ''}`}
              style={{ transform: `translateY(${start}px)` }}
            >
              {row === undefined ? (
                <i className={styles.coming} />
              ) : (
                <>
                  {selection !== undefined && (
                    <label className={styles.tick}>
                      <input
                        type="checkbox"
                        checked={selection.has(row)}
                        aria-label={t('ui.grid.select', { name: grid.rowName(row) })}
                        onChange={() => selection.toggle(index)}
                      />
                    </label>
                  )}
                  <Card row={row} columns={grid.columns} to={grid.open?.(row)} />
                </>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Card<Row>(props: { row: Row; columns: readonly GridColumn<Row>[]; to: string | undefined }) {
  const { row, columns, to } = props;
  const [title] = columns;
  const at = (place: GridColumn<Row>['card']) => columns.filter(({ card }) => card === place);
  const show = (column: GridColumn<Row>) => column.render?.(row) ?? cellText(column, row);
  if (title === undefined) return null;
  return (
    <div className={styles.content}>
      <div className={styles.title}>{to === undefined ? show(title) : <Go to={to}>{show(title)}</Go>}</div>
      <dl className={styles.main}>
        {at('main').map((column) => (
          <div key={column.id}>
            <dt>{column.title}</dt>
            <dd>{show(column)}</dd>
          </div>
        ))}
      </dl>
      <div className={styles.side}>
        {at('side').map((column) => (
          <span key={column.id}>{show(column)}</span>
        ))}
      </div>
      <div className={styles.under}>
        {at('under').map((column) => (
          <span key={column.id}>{show(column)}</span>
        ))}
      </div>
    </div>
  );
}
