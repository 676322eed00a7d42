import { describe, expect, test } from 'vitest';
import { generateSite } from '../../test/support/site-generator.ts';
import { compileSite, fixSite, type SiteModel, type SourceFile } from './index.ts';

const compile = (files: readonly SourceFile[]): SiteModel => compileSite(files, { hash: () => '' });
const matter = '---\ntitle: T\nft.audience: internal\n---\n';
const head =
  '| Task ID | Task Name | (M)andatory / (O)ptional | FastTrack Role | Services |\n|---|---|---|---|---|\n';
const step = (rows: string) =>
  `${matter}# T\n\n## Approach\n\n### Do\n\nPrimary Role: **SME**\n\n${head}${rows}\n`;

const mended = (text: string, others: readonly SourceFile[] = []): string =>
  fixSite([{ path: 'a.md', text }, ...others], compile).files[0]?.text ?? '';

/** What a model means: places move with the lines, and repairs and findings are what fixing is about. */
function meaningOf(site: SiteModel): unknown {
  const moved = new Set(['line', 'repaired', 'findings', 'target']);
  return JSON.parse(JSON.stringify(site, (key, value) => (moved.has(key) ? undefined : value)));
}

describe('a safe repair', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    [
      'parts rows that are glued',
      step('| 1001 | A | M | SME | Teams || 1002 | B | O | SME | Teams |'),
      step('| 1001 | A | M | SME | Teams |\n| 1002 | B | O | SME | Teams |'),
    ],
    [
      'takes away a second leading pipe',
      step('|| 1001 | A | M | SME | Teams |'),
      step('| 1001 | A | M | SME | Teams |'),
    ],
    ['puts a missing pipe', step('| 1001 | A | M SME | Teams |'), step('| 1001 | A | M | SME | Teams |')],
    ['joins a broken row', step('| 1001 | A\n| M | SME | Teams |'), step('| 1001 | A | M | SME | Teams |')],
    [
      'gives the row of hyphens the width of its header',
      step('').replace('|---|---|---|---|---|', '|:-:|---|'),
      step('').replace('|---|---|---|---|---|', '| :-: | --- | --- | --- | --- |'),
    ],
    ['parts a heading from its marks', `${matter}# T\n\n##Overview\n`, `${matter}# T\n\n## Overview\n`],
    ['takes away doubled marks', `${matter}# T\n\n## ## Overview\n`, `${matter}# T\n\n## Overview\n`],
    [
      'takes invisible characters out of a heading',
      `${matter}# T\n\n## Over\u200bview\n`,
      `${matter}# T\n\n## Overview\n`,
    ],
    [
      'gives a key its colon and its blank',
      '---\ntitle: T\nft.audience: internal\nauthor Some Name\nms.author :x\n---\n# T\n',
      '---\ntitle: T\nft.audience: internal\nauthor: Some Name\nms.author: x\n---\n# T\n',
    ],
    [
      'unwraps a safe link',
      `${matter}# T\n\n[x](https://na01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.com%2Fa&data=1)\n`,
      `${matter}# T\n\n[x](https://example.com/a)\n`,
    ],
    [
      'gives an address its scheme',
      `${matter}# T\n\n[x](aka.ms/x)\n`,
      `${matter}# T\n\n[x](https://aka.ms/x)\n`,
    ],
  ];
  test.each(cases)('%s', (_, bad, good) => {
    expect(mended(bad)).toBe(good);
  });

  test('writes a link in the case of its page, and keeps its anchor', () => {
    const other = { path: 'sub/Kick-Off.md', text: `${matter}# K\n\n## Plan\n` };
    const text = `${matter}# T\n\n[x](./sub/kick-off.md#plan)\n`;
    expect(mended(text, [other])).toBe(`${matter}# T\n\n[x](./sub/Kick-Off.md#plan)\n`);
  });

  test('keeps the byte order mark and the line ends of a file', () => {
    const bad = `\ufeff${step('| 1001 | A | M | SME | Teams || 1002 | B | O | SME | Teams |')}`.replaceAll(
      '\n',
      '\r\n',
    );
    const good = `\ufeff${step('| 1001 | A | M | SME | Teams |\n| 1002 | B | O | SME | Teams |')}`.replaceAll(
      '\n',
      '\r\n',
    );
    expect(mended(bad)).toBe(good);
  });

  test('mends an included file once, where it stands', () => {
    const part = { path: 'includes/p.md', text: '##Plan\n' };
    const pages = ['a.md', 'b.md'].map((path) => ({
      path,
      text: `${matter}# T\n\n[!INCLUDE [p](includes/p.md)]\n`,
    }));
    const { files, fixed } = fixSite([...pages, part], compile);
    expect(files.find(({ path }) => path === part.path)?.text).toBe('## Plan\n');
    expect(fixed).toHaveLength(1);
  });
});

describe.each([1, 2, 3, 5, 8])('a generated site, seed %i', (seed) => {
  const { files } = generateSite({ pages: 120, seed });
  const before = compile(files);
  const once = fixSite(files, compile);

  test('means the same when it is mended', () => {
    expect(once.fixed.length).toBeGreaterThan(20);
    expect(meaningOf(once.site)).toEqual(meaningOf(before));
  });

  test('has nothing left to mend the second time', () => {
    const twice = fixSite(once.files, compile);
    expect(twice.fixed).toEqual([]);
    expect(twice.files).toEqual(once.files);
  });

  test('has no finding that was not there before', () => {
    const count = (site: SiteModel) => Map.groupBy(site.findings, ({ code }) => code);
    const was = count(before);
    for (const [code, now] of count(once.site))
      expect([code, now.length <= (was.get(code)?.length ?? 0)]).toEqual([code, true]);
  });
});
