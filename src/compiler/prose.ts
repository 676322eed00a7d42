import { describedBy } from './catalogue.ts';
import type { Line } from './lines.ts';
import type { PageDraft } from './page.ts';
import type { Part } from './reading.ts';
import { onceFor } from './remembering.ts';
import { plain } from './text.ts';

/**
 * The words of a page as numbers, for finding what two pages say word for word. Labels, task tables, code, the history
 * and the names under Next Steps are left out.
 */
export interface Prose {
  readonly path: string;
  readonly words: Int32Array;
  /** Lines with words, and where each begins in `words`. */
  readonly lines: readonly Line[];
  readonly begins: readonly number[];
  /** Where each section begins in `words`; the last one is their number. */
  readonly starts: readonly number[];
}

/** The last of these places, which ascend, that is not behind a place. */
export function lastUpTo(places: readonly number[], place: number): number {
  let low = 0;
  let high = places.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((places[middle] ?? 0) <= place) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The line that a word stands on. */
export function lineAt({ lines, begins }: Prose, word: number): Line | undefined {
  return lines[lastUpTo(begins, word)];
}

export const proseOf = onceFor(({ reading, page }: PageDraft): Prose => {
  const lines: Line[] = [];
  const begins: number[] = [];
  const words: number[] = [];
  const starts: number[] = [];
  for (const part of reading.parts) {
    if (part.name === 'history' || part.name === 'nextSteps') continue;
    starts.push(words.length);
    for (const line of proseLines(part, page.kind === 'catalogue')) {
      const before = words.length;
      addWords(shownText(line.text), words);
      if (words.length === before) continue;
      lines.push(line);
      begins.push(before);
    }
  }
  starts.push(words.length);
  return { path: page.path, words: new Int32Array(words), lines, begins, starts };
});

function proseLines(part: Part, inCatalogue: boolean): readonly Line[] {
  const lines = (inCatalogue ? describedBy(part) : undefined) ?? part.lines;
  return lines.filter((line) => line.hidden === null && !part.taken.has(line));
}

/** Without the number of a list item, and without the targets of links. */
function shownText(text: string): string {
  const item = /^\s*\d{1,3}[.)]\s/.exec(text);
  const rest = item === null ? text : text.slice(item[0].length);
  return /[[<&]/.test(rest) ? plain(rest) : rest;
}

/** Adds a number for each word: its letters and digits in lower case (FNV-1a). What nobody sees parts no word. */
function addWords(text: string, words: number[]): void {
  let hash = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if ((code >= 97 && code <= 122) || (code >= 48 && code <= 57)) hash = add(hash, code);
    else if (code >= 65 && code <= 90) hash = add(hash, code + 32);
    else if (code > 127 && isLetter(code)) hash = add(hash, code);
    else if (hash !== 0 && !isInvisible(code)) {
      words.push(hash);
      hash = 0;
    }
  }
  if (hash !== 0) words.push(hash);
}

function add(hash: number, code: number): number {
  const next = Math.imul((hash === 0 ? 0x811c9dc5 : hash) ^ code, 0x01000193);
  return next === 0 ? 1 : next;
}

/** No blank and no punctuation: what is left above ASCII is near enough to letters, in upper and lower case. */
function isLetter(code: number): boolean {
  return !(
    code < 0xc0 ||
    (code >= 0x2000 && code <= 0x206f) ||
    (code >= 0x3000 && code <= 0x303f) ||
    code >= 0xfe00
  );
}

function isInvisible(code: number): boolean {
  return code === 0xad || (code >= 0x200b && code <= 0x200f) || code === 0x2060 || code === 0xfeff;
}
