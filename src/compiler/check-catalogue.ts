import type { CheckedSite } from './check.ts';
import type { Report } from './report.ts';
import { keyOf } from './text.ts';

/** PB054, PB055, PB050: where a site has a catalogue page, steps and catalogue hold the same tasks under the same names. */
export function checkCatalogue({ pages, catalogue }: CheckedSite, report: Report): void {
  if (catalogue.entries.size === 0) return;
  for (const page of pages.filter((one) => one.language === 'en')) {
    for (const task of page.steps.flatMap((step) => step.tasks)) {
      const at = { path: page.path, line: task.line, column: 1 };
      const entry = catalogue.entries.get(task.id);
      if (entry === undefined) {
        report(
          'PB054-task-not-in-catalogue',
          at,
          `Task ${task.id} "${task.name}" is not in the task catalogue.`,
          'Describe it there.',
        );
      } else if (task.name !== '' && entry.name !== task.name && keyOf(entry.name) !== keyOf(task.name)) {
        const there = `"${entry.name}" in ${entry.place.path}:${entry.place.line}`;
        report(
          'PB050-task-name-differs',
          at,
          `Task ${task.id} is called "${task.name}" here, and ${there}.`,
          'Make both pages say the same.',
        );
      }
    }
  }
  for (const entry of catalogue.entries.values()) {
    if ((catalogue.tasks[entry.id]?.placements.length ?? 0) > 0) continue;
    const hint = entry.location === '' ? undefined : `Its location says ${entry.location}.`;
    report('PB055-task-not-placed', entry.place, `No step holds task ${entry.id} "${entry.name}".`, hint);
  }
}
