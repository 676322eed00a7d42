import type { CheckedSite } from './check.ts';
import { type ContentsEntry, isContents } from './contents.ts';
import type { Report } from './report.ts';
import { findPages, likelyPages, nearestPages } from './site-index.ts';

/** PB083, PB042: every entry of a `toc.yml` has a name and leads to a page or to another table of contents, and never back. */
export function checkContents(site: CheckedSite, report: Report): void {
  for (const entry of [...site.contents.values()].flat()) {
    if (entry.name === '') report('PB083-contents-entry', entry.place, 'This entry has no name.');
    if (entry.href === null && !entry.hasItems) {
      report('PB083-contents-entry', entry.place, `"${entry.name}" leads nowhere and holds nothing.`);
    }
    if (entry.href !== null) checkTarget(entry, entry.href, site, report);
  }
  const done = new Set<string>();
  for (const path of site.contents.keys()) checkCircle(path, [path], site.contents, done, report);
}

function checkTarget(
  { name, path, place }: ContentsEntry,
  href: string,
  { contents, index }: CheckedSite,
  report: Report,
): void {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(href)?.[1]?.toLowerCase();
  if (scheme !== undefined && !['http', 'https', 'mailto'].includes(scheme)) {
    const hint = 'Only http, https and mailto are.';
    report('PB047-unsafe-link', place, `Links with "${scheme}:" are not shown.`, hint);
  } else if (path === null) {
    if (scheme === undefined && !href.startsWith('//'))
      report('PB048-link-outside', place, `"${href}" climbs out of the site's folder.`);
  } else if (isContents(path)) {
    if (!contents.has(path))
      report('PB083-contents-entry', place, `"${name}" leads to "${path}", which is not there.`);
  } else if (/\.(?:md|html?)$/i.test(path)) {
    const page = path.replace(/\.html?$/i, '.md');
    const [found] = findPages(index, page);
    if (found === undefined) {
      const likely = [...likelyPages(index, place.path, page), ...nearestPages(index, page)];
      const hint =
        likely.length === 0 ? undefined : `Did you mean ${[...new Set(likely)].slice(0, 3).join(' or ')}?`;
      report('PB083-contents-entry', place, `"${name}" leads to "${path}", which is not there.`, hint);
    } else if (found !== page && found.toLowerCase() === page.toLowerCase()) {
      const message = `The page is written "${found}"; on most servers the case counts.`;
      report('PB042-link-case', place, message, `Write ${found}.`);
    }
  }
}

/** Each table of contents is followed once, so that many that lead to each other cost no time. */
function checkCircle(
  path: string,
  trail: readonly string[],
  contents: CheckedSite['contents'],
  done: Set<string>,
  report: Report,
): void {
  if (done.has(path) || trail.length > 100) return;
  for (const { path: next, place } of contents.get(path) ?? []) {
    if (next === null || !contents.has(next)) continue;
    if (trail.includes(next)) {
      const message = `This table of contents leads back to itself: ${[...trail, next].join(' → ')}.`;
      report('PB083-contents-entry', place, message);
    } else checkCircle(next, [...trail, next], contents, done, report);
  }
  done.add(path);
}
