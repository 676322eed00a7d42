import { codes, type FindingCode } from './codes.ts';
import type { Finding, Fix } from './model.ts';

/** Where a finding stands: 1-based line and column of a file as it is on disk. */
export interface Place {
  readonly path: string;
  readonly line: number;
  readonly column: number;
}

/** How every stage says what it found; none of them ever throws at an author. */
export type Report = (code: FindingCode, at: Place, message: string, hint?: string, fix?: Fix) => void;

/** Makes a finding with the level its code has. */
export function makeFinding(
  code: FindingCode,
  at: Place,
  message: string,
  hint?: string,
  fix?: Fix,
): Finding {
  const { path, line, column } = at;
  const found = { code, level: codes[code], path, line, column, message };
  return { ...found, ...(hint === undefined ? {} : { hint }), ...(fix === undefined ? {} : { fix }) };
}

/** A report that collects. */
export function collector(): { readonly findings: Finding[]; readonly report: Report } {
  const findings: Finding[] = [];
  return { findings, report: (...said) => void findings.push(makeFinding(...said)) };
}

/** In the order of reading, each once: an include that ten pages share says its findings once. */
export function inOrder(findings: readonly Finding[]): Finding[] {
  const sorted = findings.toSorted(order);
  return sorted.filter((finding, i) => {
    const next = sorted[i + 1];
    return next === undefined || order(finding, next) !== 0;
  });
}

function order(a: Finding, b: Finding): number {
  return (
    compare(a.path, b.path) ||
    a.line - b.line ||
    a.column - b.column ||
    compare(a.code, b.code) ||
    compare(a.message, b.message)
  );
}

/** Order by UTF-16 unit, the same on every machine and in every locale. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
