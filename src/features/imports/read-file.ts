import { looseTextAt } from '../../reports/cells.ts';
import { readHeader } from '../../reports/header.ts';
import { Records } from '../../reports/records.ts';
import { textOf } from '../../reports/text.ts';
import { problems } from './problems.ts';

/** More is no list that people keep, and what a request may hold is bounded. */
export const mostRows = 100_000;
export const mostColumns = 200;

export interface ReadLine {
  readonly line: number;
  readonly cells: readonly string[];
  /** Why the line can't be read, if so. */
  readonly wrong: string;
}

/** `'=1+1` is how our own files write a text that a spreadsheet would take for a formula. */
const meant = (cell: string) => (/^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell);

/**
 * A list as CSV: the names of the columns, and its rows a batch at a time. Commas, semicolons or tabs; with or without a byte order mark; LF or CRLF.
 * @throws REPORT_NOT_TEXT, REPORT_EMPTY, REPORT_NO_HEADER, IMPORT_COLUMN_TWICE, IMPORT_TOO_WIDE.
 */
export async function readList(bytes: Uint8Array): Promise<{ columns: string[]; rows: Generator<ReadLine> }> {
  const records = new Records();
  const pieces: Uint8Array[] = [];
  for await (const piece of textOf([bytes])) pieces.push(piece);
  const head = pieces.length === 1 ? (pieces[0] as Uint8Array) : new Uint8Array(Buffer.concat(pieces));
  records.push(head);
  records.end();
  const columns = readHeader(records, head);
  if (columns.length > mostColumns) throw problems.IMPORT_TOO_WIDE(columns.length, mostColumns);
  const twice = columns.find((name, n) => name !== '' && columns.indexOf(name) !== n);
  if (twice !== undefined) throw problems.IMPORT_COLUMN_TWICE(twice);
  return { columns, rows: linesIn(records) };
}

function* linesIn(records: Records): Generator<ReadLine> {
  const { bytes, starts, ends } = records;
  while (records.next()) {
    const { line, problem } = records;
    if (problem !== undefined) {
      const wrong =
        problem === 'open quote'
          ? 'A quotation mark is opened here and never closed'
          : 'The line is too long to be a row';
      yield { line, cells: [records.text()], wrong };
      records.again();
      continue;
    }
    const count = Math.min(records.cells, starts.length);
    const cells = Array.from({ length: count }, (_, n) =>
      meant(looseTextAt(bytes, starts[n] as number, ends[n] as number)),
    );
    // Lines of nothing stand at the end of many files.
    if (cells.some((cell) => cell !== '')) yield { line, cells, wrong: '' };
  }
}
