import type { PageRows, PhaseRows, StepRow, TaskRecord } from '../model.ts';
import { isDone, openMandatory, rollUp } from '../rules.ts';

/**
 * The tree with this record in the place of the former one, and every roll-up above it made anew, by the rules the server
 * uses. Parts that don't hold the task stay the very same objects.
 */
export function applyRecord(phases: readonly PhaseRows[], record: TaskRecord): PhaseRows[] {
  return phases.map((phase) => {
    const pages = changed(phase.pages, (page) => pageWith(page, record));
    if (pages === phase.pages) return phase;
    const tasks = pages.flatMap(tasksOfPage);
    return { ...phase, pages, ...counted(tasks), openMandatory: openMandatory(tasks) };
  });
}

function pageWith(page: PageRows, record: TaskRecord): PageRows {
  const steps = changed(page.steps, (step) => stepWith(step, record));
  if (steps === page.steps) return page;
  const next = { ...page, steps };
  return { ...next, ...counted(tasksOfPage(next)) };
}

function stepWith(step: StepRow, record: TaskRecord): StepRow {
  const tasks = changed(step.tasks, (task) => (isOf(task, record) ? { ...task, record } : task));
  if (tasks === step.tasks) return step;
  return { ...step, tasks, ...rollUp(tasks.map((task) => task.record.status)) };
}

function isOf(task: StepRow['tasks'][number], record: TaskRecord): boolean {
  return task.id === record.taskId && task.record.service === record.service;
}

function tasksOfPage(page: PageRows): StepRow['tasks'] {
  return page.steps.flatMap((step) => step.tasks);
}

function counted(tasks: StepRow['tasks']): { done: number; total: number } {
  return { done: tasks.filter((task) => isDone(task.record.status)).length, total: tasks.length };
}

function changed<T>(parts: T[], change: (part: T) => T): T[] {
  const next = parts.map(change);
  return next.some((part, index) => part !== parts[index]) ? next : parts;
}
