import { buildCatalogue, entriesOn } from './catalogue.ts';
import { runChecks, runPageChecks } from './checks.ts';
import { isContents, readContents } from './contents.ts';
import { readExcludes } from './excludes.ts';
import type { FindText } from './includes.ts';
import { createMemory, type Done, type Recall } from './memory.ts';
import { type ListedTask, type PageModel, type SiteModel, type SourceFile, siteSchema } from './model.ts';
import { type PageDraft, understandPage } from './page.ts';
import { findQuotes } from './passages.ts';
import { readPage } from './reading.ts';
import { collector, compare, inOrder, type Report } from './report.ts';
import {
  defaultSettings,
  languageOf,
  readSettings,
  type SiteSettings,
  type Vocabulary,
  vocabularyOf,
} from './settings.ts';
import { buildGraph, buildPhases, finishPage } from './site.ts';
import { namesOf, type SiteIndex } from './site-index.ts';
import { listsOf } from './uncategorized.ts';

export interface CompileOptions {
  /** SHA-256 of a text, as hexadecimal digits; the compiler itself knows no cryptography. */
  readonly hash: (text: string) => string;
  /** Instead of what `uptake.yaml` among the files says. */
  readonly settings?: SiteSettings;
  /** Paths of the files that are not given as text, such as pictures; without them links to files are believed. */
  readonly otherPaths?: readonly string[];
  /** Reads the folders that the settings exclude, too. */
  readonly all?: boolean;
}

/** In UTF-16 units. A page longer than this was not written by a person; it is named and left out. */
export const longestPage = 10_000_000;

/**
 * Compiles the files of a site into its model and findings. Pure: the same files give the same bytes, in whatever order they come. Never
 * throws at an author; what can't be understood is a finding.
 */
export function compileSite(files: readonly SourceFile[], options: CompileOptions): SiteModel {
  return createCompiler()(files, options);
}

/**
 * A compiler for a site that changes. Each run gives what `compileSite` gives for the same files, and works again only on what is not as it
 * was in the run before: changed pages, pages that look at them, and what all pages are compared for.
 */
export function createCompiler(): typeof compileSite {
  const begin = createMemory();
  return (files, options) => compileWith(begin(), files, options);
}

function compileWith(recall: Recall, files: readonly SourceFile[], options: CompileOptions): SiteModel {
  const { findings, report } = collector();
  const take = <T>({ value, findings: said }: Done<T>): T => {
    for (const finding of said) findings.push(finding);
    return value;
  };
  const sorted = [...new Map(files.map((file) => [file.path, file])).values()].sort((a, b) =>
    compare(a.path, b.path),
  );
  const texts = new Map(sorted.map((file) => [file.path, file.text]));
  const words = take(recallWords(recall, options.settings, texts.get('uptake.yaml')));
  const excludes = take(recallExcludes(recall, words, texts.get('docfx.json')));
  const used = options.all === true ? sorted : sorted.filter((file) => !excludes(file.path));

  const read = used
    .filter((file) => take(recallReadable(recall, file)) && isPage(file))
    .map((file) => recallDraft(recall, file, texts, words));
  const fragments = fragmentsOf(read.map(({ value }) => value));
  const drafts = read.filter(({ value }) => !fragments.has(value.page.path)).map(take);

  const existing = options.otherPaths === undefined ? null : [...texts.keys(), ...options.otherPaths];
  const index = recallIndex(recall, drafts, existing, words.settings);
  const finished = drafts.map((draft) => take(recallPage(recall, draft, index)));
  const entries = drafts.map((draft) => recallEntries(recall, draft, words).value);
  const catalogue = buildCatalogue(entries, finished);
  const lists = listsOf(catalogue.tasks);
  const pages = finished.map((page) => recallListing(recall, page, lists.get(page.path)).value);
  const tables = used.filter(({ path }) => isContents(path));
  const contents = new Map(tables.map((file) => [file.path, take(recallContents(recall, file))]));
  const quotes = findQuotes(recall, drafts);
  runChecks({ drafts, pages, catalogue, contents, index, quotes, settings: words.settings }, report);

  const hashes = sorted.map((file) => recallHash(recall, file, options.hash).value);
  return {
    schema: siteSchema,
    site: { title: words.settings.title, hash: options.hash(hashes.join('\n')) },
    pages,
    catalogue: catalogue.tasks,
    phases: buildPhases(pages, words.settings),
    graph: buildGraph(pages),
    findings: inOrder(findings),
  };
}

