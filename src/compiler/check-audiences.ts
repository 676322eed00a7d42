import type { CheckedSite } from './check.ts';
import { at } from './lines.ts';
import type { PageModel } from './model.ts';
import { nameOf } from './paths.ts';
import type { Report } from './report.ts';

/** PB060: a page that partners read leads only to pages that partners may read, and includes no internal fragment. */
export function checkAudiences({ drafts, pages, index, settings }: CheckedSite, report: Report): void {
  drafts.forEach((draft, i) => {
    const page = pages[i];
    if (page === undefined) return;
    draft.reading.links.forEach((written, k) => {
      const link = page.links[k];
      const target = link?.kind === 'page' ? index.draftOf(link.url)?.page : undefined;
      const excluded = target === undefined ? [] : excludedFrom(page, target);
      if (target === undefined || excluded.length === 0) return;
      const message = `This page is for ${excluded.join(' and ')}; it links to "${target.title}", which is for ${target.audiences.join(' and ')} only.`;
      report(
        'PB060-audience-leak',
        at(written.line, written.index),
        message,
        'Name it without a link, or link to an edition for this audience.',
      );
    });
    for (const include of draft.reading.includes) {
      const named = settings.audiences.find(
        (audience) => include.path !== null && saysAudience(include.path, audience),
      );
      if (named === undefined || page.audiences.every((audience) => audience === named)) continue;
      const message = `This page is for ${page.audiences.join(' and ')}; it includes "${include.target}", which is for ${named} only.`;
      report('PB060-audience-leak', at(include.line), message, 'Include a fragment for this audience.');
    }
  });
}

function excludedFrom(page: PageModel, target: Pick<PageModel, 'audiences'>): string[] {
  if (target.audiences.length === 0) return [];
  return page.audiences.filter((audience) => !target.audiences.includes(audience) && audience !== 'internal');
}

/** A fragment names its audience at the end of its file name: `roles--internal.md`. */
function saysAudience(path: string, audience: string): boolean {
  return new RegExp(`--?${audience}\\.md$`, 'i').test(nameOf(path));
}
