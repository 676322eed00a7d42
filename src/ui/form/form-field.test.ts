import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changeOf, type FormField, faultOf, settled } from './form-field.ts';

const field = (kind: FormField['kind'], over: Partial<FormField> = {}): FormField => ({
  id: kind,
  label: kind,
  kind,
  ...over,
});

test.each([
  ['digits with their separators are a number', field('number'), '25,700', 25_700],
  ['nothing is no number, and not zero', field('number'), '  ', null],
  ['other letters are none', field('number'), '12 seats', undefined],
  ['a line of words is their list, each once', field('words'), 'wave-1, wave-2;wave-1', ['wave-1', 'wave-2']],
  ['an emptied day is unknown', field('day'), '', null],
  ['a choice of nothing is what the field calls nothing', field('choice', { nothing: null }), '', null],
  ['spaces around a text are none of it', field('text'), ' Contoso ', 'Contoso'],
] as const)('%s', (_, one, typed, value) => {
  expect(settled(one, typed)).toEqual(value);
});

test.each([
  ['a required field that is empty', field('text', { required: true }), ' ', 'required'],
  ['a number that is none', field('number'), 'many', 'number'],
  ['a text over its length', field('text', { most: 3 }), 'four', 'long'],
  ['a text within it', field('text', { most: 4 }), 'four', undefined],
] as const)('%s is told', (_, one, typed, fault) => {
  expect(faultOf(one, typed)).toBe(fault);
});

test('what is typed as it was before changes nothing; a list also in another order', () => {
  const fields = [field('text'), field('number'), field('choices')];
  const base = { text: 'a', number: 5, choices: ['x', 'y'] };
  fc.assert(
    fc.property(fc.subarray(['text', 'number', 'choices']), (touched) => {
      const typed = { text: ' a ', number: '5', choices: ['y', 'x'] };
      const some = Object.fromEntries(touched.map((id) => [id, typed[id as keyof typeof typed]]));
      expect(changeOf(fields, base, some)).toEqual({});
    }),
  );
  expect(changeOf(fields, base, { text: 'b', number: 'many' })).toEqual({ text: 'b' });
});
