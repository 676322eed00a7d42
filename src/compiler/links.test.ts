import { describe, expect, test } from 'vitest';
import { readLines } from './lines.ts';
import { resolvePath } from './paths.ts';
import { unwrapSafeLink } from './safe-link.ts';
import { scanLinks } from './scan-links.ts';

const scan = (text: string): string[] =>
  scanLinks(readLines('a.md', text)).map(
    ({ text: shown, target, line, index }) => `${line.number}:${index} ${shown} -> ${target}`,
  );

describe('links as they are written', () => {
  test.each([
    ['see [a](b.md) and [c](d.md "title")', ['1:4 a -> b.md', '1:18 c -> d.md']],
    ['[wrapped\nover](b\n.md)', ['1:0 wrapped over -> b.md']],
    ['[a](<b c.md>) [d](e f.md)', ['1:0 a -> b c.md', '1:14 d -> e f.md']],
    ['[a](x_(y).md)', ['1:0 a -> x_(y).md']],
    ['[[a]](b.md)', ['1:0 [a] -> b.md']],
    ['![alt](c.png)', ['1:0 alt -> c.png']],
    [
      '<https://example.com/x> https://example.com/y.',
      [
        '1:0 https://example.com/x -> https://example.com/x',
        '1:24 https://example.com/y -> https://example.com/y',
      ],
    ],
    ['(https://example.com/z)', ['1:1 https://example.com/z -> https://example.com/z']],
    ['[https://example.com](https://example.com/1)', ['1:0 https://example.com -> https://example.com/1']],
    ['[a](b\u200b.md)', ['1:0 a -> b.md']],
    ['`[a](b.md)` [!INCLUDE [x](y.md)]', []],
    ['[one]: https://example.com', ['1:0 https://example.com -> https://example.com']],
    ['[a]\n\n(b.md) \\[c](d.md) [e](', []],
  ])('%j', (text, links) => {
    expect(scan(text)).toEqual(links);
  });
});

test('a mail filter’s wrapper is taken off, also a doubled one; other addresses are none', () => {
  const wrap = (url: string): string =>
    `https://eur01.safelinks.protection.outlook.com/?url=${encodeURIComponent(url)}&data=x&reserved=0`;
  expect(unwrapSafeLink(wrap('https://example.com/a?b=c%20d'))).toBe('https://example.com/a?b=c%20d');
  expect(unwrapSafeLink(wrap(wrap('https://example.com')))).toBe('https://example.com');
  expect(unwrapSafeLink('https://example.com/?url=https://example.org')).toBeNull();
  expect(unwrapSafeLink('https://na01.safelinks.protection.outlook.com/?url=%E0%A4%A')).toBeNull();
});

test.each([
  ['a/b.md', './c.md', 'a/c.md'],
  ['a/b.md', '../c.md', 'c.md'],
  ['a/b.md', '/c.md', 'c.md'],
  ['a/b.md', '..\\d\\c.md', 'd/c.md'],
  ['b.md', '../c.md', null],
  ['a/b.md', '../../c.md', null],
])('from %s, %s is %s', (from, target, path) => {
  expect(resolvePath(from, target)).toBe(path);
});
