import fc from 'fast-check';
import { expect, test } from 'vitest';
import { matchesIn, stepThrough } from './page-search.ts';

function found(pieces: string[], words: string): string[] {
  return matchesIn(pieces, words).map(({ start, end }) =>
    start.piece === end.piece
      ? (pieces[start.piece] ?? '').slice(start.at, end.at)
      : (pieces[start.piece] ?? '').slice(start.at) +
        pieces.slice(start.piece + 1, end.piece).join('') +
        (pieces[end.piece] ?? '').slice(0, end.at),
  );
}

test('big and small letters are the same', () => {
  expect(found(['Open the Wizard, then the wizard again'], 'WIZARD')).toEqual(['Wizard', 'wizard']);
});

test('a match runs over bold and links', () => {
  expect(found(['Set to ', 'Not', ' Engaged'], 'not engaged')).toEqual(['Not Engaged']);
});

test('a line break is a blank', () => {
  expect(found(['due\n  date'], 'due date')).toEqual(['due\n  date']);
});

test('signs of the pattern language are plain letters', () => {
  expect(found(['Offer(s) and more'], 'offer(s)')).toEqual(['Offer(s)']);
  expect(found(['anything'], '.*')).toEqual([]);
});

test('one letter finds nothing: everything would match', () => {
  expect(found(['aaa'], 'a')).toEqual([]);
});

test('however a text is cut, the same words are found', () => {
  const text = fc.stringMatching(/^[ab ]{0,30}$/);
  fc.assert(
    fc.property(text, fc.array(fc.nat(30), { maxLength: 4 }), (whole, cuts) => {
      const places = [...new Set([0, ...cuts, whole.length])].sort((a, b) => a - b);
      const pieces = places.slice(1).map((end, index) => whole.slice(places[index], end));
      expect(found(pieces, 'ab')).toEqual(found([whole], 'ab'));
    }),
  );
});

test('after the last match comes the first, and before the first the last', () => {
  expect(stepThrough(3, 2, 1)).toBe(0);
  expect(stepThrough(3, 0, -1)).toBe(2);
  expect(stepThrough(0, 0, 1)).toBe(0);
});
