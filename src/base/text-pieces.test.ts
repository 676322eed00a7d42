import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countWords, foldText, linesOfPieces, type TextPiece, tokensOf } from './text-pieces.ts';

const words = (count: number) => Array.from({ length: count }, (_, n) => `word${n}`).join(' ');
const textOf = (pieces: readonly { readonly text: string }[]) => pieces.map(({ text }) => text).join('');

const textArb = fc
  .array(
    fc.constantFrom(
      'plan ',
      'Größe',
      ' ',
      '\n',
      ', ',
      '会議の計画',
      '😀',
      '\ud800',
      'a long stretch of words ',
    ),
    {
      maxLength: 60,
    },
  )
  .map((parts) => parts.join(''));
const piecesArb = fc.array(
  fc.record({ kind: fc.constantFrom('kept', 'removed', 'added'), text: textArb }) as fc.Arbitrary<TextPiece>,
  { maxLength: 6 },
);

describe('folding', () => {
  test('a long stretch that stayed is folded, but for about a line beside every change', () => {
    const pieces: TextPiece[] = [
      { kind: 'kept', text: `${words(40)} ` },
      { kind: 'removed', text: 'old' },
      { kind: 'added', text: 'new' },
      { kind: 'kept', text: ` ${words(60)} ` },
      { kind: 'added', text: 'more' },
    ];
    const shown = foldText(pieces);
    expect(shown.map(({ kind }) => kind)).toEqual([
      ...['folded', 'kept', 'removed', 'added', 'kept', 'folded', 'kept', 'added'],
    ]);
    for (const { kind, text } of shown) if (kind === 'kept') expect(text.length).toBeLessThan(145);
  });

  test('a line that ends near a change is shown to its end, and one that begins near it from its beginning', () => {
    const [line, other] = [words(12), words(13)];
    const shown = foldText([
      { kind: 'added', text: 'New ' },
      { kind: 'kept', text: `${line}\n${words(50)}\n${other} ` },
      { kind: 'removed', text: 'old' },
    ]);
    expect(shown.map(({ kind, text }) => (kind === 'folded' ? kind : text))).toEqual([
      ...['New ', `${line}\n`, 'folded', `${other} `, 'old'],
    ]);
  });

  test('a short stretch is shown', () => {
    const pieces: TextPiece[] = [
      { kind: 'kept', text: 'Ask the ' },
      { kind: 'added', text: 'manager' },
    ];
    expect(foldText(pieces)).toEqual(pieces);
  });

  test('nothing is lost: the texts one after the other are the same, and what has changed is as it was', () => {
    fc.assert(
      fc.property(piecesArb, (pieces) => {
        const shown = foldText(pieces);
        expect(textOf(shown)).toBe(textOf(pieces));
        const changed = ({ kind, text }: { kind: string; text: string }) =>
          kind !== 'kept' && kind !== 'folded' && text;
        expect(shown.filter(changed)).toEqual(pieces.filter(changed));
      }),
    );
  });

  test('a pair of surrogates is not parted', () => {
    fc.assert(
      fc.property(fc.nat(5), (begin) => {
        const text = `${'x'.repeat(begin)}${'😀'.repeat(200)}`;
        const shown = foldText([
          { kind: 'added', text: 'a' },
          { kind: 'kept', text },
          { kind: 'added', text: 'b' },
        ]);
        expect(shown.map((piece) => piece.kind)).toContain('folded');
        for (const piece of shown) expect(piece.text.isWellFormed()).toBe(true);
      }),
    );
  });
});

describe('lines', () => {
  test('pieces are parted at the ends of lines, and what is folded has one to itself; no line is empty', () => {
    expect(
      linesOfPieces([
        { kind: 'kept', text: 'One\ntwo ' },
        { kind: 'removed', text: 'three\nfour\n' },
        { kind: 'folded', text: 'five\nsix ' },
        { kind: 'kept', text: 'seven' },
      ]).map((line) => line.map(({ text }) => text)),
    ).toEqual([['One'], ['two ', 'three'], ['four'], ['five\nsix '], ['seven']]);
  });

  test('lines that were removed stand above those that were added in their place; words stand beside each other', () => {
    const lines = (removed: string, added: string) =>
      linesOfPieces([
        { kind: 'removed', text: removed },
        { kind: 'added', text: added },
      ]).map((line) => line.map(({ text }) => text));
    expect(lines('One\ntwo', 'Three\nfour')).toEqual([['One'], ['two'], ['Three'], ['four']]);
    expect(lines('One', 'Three')).toEqual([['One', 'Three']]);
  });

  test('but for the ends of lines nothing is lost', () => {
    fc.assert(
      fc.property(piecesArb, (pieces) => {
        const flat = (text: string) => text.replaceAll('\n', '');
        expect(flat(textOf(linesOfPieces(foldText(pieces)).flat()))).toBe(flat(textOf(pieces)));
      }),
    );
  });
});

test('words, blanks and signs are the text; a letter of a script without blanks is a word', () => {
  fc.assert(
    fc.property(textArb, (text) => {
      expect(tokensOf(text).join('')).toBe(text);
    }),
  );
  expect(countWords('Ask the manager, at 10:30.')).toBe(6);
  expect(countWords('会議の計画')).toBe(5);
});
