import { expect, test } from 'vitest';
import { pageAddress, readPageHref } from './rules.ts';

test('a page keeps its folders in its address, and a heading goes behind the hash', () => {
  expect(pageAddress('internal/kick off.md', 'prepare-it')).toBe(
    '/playbooks/internal/kick%20off.md#prepare-it',
  );
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
