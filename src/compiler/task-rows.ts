import type { FindingCode } from './codes.ts';
import { at, type Line } from './lines.ts';
import type { Report } from './report.ts';
import { type Cell, isDelimiter, type Row, readRow, type Table } from './rows.ts';
import { hasInvisible } from './text.ts';
import { columnNamed, mandatoryOf, type TaskColumn } from './vocabulary.ts';

/** One task as a table says it, before any name is made canonical. */
export interface TaskRow {
  readonly id: string;
  readonly name: string;
  readonly mandatory: boolean | null;
  readonly roleText: string;
  readonly serviceText: string;
  readonly line: Line;
  readonly repaired: readonly FindingCode[];
}

interface Reading {
  readonly columns: readonly (TaskColumn | null)[] | null;
  readonly language: string;
  readonly report: Report;
}

const idPattern = /^\d{3,4}$/;

/**
 * The tasks of a table, or null when it is none. A table is one by its header words, or – with an unknown header, or none – by a row that
 * begins with three or four digits and has an M/O cell. In a task table every row becomes a task, says that it is none, or is reported.
 */
export function readTaskTable(table: Table, language: string, report: Report): TaskRow[] | null {
  const columns = table.header.cells.map((cell) => columnNamed(cell.text));
  const named = columns.includes('id') && (columns.includes('mandatory') || columns.includes('name'));
  const rows = named ? table.rows : [table.header, ...table.rows];
  if (!named && !rows.some((row) => looksLikeTask(row, language))) return null;
  const reading: Reading = { columns: named ? columns : null, language, report };
  if (named && table.delimiter !== null && table.delimiter.cells.length !== table.header.cells.length) {
    const widths = `${table.header.cells.length} header cells, ${table.delimiter.cells.length} in the row of hyphens`;
    report('PB025-table-width', at(table.delimiter.line), `Other tools show no table here: ${widths}.`);
  }
  return mended(rows, reading).flatMap((row) => readTaskRow(row, reading, named));
}

function looksLikeTask(row: Row, language: string): boolean {
  const cells = row.cells[0]?.text === '' ? row.cells.slice(1) : row.cells;
  const rest = cells.slice(1, 4);
  return (
    idPattern.test(cells[0]?.text ?? '') && rest.some((cell) => mandatoryOf(cell.text, language) !== null)
  );
}

/** Joins rows broken over two lines: the first has too few cells, the second begins with no id. */
function mended(rows: readonly Row[], { columns, report }: Reading): Row[] {
  const width = columns?.length ?? 5;
  const result: Row[] = [];
  for (const row of rows) {
    const before = result.at(-1);
    const short = before !== undefined && before.cells.length < width && !isDelimiter(before);
    const id =
      /^\s*\d{3,4}\b/.test(row.cells[0]?.text ?? '') || /^none$|^n\/a$/i.test(row.cells[0]?.text ?? '');
    const extra = before?.closed === false ? 1 : 0;
    if (short && before !== undefined && !id && before.cells.length + row.cells.length - extra <= width) {
      report('PB024-row-broken', at(row.line), 'This row is broken over two lines.', 'Put it on one line.');
      result[result.length - 1] = joined(before, row);
    } else result.push(row);
  }
  return result;
}

function joined(before: Row, row: Row): Row {
  const text = `${before.line.text.trimEnd()}${before.closed ? '' : ' '}${row.line.text.trim().replace(/^\|/, before.closed ? '' : '|')}`;
  return { ...readRow(before.line, text), lines: [...before.lines, ...row.lines] };
}

function readTaskRow(row: Row, reading: Reading, named: boolean): TaskRow[] {
  if (isDelimiter(row) || saysNothing(row) || isHeaderAgain(row)) return [];
  const repaired: FindingCode[] = row.lines.length > 1 ? ['PB024-row-broken'] : [];
  let cells = row.cells;
  if (cells[0]?.text === '' && idPattern.test(cells[1]?.text ?? '')) {
    reading.report(
      'PB021-leading-pipe',
      at(row.line),
      'This row begins with two pipes.',
      'Delete the first one.',
    );
    repaired.push('PB021-leading-pipe');
    cells = cells.slice(1);
  }
  const glue = cells.findIndex(
    (cell, i) => i > 2 && cell.text === '' && idPattern.test(cells[i + 1]?.text ?? ''),
  );
  if (glue > 0) {
    reading.report(
      'PB020-rows-glued',
      at(row.line, cells[glue + 1]?.index),
      'Two rows stand on one line.',
      'Break the line at "||".',
    );
    const rest: Row = { ...row, cells: cells.slice(glue + 1), lines: [row.line] };
    const first = readCells(cells.slice(0, glue), row, [...repaired, 'PB020-rows-glued'], reading, named);
    return [
      ...first,
      ...readTaskRow(rest, reading, named).map((task) => ({
        ...task,
        repaired: [...task.repaired, 'PB020-rows-glued' as const],
      })),
    ];
  }
  return readCells(cells, row, repaired, reading, named);
}

