import { describe, expect, test } from 'vitest';
import { readFrontMatter } from './front-matter.ts';
import { readLines } from './lines.ts';
import { collector } from './report.ts';

function read(text: string) {
  const { findings, report } = collector();
  const { entries, end, present } = readFrontMatter(readLines('a.md', text), report);
  const values = Object.fromEntries([...entries].map(([key, { value }]) => [key, value]));
  return { values, end, present, codes: findings.map(({ code, line }) => `${code.slice(0, 5)}:${line}`) };
}

describe('front matter', () => {
  test.each([
    [
      '---  \n# required metadata\ntitle: A: b  \n\nms.date: 1/2/2020\n---\n# H',
      { title: 'A: b', 'ms.date': '1/2/2020' },
      6,
      [],
    ],
    ['\ufeff---\ntitle: "Quoted"\n---', { title: 'Quoted' }, 3, []],
    ['---\r\ntitle: Windows\r\n---\r\n', { title: 'Windows' }, 3, []],
    [
      '---\nauthor Some Name\nms.author :x\n---',
      { author: 'Some Name', 'ms.author': 'x' },
      4,
      ['PB003:2', 'PB003:3'],
    ],
    ['---\nft.owner:\nft.owner: a\nft.owner: b\n---', { 'ft.owner': 'a' }, 5, ['PB004:3', 'PB004:4']],
    ['---\nwhat is this\n---', {}, 3, ['PB003:2']],
    ['---\ntitle: Open\n\n# H\n', { title: 'Open' }, 2, ['PB002:1']],
    ['---\ntitle: Open\n# H\n\n## Approach\n\n---\n', { title: 'Open' }, 2, ['PB002:1']],
  ])('%j', (text, values, end, codes) => {
    expect(read(text)).toEqual({ values, end, present: true, codes });
  });

  test('a page without it begins at its first line', () => {
    expect(read('# H\n---\n')).toEqual({ values: {}, end: 0, present: false, codes: [] });
    expect(read('')).toEqual({ values: {}, end: 0, present: false, codes: [] });
  });
});
