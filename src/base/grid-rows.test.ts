import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Condition, type FieldType, type FieldValue, fits, type GridField } from './grid-filter.ts';
import type { GridQuery } from './grid-query.ts';
import { arrange, choicesOf, pageOf } from './grid-rows.ts';

interface Tenant {
  readonly id: string;
  readonly name: string;
  readonly people: number | null;
  readonly motions: readonly string[];
}

const fields: readonly GridField<Tenant>[] = [
  { id: 'name', type: 'text', value: ({ name }) => name },
  { id: 'people', type: 'number', value: ({ people }) => people },
  { id: 'motions', type: 'choice', value: ({ motions }) => motions },
];
const everything: GridQuery = { sort: [], filters: [], find: '' };
const tenant = (name: string, people: number | null, ...motions: string[]): Tenant => ({
  id: name,
  name,
  people,
  motions,
});
const some = [tenant('Élan 2', null, 'CSMAU'), tenant('Contoso', 7), tenant('elan 10', 90, 'CSMAU', 'Wave')];
const names = (query: Partial<GridQuery>) =>
  arrange(some, fields, { ...everything, ...query }).map(({ name }) => name);

describe('a condition', () => {
  const asked = (type: FieldType, value: FieldValue, is: Condition['is'], ...values: string[]) =>
    fits(value, type, { is, values });
  test.each<[FieldType, FieldValue, Condition['is'], string[], boolean]>([
    ['text', 'Contoso Pharma', 'contains', ['PHARMA'], true],
    ['text', 'Contoso Pharma', 'lacks', ['pharma'], false],
    ['text', 'Élan', 'is', ['elan'], true],
    ['text', 'Contoso', 'not', ['Fabrikam'], true],
    ['text', 'Contoso', 'starts', ['toso'], false],
    ['number', 0, 'le', ['0'], true],
    ['number', 5, 'gt', ['5'], false],
    ['percent', 38.4, 'ge', ['38.4'], true],
    ['date', '2026-11-20T10:00:00Z', 'on', ['2026-11-20'], true],
    ['date', '2026-11-20', 'after', ['2026-11-20'], false],
    ['date', '2026-11-19', 'before', ['2026-11-20'], true],
    ['choice', ['CSMAU', 'Wave'], 'in', ['Wave', 'Kick-off'], true],
    ['choice', 'EMEA', 'in', ['APAC'], false],
  ])('of a %s: %s %s %s is %s', (type, value, is, values, answer) => {
    expect(asked(type, value, is, ...values)).toBe(answer);
  });

  test('what is blank fits "is blank" and what says something is not so; it is never zero', () => {
    expect(asked('number', null, 'le', '0')).toBe(false);
    expect(asked('number', null, 'blank')).toBe(true);
    expect(asked('number', 0, 'blank')).toBe(false);
    expect(asked('text', '', 'lacks', 'x')).toBe(true);
    expect(asked('choice', [], 'present')).toBe(false);
  });
});

test('both conditions of a filter hold, and all filters', () => {
  const people = {
    field: 'people',
    conditions: [
      { is: 'gt', values: ['5'] },
      { is: 'lt', values: ['50'] },
    ],
  } as const;
  expect(names({ filters: [people] })).toEqual(['Contoso']);
  expect(
    names({ filters: [people, { field: 'motions', conditions: [{ is: 'present', values: [] }] }] }),
  ).toEqual([]);
});

test('words are looked for in texts and choices, without regard to case and accents', () => {
  expect(names({ find: 'ELAN' })).toEqual(['Élan 2', 'elan 10']);
  expect(names({ find: 'wave' })).toEqual(['elan 10']);
  expect(names({ find: '90' })).toEqual([]);
});

test('whoever has no value comes last, whichever way it goes; numbers in names count as numbers', () => {
  expect(names({ sort: [{ by: 'people', down: true }] })).toEqual(['elan 10', 'Contoso', 'Élan 2']);
  expect(names({ sort: [{ by: 'people', down: false }] })).toEqual(['Contoso', 'elan 10', 'Élan 2']);
  expect(names({ sort: [{ by: 'name', down: false }] })).toEqual(['Contoso', 'Élan 2', 'elan 10']);
});

test('there is to choose from what occurs, once and in order', () => {
  expect(choicesOf(some, fields)).toEqual({ motions: ['CSMAU', 'Wave'] });
});

const idOf = ({ id }: Tenant) => id;

test('the pages of a query are its rows, each once, in order, whatever the size of a page', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string({ minLength: 1 })), fc.integer({ min: 1, max: 9 }), (ids, limit) => {
      const rows = ids.map((id) => tenant(id, 1));
      const seen: Tenant[] = [];
      let cursor: string | undefined;
      do {
        const page = pageOf(rows, idOf, cursor, limit);
        expect(page.total).toBe(rows.length);
        seen.push(...page.rows);
        cursor = page.cursor ?? undefined;
      } while (cursor !== undefined);
      expect(seen).toEqual(rows);
    }),
  );
});

test('a page goes on after its row when others came before it, and after its place when it is gone', () => {
  const rows = ['a', 'b', 'c', 'd', 'e'].map((id) => tenant(id, 1));
  const { cursor } = pageOf(rows, idOf, undefined, 2);
  const next = (now: readonly Tenant[]) => pageOf(now, idOf, cursor ?? undefined, 2).rows.map(idOf);
  expect(next([tenant('new', 1), ...rows])).toEqual(['c', 'd']);
  expect(next(rows.filter(({ id }) => id !== 'b'))).toEqual(['d', 'e']);
  expect(pageOf(rows, idOf, 'no cursor', 2).rows.map(idOf)).toEqual(['a', 'b']);
});
