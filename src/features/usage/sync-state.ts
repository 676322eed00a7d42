import { type DayNumber, dayNumber } from '../../base/days.ts';
import type { SyncReport } from './sync-model.ts';

/** What a report's state is told from. */
export interface SyncFacts {
  readonly problemCode: string | null;
  readonly lastSuccess: Date | null;
  /** Of the newest snapshot that had rows. */
  readonly dataDay: string | null;
}

/** Reports come two to three days after the fact (m365.md section 1.5). */
const usualLag = 3;

/** Days from the newest day of a report to today; null when none has come. */
export function lagOf(dataDay: string | null, today: DayNumber): number | null {
  return dataDay === null ? null : today - dayNumber(dataDay);
}

/** How a report is, in one word. A pause that Graph asked for is no problem of anybody. */
export function syncStateOf(
  { problemCode, lastSuccess, dataDay }: SyncFacts,
  today: DayNumber,
): SyncReport['state'] {
  if (problemCode === 'USAGE_NO_DATA_YET') return 'no-data';
  if (problemCode !== null && problemCode !== 'GRAPH_BUSY') return 'problem';
  if (lastSuccess === null) return 'waiting';
  const lag = lagOf(dataDay, today);
  return lag !== null && lag > usualLag ? 'behind' : 'fine';
}

/** The permissions that fetching takes, and what each is for: reports, licences, the setting that hides names. */
export const usefulRoles = [
  { name: 'Reports.Read.All', also: [] },
  { name: 'LicenseAssignment.Read.All', also: ['Organization.Read.All', 'Directory.Read.All'] },
  { name: 'ReportSettings.Read.All', also: ['ReportSettings.ReadWrite.All'] },
] as const;

/** Those that were not granted, nor anything that includes them. */
export function missingRoles(granted: readonly string[]): string[] {
  return usefulRoles
    .filter(({ name, also }) => ![name, ...also].some((role) => granted.includes(role)))
    .map(({ name }) => name);
}

interface SyncRow {
  readonly report: string;
  readonly last_success: Date | null;
  readonly refresh_day: string | null;
  readonly next_try: Date;
  readonly attempts: number;
  readonly problem_code: string | null;
  readonly problem: string | null;
  readonly missing: readonly string[];
}

/** A report as people are shown it. */
export function presentSync(row: SyncRow, name: string, today: DayNumber): SyncReport {
  const { report, attempts, missing, problem_code: code, problem: text } = row;
  const facts = { problemCode: code, lastSuccess: row.last_success, dataDay: row.refresh_day };
  return {
    report,
    name,
    attempts,
    missing: [...missing],
    state: syncStateOf(facts, today),
    lastSuccess: row.last_success?.toISOString() ?? null,
    dataDay: row.refresh_day,
    lag: lagOf(row.refresh_day, today),
    nextTry: row.next_try.toISOString(),
    problem: code === null || text === null ? null : { code, text },
  };
}
