import { fixAt } from './fixes.ts';
import { at, type Line } from './lines.ts';
import type { Fix } from './model.ts';
import type { Place, Report } from './report.ts';
import { clean } from './text.ts';

export interface Entry {
  readonly value: string;
  /** Where the value begins. */
  readonly place: Place;
}

export interface FrontMatter {
  readonly present: boolean;
  /** By key in lower case; the first value that is not empty wins. */
  readonly entries: ReadonlyMap<string, Entry>;
  /** Index of the first line below it. */
  readonly end: number;
}

const knownKeys = new Set([
  ...[
    'title',
    'description',
    'author',
    'ms.author',
    'manager',
    'ms.date',
    'ms.topic',
    'ms.prod',
    'ms.custom',
  ],
  ...['ft.audience', 'ft.owner', 'services', 'ms.service', 'ms.reviewer'],
]);

/**
 * Reads `key: rest of line` between two lines of three hyphens. Not YAML on purpose: one page in twenty of a real site has
 * duplicate keys, colons in plain values or lines without a colon, and every one of them still says what it means.
 */
export function readFrontMatter(lines: readonly Line[], report: Report): FrontMatter {
  const start = lines.findIndex((line) => clean(line.text) !== '');
  const first = lines[start];
  if (first === undefined || !isRule(first)) return { present: false, entries: new Map(), end: 0 };
  const entries = new Map<string, Entry>();
  const rest = lines.slice(start + 1);
  const stop = rest.findIndex((line) => isRule(line) || isBody(line));
  const closing = rest[stop];
  if (closing !== undefined && isRule(closing)) {
    for (const line of rest.slice(0, stop)) readEntry(line, entries, report);
    return { present: true, entries, end: start + stop + 2 };
  }
  report(
    'PB002-front-matter-open',
    at(first),
    'The front matter is never closed.',
    'End it with a line of three hyphens: ---',
  );
  const open = rest.findIndex((line) => clean(line.text) === '' || /^\s*#(?!.*metadata)/i.test(line.text));
  const length = open < 0 ? rest.length : open;
  for (const line of rest.slice(0, length)) readEntry(line, entries, report);
  return { present: true, entries, end: start + 1 + length };
}

function isRule(line: Line): boolean {
  return /^---+$/.test(clean(line.text));
}

/** What front matter never holds: a heading below the first level, an include, a table row. */
function isBody(line: Line): boolean {
  return /^\s*(?:##|\[!include|\|)/i.test(line.text);
}

function readEntry(line: Line, entries: Map<string, Entry>, report: Report): void {
  const text = clean(line.text);
  if (text === '' || text.startsWith('#')) return;
  const found = /^([A-Za-z][\w.-]*)\s*(:?)\s*(.*)$/.exec(text);
  const key = found?.[1]?.toLowerCase() ?? '';
  const colon = found?.[2] === ':';
  if (found === null || (!colon && !knownKeys.has(key))) {
    report('PB003-front-matter-line', at(line), `This line is no "key: value": ${text.slice(0, 80)}`);
    return;
  }
  const value = unquoted(found[3] ?? '');
  if (!colon) {
    report(
      'PB003-front-matter-line',
      at(line),
      `The key "${key}" has no colon.`,
      `Write "${key}: ${value}".`,
      fixKey(line),
    );
  } else if (/^\S+\s*:\S/.test(text)) {
    report(
      'PB003-front-matter-line',
      at(line),
      `A blank is missing after "${key}:".`,
      `Write "${key}: ${value}".`,
      fixKey(line),
    );
  }
  keep(line, key, value, entries, report);
}

/** Gives a key its colon and one blank. */
function fixKey(line: Line): Fix | undefined {
  const [was, key] = /^\s*([A-Za-z][\w.-]*)[ \t]*:?[ \t]*/.exec(line.text) ?? [];
  return was === undefined ? undefined : fixAt(line, 0, was, `${key}: `);
}

function keep(line: Line, key: string, value: string, entries: Map<string, Entry>, report: Report): void {
  const earlier = entries.get(key);
  if (earlier !== undefined) {
    const taken = earlier.value === '' ? value : earlier.value;
    report(
      'PB004-front-matter-duplicate',
      at(line),
      `"${key}" stands here and on line ${earlier.place.line}; "${taken}" is taken.`,
      'Delete one of them.',
    );
    if (earlier.value !== '') return;
  }
  const index = value === '' ? 0 : Math.max(0, line.text.indexOf(value));
  entries.set(key, { value, place: at(line, index) });
}

function unquoted(value: string): string {
  return /^(["']).*\1$/.test(value) && value.length > 1 ? value.slice(1, -1) : value;
}
