import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diffWords } from './diff-words.ts';

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
        fc.pre(one !== other);
        expect(textOf(one, other, 'added')).toBe(one);
        expect(textOf(one, other, 'removed')).toBe(other);
      }),
      { numRuns: 500 },
    );
  });

  test('equal texts have no difference', () => {
    fc.assert(
      fc.property(textArb, (text) => {
        expect(diffWords(text, text)).toEqual([]);
      }),
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
  const words = (count: number, wordAt: (n: number) => string) =>
    Array.from({ length: count }, (_, n) => wordAt(n)).join(' ');

  test('one changed word in a line of a megabyte is still found', () => {
    const text = words(200_000, (n) => `w${n % 997}`);
    const pieces = diffWords(`${text} end ${text}`, `${text} stop ${text}`);
    expect(pieces.map(({ kind }) => kind)).toEqual(['kept', 'removed', 'added', 'kept']);
    expect(pieces[1]?.text).toBe('end');
  });

  test('a line of a megabyte with too many changes is replaced whole', () => {
    const before = words(200_000, (n) => `w${n % 3}`);
    const after = words(200_000, (n) => `w${(n * 7 + (n >> 3)) % 3}`);
    expect(diffWords(before, after).map(({ kind, text }) => [kind, text.length])).toEqual([
      ['removed', before.length],
      ['added', after.length],
    ]);
  });

  test('of many lines with too many changes nothing is compared by words', () => {
    const lines = (odd: string) => Array.from({ length: 20_000 }, (_, n) => `${odd} line ${n}\n`).join('');
    expect(diffWords(lines('an old'), lines('a new')).map(({ kind }) => kind)).toEqual(['removed', 'added']);
  });

  test('whatever the texts, comparing them ends within seconds: what needs more edits is replaced', () => {
    // The same few words in another order, in many paragraphs that are kept apart by lines that stay: the dearest texts there are.
    const text = (step: number) =>
      Array.from(
        { length: 400 },
        (_, line) => `${words(400, (n) => `w${(n * step + (n >> 2) * line) % 5}`)}\nline ${line} stays\n`,
      ).join('');
    const [before, after] = [text(3), text(4)];
    const start = performance.now();
    const pieces = diffWords(before, after);
    expect(performance.now() - start).toBeLessThan(5_000);
    expect(
      pieces
        .filter(({ kind }) => kind !== 'added')
        .map((piece) => piece.text)
        .join(''),
    ).toBe(before);
  });
});
