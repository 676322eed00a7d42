import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Condition, type FieldType, type GridField, operators, valueCount } from './grid-filter.ts';
import { type GridQuery, readQuery, writeQuery } from './grid-query.ts';

const types: readonly FieldType[] = ['text', 'number', 'percent', 'date', 'choice'];
const fields: readonly GridField<never>[] = types.map((type) => ({ id: type, type, value: () => null }));

const someValue = (type: FieldType): fc.Arbitrary<string> =>
  type === 'date'
    ? fc.integer({ min: 0, max: 30_000 }).map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10))
    : type === 'text' || type === 'choice'
      ? fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' })
      : fc.double({ noNaN: true, noDefaultInfinity: true }).map(String);

const conditionOf = (type: FieldType): fc.Arbitrary<Condition> =>
  fc.constantFrom(...operators[type]).chain((is) =>
    fc
      .array(someValue(type), {
        minLength: valueCount(is) === 'none' ? 0 : 1,
        maxLength: { none: 0, one: 1, many: 4 }[valueCount(is)],
      })
      .map((values) => ({ is, values })),
  );

const queries: fc.Arbitrary<GridQuery> = fc.record({
  sort: fc.uniqueArray(fc.record({ by: fc.constantFrom(...types), down: fc.boolean() }), {
    selector: ({ by }) => by,
  }),
  filters: fc
    .subarray([...types])
    .chain((chosen) =>
      fc.tuple(
        ...chosen.map((field) =>
          fc
            .array(conditionOf(field), { minLength: 1, maxLength: 2 })
            .map((conditions) => ({ field, conditions })),
        ),
      ),
    ),
  find: fc.string().map((text) => text.trim()),
});

test('a query that is written and read is the same query, whatever people type', () => {
  fc.assert(
    fc.property(queries, (query) => {
      expect(readQuery(writeQuery(query), fields)).toEqual({ query, unread: [] });
    }),
  );
});

test('a query as text reads as one says it', () => {
  const query: GridQuery = {
    sort: [
      { by: 'number', down: true },
      { by: 'text', down: false },
    ],
    filters: [
      {
        field: 'number',
        conditions: [
          { is: 'ge', values: ['5000'] },
          { is: 'lt', values: ['9000'] },
        ],
      },
      { field: 'choice', conditions: [{ is: 'in', values: ['EMEA', 'APAC'] }] },
      { field: 'text', conditions: [{ is: 'contains', values: ['a;b'] }] },
    ],
    find: '',
  };
  expect(writeQuery(query)).toEqual({
    sort: '-number,text',
    filter: 'number:ge:5000,lt:9000;choice:in:EMEA|APAC;text:contains:a~3bb',
    find: undefined,
  });
});

describe('what can not be read is left out, and told', () => {
  test.each([
    ['a field that is not there', { sort: '-size' }, ['-size']],
    ['an operator of another type', { filter: 'text:ge:5' }, ['text:ge:5']],
    ['a number that is none', { filter: 'number:ge:many' }, ['number:ge:many']],
    ['a day that is none', { filter: 'date:after:soon' }, ['date:after:soon']],
    ['a condition without its value', { filter: 'number:ge' }, ['number:ge']],
    ['a third condition', { filter: 'number:ge:1,le:2,eq:3' }, ['number:ge:1,le:2,eq:3']],
    ['no filter at all', { filter: 'hello' }, ['hello']],
  ])('%s', (_, text, unread) => {
    expect(readQuery(text, fields)).toEqual({ query: { sort: [], filters: [], find: '' }, unread });
  });

  test('the rest is kept', () => {
    const { query, unread } = readQuery({ filter: 'number:ge:1;nothing;choice:blank' }, fields);
    expect([query.filters.map(({ field }) => field), unread]).toEqual([['number', 'choice'], ['nothing']]);
  });
});

test('no text at all can do harm', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (sort, filter) => {
      const { query } = readQuery({ sort, filter }, fields);
      expect(readQuery(writeQuery(query), fields).unread).toEqual([]);
    }),
  );
});
