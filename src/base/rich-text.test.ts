import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Inline, plainText, readRichText, tagsIn } from './rich-text.ts';

describe('the little Markdown of notes', () => {
  test('bold, lists and links are read; everything else is text', () => {
    const text =
      'Agreed with **Mira**:\n- pilot in #Oslo\n- see [the plan](https://contoso.example/a_(b)\n\n1. first\n2) second';
    expect(readRichText(text)).toEqual([
      {
        kind: 'paragraph',
        lines: [
          [
            { kind: 'text', text: 'Agreed with ' },
            { kind: 'bold', inside: [{ kind: 'text', text: 'Mira' }] },
            { kind: 'text', text: ':' },
          ],
        ],
      },
      {
        kind: 'list',
        ordered: false,
        items: [
          [
            { kind: 'text', text: 'pilot in ' },
            { kind: 'tag', text: '#Oslo', tag: 'oslo' },
          ],
          [
            { kind: 'text', text: 'see [the plan](' },
            { kind: 'link', text: 'https://contoso.example/a_(b', href: 'https://contoso.example/a_(b' },
            { kind: 'text', text: ')' },
          ],
        ],
      },
      {
        kind: 'list',
        ordered: true,
        items: [[{ kind: 'text', text: 'first' }], [{ kind: 'text', text: 'second' }]],
      },
    ]);
  });

  test('a line break inside a paragraph stays one, an empty line parts paragraphs', () => {
    expect(
      readRichText('one\ntwo\r\n\r\nthree').map((block) => block.kind === 'paragraph' && block.lines.length),
    ).toEqual([2, 1]);
  });

  test.each([
    'javascript:alert(1)',
    'JAVASCRIPT://x',
    'data:text/html,x',
    'vbscript:x',
    '//evil.example',
    '/tenants/x',
  ])('no link leads to %s', (href) => {
    expect(linksOf(`[click](${href}) ${href}`)).toEqual([]);
  });

  test('a full stop or a bracket behind an address is not part of it', () => {
    expect(linksOf('(See https://contoso.example/plan.)')).toEqual(['https://contoso.example/plan']);
    expect(linksOf('**https://contoso.example/b**')).toEqual(['https://contoso.example/b']);
  });

  test('tags are words with a letter behind a hash; those of addresses and numbers are none', () => {
    expect(
      tagsIn(
        '#Covid and **#pilot_2**, #covid again; #42, a#b, https://x.example/#part &#x27; ##no #障害対応 #é',
      ),
    ).toEqual(['covid', 'pilot_2', '障害対応']);
  });

  test('whatever is written is read: nothing is lost but marks, and no link leads elsewhere than to the web or a mailbox', () => {
    const pieces = fc.constantFrom(
      '**',
      '*',
      '[',
      ']',
      '(',
      ')',
      '#',
      '- ',
      '1. ',
      '\n',
      '\r',
      'https://',
      'mailto:a@b.example',
      'x',
      ' ',
      '<script>',
      'é',
      '次',
      '\u202e',
      '\u0000',
    );
    const written = fc.oneof(
      fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join('')),
      fc.string({ unit: 'grapheme', maxLength: 200 }),
    );
    fc.assert(
      fc.property(written, (text) => {
        const kept = plainText(text).replace(/[\s*[\]()\d.\-•]/gu, '');
        const all = text
          .replace(/\[([^[\]\n]+)\]\((?:https?:\/\/|mailto:)[^\s()]+\)/gu, '$1')
          .replace(/[\s*[\]()\d.\-•]/gu, '');
        expect(kept).toBe(all);
        for (const href of linksOf(text)) expect(href).toMatch(/^(https?:\/\/|mailto:)/);
      }),
      { numRuns: 2000 },
    );
  });

  test('a text made to be slow is read at once', () => {
    for (const piece of ['**', '**a ', '[', '[a](', '#', 'https://', '1. ', '- ', '*', '**[a](https://x']) {
      const began = performance.now();
      readRichText(piece.repeat(8000 / piece.length));
      expect(performance.now() - began, piece).toBeLessThan(500);
    }
  });
});

function linksOf(text: string): string[] {
  const of = (pieces: readonly Inline[]): string[] =>
    pieces.flatMap((piece) =>
      piece.kind === 'bold' ? of(piece.inside) : piece.kind === 'link' ? [piece.href] : [],
    );
  return readRichText(text).flatMap((block) =>
    (block.kind === 'paragraph' ? block.lines : block.items).flatMap(of),
  );
}
