import { nearest } from './nearest.ts';
import type { PageDraft } from './page.ts';
import { folderOf, nameOf } from './paths.ts';
import type { SiteSettings } from './settings.ts';

/** Where pages are found: by exact path, by path whatever its case, by name whatever its folder and suffix. */
export interface SiteIndex {
  readonly drafts: ReadonlyMap<string, PageDraft>;
  readonly byLowerPath: ReadonlyMap<string, string>;
  readonly byStem: ReadonlyMap<string, readonly string[]>;
  /** Stems by the words in them. */
  readonly byWord: ReadonlyMap<string, readonly { readonly stem: string }[]>;
  readonly settings: SiteSettings;
  /** Every file that exists, pages and others; null when only the pages are known. */
  readonly files: ReadonlySet<string> | null;
}

export function indexOf(
  drafts: readonly PageDraft[],
  texts: Iterable<string>,
  others: readonly string[] | undefined,
  settings: SiteSettings,
): SiteIndex {
  const paths = drafts.map(({ page }) => page.path);
  const byStem = Map.groupBy(paths, (path) => stemOf(path, settings));
  const words = [...byStem.keys()].flatMap((stem) => wordsOf(stem).map((word) => ({ word, stem })));
  return {
    drafts: new Map(drafts.map((draft) => [draft.page.path, draft])),
    byLowerPath: new Map(paths.map((path) => [path.toLowerCase(), path])),
    byStem,
    settings,
    byWord: Map.groupBy(words, ({ word }) => word),
    files: others === undefined ? null : new Set([...texts, ...others]),
  };
}

/** The name of a page without audience and language: `x--partner.md`, `x-partner.md`, `x-de.md` and `x.md` are editions of one page. */
export function stemOf(path: string, { languages, audiences }: SiteSettings): string {
  const name = nameOf(path)
    .toLowerCase()
    .replace(/\.(?:md|html?)$/, '');
  const ofLanguage = Object.keys(languages).find((suffix) => name.endsWith(suffix.toLowerCase()));
  const neutral = ofLanguage === undefined ? name : name.slice(0, -ofLanguage.length);
  const audience = audiences.find((one) => neutral.endsWith(`-${one.toLowerCase()}`));
  return audience === undefined ? neutral : neutral.slice(0, -audience.length).replace(/-+$/, '');
}

/** Pages that a target may have meant, the nearest folder first. */
export function likelyPages(index: SiteIndex, from: string, target: string): string[] {
  const same = index.byStem.get(stemOf(target, index.settings)) ?? [];
  const folder = folderOf(from);
  return same
    .filter((path) => path !== from)
    .toSorted((a, b) => Number(folderOf(b) === folder) - Number(folderOf(a) === folder));
}

// A word that this many names share says nothing about which was meant.
const tooCommon = 300;

/** Pages whose names look like the target's, for a name that was mistyped or changed. */
export function nearestPages(index: SiteIndex, target: string): string[] {
  const stem = stemOf(target, index.settings);
  const sharing = wordsOf(stem).map((word) => index.byWord.get(word) ?? []);
  const candidates = new Set(
    sharing
      .filter((names) => names.length < tooCommon)
      .flatMap((names) => names.map(({ stem: name }) => name)),
  );
  return nearest(stem, [...candidates], 2).flatMap((one) => index.byStem.get(one) ?? []);
}

function wordsOf(stem: string): string[] {
  return [...new Set(stem.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 2))];
}
