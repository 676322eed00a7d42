import type { FindingCode } from './codes.ts';
import { fixAt, fixInvisible } from './fixes.ts';
import { at, type Line } from './lines.ts';
import type { Fix } from './model.ts';
import type { Report } from './report.ts';
import { type Cell, placeIn, type Row } from './rows.ts';
import { hasInvisible, plain, withoutInvisible } from './text.ts';
import { mandatoryOf, type TaskColumn } from './vocabulary.ts';

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

/** What is known of the table that a row stands in. */
export interface Reading {
  /** null when no header named the id column. */
  readonly columns: readonly (TaskColumn | null)[] | null;
  readonly language: string;
  readonly report: Report;
}

export const idPattern = /^\d{3,4}$/;

/** A row that begins with an id and has an M/O cell, whatever stands above it. */
export function looksLikeTask(row: Row, language: string): boolean {
  const cells = row.cells[0]?.text === '' ? row.cells.slice(1) : row.cells;
  const rest = cells.slice(1, 4);
  return (
    idPattern.test(cells[0]?.text ?? '') && rest.some((cell) => mandatoryOf(cell.text, language) !== null)
  );
}

/** The task of one row's cells; nothing, with a finding, for a row of a task table that has no id. */
export function readCells(
  given: readonly Cell[],
  row: Row,
  repairs: readonly FindingCode[],
  reading: Reading,
): TaskRow[] {
  const { cells, repaired } = withSplits(given, row, [...repairs], reading);
  const id = cells[0]?.text ?? '';
  if (!idPattern.test(id)) {
    reportNoTask(cells, row, reading);
    return [];
  }
  const { name, mandatory: mark, role, services } = partsOf(cells, reading);
  if (name === '') repaired.push('PB023-missing-name');
  const mandatory = mandatoryOf(mark, reading.language);
  const task = { id, name, mandatory, roleText: role, serviceText: services, line: row.line, repaired };
  reportDoubts(task, mark, cells[1], reading.report);
  return [task];
}

function reportNoTask(cells: readonly Cell[], row: Row, { columns, language, report }: Reading): void {
  if (/^(?:none|n\/a)$/i.test(cells[0]?.text ?? '')) return;
  const mayBeTask = looksLikeTask(row, language) || /^\d{3,4}\b/.test(cells[0]?.text ?? '');
  if (columns === null && !mayBeTask) return;
  const text = cells.map((cell) => cell.text).join(' | ');
  const message = `This row has no task id and is no task: ${text}`;
  report('PB026-row-without-id', at(row.line), message, 'Give it an id of three or four digits.');
}

function reportDoubts(task: TaskRow, mark: string, name: Cell | undefined, report: Report): void {
  const { id, line } = task;
  if (task.name === '') report('PB023-missing-name', at(line), `Task ${id} has no name.`);
  if (task.mandatory === null) {
    const message = `Whether task ${id} is mandatory is not clear: "${mark}".`;
    report('PB027-mandatory-unknown', at(line), message, 'Write M or O.');
  }
  if (name !== undefined && hasInvisible(name.raw)) {
    report(
      'PB070-invisible-characters',
      at(line, name.index),
      `Invisible characters stand in the name of task ${id}.`,
      undefined,
      fixInvisible(line, name.index, name.index + name.raw.trim().length, withoutInvisible),
    );
  }
}

/** Puts back the pipes that are missing between id and name, and between M/O and role. */
function withSplits(given: readonly Cell[], row: Row, repaired: FindingCode[], reading: Reading) {
  const width = reading.columns?.length ?? 5;
  const cells = [...given];
  const mend = (i: number, first: string, second: string): void => {
    const cell = cells[i] as Cell;
    reading.report(
      'PB022-missing-pipe',
      placeIn(row, cell.index),
      `A pipe is missing between "${first}" and "${second}".`,
      undefined,
      fixPipe(row, cell, first),
    );
    cells.splice(i, 1, { ...cell, text: first }, { ...cell, text: second });
    repaired.push('PB022-missing-pipe');
  };
  const glued = /^(\d{3,4})\s+(?=\D)(.+)$/.exec(cells[0]?.text ?? '');
  const pivot = cells.findIndex((cell, i) => i > 0 && mandatoryOf(cell.text, reading.language) !== null);
  if ((reading.columns !== null || pivot > 0) && glued !== null && cells.length < width)
    mend(0, glued[1] ?? '', glued[2] ?? '');
  const at2 = cells.findIndex((cell, i) => i > 0 && i < 4 && /^[MO] +\S/.test(cell.text));
  if (pivot < 0 && at2 > 0 && cells.length < width) {
    const text = cells[at2]?.text ?? '';
    mend(at2, text.slice(0, 1), text.slice(1).trim());
  }
  return { cells, repaired };
}

/** Only where the cell begins with the plain text of its first half. */
function fixPipe(row: Row, cell: Cell, first: string): Fix | undefined {
  const blank = /^\s+/.exec(row.line.text.slice(cell.index + first.length))?.[0];
  const begins = row.line.text.startsWith(first, cell.index);
  if (row.lines.length > 1 || !begins || blank === undefined) return undefined;
  return fixAt(row.line, cell.index, `${first}${blank}`, `${first} | `);
}

type Parts = Readonly<Record<'name' | 'mandatory' | 'role' | 'services', string>>;

/** By the header where the row is as wide as it; else around the M/O cell, which is the surest mark of a row. */
function partsOf(cells: readonly Cell[], { columns, language }: Reading): Parts {
  const textAt = (i: number): string => (i < 0 ? '' : (cells[i]?.text ?? ''));
  // A line break parts names as a semicolon does.
  const namesAt = (i: number): string => {
    const raw = cells[i]?.raw ?? '';
    return raw.includes('<') && /<br/i.test(raw)
      ? plain(raw.replace(/\s{0,9};?\s{0,9}<br[^<>]{0,99}>/gi, '; '))
      : textAt(i);
  };
  if (columns?.includes('name') && columns.length === cells.length) {
    const at = (name: TaskColumn): number => columns.indexOf(name);
    // A translated header may call the M/O column anything; its cells still say what it is.
    const unnamed = cells.findIndex(
      (cell, i) => i > 0 && columns[i] === null && mandatoryOf(cell.text, language) !== null,
    );
    const mandatory = columns.includes('mandatory') ? textAt(at('mandatory')) : textAt(unnamed);
    const [role, services] = [namesAt(at('role')), namesAt(at('services'))];
    return { name: textAt(at('name')), mandatory, role, services };
  }
  const pivot = cells.findIndex((cell, i) => i > 0 && mandatoryOf(cell.text, language) !== null);
  const middle = pivot > 0 ? pivot : columns === null || columns.includes('mandatory') ? 2 : cells.length;
  const name = cells.slice(1, middle).map((cell) => cell.text);
  return {
    name: name.filter((text) => text !== '').join(' | '),
    mandatory: textAt(middle),
    role: namesAt(middle + 1),
    services: cells
      .slice(middle + 2)
      .map((_, i) => namesAt(middle + 2 + i))
      .filter((text) => text !== '')
      .join(' / '),
  };
}
