import type { FindingCode } from './codes.ts';
import { isYear } from './dates.ts';
import { fixAt, fixJoin } from './fixes.ts';
import { at } from './lines.ts';
import type { Fix } from './model.ts';
import type { Report } from './report.ts';
import { type Cell, isDelimiter, placeIn, type Row, readRow, type Table } from './rows.ts';
import { idPattern, looksLikeTask, type Reading, readCells, type TaskRow } from './task-cells.ts';
import { columnNamed, type SectionName } from './vocabulary.ts';

type Columns = Reading['columns'];

/** What a table stands in. */
export interface Surroundings {
  readonly section: SectionName | null;
  /** Columns of the task table above in the same section. */
  readonly above: Columns;
}

/** The columns of a task table by its header words; null for a header that names none, or no header. */
export function columnsOf({ header }: Pick<Table, 'header'>): Columns {
  const columns = header.cells.map((cell) => columnNamed(cell.text));
  return columns.includes('id') && (columns.includes('mandatory') || columns.includes('name'))
    ? columns
    : null;
}

/**
 * The tasks of a table, or null when it is none. A table is one by its header words, or – with an unknown header, or none – by a row that
 * begins with three or four digits and has an M/O cell, or by beginning with such digits below a task table of its section. In a task table
 * every row becomes a task, says that it is none, or is reported.
 */
export function readTaskTable(
  table: Table,
  around: Surroundings,
  language: string,
  report: Report,
): TaskRow[] | null {
  const all = [table.header, ...table.rows];
  // What stands above the header words, such as a lone pipe, does not make the table another.
  const header = all.find((row) => columnsOf({ header: row }) !== null);
  const written = header === undefined ? null : columnsOf({ header });
  const columns = written === null ? null : idFirst(written, written);
  const named = columns !== null;
  const rows = (header === table.header ? table.rows : all).map((row) => withIdFirst(row, written));
  const goesOn = !named && around.above !== null && beginsWithTask(rows);
  if (!named && !goesOn && (isByDate(table) || !rows.some((row) => looksLikeTask(row, language)))) {
    reportHeadless(rows, around, report);
    return null;
  }
  const reading: Reading = { columns: goesOn ? around.above : columns, language, report };
  if (goesOn) {
    const message =
      'These rows stand apart from the table that they belong to; other tools show no table here.';
    report('PB034-table-interrupted', at(table.header.line), message, 'Delete what stands between.');
  }
  if (
    header === table.header &&
    table.delimiter !== null &&
    table.delimiter.cells.length !== table.header.cells.length
  ) {
    const widths = `${table.header.cells.length} header cells, ${table.delimiter.cells.length} in the row of hyphens`;
    const { line } = table.delimiter;
    const fix = fixAt(line, 0, line.text, delimiterFor(table.header, table.delimiter));
    report('PB025-table-width', at(line), `Other tools show no table here: ${widths}.`, undefined, fix);
  }
  return mended(rows, reading).flatMap((row) => readTaskRow(row, reading));
}

/** What stands in the column of ids, before everything else. */
function idFirst<T>(columns: NonNullable<Columns>, cells: readonly T[]): readonly T[] {
  const id = columns.indexOf('id');
  return id <= 0 ? cells : [...cells.slice(id, id + 1), ...cells.slice(0, id), ...cells.slice(id + 1)];
}

/** A row as wide as a header that names the ids elsewhere than in front. */
function withIdFirst(row: Row, columns: Columns): Row {
  const id = columns?.indexOf('id') ?? 0;
  if (columns === null || id <= 0 || row.cells.length !== columns.length) return row;
  return { ...row, cells: idFirst(columns, row.cells) };
}

/** A table that was cut off from its header: a row of hyphens or of nothing at most, then an id, perhaps with its pipe lost. */
function beginsWithTask(rows: readonly Row[]): boolean {
  const first = rows.find((row) => !isDelimiter(row) && !saysNothing(row));
  return /^\d{3,4}\b/.test(first?.cells[0]?.text ?? '');
}

/**
 * Rows that begin with an id may be tasks, where no other header stands above them or the section is one of tasks. Below the header of another
 * table they have to be an id with a name beside it, in a column that is none of numbers.
 */
function reportHeadless(rows: readonly Row[], { section }: Surroundings, report: Report): void {
  const foreign = section !== 'tasks' && !beginsWithTask(rows);
  if (foreign && ofNumbers.test(rows[0]?.cells[0]?.text ?? '')) return;
  for (const row of rows) {
    const id = /^\d{3,4}\b/.exec(row.cells[0]?.text ?? '')?.[0];
    if (id === undefined || (foreign && !isNamedId(row))) continue;
    const message = `This row looks like task ${id}, but no header says so; it is not read.`;
    report(
      'PB035-rows-without-header',
      at(row.line),
      message,
      'Put a header above, with Task ID and Task Name.',
    );
  }
}

// Of what such a column holds three or four digits, when it is not tasks.
const ofNumbers =
  /\b(?:build|code|count|error|event|id|kb|mailboxes|no|number|page|port|quarter|seats|size|status|users?|version|year|date)s?\b|^#/i;

