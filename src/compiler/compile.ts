import { buildCatalogue } from './catalogue.ts';
import { runChecks } from './checks.ts';
import { isContents, readContents } from './contents.ts';
import { readExcludes } from './excludes.ts';
import { type PageModel, type SiteModel, type SourceFile, siteSchema } from './model.ts';
import { understandPage } from './page.ts';
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
import { indexOf } from './site-index.ts';

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
  const { findings, report } = collector();
  const sorted = [...new Map(files.map((file) => [file.path, file])).values()].sort((a, b) =>
    compare(a.path, b.path),
  );
  const texts = new Map(sorted.map((file) => [file.path, file.text]));
  const settings = options.settings ?? settingsOf(texts, report);
  const words = vocabularyOf(settings);
  const excluded =
    options.all === true ? () => false : readExcludes(settings, texts.get('docfx.json'), report);
  const read = sorted
    .filter((file) => !excluded(file.path) && (isPage(file) || file.unread !== undefined))
    .filter((file) => isReadable(file, report) && isPage(file))
    .map((file) => readDraft(file, texts, words));
  // What another page includes is a part of that page, wherever its file stands.
  const included = new Set(read.flatMap(({ draft }) => draft.reading.includes.map(({ path }) => path)));
  const kept = read.filter(({ draft }) => !included.has(draft.page.path));
  const drafts = kept.map(({ draft }) => draft);
  for (const one of kept) for (const finding of one.findings) findings.push(finding);
  const index = indexOf(drafts, texts.keys(), options.otherPaths, settings);
  const pages: PageModel[] = drafts.map((draft) => finishPage(draft, index, report));
  const catalogue = buildCatalogue(drafts, pages, words);
  const tables = sorted.filter(({ path }) => isContents(path) && !excluded(path));
  const contents = new Map(tables.map(({ path, text }) => [path, readContents(path, text, report)]));
  runChecks({ drafts, pages, catalogue, contents, index, settings }, report);
  return {
    schema: siteSchema,
    site: { title: settings.title, hash: options.hash(inputOf(sorted)) },
    pages,
    catalogue: catalogue.tasks,
    phases: buildPhases(pages, settings),
    graph: buildGraph(pages),
    findings: inOrder(findings),
  };
}

function isPage({ path }: SourceFile): boolean {
  return /\.md$/i.test(path);
}

/** One page by itself, with its own findings. */
function readDraft(file: SourceFile, texts: ReadonlyMap<string, string>, words: Vocabulary) {
  const { findings, report } = collector();
  const language = languageOf(file.path, words.settings);
  const reading = readPage(file, (path) => texts.get(path), language, report);
  return { draft: understandPage(reading, words, report), findings };
}

function settingsOf(texts: ReadonlyMap<string, string>, report: Report): SiteSettings {
  const text = texts.get('uptake.yaml');
  return text === undefined ? defaultSettings : readSettings(text, report);
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

/** Every input with its name and length, so that no two different sites are the same text. */
function inputOf(files: readonly SourceFile[]): string {
  return files.map(({ path, text, unread = '' }) => `${path}\n${text.length}\n${text}${unread}\n`).join('');
}
