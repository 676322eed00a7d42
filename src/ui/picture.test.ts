import { expect, test } from 'vitest';
import { folded } from './picture.ts';

test('a note is folded between words, none is lost, and one that is too long stays whole', () => {
  expect(folded('No report of its own for 3 days: bounds are shown.', 20)).toEqual([
    'No report of its own',
    'for 3 days: bounds',
    'are shown.',
  ]);
  expect(folded('a Donaudampfschifffahrt b', 8)).toEqual(['a', 'Donaudampfschifffahrt', 'b']);
});
