import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  neighboursOf,
  pageAddress,
  readPageHref,
  readTerms,
  searchAddress,
  seenAs,
  snippetOf,
} from './rules.ts';

test('a page keeps its folders in its address, and a heading goes behind the hash', () => {
  expect(pageAddress('internal/kick off.md', 'prepare-it')).toBe(
    '/playbooks/internal/kick%20off.md#prepare-it',
  );
});

test('seeing as another audience is part of an address, once, and can be left', () => {
  const page = pageAddress('internal/kick off.md', 'prepare#it', 'a & b');
  for (const address of [page, '/playbooks', searchAddress('café "x y"')]) {
    const asked = seenAs(address, 'partner');
    expect(new URL(asked, 'https://uptake.example').searchParams.get('as')).toBe('partner');
    expect(seenAs(asked, 'partner')).toBe(asked);
    const [left, own] = [seenAs(asked, undefined), address].map(
      (one) => new URL(one, 'https://uptake.example'),
    );
    expect([left?.pathname, left?.hash, [...(left?.searchParams ?? [])]]).toEqual([
      own?.pathname,
      own?.hash,
      [...(own?.searchParams ?? [])],
    ]);
  }
});

test('a link the compiler wrote names a page and a heading', () => {
  expect(readPageHref('page:internal/kick%20off.md#prepare')).toEqual({
    path: 'internal/kick off.md',
    anchor: 'prepare',
  });
  expect(readPageHref('page:a.md')).toEqual({ path: 'a.md', anchor: undefined });
});

test('a link with a stray percent sign still leads somewhere', () => {
  expect(readPageHref('page:100%.md')?.path).toBe('100%.md');
});

test('any other link is not a page', () => {
  expect(readPageHref('https://example.org/page:a')).toBeUndefined();
});

test('before a page stand those that lead to it, after it those it leads to; a page is not its own neighbour', () => {
  const process = (path: string, ...next: string[]) => ({
    ...{ path, title: path, phases: [], audiences: ['internal'], steps: 1, mandatory: 0 },
    next,
  });
  const processes = [process('a', 'b'), process('b', 'b', 'c', 'a'), process('c')];
  const paths = (list: readonly { path: string }[]) => list.map(({ path }) => path);
  const { before, after } = neighboursOf(processes, 'b');
  expect([paths(before), paths(after)]).toEqual([['a'], ['a', 'c']]);
  expect(neighboursOf(processes, 'gone')).toEqual({ before: [], after: [] });
});

describe('a search', () => {
  test('is words and words in quotes; the last word may go on while it is typed', () => {
    expect(readTerms('review "success plan" 37')).toEqual([
      { text: 'review', open: false },
      { text: 'success plan', open: false },
      { text: '37', open: true },
    ]);
    expect(readTerms('review ')).toEqual([{ text: 'review', open: false }]);
    expect(readTerms('"not closed')).toEqual([{ text: 'not closed', open: false }]);
  });

  test.each(['', '   ', '& | ! :*', '""', "'", '🙂'])(
    'of nothing but signs asks for nothing: %s',
    (written) => {
      expect(readTerms(written)).toEqual([]);
    },
  );

  test('shows a piece of the text around what it found, with every word marked', () => {
    const text = `${'Before. '.repeat(40)}Hold the success review in the first week.${' After.'.repeat(40)}`;
    const snippet = snippetOf(text, readTerms('"success review" wee'));
    expect(snippet.filter(({ marked }) => marked).map((part) => part.text)).toEqual([
      'success review',
      'week',
    ]);
    expect(snippet[0]?.text).toBe('… ');
    expect(snippet.map((part) => part.text).join('').length).toBeLessThan(300);
  });

  test('a word that only begins like the one asked for is not marked', () => {
    expect(snippetOf('plans and a plan', readTerms('plan ')).filter(({ marked }) => marked)).toHaveLength(1);
  });

  test('Japanese is marked inside a run of signs', () => {
    expect(
      snippetOf('これは次のステップです', readTerms('次のステップ ')).find(({ marked }) => marked)?.text,
    ).toBe('次のステップ');
  });

  test('a snippet loses no letter of its piece, whatever is asked for', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (text, written) => {
        const shown = snippetOf(text, readTerms(written));
        const bare = shown
          .map((part) => part.text)
          .join('')
          .replace(/^… | …$/g, '');
        expect(text.replace(/\s+/g, ' ')).toContain(bare);
      }),
    );
  });

  test('shows whole words, where there are blanks between them', () => {
    const text = `${'lorem ipsum '.repeat(40)}budget ${'dolor sit '.repeat(40)}`;
    const words = snippetOf(text, readTerms('budget'))
      .map((part) => part.text)
      .join('')
      .split(' ');
    expect(new Set(words)).toEqual(new Set(['…', 'lorem', 'ipsum', 'budget', 'dolor', 'sit']));
    expect(
      snippetOf('計画'.repeat(200), readTerms('計画'))
        .map((part) => part.text)
        .join('').length,
    ).toBeLessThan(200);
  });
});
