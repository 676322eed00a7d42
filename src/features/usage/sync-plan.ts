import { type DayNumber, dayNumber, dayText } from '../../base/days.ts';
import { formats, subscribedSkus } from '../../reports/formats.ts';

/** A report that is fetched from Microsoft Graph by itself. */
export interface SyncedReport {
  readonly id: string;
  readonly name: string;
  /** As Graph calls it. */
  readonly functionName: string;
  /** In the warehouse. */
  readonly number: number;
  /** Whether people are in it, and so names. */
  readonly people: boolean;
  /** Whether single days can be asked for. */
  readonly days: boolean;
  /** How many days before the newest are asked again, for what came late (m365.md section 1.5). */
  readonly corrected: number;
}

const reportOf = (id: string, days: boolean, corrected: number): SyncedReport => {
  const format = formats.find((one) => one.id === id);
  if (format === undefined) throw new TypeError(`there is no report "${id}"`);
  const { name, functionName, number } = format;
  return { id, name, functionName, number, people: true, days, corrected };
};

/** One report has a last date per service of the suite; the others add what it has not. The order in which they are asked. */
export const syncedReports: readonly SyncedReport[] = [
  reportOf('active-users', true, 3),
  reportOf('teams', true, 3),
  reportOf('m365-apps', true, 0),
  reportOf('copilot', false, 0),
  { ...subscribedSkus, name: 'Subscribed products', people: false, days: false, corrected: 0 },
];

/** Of the 28 days that Graph speaks of, the oldest is refused (m365.md section 7.2). */
export const daysInReach = 27;

export interface Progress {
  readonly today: DayNumber;
  /** The newest day of the newest snapshot; undefined before the first. */
  readonly refresh: DayNumber | undefined;
  /** Days that are in, by whatever file. */
  readonly known: ReadonlySet<DayNumber>;
  /** The first day of the names that are used now: days before it would bring strangers. */
  readonly namesFrom: DayNumber | undefined;
  /** What this round has asked: `snapshot`, and days as text. */
  readonly done: ReadonlySet<string>;
}

export type Step = 'snapshot' | DayNumber;

/** Days that can still be asked for and are not in. */
export function missingDays({ days }: SyncedReport, progress: Omit<Progress, 'done'>): DayNumber[] {
  return days ? range(progress, daysInReach).filter((day) => !progress.known.has(day)) : [];
}

/** What to ask next: the snapshot, then missing days, the oldest first since it is the first out of reach, then days that may have been corrected. */
export function nextStep(report: SyncedReport, progress: Progress): Step | undefined {
  const { done } = progress;
  if (!done.has('snapshot')) return 'snapshot';
  const days = [
    ...missingDays(report, progress),
    ...(report.days
      ? range(progress, progress.today).filter((day) => isCorrected(day, report, progress))
      : []),
  ];
  return days.find((day) => !done.has(dayText(day)));
}

function range({ today, refresh, namesFrom }: Omit<Progress, 'done'>, reach: number): DayNumber[] {
  if (refresh === undefined) return [];
  const from = Math.max(today - Math.min(reach, daysInReach), namesFrom ?? Number.NEGATIVE_INFINITY);
  return Array.from({ length: Math.max(0, refresh - from + 1) }, (_, i) => from + i);
}

function isCorrected(day: DayNumber, { corrected }: SyncedReport, { refresh }: Progress): boolean {
  return refresh !== undefined && day < refresh && day >= refresh - corrected;
}

/** Per report, app and tenant (m365.md section 1.5). */
const limit = { requests: 14, ms: 600_000 };

/** The requests that still count for the limit. @param asked ISO moments. */
export function recentRequests(asked: readonly string[], now: Date): string[] {
  return asked.filter((at) => Date.parse(at) > now.getTime() - limit.ms);
}

/** When the next request is within the limit: now, or once the oldest of the last fourteen no longer counts. */
export function nextSlot(asked: readonly string[], now: Date): Date {
  const recent = recentRequests(asked, now).sort();
  const oldest = recent.at(-limit.requests);
  return recent.length < limit.requests || oldest === undefined
    ? now
    : new Date(Date.parse(oldest) + limit.ms);
}

const firstMinute = 3 * 60;
const minutesOfTheRound = 5 * 60;
const minute = 60_000;
const day = 24 * 60 * minute;

/** The next daily round of a tenant: between 03:00 and 08:00 UTC, always at the same minute for the same tenant. */
export function nextRound(tenant: string, after: Date): Date {
  let hash = 0x811c9dc5;
  for (let i = 0; i < tenant.length; i++) hash = Math.imul(hash ^ tenant.charCodeAt(i), 0x01000193) >>> 0;
  const offset = (firstMinute + (hash % minutesOfTheRound)) * minute;
  const today = Math.floor(after.getTime() / day) * day + offset;
  return new Date(today > after.getTime() ? today : today + day);
}

/** After so many failures in a row: five minutes, doubled each time, six hours at most. */
export function nextTry(attempts: number, now: Date): Date {
  const minutes = Math.min(5 * 2 ** Math.max(0, attempts - 1), 360);
  return new Date(now.getTime() + minutes * minute);
}

/** A day of the store as a number. */
export const dayOrNone = (text: string | null): DayNumber | undefined =>
  text === null ? undefined : dayNumber(text);
