import { readDate } from './dates.ts';
import { at } from './lines.ts';
import type { HistoryRow } from './model.ts';
import type { Report } from './report.ts';
import { isDelimiter, type Row, type Table } from './rows.ts';
import { keyOf } from './text.ts';

type Column = 'date' | 'who' | 'what';

const words: readonly (readonly [Column, RegExp])[] = [
  ['date', /\b(?:date|datum|fecha|data)\b|日付|日期/u],
  ['who', /\b(?:who|author|owner|by|wer|quién|quem|autor)\b|作成者|変更者|作者/u],
  ['what', /\b(?:what|changes?|description|notes?|was|qué|que|summary)\b|変更|更改/u],
];

/** The rows of a refresh table, in the order of the page. A row with a cell too few or too many is read as far as it goes. */
export function readHistory(table: Table, report: Report): HistoryRow[] {
  const named = table.header.cells.map(
    (cell) => words.find(([, test]) => test.test(keyOf(cell.text)))?.[0] ?? null,
  );
  const hasHeader = named.includes('date');
  const columns: readonly (Column | null)[] = hasHeader ? named : ['date', 'who', 'what'];
  const rows = hasHeader ? table.rows : [table.header, ...table.rows];
  return rows
    .filter((row) => !isDelimiter(row) && row.cells.some(({ text }) => text !== ''))
    .map((row) => readChange(row, columns, report));
}

function readChange(row: Row, columns: readonly (Column | null)[], report: Report): HistoryRow {
  const cells = row.cells.map((cell) => cell.text);
  // A row that lacks the author has its text where the author would be.
  const short = cells.length === 2 && columns.length > 2;
  const of = (wanted: Column): string => {
    if (short) return wanted === 'date' ? (cells[0] ?? '') : wanted === 'what' ? (cells[1] ?? '') : '';
    const last = columns.lastIndexOf('what');
    const texts = cells.filter(
      (_, i) => columns[i] === wanted || (wanted === 'what' && i > last && columns[i] === undefined),
    );
    return texts.filter((text) => text !== '').join(' | ');
  };
  const dateText = of('date');
  const date = readDate(dateText);
  if (date === null && dateText !== '') {
    report(
      'PB005-date',
      at(row.line, row.cells[0]?.index),
      `"${dateText}" is no date.`,
      'Write month/day/year, such as 4/25/2019.',
    );
  }
  return { date, dateText, who: of('who'), what: of('what') };
}
