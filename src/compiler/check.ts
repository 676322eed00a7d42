import type { Catalogue } from './catalogue.ts';
import type { ContentsEntry } from './contents.ts';
import type { PageModel } from './model.ts';
import type { PageDraft } from './page.ts';
import type { Quotes } from './passages.ts';
import type { Report } from './report.ts';
import type { SiteSettings } from './settings.ts';
import type { SiteIndex } from './site-index.ts';

/** Everything that a check may look at. `drafts` and `pages` are the same pages in the same order. */
export interface CheckedSite {
  readonly drafts: readonly PageDraft[];
  readonly pages: readonly PageModel[];
  readonly catalogue: Catalogue;
  /** The entries of every `toc.yml`, by its path. */
  readonly contents: ReadonlyMap<string, readonly ContentsEntry[]>;
  readonly index: SiteIndex;
  readonly settings: SiteSettings;
  readonly quotes: Quotes;
}

/** One rule, one file: it looks at a finished site and reports. */
export type Check = (site: CheckedSite, report: Report) => void;

/** A rule that needs no other page. */
export type PageCheck = (draft: PageDraft, report: Report) => void;
