import * as z from 'zod';
import { type GridQuery, type GridSort, readQuery, writeQuery, writeSort } from '../../base/grid-query.ts';
import type { GridColumn, GridSearch, PageQuery, ShownColumn } from './grid-types.ts';

const text = z.string().max(2000).optional().catch(undefined);

/** The names of a view in an address; a route adds its own. */
export const gridSearch = { sort: text, filter: text, find: text, cols: text };

/** A page as a contract with `gridInput` asks for it. */
export function askedOf({ sort, filters, find, cursor, limit }: PageQuery) {
  return { ...writeQuery({ sort, filters, find }), cursor, limit };
}

export interface GridView<Row> extends GridQuery {
  /** The columns that are shown, in order. */
  readonly shown: readonly ShownColumn<Row>[];
}

export const narrowest = 56;
const widest = 800;

/** The view that an address asks for. What it says of columns that are not there is passed over. */
export function viewOf<Row>(
  search: GridSearch,
  columns: readonly GridColumn<Row>[],
  defaultSort: string,
): GridView<Row> {
  const { query } = readQuery({ ...search, sort: search.sort ?? defaultSort }, columns);
  return { ...query, shown: readColumns(search.cols, columns) };
}

/** The same with another order of rows, filters or words. What is as it was anyway is left out of the address. */
export function withQuery(
  search: GridSearch,
  view: GridQuery,
  next: Partial<GridQuery>,
  defaultSort: string,
): GridSearch {
  const { sort, filters, find } = { ...view, ...next };
  const written = writeQuery({ sort, filters, find });
  return { ...search, ...written, sort: writeSort(sort) === defaultSort ? undefined : written.sort };
}

/** The same with other columns, another order of them or other widths. */
export function withColumns<Row>(
  search: GridSearch,
  shown: readonly ShownColumn<Row>[],
  columns: readonly GridColumn<Row>[],
): GridSearch {
  const cols = writeColumns(shown);
  return { ...search, cols: cols === writeColumns(readColumns(undefined, columns)) ? undefined : cols };
}

/** What a press of a column's header asks for: up, down, up …; numbers and days begin with the greatest. Held with Shift it sorts within the others. */
export function sortedBy<Row>(
  sort: readonly GridSort[],
  { id, type }: GridColumn<Row>,
  within: boolean,
): GridSort[] {
  const now = sort.find(({ by }) => by === id);
  const fallsFirst = type === 'number' || type === 'percent' || type === 'date';
  const next = { by: id, down: now === undefined ? fallsFirst : !now.down };
  if (!within) return [next];
  return now === undefined ? [...sort, next] : sort.map((one) => (one.by === id ? next : one));
}

/** Puts a column in the place of another. The first one names the row and stays. */
export function moved<Row>(
  shown: readonly ShownColumn<Row>[],
  id: string,
  place: number,
): readonly ShownColumn<Row>[] {
  const from = shown.findIndex((column) => column.id === id);
  const column = shown[from];
  if (column === undefined || from === 0 || place < 1 || place >= shown.length) return shown;
  return shown.toSpliced(from, 1).toSpliced(place, 0, column);
}

/** `name:240,people`: the columns in order, with the widths that were changed. */
function readColumns<Row>(
  text: string | undefined,
  columns: readonly GridColumn<Row>[],
): readonly ShownColumn<Row>[] {
  const usual = columns
    .filter(({ hidden }) => hidden !== true)
    .map((column) => ({ ...column, chosenWidth: undefined }));
  if (text === undefined) return usual;
  const shown = new Map<string, ShownColumn<Row>>();
  for (const part of text.split(',')) {
    const [id, width] = part.split(':');
    const column = columns.find((one) => one.id === id);
    if (column !== undefined)
      shown.set(column.id, {
        ...column,
        chosenWidth: width === undefined ? undefined : widthOf(Number(width)),
      });
  }
  // The first column names the row: no view is without it.
  const first = usual[0];
  if (first === undefined || shown.size === 0) return usual;
  return [shown.get(first.id) ?? first, ...[...shown.values()].filter(({ id }) => id !== first.id)];
}

const writeColumns = <Row>(shown: readonly ShownColumn<Row>[]) =>
  shown.map(({ id, chosenWidth }) => (chosenWidth === undefined ? id : `${id}:${chosenWidth}`)).join(',');

/** A width that one can still see and take hold of; undefined for no number. */
export function widthOf(width: number): number | undefined {
  return Number.isFinite(width) ? Math.round(Math.min(widest, Math.max(narrowest, width))) : undefined;
}
