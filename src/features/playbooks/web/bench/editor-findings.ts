import type { Diagnostic } from '@codemirror/lint';
import type { Text } from '@codemirror/state';
import { codeTitles, type Finding, type FindingCode } from '../../../../compiler/index.ts';

// More marks than anybody reads; the list beside the text says how many there are.
const mostMarks = 1000;
const severity = { error: 'error', warning: 'warning', note: 'info' } as const;

/** What a code stands for; a code from elsewhere stands for itself. */
export function titleOf(code: string): string {
  return codeTitles[code as FindingCode] ?? code;
}

/** Where a finding stands in the text as it is now: the words it is about, never an empty place. */
export function rangeOf({ line, column, fix }: Finding, text: Text): { from: number; to: number } {
  const { from: start, to: end, text: whole } = text.line(Math.min(Math.max(line, 1), text.lines));
  const from = Math.min(start + Math.max(column, 1) - 1, end);
  if (fix !== undefined && fix.line === line && fix.was !== '') {
    const at = Math.min(start + fix.column - 1, end);
    return atLeastOne(at, Math.min(at + fix.was.length, end), start, end);
  }
  const rest = whole.slice(from - start);
  // A link is a few words; a row or a heading is its whole line.
  const word = column > 1 ? /^(?:!?\[[^\]]*\]\([^)]*\)|[^\s|]+)/.exec(rest)?.[0] : undefined;
  return atLeastOne(from, from + (word ?? rest.trimEnd()).length, start, end);
}

function atLeastOne(from: number, to: number, start: number, end: number): { from: number; to: number } {
  if (to > from) return { from, to };
  return from < end ? { from, to: from + 1 } : { from: Math.max(start, from - 1), to: end };
}

/**
 * Findings as marks in the text.
 * @param mend says a finding's repair on its button, and makes it.
 */
export function marksOf(
  findings: readonly Finding[],
  text: Text,
  mend: { readonly label: string; readonly run: (finding: Finding) => void },
): Diagnostic[] {
  return findings.slice(0, mostMarks).map((finding) => {
    const { code, level, message, fix } = finding;
    const actions = fix === undefined ? [] : [{ name: mend.label, apply: () => mend.run(finding) }];
    return {
      ...rangeOf(finding, text),
      severity: severity[level],
      source: code,
      message,
      renderMessage: () => describe(finding),
      actions,
    };
  });
}

function describe({ code, message, hint }: Finding): HTMLElement {
  const box = document.createElement('div');
  for (const [text, kind] of [
    [titleOf(code), 'strong'],
    [message, 'span'],
    [hint, 'span'],
    [code, 'code'],
  ] as const) {
    if (text === undefined) continue;
    const line = document.createElement('div');
    const words = document.createElement(kind);
    words.textContent = text;
    line.append(words);
    box.append(line);
  }
  return box;
}

/** The finding after or before a place, round the end; undefined when there is none. */
export function findingFrom(
  findings: readonly Finding[],
  line: number,
  column: number,
  step: 1 | -1,
): Finding | undefined {
  const isBeyond = (one: Finding): boolean =>
    step > 0
      ? one.line > line || (one.line === line && one.column > column)
      : one.line < line || (one.line === line && one.column < column);
  return step > 0
    ? (findings.find(isBeyond) ?? findings[0])
    : (findings.findLast(isBeyond) ?? findings.at(-1));
}

/** The finding that a place is about: the last that begins before it on its line, else the first of the line. */
export function findingAt(findings: readonly Finding[], line: number, column: number): Finding | undefined {
  const there = findings.filter((finding) => finding.line === line);
  return there.findLast((finding) => finding.column <= column) ?? there[0];
}
