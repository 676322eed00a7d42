import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { toXlsx } from './xlsx.ts';

const sheet = {
  name: 'Usage: any/teams',
  columns: [
    { title: 'Day', kind: 'day' },
    { title: 'Who', kind: 'text' },
    { title: 'People', kind: 'number' },
    { title: 'people', kind: 'percent' },
  ],
  rows: [
    ['2026-11-20', '=HYPERLINK("x") & <b>', 1234, 38.4],
    ['2026-11-21', 'tab\u0001bed', null, null],
  ],
} as const;
const parts = unzipSync(toXlsx(sheet));
const part = (path: string) => strFromU8(parts[path] ?? new Uint8Array());

test('a workbook has the parts that its relations and content types name', () => {
  for (const [, target] of part('[Content_Types].xml').matchAll(/PartName="\/([^"]+)"/g))
    expect(Object.keys(parts)).toContain(target);
  expect(part('xl/worksheets/_rels/sheet1.xml.rels')).toContain('../tables/table1.xml');
});

test('cells are typed: days are dates, numbers numbers, texts never formulas; what is not known is empty', () => {
  const cells = part('xl/worksheets/sheet1.xml');
  expect(cells).toContain('<c r="A2" s="3"><v>46346</v></c>');
  expect(cells).toContain('<c r="C2" s="1"><v>1234</v></c>');
  expect(cells).toContain('=HYPERLINK(&quot;x&quot;) &amp; &lt;b&gt;');
  for (const never of ['<f>', 'r="C3"', '\u0001']) expect(cells).not.toContain(never);
});

test('the rows are a table that filters, its columns named once each', () => {
  const table = part('xl/tables/table1.xml');
  expect(table).toContain('ref="A1:D3"');
  expect(table).toContain('<autoFilter');
  expect([...table.matchAll(/<tableColumn id="\d+" name="([^"]+)"/g)].map(([, name]) => name)).toEqual([
    'Day',
    'Who',
    'People',
    'people 2',
  ]);
  expect(part('xl/workbook.xml')).toContain('sheet name="Usage  any teams"');
});
