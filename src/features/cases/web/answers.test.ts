import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CaseField, Said } from '../model.ts';
import { answersToSend, differencesOf, isSame } from './answers.ts';

const field = (name: string, more: Partial<CaseField>): CaseField => ({
  ...{ name, label: name, type: 'text', required: false, show: null, options: [], of: null, within: null },
  ...{ min: null, max: null, choices: [] },
  ...more,
});
const fields = [
  field('planned', { type: 'items', of: 'offers' }),
  field('delivered', { type: 'items', within: 'planned' }),
  field('minutes', { type: 'number' }),
  field('note', {}),
];

describe('answers', () => {
  test('of another form are not sent', () => {
    expect(answersToSend(fields, { note: 'x', other: 'y' })).toEqual({
      planned: [],
      delivered: [],
      note: 'x',
    });
  });

  test('a delivered tick goes with the offer that it stands under', () => {
    const answers = { planned: ['a'], delivered: ['a', 'b'] };
    expect(answersToSend(fields, answers)).toMatchObject({ planned: ['a'], delivered: ['a'] });
  });

  test.each([
    ['45', 45],
    [' 1,5 ', 1.5],
    ['', undefined],
    ['soon', 'soon'],
  ])('a number that is typed as "%s" is sent as %s', (typed, sent) => {
    expect(answersToSend(fields, { minutes: typed }).minutes).toBe(sent);
  });

  test('the order of items and empty answers make no difference', () => {
    expect(isSame({ planned: ['b', 'a'], note: '' }, { planned: ['a', 'b'] })).toBe(true);
    expect(isSame({ planned: ['a'] }, { planned: ['a', 'b'] })).toBe(false);
  });
});

describe('differences of two finishes', () => {
  const said = (values: Readonly<Record<string, readonly string[]>>): Said[] =>
    Object.entries(values).map(([name, list]) => ({
      field: name,
      label: name,
      type: 'items',
      values: [...list],
    }));
  const answers = fc.dictionary(
    fc.constantFrom('status', 'planned', 'delivered'),
    fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd')),
  );

  test('are none between the same answers', () => {
    fc.assert(fc.property(answers, (one) => differencesOf(said(one), said(one)).length === 0));
  });

  test('added to the former and removed from it give the latter', () => {
    fc.assert(
      fc.property(answers, answers, (before, after) => {
        const found = differencesOf(said(before), said(after));
        for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
          const { added = [], removed = [] } = found.find((one) => one.field === name) ?? {};
          const kept = (before[name] ?? []).filter((value) => !removed.includes(value));
          expect([...kept, ...added].sort()).toEqual([...(after[name] ?? [])].sort());
        }
      }),
    );
  });
});
