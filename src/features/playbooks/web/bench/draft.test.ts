import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  changesOf,
  emptyBench,
  fileText,
  freePath,
  readDraft,
  tidyPath,
  withDrafts,
  without,
} from './draft.ts';

test.each(['a\r\nb\r\n', '\ufeff---\r\ntitle: x\r\n', 'a\nb', 'a\rb\r', ''])(
  'a file that nobody changed is saved as it was: %j',
  (text) => {
    expect(fileText(readDraft('a.md', text))).toBe(text);
  },
);

test('the bench edits lines that end with a line feed, whatever the file has', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(readDraft('a.md', text.replaceAll('a', '\r\n')).text).not.toContain('\r');
    }),
  );
});

test('only what changed is told', () => {
  const before = withDrafts(emptyBench, [
    readDraft('a.md', 'a'),
    readDraft('b.md', 'b'),
    readDraft('c.md', 'c'),
  ]);
  const after = without(withDrafts(before, [readDraft('b.md', 'B')]), 'c.md');
  const { put, removed } = changesOf(before, after);
  expect(put.map(({ path }) => path)).toEqual(['b.md']);
  expect(removed).toEqual(['c.md']);
});

test('a new page gets a name that is free', () => {
  const bench = withDrafts(emptyBench, [readDraft('x/new.md', ''), readDraft('x/new-2.md', '')]);
  expect(freePath(bench, 'x/new.md')).toBe('x/new-3.md');
  expect(freePath(bench, 'y.md')).toBe('y.md');
});

test.each([
  [' internal\\kick off.md ', 'internal/kick off.md'],
  ['./a.md', 'a.md'],
  ['/a.md', 'a.md'],
  ['../a.md', null],
  ['folder/', null],
  ['', null],
])('the path %j is taken as %j', (written, path) => {
  expect(tidyPath(written)).toBe(path);
});
