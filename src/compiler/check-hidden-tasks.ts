import { at } from './lines.ts';
import type { PageDraft } from './page.ts';
import type { Report } from './report.ts';
import { readRow } from './rows.ts';
import { mandatoryOf } from './vocabulary.ts';

/** PB028: a task row in a comment or in fenced code is not read – and not forgotten. */
export function checkHiddenTasks({ reading, page }: PageDraft, report: Report): void {
  for (const line of reading.lines) {
    if (line.hidden === null || line.hidden === 'conflict' || !line.text.includes('|')) continue;
    const [id, ...rest] = readRow(line).cells;
    if (
      !/^\d{3,4}$/.test(id?.text ?? '') ||
      !rest.some((cell) => mandatoryOf(cell.text, page.language) !== null)
    )
      continue;
    const where = line.hidden === 'fence' ? 'fenced code' : 'a comment';
    report('PB028-task-hidden', at(line), `The row of task ${id?.text} stands in ${where} and is not read.`);
  }
}
