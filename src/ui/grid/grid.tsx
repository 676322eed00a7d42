import { Button } from '@fluentui/react-components';
import { useCallback, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { problemOf } from '../call.ts';
import { Hidden } from '../chip.tsx';
import { useT } from '../i18n.ts';
import { Keys } from '../shortcuts.tsx';
import { Empty, Failed, LoadingRows } from '../states.tsx';
import { formatCount } from '../time.ts';
import { useToasts } from '../toast.tsx';
import { useMedia } from '../use-media.ts';
import { createValue, type Value } from '../value.ts';
import styles from './bar.module.css';
import { BulkBar } from './bulk-bar.tsx';
import { ColumnMenu, type OpenMenu } from './column-menu.tsx';
import { type FileFormat, saveRows } from './file-rows.ts';
import { gridActions } from './grid-actions.ts';
import { GridBar } from './grid-bar.tsx';
import { GridCards } from './grid-cards.tsx';
import { GridTable } from './grid-table.tsx';
import type { GridProps } from './grid-types.ts';
import { viewOf } from './grid-view.ts';
import { useRows } from './use-rows.ts';
import { useSelection } from './use-selection.ts';

/**
 * Rows to look through: any number of them, of which only those in view are in the page. Sorting, filters, words and columns stand in the address. Keep
 * `columns` and `rowId` the same from one drawing to the next (`useMemo`, or outside the component), or every row is drawn again each time.
 */
export function Grid<Row, Sum = unknown>(grid: GridProps<Row, Sum>) {
  const { columns, search, defaultSort, rowId, bulk } = grid;
  const t = useT();
  const phone = useMedia('phone');
  const view = useMemo(() => viewOf(search, columns, defaultSort), [search, columns, defaultSort]);
  const data = useRows(grid, view);
  const { rows, total, first, error } = data;
  const chosen = useSelection(rows, rowId);
  const selection = bulk === undefined ? undefined : chosen;
  const [menu, setMenu] = useState<OpenMenu>();
  const addFilter = useRef<HTMLButtonElement>(null);
  // Outside the state of the grid: only the line of totals is drawn anew when one scrolls.
  const [seen] = useState(() => createValue<Seen>({ from: 0, to: 0 }));
  const onSeen = useCallback((from: number, to: number) => seen.set({ from, to }), [seen]);
  const actions = gridActions(grid, view);
  const filtered = view.filters.length > 0 || view.find !== '';

  const toasts = useToasts();
  const complain = (error: unknown) =>
    toasts.show({ title: t('ui.grid.notAll'), body: problemOf(error).message, intent: 'error' });
  const save = (format: FileFormat) =>
    void data
      .all()
      .then((all) => saveRows(grid.fileName, view.shown, all, format))
      .catch(complain);
  const selectAll = (on: boolean) => (on ? void data.all().then(chosen.set).catch(complain) : chosen.clear());

  const closeMenu = () => {
    setMenu(undefined);
    // A filter's pill may be gone by then.
    requestAnimationFrame(() =>
      (menu?.target.isConnected === true ? menu.target : addFilter.current)?.focus(),
    );
  };

  if (first === undefined)
    return error === null ? (
      <LoadingRows count={10} />
    ) : (
      <Failed problem={problemOf(error)} onRetry={data.retry} />
    );
  if (total === 0 && !filtered) return grid.empty;
  const shown = { grid, view, data, selection, onSelectAll: selectAll, onSeen };
  return (
    <div className={styles.grid}>
      <GridBar
        columns={columns}
        view={view}
        actions={actions}
        phone={phone}
        addFilter={addFilter}
        tools={grid.tools}
        onMenu={setMenu}
        onSave={save}
      />
      {error !== null && <Failed problem={problemOf(error)} onRetry={data.retry} />}
      {total === 0 ? (
        <Empty
          title={t('ui.grid.emptied')}
          body={t('ui.grid.emptiedBody')}
          actions={<Button onClick={actions.clear}>{t('ui.grid.clearAll')}</Button>}
        />
      ) : phone ? (
        <GridCards {...shown} />
      ) : (
        <GridTable
          {...shown}
          actions={actions}
          onMenu={({ id }, target) => setMenu({ column: id, target, arranges: true })}
        />
      )}
      <div className={styles.foot}>
        <span>
          <Range seen={seen} total={total} counted={grid.counted} />
          {/* Only how many there are: the range changes with every turn of the wheel. */}
          <Hidden>
            <span role="status">{grid.counted(total)}</span>
          </Hidden>
          {first.sum !== undefined && grid.summary?.(first.sum, total)}
        </span>
        {!phone && <Hints selects={selection !== undefined} opens={grid.open !== undefined} />}
      </div>
      {selection !== undefined && selection.rows.length > 0 && bulk !== undefined && (
        <BulkBar
          count={selection.rows.length}
          summary={grid.bulkSummary?.(selection.rows)}
          onClear={selection.clear}
        >
          {bulk(selection.rows, selection.clear)}
        </BulkBar>
      )}
      <ColumnMenu
        menu={menu}
        columns={columns}
        view={view}
        actions={actions}
        choices={first.choices ?? {}}
        onColumn={(column) => setMenu((now) => now && { ...now, column })}
        onClose={closeMenu}
      />
    </div>
  );
}

interface Seen {
  readonly from: number;
  readonly to: number;
}

function Range({
  seen,
  total,
  counted,
}: {
  seen: Value<Seen>;
  total: number;
  counted: (count: number) => string;
}) {
  const t = useT();
  const { from, to } = useSyncExternalStore(seen.subscribe, seen.get);
  const values = {
    from: formatCount(from + 1),
    to: formatCount(Math.min(to, total - 1) + 1),
    counted: counted(total),
  };
  return <span aria-hidden="true">{total === 0 ? counted(0) : t('ui.grid.range', values)}</span>;
}

function Hints({ selects, opens }: { selects: boolean; opens: boolean }) {
  const t = useT();
  const hints = [
    ['j k', t('ui.grid.hint.move')],
    ...(opens ? [['Enter', t('ui.grid.hint.open')]] : []),
    ...(selects ? [['x', t('ui.grid.hint.select')]] : []),
    ['/', t('ui.grid.hint.find')],
    ['Alt+ArrowDown', t('ui.grid.hint.menu')],
    ['?', t('ui.grid.hint.keys')],
  ] as const;
  return (
    <span className={styles.hints}>
      {hints.map(([keys, word]) => (
        <span key={keys}>
          <Keys keys={keys ?? ''} /> {word}
        </span>
      ))}
    </span>
  );
}
