import type { PageRows, PhaseRows, StepRow, TaskRow, TaskStatus } from '../model.ts';
import { isFor } from './role-names.ts';

/** What the filters leave. `roles` null means all of them. */
export interface Filters {
  readonly roles: readonly string[] | null;
  readonly status: TaskStatus | undefined;
  readonly notStarted: boolean;
  readonly find: string;
}

export interface VisibleStep {
  readonly key: string;
  /** Its number on the page, from 1. */
  readonly number: number;
  readonly step: StepRow;
  readonly tasks: readonly TaskRow[];
}

export interface VisiblePage {
  readonly key: string;
  readonly phase: string;
  readonly page: PageRows;
  readonly steps: readonly VisibleStep[];
}

/** A row of the tree as the keyboard sees it. */
export type Row =
  | { readonly kind: 'page'; readonly key: string }
  | { readonly kind: 'step'; readonly key: string; readonly parent: string }
  | { readonly kind: 'task'; readonly key: string; readonly parent: string; readonly task: TaskRow };

/**
 * The pages, steps and tasks that pass the filters, in the order of the work. A step that is guidance only shows when it
 * is for the wanted roles and nothing asks for a status; a page with nothing left is left out.
 */
export function visiblePages(phases: readonly PhaseRows[], filters: Filters): VisiblePage[] {
  return phases.flatMap(({ phase, pages }) =>
    pages.flatMap((page) => {
      const key = `${phase} ${page.path}`;
      const steps = visibleSteps(page, key, filters);
      return steps.length > 0 ? [{ key, phase, page, steps }] : [];
    }),
  );
}

/** The rows one can stand on: those of a folded page are not. */
export function rowsOf(pages: readonly VisiblePage[], folded: ReadonlySet<string>): Row[] {
  return pages.flatMap((page): Row[] => {
    const head: Row = { kind: 'page', key: page.key };
    if (folded.has(page.key)) return [head];
    const below = page.steps.flatMap((step): Row[] => [
      { kind: 'step', key: step.key, parent: page.key },
      ...step.tasks.map(
        (task): Row => ({ kind: 'task', key: taskKey(step.key, task), parent: step.key, task }),
      ),
    ]);
    return [head, ...below];
  });
}

/** Key of a task's row; the same task may stand in several steps. */
export function taskKey(stepKey: string, task: TaskRow): string {
  return `${stepKey} ${task.id} ${task.record.service}`;
}

/** The row one comes to by going up (−1) or down (1), to the next of a kind if one is named; undefined at the end. */
export function move(
  rows: readonly Row[],
  from: string | undefined,
  by: 1 | -1,
  kind?: Row['kind'],
): Row | undefined {
  const at = rows.findIndex((row) => row.key === from);
  const start = at === -1 ? (by === 1 ? -1 : rows.length) : at;
  for (let index = start + by; index >= 0 && index < rows.length; index += by) {
    const row = rows[index];
    if (row && (kind === undefined || row.kind === kind)) return row;
  }
  return undefined;
}

/** The phase of the first row a search finds; undefined when it finds none. */
export function phaseOfFirstHit(pages: readonly VisiblePage[]): string | undefined {
  return pages[0]?.phase;
}

/** Every task of the tree with the phase it stands in, for the palette and for a task named in the address. */
export function tasksOf(phases: readonly PhaseRows[]): { phase: string; page: PageRows; task: TaskRow }[] {
  return phases.flatMap(({ phase, pages }) =>
    pages.flatMap((page) => page.steps.flatMap((step) => step.tasks.map((task) => ({ phase, page, task })))),
  );
}

/** The roles the tree names, each once, in the order of the work. */
export function rolesOf(phases: readonly PhaseRows[]): string[] {
  const named = phases.flatMap(({ pages }) =>
    pages.flatMap((page) =>
      page.steps.flatMap((step) => [...step.roles, ...step.tasks.flatMap((task) => task.roles)]),
    ),
  );
  return [...new Set(named)].filter((role) => role !== '-' && role !== '');
}

function visibleSteps(page: PageRows, key: string, filters: Filters): VisibleStep[] {
  const words = filters.find.trim().toLowerCase();
  const wholePage = says(page.title, words);
  return page.steps.flatMap((step, index) => {
    const wholeStep = wholePage || says(step.title, words);
    const tasks = step.tasks.filter(
      (task) => passes(task, filters) && (wholeStep || says(task.name, words) || task.id.startsWith(words)),
    );
    const guidance = step.tasks.length === 0 && wholeStep && isGuidanceWanted(step, filters);
    if (tasks.length === 0 && !guidance) return [];
    return [{ key: `${key} ${index}`, number: index + 1, step, tasks }];
  });
}

function passes(task: TaskRow, filters: Filters): boolean {
  if (filters.roles && !isFor(task.roles, filters.roles)) return false;
  if (filters.status && task.record.status !== filters.status) return false;
  return !filters.notStarted || task.record.status === 'Not Started';
}

function isGuidanceWanted(step: StepRow, filters: Filters): boolean {
  if (filters.status || filters.notStarted) return false;
  // Guidance for nobody in particular is for those who look at everything.
  return filters.roles === null || (step.roles.length > 0 && isFor(step.roles, filters.roles));
}

function says(text: string, words: string): boolean {
  return words === '' || text.toLowerCase().includes(words);
}
