import { at } from './lines.ts';
import type { PageDraft } from './page.ts';
import type { Report } from './report.ts';

const address = /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/g;

/** PB061: pages that partners read show nobody's mail address. */
export function checkPersonalData({ reading, page }: PageDraft, report: Report): void {
  if (!page.audiences.includes('partner')) return;
  for (const line of reading.lines) {
    // An address inside a mail filter's wrapper is reported with the wrapper.
    if (line.hidden !== null || !line.text.includes('@')) continue;
    for (const found of line.text.matchAll(address)) {
      const message = `The mail address ${found[0]} stands on a page that partners read.`;
      report(
        'PB061-personal-data',
        at(line, found.index),
        message,
        'Name a role or a shared mailbox instead.',
      );
    }
  }
}
