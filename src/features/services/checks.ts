import { isNew, sumAt, sumOf } from './entitlement-rules.ts';
import { checkForecast } from './forecast-rules.ts';
import { ledByFastTrack, migrates } from './lists.ts';
import type { RowInput, ServiceState } from './model.ts';
import { type Trouble, trouble } from './problems.ts';
import { pickLists } from './taxonomy/pick-lists.ts';
import { reasons, statuses } from './taxonomy/statuses.ts';

export const longestNote = 400;

/** What the checks need to know beside the service itself. */
export interface CheckFacts {
  readonly service: string;
  readonly available: number | null;
  /** Ids of contacts that may own a part. */
  readonly contacts: readonly string[];
  readonly rfaSubmitted: string | null;
  readonly customerHealth: boolean;
  readonly today: string;
  /** Words for the two milestones: "10 %", "40 %". */
  readonly milestones: readonly [string, string];
  /** Why the engagement start date moves. */
  readonly why: string;
  /** Of the escalation. */
  readonly ticket: string;
}

/** Everything that keeps a service from being saved, each at its field (domain.md Appendix C): the same on the server and in the form. */
export function checkService(before: ServiceState, after: ServiceState, facts: CheckFacts): Trouble[] {
  return [
    ...(after.rows === before.rows ? [] : checkRows(before.rows, after.rows, facts)),
    ...checkEngagement(before, after, facts),
    ...checkDelivery(before, after, facts),
    ...(after.migration === before.migration && after.rows === before.rows
      ? []
      : checkMigration(after, facts)),
    ...checkForecast(before.forecast, after.forecast, facts),
    ...(facts.customerHealth && after.motions.includes('RFA') && !before.motions.includes('RFA')
      ? [trouble('motions', 'RFA_IN_HEALTH')]
      : []),
  ];
}

function checkRows(before: readonly RowInput[], rows: readonly RowInput[], facts: CheckFacts): Trouble[] {
  const { available } = facts;
  const total = sumOf(rows);
  const sum =
    available === null
      ? [trouble('rows', 'ENTITLEMENTS_UNKNOWN')]
      : total === available
        ? []
        : [trouble('rows', 'ENTITLEMENTS_NOT_TOTAL', total, available)];
  const first = rows.findIndex((row) => !isNew(row));
  return [
    ...sum,
    ...rows.flatMap((row, n) => {
      const former = before.find(({ id }) => id !== null && id === row.id);
      const split = n > first && first !== -1 && !isNew(row) && row.splitReason === null;
      return [
        ...checkRow(row, former, facts).map(({ field, ...rest }) => ({
          field: `rows.${n}.${field}`,
          ...rest,
        })),
        ...(split ? [trouble(`rows.${n}.splitReason`, 'SPLIT_REASON_REQUIRED')] : []),
      ];
    }),
  ];
}

function checkRow(row: RowInput, former: RowInput | undefined, { service, contacts }: CheckFacts): Trouble[] {
  const { status, reason, engineering, note, targetDate, ownerRole, ownerContact, approval } = row;
  const lists = pickLists(service, row);
  const words = statuses[status];
  const picks = status !== 'in-progress' && status !== 'duplicate-invalid';
  // What a list has no more stays where it stands.
  const kept = former?.reason === reason && former.engineering === engineering;
  const found: (Trouble | false)[] = [
    picks && reason === null && trouble('reason', 'REASON_REQUIRED'),
    reason !== null &&
      (!picks || reasons[reason].status !== status) &&
      trouble('reason', 'REASON_NOT_ON_LIST', reasons[reason].label, words),
    engineering !== null &&
      !kept &&
      !lists.engineering.some(({ key }) => key === engineering) &&
      trouble('engineering', 'ENGINEERING_NOT_ON_LIST'),
    note.length > longestNote && trouble('note', 'NOTE_TOO_LONG', note.length),
    targetDate !== null &&
      status !== 'in-progress' &&
      status !== 'blocked' &&
      trouble('targetDate', 'TARGET_NOT_HERE', words),
    status === 'in-progress' &&
      (ownerRole !== null || ownerContact !== null) &&
      trouble('owner', 'OWNER_NOT_HERE'),
    status !== 'in-progress' &&
      ownerContact !== null &&
      (ownerRole !== null || !contacts.includes(ownerContact)) &&
      trouble('owner', 'OWNER_UNKNOWN'),
    (status === 'duplicate-invalid' || row.splitReason === 'Duplicated entitlements') &&
      approval === '' &&
      trouble('approval', 'APPROVAL_REQUIRED'),
  ];
  return found.filter((one) => one !== false);
}

function checkEngagement(before: ServiceState, after: ServiceState, { why }: CheckFacts): Trouble[] {
  const moved = before.engagementStart !== after.engagementStart;
  const inProgress = sumAt(after.rows, 'in-progress') > 0;
  return [
    ...(moved && after.engagementStart !== null && !inProgress
      ? [trouble('engagementStart', 'START_NOT_IN_PROGRESS')]
      : []),
    ...(moved && before.engagementStart !== null && why.trim() === ''
      ? [trouble('why', 'START_WHY_REQUIRED')]
      : []),
    ...(before.status !== after.status && !inProgress ? [trouble('status', 'STATUS_NOT_IN_PROGRESS')] : []),
  ];
}

function checkDelivery(
  { delivery: before }: ServiceState,
  { delivery: after }: ServiceState,
  { ticket }: CheckFacts,
): Trouble[] {
  const leaves =
    before.scenario !== after.scenario &&
    ledByFastTrack.includes(before.scenario) &&
    !ledByFastTrack.includes(after.scenario);
  return leaves && ticket.trim() === '' ? [trouble('ticket', 'TICKET_REQUIRED', before.scenario)] : [];
}

function checkMigration({ migration, rows }: ServiceState, { service }: CheckFacts): Trouble[] {
  const { performing, rejectionReason, rejectionNote, start, end } = migration;
  if (performing === null) return [];
  if (!migrates.includes(service)) return [trouble('migration', 'MIGRATION_NOT_ELIGIBLE')];
  if (!performing)
    return [
      ...(rejectionReason === '' ? [trouble('migration.rejectionReason', 'REJECTION_REASON_REQUIRED')] : []),
      ...(rejectionNote === '' ? [trouble('migration.rejectionNote', 'REJECTION_NOTE_REQUIRED')] : []),
    ];
  const [total, inProgress] = [sumOf(migration.rows), sumAt(rows, 'in-progress')];
  return [
    ...(total === inProgress ? [] : [trouble('migration.rows', 'MIGRATION_NOT_TOTAL', total, inProgress)]),
    ...(start !== null && end !== null && end < start ? [trouble('migration.end', 'MIGRATION_DATES')] : []),
  ];
}
