import { joinLines } from './joined-lines.ts';
import type { Line } from './lines.ts';
import { clean, plain } from './text.ts';

/** A link as it is written, before anyone asks where it leads. */
export interface WrittenLink {
  readonly text: string;
  readonly target: string;
  /** The target with what nobody sees, wrapped as it is. */
  readonly raw: string;
  readonly line: Line;
  /** 0-based, of the first character of the link in its line. */
  readonly index: number;
  readonly image: boolean;
}

// Longer texts and targets than these, and deeper nesting, are no links; the bounds keep a page of brackets from costing time.
const longestText = 600;
const longestTarget = 4000;
const deepest = 3;

/**
 * Every link of these lines: `[text](target)`, also wrapped over lines and with blanks in the target, `<https://…>`, bare addresses,
 * `[x]: target`, and href or src of raw HTML. Inline code and hidden lines are passed over; include directives are no links.
 */
export function scanLinks(lines: readonly Line[]): WrittenLink[] {
  const shown = lines.map((line) => (line.hidden === null ? withoutCode(line.text) : ''));
  const { whole, positionOf } = joinLines(shown);
  const found = [...bracketLinks(whole), ...bareLinks(whole)].sort((a, b) => a.start - b.start);
  const links: WrittenLink[] = [];
  let end = -1;
  for (const link of found) {
    if (link.start < end) continue;
    end = link.end;
    const { row, index } = positionOf(link.start);
    const line = lines[row];
    if (line === undefined || link.target === '') continue;
    links.push({
      text: plain(link.text),
      target: link.target,
      raw: link.raw,
      line,
      index,
      image: link.image,
    });
  }
  return links;
}

interface Span {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly target: string;
  readonly raw: string;
  readonly image: boolean;
}

function bracketLinks(whole: string): Span[] {
  const spans: Span[] = [];
  for (let middle = whole.indexOf(']('); middle >= 0; middle = whole.indexOf('](', middle + 2)) {
    const open = opening(whole, middle);
    const close = closing(whole, middle + 1);
    if (
      open < 0 ||
      close < 0 ||
      /^\[!include/i.test(whole.slice(Math.max(0, open - 10), open + 10).trimStart())
    )
      continue;
    const before = whole.slice(Math.max(0, open - 12), open);
    if (/\[!include\s*$/i.test(before)) continue;
    const image = whole[open - 1] === '!';
    const raw = whole.slice(middle + 2, close);
    spans.push({
      start: image ? open - 1 : open,
      end: close + 1,
      text: whole.slice(open + 1, middle),
      target: targetOf(raw),
      raw,
      image,
    });
  }
  return spans;
}

/** The bracket that opens the text before `](`; -1 when a blank line or too much text comes first. */
function opening(whole: string, middle: number): number {
  let depth = 0;
  for (let i = middle - 1; i >= 0 && middle - i < longestText; i--) {
    const char = whole[i];
    if (char === '\n' && whole[i - 1] === '\n') return -1;
    if (whole[i - 1] === '\\') continue;
    if (char === ']' && ++depth > deepest) return -1;
    if (char === '[' && depth-- === 0) return i;
  }
  return -1;
}

/** The parenthesis that closes the target; one pair inside it belongs to the address. */
function closing(whole: string, open: number): number {
  let depth = 0;
  for (let i = open + 1; i < whole.length && i - open < longestTarget; i++) {
    const char = whole[i];
    if (char === '\n' && whole[i + 1] === '\n') return -1;
    if (char === '(' && ++depth > deepest) return -1;
    if (char === ')' && depth-- === 0) return i;
  }
  return -1;
}

/** Without angle brackets, a title in quotes, line breaks and zero-width characters. */
function targetOf(raw: string): string {
  const text = clean(raw.replace(/\s*\n\s*/g, ''));
  return text
    .replace(/\s+(?:"[^"]*"|'[^']*')$/, '')
    .replace(/\s+=\d*x\d*$/, '')
    .replace(/^<(.*)>$/, '$1')
    .replaceAll('\\', (_, i: number) => (/[()]/.test(text[i + 1] ?? '') ? '' : '\\'))
    .trim();
}

const bare =
  /<((?:https?|mailto):[^<>\s]+)>|(?<![\w/"'=])(https?:\/\/[^\s<>|[\]"'`]+)|<(?:a|img)\s[^<>]*?(?:href|src)\s*=\s*["']([^"'<>]*)["']|^ {0,3}\[[^\]\n]{1,200}\]:[ \t]+(\S+)/gim;

function bareLinks(whole: string): Span[] {
  return [...whole.matchAll(bare)].map((found) => {
    const target = found[1] ?? trimmed(found[2]) ?? found[3] ?? found[4] ?? '';
    const image = /^<img/i.test(found[0]);
    return {
      start: found.index,
      end: found.index + found[0].length,
      text: target,
      target,
      raw: target,
      image,
    };
  });
}

/** A full stop or a parenthesis behind a bare address ends the sentence, not the address. */
function trimmed(address: string | undefined): string | undefined {
  if (address === undefined) return undefined;
  const text = address.replace(/[.,;:!?*_~\u200b]+$/, '');
  return text.endsWith(')') && !text.includes('(') ? text.slice(0, -1) : text;
}

/** The text with blanks where inline code stands. */
export function withoutCode(text: string): string {
  return text.includes('`')
    ? text.replace(/(?<!`)(`{1,3})(?!`)[^`]+\1(?!`)/g, (code) => ' '.repeat(code.length))
    : text;
}
