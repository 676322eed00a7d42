import type { Finding, FindingLevel } from './model.ts';

/** `path:line:column [warning: PB030-include-missing] message`, with the hint on a line below. */
export function printFinding({ path, line, column, level, code, message, hint }: Finding): string {
  const text = `${path}:${line}:${column} [${level}: ${code}] ${message}`;
  return hint === undefined ? text : `${text}\n    ${hint}`;
}

/** Findings as text for a terminal, in their order, and a line that counts them. */
export function printFindings(findings: readonly Finding[]): string {
  return [...findings.map(printFinding), countLine(findings)].map((line) => `${line}\n`).join('');
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

function countLine(findings: readonly Finding[]): string {
  const { error, warning, note } = countByLevel(findings);
  if (findings.length === 0) return 'No findings.';
  const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;
  return `${plural(error, 'error')}, ${plural(warning, 'warning')}, ${plural(note, 'note')}.`;
}
