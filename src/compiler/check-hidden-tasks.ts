import { at, type Line } from './lines.ts';
import type { PageDraft } from './page.ts';
import type { Report } from './report.ts';
import { readRow } from './rows.ts';
import { columnsOf } from './task-rows.ts';
import { mandatoryOf } from './vocabulary.ts';

/** PB028: a task row in a comment or in fenced code is not read – and not forgotten. */
export function checkHiddenTasks({ reading, page }: PageDraft, report: Report): void {
  if (!reading.lines.some(isHiddenRow)) return;
  const tables = new Set(
    reading.parts.flatMap(({ taskTables }) => taskTables.flatMap(({ table }) => table.lines)),
  );
  // Below the header or a row of a task table, hidden or not, every row with an id is one; elsewhere its M/O cell tells.
  let below = false;
  for (const line of reading.lines) {
    if (line.hidden === null) below = tables.has(line);
    else if (line.text.trim() === '') below = false;
    else if (isHiddenRow(line)) {
      const row = readRow(line);
      below ||= columnsOf({ header: row }) !== null;
      const first = row.cells.find((cell) => cell.text !== '')?.text ?? '';
      const id = /^\d{3,4}\b/.exec(first)?.[0];
      const marked = row.cells.some(
        (cell) => mandatoryOf(cell.text, page.language) !== null || /^[MO] +\S/.test(cell.text),
      );
      if (id === undefined || !(below || marked)) continue;
      below = true;
      const where = line.hidden === 'fence' ? 'fenced code' : 'a comment';
      report('PB028-task-hidden', at(line), `The row of task ${id} stands in ${where} and is not read.`);
    }
  }
}

function isHiddenRow({ hidden, text }: Line): boolean {
  return hidden !== null && hidden !== 'conflict' && text.includes('|');
}
