import type { CheckedSite } from './check.ts';
import type { FindingCode } from './codes.ts';
import type { PageModel } from './model.ts';
import type { PageDraft } from './page.ts';
import type { Report } from './report.ts';
import { catalogueEntry } from './vocabulary.ts';

/** PB062, PB063: a translation, and a partner edition, has the tasks of its page with the same M/O. */
export function checkTranslations({ drafts, pages }: CheckedSite, report: Report): void {
  const places = new Map(pages.map((page, i) => [page.path, i]));
  const editionAt = (i: number | undefined): Edition | undefined => {
    const page = pages[i ?? -1];
    return page && { page, tasks: tasksOf(page, drafts[i ?? -1]) };
  };
  pages.forEach((page, i) => {
    const original = editionAt(places.get(page.pairOf ?? ''));
    const edition = original && editionAt(i);
    if (edition === undefined || original === undefined) return;
    const same = original.page.language === page.language;
    comparePair(edition, original, same ? 'PB062-twin-differs' : 'PB063-translation-differs', report);
  });
}

interface PlacedTask {
  readonly mandatory: boolean | null;
  readonly line: number;
}

interface Edition {
  readonly page: PageModel;
  readonly tasks: ReadonlyMap<string, PlacedTask>;
}

function comparePair(
  { page, tasks: here }: Edition,
  { page: original, tasks: there }: Edition,
  code: FindingCode,
  report: Report,
): void {
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

/** The tasks of a page's steps, and those that a catalogue page describes. */
function tasksOf(page: PageModel, draft: PageDraft | undefined): Map<string, PlacedTask> {
  const headings = page.kind === 'catalogue' ? (draft?.reading.parts ?? []) : [];
  const described = headings.flatMap(({ title, heading }): [string, PlacedTask][] => {
    const id = catalogueEntry.exec(title)?.[1];
    return id === undefined || heading === null
      ? []
      : [[id, { mandatory: null, line: heading.line.pageLine }]];
  });
  const held = page.steps.flatMap((step) => step.tasks).map((task): [string, PlacedTask] => [task.id, task]);
  return new Map([...described, ...held]);
}
