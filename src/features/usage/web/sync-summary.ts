import type { SyncReport, SyncState } from '../sync-model.ts';

/** What a tenant's reports come to in one row. */
export interface SyncSummary {
  readonly state: SyncState;
  readonly lastSuccess: string | null;
  /** Of the report that is furthest behind. */
  readonly lag: number | null;
  readonly nextTry: string | null;
  readonly missing: readonly string[];
  readonly problem: SyncReport['problem'];
}

// What needs a person first. A report without data says nothing about the others.
const worst: readonly SyncState[] = ['problem', 'behind', 'waiting', 'fine', 'no-data'];

/** The worst state, the latest success, the longest lag, the next try, and all days that any report misses. */
export function summaryOf(reports: readonly SyncReport[]): SyncSummary {
  const lags = reports.flatMap(({ lag }) => (lag === null ? [] : [lag]));
  const of = (values: readonly (string | null)[]) => values.filter((value) => value !== null).sort();
  return {
    state: worst.find((state) => reports.some((report) => report.state === state)) ?? 'waiting',
    lastSuccess: of(reports.map(({ lastSuccess }) => lastSuccess)).at(-1) ?? null,
    lag: lags.length === 0 ? null : Math.max(...lags),
    nextTry: of(reports.map(({ nextTry }) => nextTry))[0] ?? null,
    missing: [...new Set(reports.flatMap(({ missing }) => missing))].sort(),
    problem: reports.find(({ state, problem }) => state === 'problem' && problem !== null)?.problem ?? null,
  };
}

/** Days as runs, so that a list of them fits a line: first and last of each. */
export function runsOf(days: readonly string[]): { readonly from: string; readonly to: string }[] {
  const runs: { from: string; to: string }[] = [];
  for (const day of [...days].sort()) {
    const open = runs.at(-1);
    if (open !== undefined && Date.parse(day) - Date.parse(open.to) === 86_400_000) open.to = day;
    else runs.push({ from: day, to: day });
  }
  return runs;
}
