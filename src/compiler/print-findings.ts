import { codeFrame, linesOfFile, visible } from './code-frame.ts';
import type { Finding, FindingLevel, SourceFile } from './model.ts';

/** `path:line:column [warning: PB030-include-missing] message`, with the hint on a line below. */
export function printFinding({ path, line, column, level, code, message, hint }: Finding): string {
  const text = visible(`${path}:${line}:${column} [${level}: ${code}] ${message}`);
  return hint === undefined ? text : `${text}\n    ${visible(hint)}`;
}

/** Findings as text for a terminal, in their order, and a line that counts them. Where its file is given, a finding shows its line. */
export function printFindings(findings: readonly Finding[], files: readonly SourceFile[] = []): string {
  const texts = new Map(files.map((file) => [file.path, file.text]));
  let open: { readonly path: string; readonly lines: readonly string[] } = { path: '', lines: [] };
  const shown = findings.map((finding) => {
    const text = texts.get(finding.path);
    if (text === undefined) return printFinding(finding);
    // Findings come by path: each file is parted once.
    if (open.path !== finding.path) open = { path: finding.path, lines: linesOfFile(text) };
    // What is said of a whole page stands at its first hyphens; there is nothing to see.
    const whole = finding.line === 1 && /^-{3}\s*$/.test(open.lines[0] ?? '');
    const frame = whole ? '' : codeFrame(open.lines, finding.line, finding.column);
    return `${printFinding(finding)}\n${frame === '' ? '' : `${frame}\n`}`;
  });
  return [...shown, countLine(findings)].map((line) => `${line}\n`).join('');
}

/** Findings as JSON, for programs. */
export function printFindingsAsJson(findings: readonly Finding[]): string {
  return `${JSON.stringify({ counts: countByLevel(findings), findings }, null, 2)}\n`;
}

export function countByLevel(findings: readonly Finding[]): Readonly<Record<FindingLevel, number>> {
  const counts = { error: 0, warning: 0, note: 0 };
  for (const { level } of findings) counts[level]++;
  return counts;
}

/** `1 error, 2 warnings, 0 notes.` */
export function countLine(findings: readonly Finding[]): string {
  const { error, warning, note } = countByLevel(findings);
  if (findings.length === 0) return 'No findings.';
  const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;
  return `${plural(error, 'error')}, ${plural(warning, 'warning')}, ${plural(note, 'note')}.`;
}
