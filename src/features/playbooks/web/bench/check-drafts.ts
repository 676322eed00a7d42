import {
  type CompileOptions,
  createCompiler,
  type Finding,
  fixSite,
  type SiteModel,
  type SourceFile,
} from '../../../../compiler/index.ts';
import { readPage } from '../../../../compiler/reading.ts';
import { renderPage } from '../../../../compiler/render.ts';
import type { ShownPage } from '../../model.ts';
import { shownPage } from '../../rules.ts';
import { findingsOf, type KnownPage, standIns } from './surroundings.ts';

/** What the drafts are checked as. */
export interface Surroundings {
  /** The published pages, to check within them; null when the drafts are all there is. */
  readonly published: readonly KnownPage[] | null;
  /** Files that exist without their text; null when nobody knows, and links to files are believed. */
  readonly others: readonly string[] | null;
}

export interface CheckedDrafts {
  readonly site: SiteModel;
  readonly findings: readonly Finding[];
  /** Findings that need pages which are not here. */
  readonly leftOut: number;
}

/** A page as the reader will show it, and on which line of its text each part begins. */
export interface DraftPage {
  readonly page: ShownPage;
  readonly places: readonly { readonly id: string; readonly line: number }[];
}

// While somebody types, one page of many changes: the compiler works again on that one.
const compile = createCompiler();
// Nothing is stored, so nobody asks whether two sites are the same: a hash would cost more than the check.
const noHash = () => '';

/** Checks the drafts as they would be checked for publishing, as far as what is around them is known. */
export function checkDrafts(drafts: readonly SourceFile[], around: Surroundings): CheckedDrafts {
  const { published, others } = around;
  const options: CompileOptions = { hash: noHash, ...(others === null ? {} : { otherPaths: others }) };
  const site = compile([...drafts, ...standIns(published ?? [], drafts)], options);
  return { site, ...findingsOf(site, drafts, published !== null) };
}

/** null for a file that is no page of its own: settings, a fragment, what stands in a folder that is not read. */
export function showDraft(
  { site }: CheckedDrafts,
  drafts: ReadonlyMap<string, SourceFile>,
  path: string,
): DraftPage | null {
  const page = site.pages.find((one) => one.path === path);
  const source = drafts.get(path);
  if (page === undefined || source === undefined) return null;
  const find = (wanted: string): string | undefined => drafts.get(wanted)?.text;
  const { parts } = readPage(source, find, page.language, () => {});
  return {
    page: { ...shownPage(page), sections: [...renderPage(page, source, find)] },
    places: parts.flatMap(({ anchor, heading }) =>
      heading === null ? [] : [{ id: anchor, line: heading.line.pageLine }],
    ),
  };
}

/** The texts that safe repairs change, and what was repaired. */
export function mendDrafts(
  drafts: readonly SourceFile[],
  around: Surroundings,
): { readonly files: readonly SourceFile[]; readonly fixed: readonly Finding[] } {
  const before = new Map(drafts.map((draft) => [draft.path, draft]));
  const { files, fixed } = fixSite(drafts, (next) => {
    const { site, findings } = checkDrafts(next, around);
    return { ...site, findings };
  });
  return { files: files.filter((file) => before.get(file.path) !== file), fixed };
}
