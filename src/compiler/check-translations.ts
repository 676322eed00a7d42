import type { CheckedSite } from './check.ts';
import type { FindingCode } from './codes.ts';
import type { PageModel, TaskModel } from './model.ts';
import type { Report } from './report.ts';

/** PB062, PB063: a translation, and a partner edition, has the tasks of its page with the same M/O. */
export function checkTranslations({ pages }: CheckedSite, report: Report): void {
  const byPath = new Map(pages.map((page) => [page.path, page]));
  for (const page of pages) {
    const original = byPath.get(page.pairOf ?? '');
    if (original === undefined) continue;
    const code = original.language === page.language ? 'PB062-twin-differs' : 'PB063-translation-differs';
    comparePair(page, original, code, report);
  }
}

function comparePair(page: PageModel, original: PageModel, code: FindingCode, report: Report): void {
  const here = tasksOf(page);
  const there = tasksOf(original);
  const top = { path: page.path, line: 1, column: 1 };
  for (const [id, task] of there) {
    const own = here.get(id);
    if (own === undefined) {
      report(code, top, `Task ${id} stands in ${original.path}:${task.line} and not on this page.`);
    } else if (own.mandatory !== null && task.mandatory !== null && own.mandatory !== task.mandatory) {
      const [now, then] = [own, task].map(({ mandatory }) => (mandatory ? 'mandatory' : 'optional'));
      report(
        code,
        { ...top, line: own.line },
        `Task ${id} is ${now} here, and ${then} in ${original.path}:${task.line}.`,
      );
    }
  }
  for (const [id, task] of here) {
    if (!there.has(id))
      report(code, { ...top, line: task.line }, `Task ${id} stands here and not in ${original.path}.`);
  }
}

function tasksOf(page: PageModel): Map<string, TaskModel> {
  return new Map(page.steps.flatMap((step) => step.tasks).map((task) => [task.id, task]));
}