/** `| 359 | Collect the device list |`: not a year, and a name of several words. */
function isNamedId({ cells: [id, name] }: Row): boolean {
  return (
    /^\d{3,4}$/.test(id?.text ?? '') && !isYear(id?.text ?? '') && /^\p{L}\S* +\S/u.test(name?.text ?? '')
  );
}

/** A refresh table begins its rows with a year, which reads like an id. */
function isByDate({ header }: Table): boolean {
  return /^(?:year|date|when|jahr|datum|año|fecha|ano|data|年|日付|日期)$/iu.test(
    header.cells[0]?.text ?? '',
  );
}

/** Joins rows broken over two lines: the first has too few cells, the second begins with no id. */
function mended(rows: readonly Row[], { columns, report }: Reading): Row[] {
  const width = columns?.length ?? 5;
  const result: Row[] = [];
  for (const row of rows) {
    const before = result.at(-1);
    const open =
      before !== undefined && (before.cells.length < width || !before.closed) && !isDelimiter(before);
    const id =
      /^\s*\d{3,4}\b/.test(row.cells[0]?.text ?? '') || /^none$|^n\/a$/i.test(row.cells[0]?.text ?? '');
    const extra = before?.closed === false ? 1 : 0;
    if (
      open &&
      before !== undefined &&
      !id &&
      !isHeaderAgain(row) &&
      before.cells.length + row.cells.length - extra <= width
    ) {
      const message = 'This row is broken over two lines.';
      report('PB024-row-broken', at(row.line), message, 'Put it on one line.', fixBroken(before, row));
      result[result.length - 1] = joined(before, row);
    } else result.push(row);
  }
  return result;
}

/** A row of hyphens as wide as the header. */
function delimiterFor(header: Row, delimiter: Row): string {
  const cells = header.cells.map((_, i) => delimiter.cells[i]?.text ?? '---');
  return `| ${cells.join(' | ')} |`;
}

function fixBroken(before: Row, row: Row): Fix | undefined {
  const first = before.lines.at(-1);
  if (first === undefined || first.path !== row.line.path || first.number + 1 !== row.line.number)
    return undefined;
  const start = row.line.text.search(/\S/);
  const pipe = before.closed && row.line.text[start] === '|' ? 1 : 0;
  return fixJoin(first, first.text.trimEnd().length, row.line, start + pipe, before.closed ? '' : ' ');
}

function joined(before: Row, row: Row): Row {
  const text = `${before.line.text.trimEnd()}${before.closed ? '' : ' '}${row.line.text.trim().replace(/^\|/, before.closed ? '' : '|')}`;
  return { ...readRow(before.line, text), lines: [...before.lines, ...row.lines] };
}

function readTaskRow(row: Row, reading: Reading): TaskRow[] {
  if (isDelimiter(row) || saysNothing(row) || isHeaderAgain(row)) return [];
  const { report } = reading;
  const repaired: FindingCode[] = row.lines.length > 1 ? ['PB024-row-broken'] : [];
  const leading = row.cells[0]?.text === '' && idPattern.test(row.cells[1]?.text ?? '');
  if (leading) {
    const { index = 0, raw = '' } = row.cells[0] ?? {};
    const fix = row.lines.length > 1 ? undefined : fixAt(row.line, index, `${raw}|`, '');
    const message = 'This row begins with two pipes.';
    report('PB021-leading-pipe', at(row.line), message, 'Delete the first one.', fix);
    repaired.push('PB021-leading-pipe');
  }
  const pieces = partGlued(leading ? row.cells.slice(1) : row.cells);
  if (pieces.length > 1) {
    const second = pieces[1]?.[0];
    const gap = row.cells[row.cells.indexOf(second as Cell) - 1];
    const fix =
      gap === undefined || row.lines.length > 1
        ? undefined
        : fixAt(row.line, gap.index - 1, `|${gap.raw}|`, '|\n|');
    report(
      'PB020-rows-glued',
      placeIn(row, second?.index),
      `${pieces.length} rows stand on one line.`,
      'Break the line at "||".',
      fix,
    );
    repaired.push('PB020-rows-glued');
  }
  return pieces.flatMap((cells) => readCells(cells, row, repaired, reading));
}

/** Parts cells where an empty one is followed by an id: two pipes that were a line end once. */
function partGlued(cells: readonly Cell[]): Cell[][] {
  const pieces: Cell[][] = [];
  let start = 0;
  cells.forEach((cell, i) => {
    if (cell.text !== '' || i - start < 3 || !idPattern.test(cells[i + 1]?.text ?? '')) return;
    pieces.push(cells.slice(start, i));
    start = i + 1;
  });
  return [...pieces, cells.slice(start)];
}

/** `None | N/A` rows, and rows without any text, are no tasks. */
function saysNothing(row: Row): boolean {
  return row.cells.every((cell) =>
    /^(?:|none|n\/a|na|-+|–|—|keine|ninguno|nenhum[oa]?|なし|无)$/i.test(cell.text),
  );
}

function isHeaderAgain(row: Row): boolean {
  return columnsOf({ header: row }) !== null;
}
