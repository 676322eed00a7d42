import type { CheckedSite } from './check.ts';
import { isYear } from './dates.ts';
import { joinLines } from './joined-lines.ts';
import { at, type Line } from './lines.ts';
import type { PageDraft } from './page.ts';
import { onceFor } from './remembering.ts';
import type { Report } from './report.ts';
import { withoutCode } from './scan-links.ts';

/**
 * PB056: a task that prose names by its number stands in a table or in the catalogue. A site without any tasks knows none, and nothing is
 * said. What looks like a year is no number of a task unless one has it.
 */
export function checkNamedTasks({ drafts, catalogue }: CheckedSite, report: Report): void {
  const known = catalogue.tasks;
  if (Object.keys(known).length === 0) return;
  for (const draft of drafts) {
    for (const { id, line, index } of namedTasks(draft)) {
      if (Object.hasOwn(known, id) || isYear(id)) continue;
      const message = `Task ${id} is named here; no table holds it and no catalogue describes it.`;
      report(
        'PB056-task-unknown',
        at(line, index),
        message,
        'Correct the number, or name the task that took its place.',
      );
    }
  }
}

interface NamedTask {
  readonly id: string;
  readonly line: Line;
  readonly index: number;
}

const word = /task|aufgabe|tarea|tarefa|タスク|任务/i;

// Task 4021 – task #4021, FTOP task ID 4021, tasks 4021 and 3070 – wrapped over lines at most once. Not 4021 %, 4021-2 or 4,021.
const mention =
  /(?<![\p{L}\p{N}/_-])(?:(task|aufgabe|tarea|tarefa)|tasks|aufgaben|tareas|tarefas|タスク|任务)(?:\s{1,3}ids?:?)?[ \t\u00a0\u200b*_#[]{0,8}\n?[ \t*_#[]{0,8}(?<![a-z])(\d{3,4}(?:(?:,|\/| (?:and|or|&|und|oder|y|o|e|ou) )[ *_#[]{0,4}\d{3,4})*)(?![a-z\d%]| %|[.,:/-]\d)/giu;

/** A history tells of tasks that are gone: refresh tables and change logs are not asked. Nor are task tables, labels and code. */
const namedTasks = onceFor(({ reading, page }: PageDraft): NamedTask[] =>
  page.kind === 'change-log'
    ? []
    : reading.parts.flatMap((part) =>
        part.name === 'history'
          ? []
          : namedIn(part.lines.filter((line) => line.hidden === null && !part.taken.has(line))),
      ),
);

function namedIn(lines: readonly Line[]): NamedTask[] {
  if (!lines.some((line) => word.test(line.text))) return [];
  const { whole, positionOf } = joinLines(lines.map((line) => withoutCode(line.text)));
  return [...whole.matchAll(mention)].flatMap((found) => {
    const [all, one, numbers = ''] = found;
    const start = found.index + all.length - numbers.length;
    // "Task 4021 and 500 people": only the plural goes on.
    const ids = [...numbers.matchAll(/\d+/g)].slice(0, one === undefined ? undefined : 1);
    return ids.flatMap(({ 0: id, index: offset }) => {
      const { row, index } = positionOf(start + offset);
      const line = lines[row];
      return line === undefined ? [] : [{ id, line, index }];
    });
  });
}
