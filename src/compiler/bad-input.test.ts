import { describe, expect, test } from 'vitest';
import { compileSite, type SourceFile } from './index.ts';
import { renderPage } from './render.ts';

const front = '---\ntitle: T\nft.audience: internal\n---\n# T\n\n';
const header =
  '| Task ID | Task Name | (M)andatory / (O)ptional | FastTrack Role | Services |\n| - | - | - | - | - |\n';
const row = (id: number) => `| ${id} | Plan the work | M | FE | Teams |`;
const compile = (...files: SourceFile[]) => compileSite(files, { hash: () => '' });
const codesOf = (text: string) => compile({ path: 'a.md', text }).findings.map(({ code }) => code);

describe('input that nobody meant', () => {
  test('a table of a hundred thousand rows is read, every row', () => {
    const rows = Array.from({ length: 100_000 }, (_, i) => row(100 + (i % 9900)));
    const site = compile({ path: 'a.md', text: `${front}### Step\n\n${header}${rows.join('\n')}\n` });
    expect(Object.keys(site.catalogue)).toHaveLength(9900);
    expect(site.findings).toHaveLength(100_000 - 9900);
  }, 30_000);

  test.each([
    ['on one line', '- '.repeat(10_000)],
    ['by indentation', Array.from({ length: 2000 }, (_, i) => `${' '.repeat(i)}- x`).join('\n')],
    ['in quotations', '> '.repeat(10_000)],
  ])('a list thousands deep %s loses nothing of the page', (_, list) => {
    const text = `${front}## Overview\n\n${list}end\n\n### Step\n\n${header}${row(1001)}\n`;
    const site = compile({ path: 'a.md', text });
    const html = site.pages.flatMap((page) =>
      renderPage(page, { path: 'a.md', text }).map((one) => one.html),
    );
    expect(html.join('')).toContain('end');
    expect(Object.keys(site.catalogue)).toEqual(['1001']);
  });

  test('bytes that were no UTF-8 are named where they stand, and the page is read', () => {
    const text = `${front}### Sch\ufffdn\n\n${header}${row(1001)}\n`;
    const site = compile({ path: 'a.md', text });
    expect(site.findings.map(({ code, line, column }) => [code, line, column])).toEqual([
      ['PB074-damaged-characters', 7, 8],
    ]);
    expect(Object.keys(site.catalogue)).toEqual(['1001']);
  });

  test('a NUL costs no row', () => {
    const site = compile({
      path: 'a.md',
      text: `${front}### Step\n\n${header}${row(1001)}\n${row(1002)}\0\n`,
    });
    expect(site.findings.map(({ code, line }) => [code, line])).toEqual([['PB074-damaged-characters', 12]]);
    expect(Object.keys(site.catalogue)).toEqual(['1001', '1002']);
  });

  test('a picture with the name of a page is left out, with a finding', () => {
    expect(codesOf('\ufffdPNG\r\n\0\0\0\rIHDR\0\0')).toEqual(['PB091-file-not-read']);
  });

  test('a file that could not be read is named with the reason, unless its folder is excluded', () => {
    const unread = 'it is a symbolic link';
    const site = compile(
      { path: 'a.md', text: '', unread },
      { path: 'more', text: '', unread },
      { path: 'archive/b.md', text: '', unread },
    );
    expect(site.pages).toEqual([]);
    expect(site.findings.map(({ path, message }) => [path, message])).toEqual([
      ['a.md', 'This file is left out: it is a symbolic link.'],
      ['more', 'This file is left out: it is a symbolic link.'],
    ]);
  });

  test('links and includes that climb out of the folder lead nowhere', () => {
    const text = `${front}[x](../../secret.md) [y](%2e%2e/%2e%2e/secret.md)\n\n[!INCLUDE [z](../../secret.md)]\n`;
    expect(codesOf(text)).toEqual(['PB048-link-outside', 'PB048-link-outside', 'PB030-include-missing']);
  });
});
