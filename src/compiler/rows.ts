import { readHeading } from './headings.ts';
import { at, type Line } from './lines.ts';
import type { Place } from './report.ts';
import { clean, plain } from './text.ts';

/** A row of a pipe table, as it is written. */
export interface Row {
  readonly line: Line;
  /** More than one, when the row was broken. */
  readonly lines: readonly Line[];
  readonly cells: readonly Cell[];
  /** Ends in a pipe. */
  readonly closed: boolean;
}

export interface Cell {
  /** What a reader sees. */
  readonly text: string;
  readonly raw: string;
  /** 0-based index in the line, of the first character that is not blank. */
  readonly index: number;
}

export interface Table {
  readonly header: Row;
  /** null when the line below the header is no row of hyphens. */
  readonly delimiter: Row | null;
  readonly rows: readonly Row[];
  readonly lines: readonly Line[];
}

/** Parts a line at its pipes; `\|` is text. The empty pieces before a leading and after a final pipe are no cells. */
export function readRow(line: Line, text = line.text): Row {
  const pieces: { raw: string; index: number }[] = [];
  let begin = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === '|') {
      pieces.push({ raw: text.slice(begin, i), index: begin });
      begin = i + 1;
    }
  }
  pieces.push({ raw: text.slice(begin), index: begin });
  const closed = pieces.length > 1 && clean(pieces.at(-1)?.raw ?? '') === '';
  if (closed) pieces.pop();
  if (pieces.length > 1 && clean(pieces[0]?.raw ?? '') === '') pieces.shift();
  const cells = pieces.map(({ raw, index }) => ({
    text: plain(raw.replaceAll('\\|', '|')),
    raw,
    index: index + Math.max(0, raw.search(/\S/)),
  }));
  return { line, lines: [line], cells, closed };
}

/** Where a cell of a row begins; in a row that was joined from several lines, the end of its first line at the furthest. */
export function placeIn({ line }: Row, index = 0): Place {
  return at(line, Math.min(index, line.text.length));
}

/** `| --- | :-: |` */
export function isDelimiter(row: Row): boolean {
  return row.cells.every((cell) => /^:?-+:?$/.test(cell.text)) && row.cells.length > 0;
}

/** A line that can belong to a table: it begins with a pipe, or holds two. */
export function isRowLine(line: Line): boolean {
  if (line.hidden !== null || !line.text.includes('|')) return false;
  const text = clean(line.text);
  return (text.startsWith('|') || text.split('|').length > 2) && readHeading(line) === null;
}

/** The tables among these lines. Lines without a pipe that finish a broken row belong to it. */
export function readTables(lines: readonly Line[]): Table[] {
  const tables: Table[] = [];
  for (let i = 0; i < lines.length; ) {
    if (!isRowLine(lines[i] as Line)) {
      i++;
      continue;
    }
    const begin = i;
    while (i < lines.length && (isRowLine(lines[i] as Line) || isTail(lines, i) || isMarker(lines, i))) i++;
    const block = lines.slice(begin, i).filter((line) => line.hidden === null);
    const [header, second, ...rest] = block.map((line) => readRow(line));
    if (header === undefined) continue;
    const delimited = second !== undefined && isDelimiter(second);
    const rows = delimited || second === undefined ? rest : [second, ...rest];
    tables.push({ header, delimiter: delimited ? second : null, rows, lines: block });
  }
  return tables;
}

/** The second half of a row whose first half does not end in a pipe. */
function isTail(lines: readonly Line[], i: number): boolean {
  const [before, line] = [lines[i - 1], lines[i]];
  if (before === undefined || line === undefined || line.hidden !== null) return false;
  if (clean(before.text).endsWith('|') || !before.text.includes('|')) return false;
  return line.text.includes('|') && readHeading(line) === null && clean(line.text) !== '';
}

/** A conflict marker inside a table does not end it. */
function isMarker(lines: readonly Line[], i: number): boolean {
  return lines[i]?.hidden === 'conflict' && lines[i + 1] !== undefined;
}
