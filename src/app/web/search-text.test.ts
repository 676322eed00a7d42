import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseSearch, stringifySearch } from './search-text.ts';

test('a number in an address stays a text, without quotes', () => {
  expect(stringifySearch({ task: '3745' })).toBe('?task=3745');
  expect(parseSearch('?task=3745')).toEqual({ task: '3745' });
});

test('what is not set leaves no trace', () => {
  expect(stringifySearch({ search: undefined, mine: '' })).toBe('');
});

test('every search comes back as it went', () => {
  // A lone half of a surrogate pair cannot be written in an address.
  const word = fc.string({ unit: 'grapheme', minLength: 1 });
  const name = fc.constantFrom('search', 'mine', 'task', 'find', 'phase');
  fc.assert(
    fc.property(fc.dictionary(name, word, { noNullPrototype: true }), (search) => {
      expect(parseSearch(stringifySearch(search))).toEqual(search);
    }),
  );
});
