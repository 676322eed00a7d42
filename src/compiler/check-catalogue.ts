import type { CatalogueEntry } from './catalogue.ts';
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
    const { placements, listedOn } = catalogue.tasks[entry.id] ?? { placements: [], listedOn: [] };
    if (placements.length === 0) sayUnplaced(entry, listedOn, report);
  }
}

/** A task without a step is shown where its location says, so that it is not lost. */
function sayUnplaced(
  { id, name, location, place }: CatalogueEntry,
  listedOn: readonly string[],
  report: Report,
) {
  const message = `No step holds task ${id} "${name}"; `;
  const where = location.replaceAll('\n', ' ');
  if (listedOn.length > 0) {
    const pages = listedOn.slice(0, 3).join(' and ');
    const hint = `Put it into a step, or take it out of the catalogue. Its location says ${where}.`;
    report('PB055-task-not-placed', place, `${message}it is listed under ${pages}.`, hint);
  } else {
    const said = location === '' ? 'It says no location' : `Its location says ${where}`;
    const hint = `${said}: write "Phase > Page", with a page for the readers of this one.`;
    report('PB055-task-not-placed', place, `${message}no page lists it.`, hint);
  }
}
