import { decodeCursor, encodeCursor } from './cursor.ts';
import { type FieldValue, fits, fold, type GridField, isBlank, listOf } from './grid-filter.ts';
import type { GridQuery } from './grid-query.ts';

/** Part of the rows of a query. */
export interface RowsPage<Row> {
  readonly rows: readonly Row[];
  /** How many rows the query has. */
  readonly total: number;
  /** Where the next page begins; null after the last. */
  readonly cursor: string | null;
}

/** The rows that a query asks for, in its order: for lists that are held in memory. Whoever has no value comes last, whichever way it goes. */
export function arrange<Row>(
  rows: readonly Row[],
  fields: readonly GridField<Row>[],
  query: GridQuery,
): Row[] {
  const fieldOf = new Map(fields.map((field) => [field.id, field]));
  const tests = query.filters.flatMap(({ field: id, conditions }) => {
    const field = fieldOf.get(id);
    return field === undefined ? [] : [{ field, conditions }];
  });
  const words = fold(query.find);
  const found = rows.filter(
    (row) =>
      tests.every(({ field, conditions }) =>
        conditions.every((condition) => fits(field.value(row), field.type, condition)),
      ) &&
      (words === '' || fields.some((field) => isFindable(field) && says(field.value(row), words))),
  );
  const orders = query.sort.flatMap(({ by, down }) => {
    const field = fieldOf.get(by);
    return field === undefined ? [] : [{ field, sign: down ? -1 : 1 }];
  });
  return found.sort((a, b) => {
    for (const { field, sign } of orders) {
      const order = compare(field.value(a), field.value(b), sign);
      if (order !== 0) return order;
    }
    return 0;
  });
}

/** Part of arranged rows: those after the row that the cursor names, or after its place when that row is there no more. */
export function pageOf<Row>(
  rows: readonly Row[],
  idOf: (row: Row) => string,
  cursor: string | undefined,
  limit: number,
): RowsPage<Row> & { readonly rows: Row[] } {
  const [id, place] = decodeCursor(cursor, 2) ?? [];
  const at = id === undefined ? -1 : rows.findIndex((row) => idOf(row) === id);
  const from = id === undefined ? 0 : at < 0 ? Number(place) : at + 1;
  const page = rows.slice(from, from + limit);
  const last = page.at(-1);
  const more = last !== undefined && from + page.length < rows.length;
  return {
    rows: page,
    total: rows.length,
    cursor: more ? encodeCursor([idOf(last), from + page.length]) : null,
  };
}

/** What there is to choose from in the fields of choices, in order. */
export function choicesOf<Row>(
  rows: readonly Row[],
  fields: readonly GridField<Row>[],
): Record<string, string[]> {
  const choices = fields.filter(({ type }) => type === 'choice');
  return Object.fromEntries(
    choices.map(({ id, value }) => [
      id,
      [...new Set(rows.flatMap((row) => listOf(value(row))))].filter((one) => one !== '').sort(byLetters),
    ]),
  );
}

const isFindable = ({ findable, type }: GridField<never>) =>
  findable ?? (type === 'text' || type === 'choice');

const says = (value: FieldValue, words: string) => listOf(value).some((text) => fold(text).includes(words));

function compare(a: FieldValue, b: FieldValue, sign: number): number {
  if (isBlank(a) || isBlank(b)) return Number(isBlank(a)) - Number(isBlank(b));
  if (typeof a === 'number' && typeof b === 'number') return (a - b) * sign;
  return byLetters(listOf(a).join(', '), listOf(b).join(', ')) * sign;
}

const { compare: byLetters } = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
