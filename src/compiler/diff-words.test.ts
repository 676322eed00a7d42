import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diffWords } from './diff-words.ts';
import { foldText } from './fold-text.ts';

const shown = (before: string, after: string) =>
  diffWords(before, after)
    .map(({ kind, text }) => (kind === 'kept' ? text : kind === 'removed' ? `[-${text}-]` : `{+${text}+}`))
    .join('');
const textOf = (before: string, after: string, without: 'added' | 'removed') =>
  diffWords(before, after)
    .filter(({ kind }) => kind !== without)
    .map(({ text }) => text)
    .join('');

const word = fc.constantFrom(
  'plan',
  'the',
  'meeting',
  'is',
  'sent',
  'shared',
  'Größe',
  '会議',
  '\ud800',
  '😀',
);
const gap = fc.constantFrom(' ', ' ', '\n', ', ', '  ', '');
const textArb = fc
  .array(fc.tuple(word, gap), { maxLength: 30 })
  .map((parts) => parts.map((part) => part.join('')).join(''));

describe('words of two texts', () => {
  test('the pieces give both texts back, to the letter', () => {
    fc.assert(
      fc.property(textArb, textArb, (one, other) => {
        expect(textOf(one, other, 'added')).toBe(one);
        expect(textOf(one, other, 'removed')).toBe(other);
      }),
      { numRuns: 500 },
    );
  });

  test('the other way round the same words are added that were removed', () => {
    fc.assert(
      fc.property(textArb, textArb, (one, other) => {
        const pick = (before: string, after: string, kind: string) =>
          diffWords(before, after).flatMap((piece) => (piece.kind === kind ? [piece.text] : []));
        expect(pick(one, other, 'removed')).toEqual(pick(other, one, 'added'));
        expect(pick(one, other, 'kept')).toEqual(pick(other, one, 'kept'));
      }),
      { numRuns: 500 },
    );
  });

  test('pieces take turns: what was removed stands before what was added, and none is empty', () => {
    fc.assert(
      fc.property(textArb, textArb, (one, other) => {
        const kinds = diffWords(one, other).map(({ kind }) => kind);
        expect(kinds.join(' ')).not.toMatch(/(\w+) \1(?: |$)|added removed/);
        expect(diffWords(one, other).every(({ text }) => text !== '')).toBe(true);
      }),
    );
  });

  test('only the words that differ are marked', () => {
    expect(shown('The plan is sent to everybody.', 'The plan is shared with everybody.')).toBe(
      'The plan is [-sent to-]{+shared with+} everybody.',
    );
    expect(shown('One\nTwo three four\nFive', 'One\nTwo four\nFive')).toBe('One\nTwo [-three -]four\nFive');
    expect(shown('same', 'same')).toBe('same');
    expect(shown('', 'new')).toBe('{+new+}');
  });

  test('lines that share next to nothing are replaced whole, not by their chance words', () => {
    expect(shown('Ask the manager about the plan', 'Tell whoever signs the contract in time')).toBe(
      '[-Ask the manager about the plan-]{+Tell whoever signs the contract in time+}',
    );
  });

  test('a Japanese sentence is compared by its letters', () => {
    expect(shown('会議の計画を送る', '会議の計画を渡す')).toBe('会議の計画を[-送る-]{+渡す+}');
  });
});

describe('long texts', () => {
  const megabyte = (wordAt: (n: number) => string) =>
    Array.from({ length: 200_000 }, (_, n) => wordAt(n)).join(' ');

  test('one changed word in a line of a megabyte is still found', () => {
    const text = megabyte((n) => `w${n % 997}`);
    const pieces = diffWords(`${text} end ${text}`, `${text} stop ${text}`);
    expect(pieces.map(({ kind }) => kind)).toEqual(['kept', 'removed', 'added', 'kept']);
    expect(pieces[1]?.text).toBe('end');
  });

  test('a line of a megabyte with too many changes is replaced whole', () => {
    const before = megabyte((n) => `w${n % 3}`);
    const after = megabyte((n) => `w${(n * 7 + (n >> 3)) % 3}`);
    expect(diffWords(before, after).map(({ kind, text }) => [kind, text.length])).toEqual([
      ['removed', before.length],
      ['added', after.length],
    ]);
  });

  test('of many lines with too many changes nothing is compared by words', () => {
    const lines = (odd: string) => Array.from({ length: 20_000 }, (_, n) => `${odd} line ${n}\n`).join('');
    expect(diffWords(lines('an old'), lines('a new')).map(({ kind }) => kind)).toEqual(['removed', 'added']);
  });
});

describe('folding', () => {
  const words = (count: number) => Array.from({ length: count }, (_, n) => `w${n}`).join(' ');

  test('a long stretch that stayed is counted, with words left on the sides where something changed', () => {
    const pieces = diffWords(
      `${words(30)} old ${words(40)} gone ${words(12)}`,
      `${words(30)} new ${words(40)} ${words(12)}`,
    );
    expect(foldText(pieces).map((piece) => (piece.kind === 'folded' ? piece.words : piece.kind))).toEqual([
      20,
      'kept',
      'removed',
      'added',
      'kept',
      20,
      'kept',
      'removed',
      'kept',
    ]);
  });

  test('a short stretch is shown', () => {
    expect(foldText(diffWords('a b c old', 'a b c new')).map(({ kind }) => kind)).not.toContain('folded');
  });

  test('nothing changed is lost, and no word that stayed is counted twice', () => {
    const count = (text: string) => text.match(/\S+/g)?.length ?? 0;
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b', 'c d e f g h'), { maxLength: 40 }), (parts) => {
        const pieces = diffWords(`${parts.join(' ')} x ${words(60)}`, `y ${parts.join(' ')} ${words(60)}`);
        const folded = foldText(pieces);
        const changed = (kind: string) => kind === 'added' || kind === 'removed';
        expect(folded.filter(({ kind }) => changed(kind))).toEqual(
          pieces.filter(({ kind }) => changed(kind)),
        );
        const kept = pieces.filter(({ kind }) => kind === 'kept');
        const total = folded.reduce((sum, piece) => {
          return (
            sum + (piece.kind === 'folded' ? piece.words : piece.kind === 'kept' ? count(piece.text) : 0)
          );
        }, 0);
        expect(total).toBe(kept.reduce((sum, { text }) => sum + count(text), 0));
      }),
    );
  });
});
