import type { CheckedSite } from './check.ts';
import type { PageModel } from './model.ts';
import type { Report } from './report.ts';
import type { SectionName } from './vocabulary.ts';

const wanted: readonly (readonly [SectionName, string])[] = [
  ['overview', 'Overview'],
  ['approach', 'Approach'],
  ['keyInputs', 'Key Inputs'],
  ['keyOutputs', 'Key Outputs'],
  ['nextSteps', 'Next Steps'],
  ['history', 'Refresh Summary'],
];
// A habit is what four of five pages do, where there are enough of them to have one.
const fewest = 5;
const habit = 0.8;

/** PB016: a process page has the sections that nearly all process pages of the site have. */
export function checkMissingSections({ drafts, pages }: CheckedSite, report: Report): void {
  const processes = pages.flatMap((page, i) => {
    const names = new Set(drafts[i]?.reading.parts.map(({ name }) => name));
    return page.kind === 'process' ? [{ page, names }] : [];
  });
  if (processes.length < fewest) return;
  for (const [name, title] of wanted) {
    const without = processes.filter(({ names }) => !names.has(name));
    if (processes.length - without.length < processes.length * habit) continue;
    for (const { page } of without) sayMissing(page, title, processes.length - without.length, report);
  }
}

function sayMissing({ path }: PageModel, title: string, others: number, report: Report): void {
  const message = `This page has no "${title}"; ${others} other process pages have one.`;
  report('PB016-section-missing', { path, line: 1, column: 1 }, message, `Add "## ${title}".`);
}
