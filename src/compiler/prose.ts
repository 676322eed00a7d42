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
  readonly words: Uint32Array;
  /** Which of `lines` each word stands on. */
  readonly lineOf: Uint32Array;
  readonly lines: readonly Line[];
  /** Where each section begins in `words`; the last one is their number. */
  readonly starts: readonly number[];
}

export const proseOf = onceFor(({ reading, page }: PageDraft): Prose => {
  const lines: Line[] = [];
  const words: number[] = [];
  const lineOf: number[] = [];
  const starts: number[] = [];
  for (const part of reading.parts) {
    if (part.name === 'history' || part.name === 'nextSteps') continue;
    starts.push(words.length);
    for (const line of proseLines(part, page.kind === 'catalogue')) {
      const before = words.length;
      addWords(shownText(line.text), words);
      for (let i = before; i < words.length; i++) lineOf.push(lines.length);
      if (words.length > before) lines.push(line);
    }
  }
  starts.push(words.length);
  return { path: page.path, words: Uint32Array.from(words), lineOf: Uint32Array.from(lineOf), lines, starts };
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
  const next = Math.imul((hash === 0 ? 0x811c9dc5 : hash) ^ code, 0x01000193) >>> 0;
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
