import type { Condition, GridFilter } from '../../base/grid-filter.ts';
import type { GridSort } from '../../base/grid-query.ts';
import type { GridProps, ShownColumn } from './grid-types.ts';
import { type GridView, moved, sortedBy, widthOf, withColumns, withQuery } from './grid-view.ts';

/** Everything that changes what is shown. All of it is told to the address, and comes back from there. */
export interface GridActions<Row> {
  /** A press of a column's header. */
  readonly sortBy: (column: ShownColumn<Row>, within: boolean) => void;
  readonly sort: (sort: readonly GridSort[]) => void;
  /** No conditions take the filter of the field away. */
  readonly filter: (field: string, conditions: readonly Condition[]) => void;
  readonly find: (words: string) => void;
  readonly clear: () => void;
  readonly show: (id: string, on: boolean) => void;
  readonly move: (id: string, over: string) => void;
  readonly moveBy: (id: string, by: 1 | -1) => void;
  /** Undefined gives back the column's own width. */
  readonly resize: (id: string, width: number | undefined) => void;
  readonly usualColumns: () => void;
}

export function gridActions<Row, Sum>(
  { search, onSearch, columns, defaultSort }: GridProps<Row, Sum>,
  view: GridView<Row>,
): GridActions<Row> {
  const { sort, filters, shown } = view;
  const ask = (next: Partial<GridView<Row>>) => onSearch(withQuery(search, view, next, defaultSort));
  const arrange = (next: readonly ShownColumn<Row>[]) => onSearch(withColumns(search, next, columns));
  const placeOf = (id: string) => shown.findIndex((column) => column.id === id);
  return {
    sortBy: (column, within) => ask({ sort: sortedBy(sort, column, within) }),
    sort: (next) => ask({ sort: next }),
    filter: (field, conditions) => ask({ filters: withFilter(filters, { field, conditions }) }),
    find: (words) => ask({ find: words }),
    clear: () => ask({ filters: [], find: '' }),
    show(id, on) {
      const column = columns.find((one) => one.id === id);
      if (column === undefined || on === placeOf(id) >= 0) return;
      arrange(on ? [...shown, { ...column, chosenWidth: undefined }] : shown.filter((one) => one.id !== id));
    },
    move: (id, over) => arrange(moved(shown, id, placeOf(over))),
    moveBy: (id, by) => arrange(moved(shown, id, placeOf(id) + by)),
    resize: (id, width) =>
      arrange(
        shown.map((column) =>
          column.id === id
            ? { ...column, chosenWidth: width === undefined ? undefined : widthOf(width) }
            : column,
        ),
      ),
    usualColumns: () => onSearch({ ...search, cols: undefined }),
  };
}

/** A field has one filter; changed, it keeps its place among the others. */
function withFilter(filters: readonly GridFilter[], next: GridFilter): GridFilter[] {
  const gone = next.conditions.length === 0;
  if (filters.some(({ field }) => field === next.field))
    return filters.flatMap((filter) => (filter.field !== next.field ? [filter] : gone ? [] : [next]));
  return gone ? [...filters] : [...filters, next];
}
