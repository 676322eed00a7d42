import { describe, expect, test } from 'vitest';
import type { Place } from './cell-keys.ts';
import { nextPlace } from './cell-keys.ts';
import { fileColumns } from './file-rows.ts';
import { gridActions } from './grid-actions.ts';
import type { GridColumn, GridProps, GridSearch } from './grid-types.ts';
import { viewOf } from './grid-view.ts';

interface Row {
  readonly name: string;
  readonly people: number | null;
  readonly low: number;
  readonly motions: readonly string[];
  readonly day: string;
}

const columns: readonly GridColumn<Row>[] = [
  { id: 'name', title: 'Tenant', type: 'text', width: 200, value: ({ name }) => name },
  {
    id: 'people',
    title: 'People',
    type: 'number',
    width: 90,
    value: ({ people }) => people,
    inFiles: [
      { title: 'People', type: 'number', value: ({ people }) => people },
      { title: 'At least', type: 'number', value: ({ low }) => low },
    ],
  },
  { id: 'motions', title: 'Motions', type: 'choice', width: 90, value: ({ motions }) => motions },
  { id: 'line', title: '28 days', type: 'text', width: 90, value: () => null, inFiles: false },
  { id: 'day', title: 'Day', type: 'date', width: 90, value: ({ day }) => day, hidden: true },
];

/** What the address says after an action. */
function told(search: GridSearch, act: (actions: ReturnType<typeof gridActions<Row, unknown>>) => void) {
  let said: GridSearch | undefined;
  const grid = {
    columns,
    search,
    onSearch: (next: GridSearch) => {
      said = next;
    },
    defaultSort: '-people',
  } as unknown as GridProps<Row>;
  act(gridActions(grid, viewOf(search, columns, '-people')));
  return Object.fromEntries(Object.entries(said ?? {}).filter(([, value]) => value !== undefined));
}

const people = columns[1] as GridColumn<Row>;
const shown = (search: GridSearch) => viewOf(search, columns, '-people').shown.map(({ id }) => id);

describe('the address holds the view', () => {
  test('a usual view has nothing in it', () => {
    const usual = viewOf({}, columns, '-people');
    expect(usual.sort).toEqual([{ by: 'people', down: true }]);
    expect(shown({})).toEqual(['name', 'people', 'motions', 'line']);
    expect(told({ sort: 'people' }, ({ sort }) => sort([{ by: 'people', down: true }]))).toEqual({});
  });

  test('a press sorts, another one turns it round, with Shift it sorts within the others', () => {
    const column = { ...people, chosenWidth: undefined };
    expect(told({ sort: 'name' }, ({ sortBy }) => sortBy(column, false))).toEqual({});
    expect(told({}, ({ sortBy }) => sortBy(column, false))).toEqual({ sort: 'people' });
    expect(told({ sort: 'name' }, ({ sortBy }) => sortBy(column, true))).toEqual({ sort: 'name,-people' });
  });

  test('a filter changes in its place, and goes with its conditions', () => {
    const search = { filter: 'people:ge:5;name:contains:a' };
    expect(told(search, ({ filter }) => filter('people', [{ is: 'lt', values: ['3'] }])).filter).toBe(
      'people:lt:3;name:contains:a',
    );
    expect(told(search, ({ filter }) => filter('name', [])).filter).toBe('people:ge:5');
    expect(told({ ...search, find: 'x' }, ({ clear }) => clear())).toEqual({});
  });

  test('columns come, go, move and grow; the first one stays', () => {
    expect(told({}, ({ show }) => show('day', true)).cols).toBe('name,people,motions,line,day');
    expect(told({}, ({ show }) => show('line', false)).cols).toBe('name,people,motions');
    expect(told({}, ({ move }) => move('line', 'people')).cols).toBe('name,line,people,motions');
    expect(told({}, ({ move }) => move('line', 'name')).cols).toBeUndefined();
    expect(told({}, ({ resize }) => resize('people', 3)).cols).toBe('name,people:56,motions,line');
    expect(
      told({ cols: 'name,people:300,motions,line' }, ({ resize }) => resize('people', undefined)),
    ).toEqual({});
    expect(shown({ cols: 'people,nowhere,day' })).toEqual(['name', 'people', 'day']);
    expect(shown({ cols: 'nowhere' })).toEqual(shown({}));
  });
});

test('a file has the cells of the shown columns: several, one, or none each', () => {
  const file = fileColumns(viewOf({ cols: 'name,motions,people,line,day' }, columns, '').shown);
  const row = { name: '=x', people: null, low: 4, motions: ['a', 'b'], day: '2026-11-20T10:00:00Z' };
  expect(file.map(({ title, type, value }) => [title, type, value(row)])).toEqual([
    ['Tenant', 'text', '=x'],
    ['Motions', 'choice', 'a, b'],
    ['People', 'number', null],
    ['At least', 'number', 4],
    ['Day', 'date', '2026-11-20'],
  ]);
});

describe('a key leads', () => {
  const extent = { rows: 100, columns: 5, page: 20 };
  const from = (row: number, column: number): Place => ({ row, column });
  test.each<[string, boolean, Place, Place]>([
    ['ArrowUp', false, from(0, 2), from(-1, 2)],
    ['ArrowUp', false, from(-1, 2), from(-1, 2)],
    ['ArrowDown', false, from(99, 2), from(99, 2)],
    ['ArrowLeft', false, from(3, 0), from(3, 0)],
    ['Home', false, from(3, 4), from(3, 0)],
    ['End', true, from(3, 0), from(99, 4)],
    ['Home', true, from(3, 3), from(0, 0)],
    ['PageDown', false, from(90, 1), from(99, 1)],
    ['PageUp', false, from(5, 1), from(0, 1)],
    ['PageUp', false, from(-1, 1), from(-1, 1)],
  ])('%s (Ctrl %s) from %o to %o', (key, ctrlKey, at, to) => {
    expect(nextPlace({ key, ctrlKey }, at, extent)).toEqual(to);
  });

  test('any other key leads nowhere', () => {
    expect(nextPlace({ key: 'q', ctrlKey: false }, from(0, 0), extent)).toBeUndefined();
  });
});