/** `None | N/A` rows, and rows without any text, are no tasks. */
function saysNothing(row: Row): boolean {
  return row.cells.every((cell) =>
    /^(?:|none|n\/a|na|-+|–|—|keine|ninguno|nenhum[oa]?|なし|无)$/i.test(cell.text),
  );
}

function isHeaderAgain(row: Row): boolean {
  const columns = row.cells.map((cell) => columnNamed(cell.text));
  return columns.includes('id') && (columns.includes('mandatory') || columns.includes('name'));
}

function readCells(
  given: readonly Cell[],
  row: Row,
  repairs: readonly FindingCode[],
  reading: Reading,
  named: boolean,
): TaskRow[] {
  const { report, language } = reading;
  const { cells, repaired } = withSplits(given, row, [...repairs], reading, named);
  const id = cells[0]?.text ?? '';
  if (!(named ? /^\d{1,6}$/ : idPattern).test(id)) {
    if (/^(?:none|n\/a)$/i.test(id)) return [];
    const text = cells.map((cell) => cell.text).join(' | ');
    if (named || looksLikeTask(row, language)) {
      report(
        'PB026-row-without-id',
        at(row.line),
        `This row has no task id and is no task: ${text}`,
        'Give it an id of three or four digits.',
      );
    }
    return [];
  }
  const parts = partsOf(cells, reading);
  if (parts.name === '') {
    report('PB023-missing-name', at(row.line), `Task ${id} has no name.`);
    repaired.push('PB023-missing-name');
  }
  const mandatory = mandatoryOf(parts.mandatory, language);
  if (mandatory === null) {
    report(
      'PB027-mandatory-unknown',
      at(row.line),
      `Whether task ${id} is mandatory is not clear: "${parts.mandatory}".`,
      'Write M or O.',
    );
  }
  if (row.cells.some((cell) => cell === cells[1] && hasInvisible(cell.raw))) {
    report(
      'PB070-invisible-characters',
      at(row.line, cells[1]?.index),
      `Invisible characters stand in the name of task ${id}.`,
    );
  }
  return [
    {
      id,
      name: parts.name,
      mandatory,
      roleText: parts.role,
      serviceText: parts.services,
      line: row.line,
      repaired,
    },
  ];
}

/** Puts back the pipes that are missing between id and name, and between M/O and role. */
function withSplits(
  given: readonly Cell[],
  row: Row,
  repaired: FindingCode[],
  reading: Reading,
  named: boolean,
) {
  const width = reading.columns?.length ?? 5;
  const cells = [...given];
  const mend = (i: number, first: string, second: string): void => {
    const cell = cells[i] as Cell;
    reading.report(
      'PB022-missing-pipe',
      at(row.line, cell.index),
      `A pipe is missing between "${first}" and "${second}".`,
    );
    cells.splice(i, 1, { ...cell, text: first }, { ...cell, text: second });
    repaired.push('PB022-missing-pipe');
  };
  const glued = /^(\d{3,4})\s+(?=\D)(.+)$/.exec(cells[0]?.text ?? '');
  if (named && glued !== null && cells.length < width) mend(0, glued[1] ?? '', glued[2] ?? '');
  const at2 = cells.findIndex((cell, i) => i > 0 && i < 4 && /^[MO] +\S/.test(cell.text));
  const pivot = cells.findIndex((cell, i) => i > 0 && mandatoryOf(cell.text, reading.language) !== null);
  if (pivot < 0 && at2 > 0 && cells.length < width) {
    const text = cells[at2]?.text ?? '';
    mend(at2, text.slice(0, 1), text.slice(1).trim());
  }
  return { cells, repaired };
}

type Parts = Readonly<Record<'name' | 'mandatory' | 'role' | 'services', string>>;

/** By the header where the row is as wide as it; else around the M/O cell, which is the surest mark of a row. */
function partsOf(cells: readonly Cell[], { columns, language }: Reading): Parts {
  const textAt = (i: number): string => (i < 0 ? '' : (cells[i]?.text ?? ''));
  if (columns?.includes('name') && columns.length === cells.length) {
    const of = (name: TaskColumn): string => textAt(columns.indexOf(name));
    return { name: of('name'), mandatory: of('mandatory'), role: of('role'), services: of('services') };
  }
  const pivot = cells.findIndex((cell, i) => i > 0 && mandatoryOf(cell.text, language) !== null);
  const middle = pivot > 0 ? pivot : columns === null || columns.includes('mandatory') ? 2 : cells.length;
  const name = cells.slice(1, middle).map((cell) => cell.text);
  return {
    name: name.filter((text) => text !== '').join(' | '),
    mandatory: textAt(middle),
    role: textAt(middle + 1),
    services: cells
      .slice(middle + 2)
      .map((cell) => cell.text)
      .filter((text) => text !== '')
      .join(' / '),
  };
}
