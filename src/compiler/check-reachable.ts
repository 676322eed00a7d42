import type { CheckedSite } from './check.ts';
import type { PageModel } from './model.ts';
import { nameOf } from './paths.ts';
import type { Report } from './report.ts';
import { findPages } from './site-index.ts';

/**
 * PB081: a reader who begins at a table of contents or a landing page comes to every page. A site with neither has no beginning, and
 * nothing is said.
 */
export function checkReachable({ pages, contents, index }: CheckedSite, report: Report): void {
  const listed = [...contents.values()]
    .flat()
    .flatMap(({ path }) => (path === null ? [] : findPages(index, path)));
  const landing = pages
    .map(({ path }) => path)
    .filter((path) => /^(?:index|readme|home|toc)\.md$/i.test(nameOf(path)));
  if (listed.length + landing.length === 0) return;
  const reached = reachedFrom([...listed, ...landing], pages);
  for (const { path } of pages) {
    if (reached.has(path)) continue;
    const message = 'No table of contents and no page that a reader comes to leads to this page.';
    const hint = 'Link it, list it in toc.yml, or move it to a folder that is excluded.';
    report('PB081-page-unreachable', { path, line: 1, column: 1 }, message, hint);
  }
}

/** What links and includes lead to; a translation and the edition for another audience come with their page. */
function reachedFrom(start: readonly string[], pages: readonly PageModel[]): ReadonlySet<string> {
  const byPath = new Map(pages.map((page) => [page.path, page]));
  const editions = Map.groupBy(pages, ({ pairOf }) => pairOf);
  const reached = new Set<string>();
  const open = [...start];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    const page = byPath.get(path);
    if (page === undefined || reached.has(path)) continue;
    reached.add(path);
    for (const link of page.links) if (link.kind === 'page' && link.resolved) open.push(link.url);
    for (const edition of editions.get(path) ?? []) open.push(edition.path);
  }
  return reached;
}
