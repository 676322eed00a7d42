import { defineProblems } from '../../base/problems.ts';

/** Something about what is to be saved that is not right, and the field that mends it: `rows.1.note`. */
export interface Trouble {
  readonly field: string;
  readonly code: string;
  readonly message: string;
}

/** Refusals of the services. Codes are permanent. */
export const problems = defineProblems({
  SERVICE_UNKNOWN: {
    kind: 'missing',
    say: (service: string) =>
      `There is no service “${service}” here. The Services tab lists those there are.`,
  },
  SERVICE_NOT_SAVED: {
    kind: 'invalid',
    say: (troubles: readonly Trouble[]) => {
      const more = troubles.length > 1 ? ` ${troubles.length - 1} more to mend.` : '';
      return `${troubles[0]?.message ?? 'Something is not right.'}${more}`;
    },
  },
  /** Details carry `current`, the service as it stands now. */
  SERVICE_STALE: {
    kind: 'stale',
    say: (who: string) => `${who} changed this service first. Look at both values and choose which to keep.`,
  },
  SCENARIO_FORBIDDEN: {
    kind: 'forbidden',
    say: () =>
      'You may not change the engagement scenario. Ask for it by a help ticket of the category “Engagement Scenario Change”; the rest can be saved without it.',
  },
  MOTIONS_INTERNAL: {
    kind: 'forbidden',
    say: () => 'Motions are set by the organisation’s own people. Ask your FastTrack Partner Manager.',
  },
  DUPLICATE_INTERNAL: {
    kind: 'forbidden',
    say: () =>
      'A whole tenant is declared a duplicate by the organisation’s own people. Ask your FastTrack Partner Manager to have it approved.',
  },
  DUPLICATE_NOTHING: {
    kind: 'conflict',
    say: () => 'No entitlements of this tenant are known, so there is nothing to declare Duplicate/Invalid.',
  },
  RFA_FORBIDDEN: {
    kind: 'forbidden',
    say: () =>
      'A request for assistance is recorded by whoever keeps the portfolio, or by an import. Ask an administrator.',
  },
  METRIC_UNKNOWN: {
    kind: 'missing',
    say: () => 'This success metric is not there any more; somebody may have removed it. Reload the page.',
  },
  /** Details carry `current`. */
  METRIC_STALE: {
    kind: 'stale',
    say: (who: string) =>
      `${who} changed this success metric first. Look at both values and choose which to keep.`,
  },
  AUTHENTICATION_STALE: {
    kind: 'stale',
    say: (who: string) => `${who} changed how people sign in first. Look at what stands there now.`,
  },
});

const count = (value: number) => new Intl.NumberFormat('en-GB').format(value);

/** What can be wrong with a service, in words: what, why, and what now. The codes are those of domain.md Appendix C where it has one. */
export const troubles = {
  /** V1 */
  ENTITLEMENTS_NOT_TOTAL: (total: number, available: number) =>
    `The parts have ${count(total)} entitlements and ${count(available)} are available. ${
      total < available
        ? `Place the other ${count(available - total)}.`
        : `Take ${count(total - available)} away.`
    }`,
  ENTITLEMENTS_UNKNOWN: () =>
    'Nothing is known of this service’s entitlements. Import the subscribed products, or override the count on the Usage tab.',
  REASON_REQUIRED: () => 'Say why: choose a reason.',
  REASON_NOT_ON_LIST: (reason: string, status: string) =>
    `“${reason}” is no reason for ${status}. Choose one of its list.`,
  ENGINEERING_NOT_ON_LIST: () =>
    'This engineering reason does not belong to the reason and service. Choose one of the list.',
  /** V10 */
  NOTE_TOO_LONG: (length: number) =>
    `The note has ${length} characters and takes 400. Shorten it by ${length - 400}; a note of the tenant has room for more.`,
  TARGET_NOT_HERE: (status: string) => `${status} has no target date. Only In Progress and Blocked have one.`,
  OWNER_NOT_HERE: () =>
    'What is In Progress has no owner of its own: the team of the service has it. Remove the owner.',
  OWNER_UNKNOWN: () =>
    'This owner is no contact of the tenant that may be named here. Choose one of the list, or a role.',
  SPLIT_REASON_REQUIRED: () =>
    'A service is split for a reason only: say which, or put the entitlements into one part.',
  APPROVAL_REQUIRED: () =>
    'Duplicate/Invalid needs an approval: name the ticket of the count review; partners get it from their FastTrack Partner Manager.',
  START_NOT_IN_PROGRESS: () =>
    'An engagement starts when entitlements are In Progress. Place some there first, or leave the date empty.',
  START_WHY_REQUIRED: () =>
    'Say why the engagement start date moves; the reason becomes an Engagement Management note.',
  STATUS_NOT_IN_PROGRESS: () =>
    'The service status is set while entitlements are In Progress. There are none.',
  TICKET_REQUIRED: (scenario: string) => `Leaving ${scenario} needs an escalation. Name its ticket.`,
  MIGRATION_NOT_ELIGIBLE: () => 'This service has no data to migrate.',
  /** V3 */
  REJECTION_REASON_REQUIRED: () => 'Microsoft does not move the data: choose why.',
  REJECTION_NOTE_REQUIRED: () => 'Microsoft does not move the data: say a word about it.',
  /** V2 */
  MIGRATION_NOT_TOTAL: (total: number, inProgress: number) =>
    `The migrations have ${count(total)} entitlements and ${count(inProgress)} are In Progress. They must be the same.`,
  MIGRATION_DATES: () => 'The migration ends before it starts. Correct one of the dates.',
  /** V4 */
  FORECAST_NO_RFA: () =>
    'There is no submitted request for assistance, so nothing can be forecast. It comes by the import of requests.',
  /** V5 */
  FORECAST_NOT_IN_ORDER: (earlier: string, later: string) => `${later} must not come before ${earlier}.`,
  FORECAST_NOT_IN_FUTURE: () => 'A forecast date lies in the future. Choose a later day.',
  FORECAST_FIRST_MISSING: () => 'The second milestone needs a first one.',
  RFA_IN_HEALTH: () =>
    'A tenant in Customer Health has no service in RFA. Use Targeting, or take the tenant out of Customer Health.',
} as const;

type Troubles = typeof troubles;

/** Makes one: `trouble('rows.0.note', 'NOTE_TOO_LONG', 431)`. */
export function trouble<Code extends keyof Troubles>(
  field: string,
  code: Code,
  ...said: Parameters<Troubles[Code]>
): Trouble {
  const say = troubles[code] as (...all: readonly unknown[]) => string;
  return { field, code, message: say(...said) };
}
