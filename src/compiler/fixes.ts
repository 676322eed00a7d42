import type { Line } from './lines.ts';
import type { Finding, Fix, SiteModel, SourceFile } from './model.ts';

/** An edit inside one line. @param index 0-based. */
export function fixAt(line: Line, index: number, was: string, text: string): Fix {
  return { line: line.number, column: index + 1, was, text };
}

/** The first of two lines with its end, and the beginning of the next, for joining them. Both 0-based. */
export function fixJoin(first: Line, from: number, second: Line, to: number, text: string): Fix {
  return fixAt(first, from, `${first.text.slice(from)}\n${second.text.slice(0, to)}`, text);
}

/** Takes out what nobody sees, between two 0-based places of a line. */
export function fixInvisible(line: Line, from: number, to: number, cleaned: (text: string) => string): Fix {
  const was = line.text.slice(from, to);
  return fixAt(line, from, was, cleaned(was));
}

export interface Fixed {
  /** All files, those with repairs in their new text. */
  readonly files: readonly SourceFile[];
  readonly fixed: readonly Finding[];
  /** What the mended files compile to. */
  readonly site: SiteModel;
}

// A repair may bring the next one to light: two rows that were glued can each lack a pipe. A dozen rounds are more than any page needs.
const mostRounds = 12;

/** Applies every safe repair, again and again until none is left; the same files a second time change nothing. */
export function fixSite(
  given: readonly SourceFile[],
  compile: (files: readonly SourceFile[]) => SiteModel,
): Fixed {
  let files = given;
  let site = compile(files);
  const fixed: Finding[] = [];
  for (let round = 0; round < mostRounds; round++) {
    const byPath = Map.groupBy(
      site.findings.filter((finding) => finding.fix !== undefined),
      (finding) => finding.path,
    );
    const applied: Finding[] = [];
    const next = files.map((file) => {
      const { text, done } = applyFixes(file.text, byPath.get(file.path) ?? []);
      applied.push(...done);
      return done.length === 0 ? file : { ...file, text };
    });
    if (applied.length === 0) break;
    fixed.push(...applied);
    files = next;
    site = compile(files);
  }
  return { files, fixed, site };
}

/** The text with the repairs of these findings, from the first on; one that overlaps an earlier, or whose place reads otherwise, waits. */
export function applyFixes(text: string, findings: readonly Finding[]): { text: string; done: Finding[] } {
  const starts = lineStarts(text);
  const done: Finding[] = [];
  let result = '';
  let at = 0;
  const inPlace = findings
    .flatMap((finding) => (finding.fix === undefined ? [] : [{ finding, fix: finding.fix }]))
    .sort((a, b) => a.fix.line - b.fix.line || a.fix.column - b.fix.column);
  for (const { finding, fix } of inPlace) {
    const start = (starts[fix.line - 1] ?? Number.NaN) + fix.column - 1;
    const end = endOf(text, start, fix.was);
    if (end === null || start < at || fix.was === fix.text) continue;
    result += text.slice(at, start) + fix.text.replaceAll('\n', lineEndOf(text));
    at = end;
    done.push(finding);
  }
  return { text: result + text.slice(at), done };
}

function lineStarts(text: string): number[] {
  const first = text.startsWith('\ufeff') ? 1 : 0;
  return [first, ...[...text.matchAll(/\r\n|\n|\r/g)].map((found) => found.index + found[0].length)];
}

function lineEndOf(text: string): string {
  return /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
}

/** Where `was` ends when it stands at `start`; null when something else stands there. */
function endOf(text: string, start: number, was: string): number | null {
  if (!Number.isInteger(start)) return null;
  let at = start;
  for (const [i, part] of was.split('\n').entries()) {
    if (i > 0) {
      if (text[at] !== '\r' && text[at] !== '\n') return null;
      at += text.startsWith('\r\n', at) ? 2 : 1;
    }
    if (!text.startsWith(part, at)) return null;
    at += part.length;
  }
  return at;
}
