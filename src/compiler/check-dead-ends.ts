import type { CheckedSite } from './check.ts';
import { at } from './lines.ts';
import { readText } from './lists.ts';
import { linesOf, partsNamed } from './page.ts';
import type { Report } from './report.ts';

const nothing = /^(?:n\/a|none|na|not applicable|-|–)\.?$/i;

/** PB080: where processes name what follows them, each of them does, or says N/A. */
export function checkDeadEnds({ drafts, pages }: CheckedSite, report: Report): void {
  if (!pages.some((page) => page.nextSteps.length > 0)) return;
  drafts.forEach(({ reading }, i) => {
    const page = pages[i];
    if (page === undefined || (page.kind !== 'process' && page.kind !== 'approach')) return;
    if (page.nextSteps.length > 0) return;
    const [section] = partsNamed(reading.parts, 'nextSteps');
    if (nothing.test(readText(linesOf(reading.parts, 'nextSteps')))) return;
    const place = section?.heading ? at(section.heading.line) : { path: page.path, line: 1, column: 1 };
    const message = 'No next step leads on from this process.';
    report('PB080-dead-end', place, message, 'Link what follows under "Next Steps", or write N/A there.');
  });
}
