import { Text } from '@codemirror/state';
import { expect, test } from 'vitest';
import type { Finding } from '../../../../compiler/index.ts';
import { findingAt, findingFrom, rangeOf } from './editor-findings.ts';

const text = Text.of(['# Title', '', 'See [the page](gone.md) now.', '|| 994 | x |']);
const at = (line: number, column: number, more: Partial<Finding> = {}): Finding => {
  return { code: 'PB001', level: 'note', path: 'a.md', line, column, message: '', ...more };
};
const marked = (finding: Finding) => {
  const { from, to } = rangeOf(finding, text);
  return text.sliceString(from, to);
};

test('a link is marked as a whole, a row as its line, a repair as what it takes away', () => {
  expect(marked(at(3, 5))).toBe('[the page](gone.md)');
  expect(marked(at(4, 1))).toBe('|| 994 | x |');
  expect(marked(at(4, 1, { fix: { line: 4, column: 1, was: '||', text: '|' } }))).toBe('||');
});

test.each([at(2, 1), at(99, 99), at(0, 0), at(3, 500)])(
  'a place that is gone stays inside the text: %j',
  (finding) => {
    const { from, to } = rangeOf(finding, text);
    expect(from).toBeGreaterThanOrEqual(0);
    expect(to).toBeLessThanOrEqual(text.length);
    expect(to).toBeGreaterThanOrEqual(from);
  },
);

test('the next finding is the one below, and after the last comes the first', () => {
  const all = [at(1, 1), at(3, 5), at(3, 9)];
  expect(findingFrom(all, 1, 1, 1)).toBe(all[1]);
  expect(findingFrom(all, 3, 5, 1)).toBe(all[2]);
  expect(findingFrom(all, 3, 9, 1)).toBe(all[0]);
  expect(findingFrom(all, 1, 1, -1)).toBe(all[2]);
  expect(findingFrom([], 1, 1, 1)).toBeUndefined();
});

test('of two findings on a line the one at the cursor is told', () => {
  const all = [at(1, 1), at(3, 5), at(3, 9)];
  expect(findingAt(all, 3, 9)).toBe(all[2]);
  expect(findingAt(all, 3, 7)).toBe(all[1]);
  expect(findingAt(all, 3, 1)).toBe(all[1]);
  expect(findingAt(all, 2, 1)).toBeUndefined();
});
