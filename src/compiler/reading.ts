import { readDirectives } from './directives.ts';
import { type Entry, readFrontMatter } from './front-matter.ts';
import { expandIncludes, type FindText, type Include } from './includes.ts';
import { type Label, readLabels } from './labels.ts';
import { checkCharacters, hideLines, type Line, readLines } from './lines.ts';
import type { SourceFile } from './model.ts';
import type { Report } from './report.ts';
import { readTables, type Table } from './rows.ts';
import { scanLinks, type WrittenLink } from './scan-links.ts';
import { readSections, type Section } from './sections.ts';
import type { TaskRow } from './task-cells.ts';
import { columnsOf, readTaskTable, type Surroundings } from './task-rows.ts';
import type { LabelName } from './vocabulary.ts';

/** A page taken apart, before anything is given a meaning: what every later stage, and the renderer, starts from. */
export interface PageReading {
  readonly path: string;
  readonly matter: ReadonlyMap<string, Entry>;
  readonly hasMatter: boolean;
  /** Below the front matter, includes expanded. */
  readonly lines: readonly Line[];
  readonly parts: readonly Part[];
  readonly includes: readonly Include[];
  readonly links: readonly WrittenLink[];
  /** What a link may name after its #: headings, and names in raw HTML. */
  readonly anchors: ReadonlySet<string>;
}

/** A section with what stands in it. */
export interface Part extends Section {
  readonly labels: readonly Label[];
  readonly taskTables: readonly { readonly table: Table; readonly rows: readonly TaskRow[] }[];
  readonly otherTables: readonly Table[];
  /** Lines that labels and task tables take up. */
  readonly taken: ReadonlySet<Line>;
}

/** Takes a page apart. Damage is mended and reported; nothing is dropped. */
export function readPage(file: SourceFile, find: FindText, language: string, report: Report): PageReading {
  const all = readLines(file.path, file.text);
  const front = readFrontMatter(all, report);
  const own = hideLines(all.slice(front.end), report);
  const { lines: expanded, includes } = expandIncludes(own, find, report);
  checkCharacters([...all.slice(0, front.end), ...expanded], report);
  const lines = readDirectives(expanded, report);
  const parts = readSections(lines, report).map((section) => readPart(section, language, report));
  return {
    path: file.path,
    matter: front.entries,
    hasMatter: front.present,
    lines,
    parts,
    includes,
    links: scanLinks(lines),
    anchors: new Set([...parts.map((part) => part.anchor), ...lines.flatMap(namesIn)]),
  };
}

/** Paths of the files that a page is made of: itself and what it includes, also through others; those that are not there, too. */
export function filesOfPage(file: SourceFile, find: FindText): string[] {
  const paths = new Set([file.path]);
  const lines = readLines(file.path, file.text);
  const front = readFrontMatter(lines, () => {});
  const tracked: FindText = (path) => {
    paths.add(path);
    return find(path);
  };
  expandIncludes(
    hideLines(lines.slice(front.end), () => {}),
    tracked,
    () => {},
  );
  return [...paths];
}

function readPart(section: Section, language: string, report: Report): Part {
  const allowed = labelsAllowed(section);
  const { labels, taken: labelLines } = readLabels(section.lines, allowed, report);
  const taken = new Set(labelLines);
  const taskTables: { table: Table; rows: readonly TaskRow[] }[] = [];
  const otherTables: Table[] = [];
  let above: Surroundings['above'] = null;
  for (const table of readTables(section.lines)) {
    // The rows of a refresh table look like tasks, for they begin with a year.
    const isRefresh = section.name === 'history' && columnsOf(table) === null;
    const rows = isRefresh ? null : readTaskTable(table, { section: section.name, above }, language, report);
    above = columnsOf(table) ?? above;
    if (rows === null) otherTables.push(table);
    else {
      taskTables.push({ table, rows });
      for (const line of table.lines) taken.add(line);
    }
  }
  return { ...section, labels, taskTables, otherTables, taken };
}

/** "Phase:" at the start of a line is a label under the title of a page, and plain text under Key Inputs. */
function labelsAllowed(section: Section): ReadonlySet<LabelName> {
  const page: LabelName[] = ['phase', 'programManager'];
  const step: LabelName[] = ['role', 'secondaryRole', 'services', 'motions', 'audience'];
  if (section.level <= 1 || section.name === 'approach') return new Set([...page, ...step]);
  if (section.name === null) return new Set([...page, ...step]);
  return new Set(page);
}

/** `<a name="there">` and `<div id="there">`. */
function namesIn(line: Line): string[] {
  if (line.hidden !== null || !line.text.includes('<')) return [];
  return [...line.text.matchAll(/<\w+\s[^<>]*?\b(?:name|id)\s*=\s*["']?([^"'\s<>]+)/gi)].map(
    (found) => found[1] ?? '',
  );
}
