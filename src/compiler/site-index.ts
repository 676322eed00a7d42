import { nearest, pairsOf } from '../base/nearest.ts';
import type { PageDraft } from './page.ts';
import { folderOf, nameOf } from './paths.ts';
import { remembering } from './remembering.ts';
import type { SiteSettings } from './settings.ts';

/** Where pages are found: by exact path, by path whatever its case, by name whatever its folder and suffix. */
export interface SiteIndex {
  readonly names: SiteNames;
  readonly draftOf: (path: string) => PageDraft | undefined;
}

/** What the paths of a site tell, and nothing that stands on its pages. */
export interface SiteNames {
  readonly byLowerPath: ReadonlyMap<string, string>;
  readonly byStem: ReadonlyMap<string, readonly string[]>;
  /** Stems by the words in them. */
  readonly byWord: ReadonlyMap<string, readonly { readonly stem: string }[]>;
  readonly settings: SiteSettings;
  /** Letter pairs of a stem: dead links ask for those of the same pages again and again. */
  readonly pairsOf: (stem: string) => ReadonlySet<number>;
  /** Every file that exists, pages and others; null when only the pages are known. */
  readonly files: ReadonlySet<string> | null;
}

/** @param files paths of everything that exists; null when only the pages are known. */
export function namesOf(
  paths: readonly string[],
  files: readonly string[] | null,
  settings: SiteSettings,
): SiteNames {
  const byStem = Map.groupBy(paths, (path) => stemOf(path, settings));
  const words = [...byStem.keys()].flatMap((stem) => wordsOf(stem).map((word) => ({ word, stem })));
  return {
    byLowerPath: new Map(paths.map((path) => [path.toLowerCase(), path])),
    byStem,
    settings,
    pairsOf: remembering(pairsOf),
    byWord: Map.groupBy(words, ({ word }) => word),
    files: files === null ? null : new Set(files),
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
  const same = index.names.byStem.get(stemOf(target, index.names.settings)) ?? [];
  const folder = folderOf(from);
  return same
    .filter((path) => path !== from)
    .toSorted((a, b) => Number(folderOf(b) === folder) - Number(folderOf(a) === folder));
}

/** The pages that a path stands for: itself, as `.md` of a `.html`, in another case, or – for `X.md` – its editions `X--internal.md` and `X--partner.md`. */
export function findPages(index: SiteIndex, target: string): string[] {
  const path = target.replace(/\.html?$/i, '.md');
  const same = index.draftOf(path) !== undefined ? path : index.names.byLowerPath.get(path.toLowerCase());
  if (same !== undefined) return [same];
  const editions = index.names.settings.audiences.map((audience) =>
    path.replace(/\.md$/i, `--${audience}.md`),
  );
  return editions.filter((edition) => index.draftOf(edition) !== undefined);
}

// A word that this many names share says nothing about which was meant.
const tooCommon = 300;

/** Pages whose names look like the target's, for a name that was mistyped or changed. */
export function nearestPages(index: SiteIndex, target: string): string[] {
  const stem = stemOf(target, index.names.settings);
  const sharing = wordsOf(stem).map((word) => index.names.byWord.get(word) ?? []);
  const candidates = new Set(
    sharing
      .filter((names) => names.length < tooCommon)
      .flatMap((names) => names.map(({ stem: name }) => name)),
  );
  return nearest(stem, [...candidates], 2, index.names.pairsOf).flatMap(
    (one) => index.names.byStem.get(one) ?? [],
  );
}

function wordsOf(stem: string): string[] {
  return [...new Set(stem.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 2))];
}
