import { isMap, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument } from 'yaml';
import { decodePath, nameOf, resolvePath } from './paths.ts';
import type { Place, Report } from './report.ts';

/** An entry of a `toc.yml`, wherever it is nested. */
export interface ContentsEntry {
  readonly name: string;
  /** As written; null for an entry that only heads others. */
  readonly href: string | null;
  /** Where `href` leads in the site, or null when it leads out of it. */
  readonly path: string | null;
  readonly hasItems: boolean;
  readonly place: Place;
}

// Longer tables of contents than this, and deeper ones, were not written by a person.
const longest = 2_000_000;
const deepest = 50;

/** Whether a path is a table of contents. */
export function isContents(path: string): boolean {
  return /^toc\.ya?ml$/i.test(nameOf(path));
}

/** The entries of a table of contents in its order. One that is no YAML is reported and read as far as it goes. */
export function readContents(path: string, text: string, report: Report): ContentsEntry[] {
  const lines = new LineCounter();
  const entries: ContentsEntry[] = [];
  const placeOf = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { path, line: Math.max(1, line), column: Math.max(1, col) };
  };
  const top = (): Place => ({ path, line: 1, column: 1 });
  const fail = (at: Place, why: string): void =>
    report('PB082-contents-not-read', at, `This table of contents can't be read: ${why}`);
  if (text.length > longest) {
    fail(top(), 'it is too long.');
    return [];
  }
  try {
    const document = parseDocument(text, { lineCounter: lines, uniqueKeys: false, logLevel: 'silent' });
    const [error] = document.errors;
    if (error !== undefined) fail(placeOf(error.pos[0]), error.message.split('\n')[0] ?? '');
    const root: unknown = document.contents;
    collect(isMap(root) ? (root.get('items', true) ?? root) : root, 0, placeOf, entries);
  } catch (error) {
    // The parser of YAML is recursive: hostile nesting ends its stack.
    if (!(error instanceof RangeError)) throw error;
    fail(top(), 'it is nested too deep.');
  }
  return entries;
}

function collect(
  node: unknown,
  depth: number,
  placeOf: (offset: number) => Place,
  to: ContentsEntry[],
): void {
  if (!isSeq(node) || depth > deepest) return;
  for (const item of node.items) {
    if (!isMap(item)) continue;
    const of = (key: string): Pair<unknown, unknown> | undefined =>
      item.items.find((pair) => isScalar(pair.key) && String(pair.key.value).toLowerCase() === key);
    const href = of('href') ?? of('topichref');
    const items = of('items')?.value;
    const offset = ((href?.value ?? item) as Node).range?.[0] ?? 0;
    const place = placeOf(offset);
    const target = textOf(href);
    to.push({
      name: textOf(of('name')) ?? '',
      href: target,
      path: target === null ? null : pathOf(place.path, target),
      hasItems: isSeq(items) && items.items.length > 0,
      place,
    });
    collect(items, depth + 1, placeOf, to);
  }
}

function textOf(pair: Pair<unknown, unknown> | undefined): string | null {
  if (!isScalar(pair?.value) || pair.value.value === null) return null;
  return String(pair.value.value).trim() || null;
}

/** `~/` counts from the site's folder; a folder stands for the table of contents in it. */
function pathOf(from: string, href: string): string | null {
  if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(href)) return null;
  const target = decodePath(href.replace(/[#?].*$/s, '').replace(/^~\//, '/'));
  const path = resolvePath(from, target);
  return path !== null && target.endsWith('/') ? resolvePath(`${path}/x`, 'toc.yml') : path;
}