function isPage({ path }: SourceFile): boolean {
  return /\.md$/i.test(path);
}

/** What a page includes is a part of that page, wherever its file stands. Pages that only include each other in a circle stay pages. */
function fragmentsOf(drafts: readonly PageDraft[]): ReadonlySet<string | null> {
  const includedBy = ({ page, reading }: PageDraft) =>
    reading.includes.map(({ path }) => path).filter((path) => path !== page.path);
  const included = new Set(drafts.flatMap(includedBy));
  return new Set(drafts.filter(({ page }) => !included.has(page.path)).flatMap(includedBy));
}

function recallWords(recall: Recall, given: SiteSettings | undefined, text: string | undefined) {
  return recall('settings', [given, text], (report) =>
    vocabularyOf(given ?? (text === undefined ? defaultSettings : readSettings(text, report))),
  );
}

function recallExcludes(recall: Recall, { settings }: Vocabulary, docfx: string | undefined) {
  return recall('excludes', [settings, docfx], (report) => readExcludes(settings, docfx, report));
}

function recallReadable(recall: Recall, file: SourceFile) {
  const worthSaying = isPage(file) || file.unread !== undefined;
  return recall(
    `file ${file.path}`,
    [file.text, file.unread],
    (report) => worthSaying && isReadable(file, report),
  );
}

/** One page by itself. It looks up what it includes. */
function recallDraft(
  recall: Recall,
  { path, text }: SourceFile,
  texts: ReadonlyMap<string, string>,
  words: Vocabulary,
) {
  const read = (report: Report, find: FindText): PageDraft => {
    const reading = readPage({ path, text }, find, languageOf(path, words.settings), report);
    const draft = understandPage(reading, words, report);
    runPageChecks(draft, report);
    return draft;
  };
  return recall(`draft ${path}`, [text, words], read, (other) => texts.get(other));
}

function recallIndex(
  recall: Recall,
  drafts: readonly PageDraft[],
  existing: readonly string[] | null,
  settings: SiteSettings,
): SiteIndex {
  const byPath = new Map(drafts.map((draft) => [draft.page.path, draft]));
  const paths = [...byPath.keys()];
  const from = [settings, paths.join('\n'), existing?.join('\n')];
  const names = recall('names', from, () => namesOf(paths, existing, settings)).value;
  return { names, draftOf: (path) => byPath.get(path) };
}

/** One page among the others. It looks at those that it links to, and at its other editions. */
function recallPage(recall: Recall, draft: PageDraft, { names, draftOf }: SiteIndex) {
  const finish = (report: Report, look: SiteIndex['draftOf']) =>
    finishPage(draft, { names, draftOf: look }, report);
  return recall(`page ${draft.page.path}`, [draft, names], finish, draftOf);
}

function recallEntries(recall: Recall, draft: PageDraft, words: Vocabulary) {
  return recall(`entries ${draft.page.path}`, [draft], () => entriesOn(draft, words));
}

/** A page with what it lists stays the same page as long as it lists the same. */
function recallListing(recall: Recall, page: PageModel, listed: readonly ListedTask[] | undefined) {
  const said = listed === undefined ? '' : JSON.stringify(listed);
  return recall(`listing ${page.path}`, [page, said], () =>
    listed === undefined ? page : { ...page, uncategorized: listed },
  );
}

function recallContents(recall: Recall, { path, text }: SourceFile) {
  return recall(`contents ${path}`, [text], (report) => readContents(path, text, report));
}

/** With name and length, so that no two different sites have the same hash. */
function recallHash(recall: Recall, { path, text, unread = '' }: SourceFile, hash: CompileOptions['hash']) {
  return recall(`hash ${path}`, [text, unread, hash], () =>
    hash(`${path}\n${text.length}\n${text}${unread}`),
  );
}

function isReadable({ path, text, unread }: SourceFile, report: Report): boolean {
  const why =
    unread ??
    (isBinary(text)
      ? 'it is no text in UTF-8'
      : text.length > longestPage
        ? 'it is longer than ten million characters'
        : null);
  if (why !== null)
    report('PB091-file-not-read', { path, line: 1, column: 1 }, `This file is left out: ${why}.`);
  return why === null;
}

/** More than one character in twenty of its beginning is NUL or was no UTF-8: a picture, or a text of another encoding. */
function isBinary(text: string): boolean {
  const start = text.slice(0, 8000);
  return (start.match(/[\0\ufffd]/g)?.length ?? 0) * 20 > start.length;
}
