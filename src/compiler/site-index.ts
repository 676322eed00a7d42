import type { PageDraft } from './page.ts';
import { folderOf, nameOf } from './paths.ts';

/** Where pages are found: by exact path, by path whatever its case, by name whatever its folder and suffix. */
export interface SiteIndex {
  readonly drafts: ReadonlyMap<string, PageDraft>;
  readonly byLowerPath: ReadonlyMap<string, string>;
  readonly byStem: ReadonlyMap<string, readonly string[]>;
  /** Every file that exists, pages and others; null when only the pages are known. */
  readonly files: ReadonlySet<string> | null;
}

export function indexOf(
  drafts: readonly PageDraft[],
  texts: Iterable<string>,
  others: readonly string[] | undefined,
): SiteIndex {
  const byStem = new Map<string, string[]>();
  for (const { page } of drafts) {
    const stem = stemOf(page.path);
    byStem.set(stem, [...(byStem.get(stem) ?? []), page.path]);
  }
  return {
    drafts: new Map(drafts.map((draft) => [draft.page.path, draft])),
    byLowerPath: new Map(drafts.map(({ page }) => [page.path.toLowerCase(), page.path])),
    byStem,
    files: others === undefined ? null : new Set([...texts, ...others]),
  };
}

/** The name of a page without audience and language: `x--partner.md`, `x-partner.md`, `x-de.md` and `x.md` are editions of one page. */
export function stemOf(path: string): string {
  return nameOf(path)
    .toLowerCase()
    .replace(/\.(?:md|html?)$/, '')
    .replace(/-(?:de|es|pr|jp|sc)$/, '')
    .replace(/--?(?:internal|partner)$/, '');
}

/** Pages that a target may have meant, the nearest folder first. */
export function likelyPages(index: SiteIndex, from: string, target: string): string[] {
  const same = index.byStem.get(stemOf(target)) ?? [];
  const folder = folderOf(from);
  return same
    .filter((path) => path !== from)
    .toSorted((a, b) => Number(folderOf(b) === folder) - Number(folderOf(a) === folder));
}
