import { describe, expect, test } from 'vitest';
import { type CheckFacts, checkService } from './checks.ts';
import { newRow } from './entitlement-rules.ts';
import type { RowInput, ServiceState } from './model.ts';

const facts: CheckFacts = {
  service: 'exchange',
  available: 305,
  contacts: ['contact_1'],
  rfaSubmitted: '2018-01-24',
  customerHealth: false,
  today: '2018-01-24',
  milestones: ['10 %', '40 %'],
  why: '',
  ticket: '',
};
const state: ServiceState = {
  rows: [],
  engagementStart: null,
  status: null,
  delivery: { inScope: true, scenario: 'Customer-Led w/ FTP Assist', teams: [], splitDelivery: null },
  indicators: {
    reason: null,
    owner: null,
    stakeholders: null,
    scenario: null,
    awareness: null,
    training: null,
  },
  migration: { performing: null, rejectionReason: '', rejectionNote: '', start: null, end: null, rows: [] },
  forecast: { first: null, second: null, maximum: null },
  motions: [],
};
const inProgress = (entitlements: number, more: Partial<RowInput> = {}): RowInput => ({
  ...newRow(entitlements),
  status: 'in-progress',
  reason: null,
  ...more,
});
const blocked = (entitlements: number, more: Partial<RowInput> = {}): RowInput => ({
  ...newRow(entitlements),
  status: 'blocked',
  reason: 'billing',
  splitReason: 'Several geographies',
  ...more,
});
/** What a change is refused for: field and code. */
const found = (
  change: Partial<ServiceState>,
  more: Partial<CheckFacts> = {},
  before: Partial<ServiceState> = {},
) => {
  const from = { ...state, ...before };
  return checkService(from, { ...from, ...change }, { ...facts, ...more }).map(
    ({ field, code }) => `${field}: ${code}`,
  );
};

describe('the parts of a service', () => {
  test('must come to what is available: 300 and 5 of 305 do, 299 and 5 do not (V1)', () => {
    expect(found({ rows: [inProgress(300), blocked(5)] })).toEqual([]);
    expect(found({ rows: [inProgress(299), blocked(5)] })).toEqual(['rows: ENTITLEMENTS_NOT_TOTAL']);
    expect(found({ rows: [inProgress(301), blocked(5)] })).toEqual(['rows: ENTITLEMENTS_NOT_TOTAL']);
  });

  test('come to an override where there is one: 7,000, whatever the feed says', () => {
    expect(found({ rows: [inProgress(7000)] }, { available: 7000 })).toEqual([]);
    expect(found({ rows: [inProgress(6292)] }, { available: 7000 })).toEqual([
      'rows: ENTITLEMENTS_NOT_TOTAL',
    ]);
  });

  test('can’t be placed where nothing is known of the entitlements', () => {
    expect(found({ rows: [] }, { available: null })).toEqual(['rows: ENTITLEMENTS_UNKNOWN']);
  });

  test('have a note of 400 characters at most (V10), each refused at its own field', () => {
    const long = 'x'.repeat(401);
    expect(found({ rows: [inProgress(300, { note: 'x'.repeat(400) }), blocked(5)] })).toEqual([]);
    expect(found({ rows: [inProgress(300, { note: long }), blocked(5, { note: long })] })).toEqual([
      'rows.0.note: NOTE_TOO_LONG',
      'rows.1.note: NOTE_TOO_LONG',
    ]);
  });

  test('say why where somebody picks a reason, and only one of their status', () => {
    expect(found({ rows: [blocked(305, { reason: null })] })).toEqual(['rows.0.reason: REASON_REQUIRED']);
    expect(found({ rows: [blocked(305, { reason: 'executive-sponsorship' })] })).toEqual([
      'rows.0.reason: REASON_NOT_ON_LIST',
    ]);
    expect(found({ rows: [inProgress(305, { reason: 'migration' })] })).toEqual([
      'rows.0.reason: REASON_NOT_ON_LIST',
    ]);
    expect(
      found({ rows: [{ ...newRow(305), status: 'duplicate-invalid', reason: null, approval: 'CR-1' }] }),
    ).toEqual([]);
  });

  test('take an engineering reason of their list only; one that the list has no more stays where it stands', () => {
    expect(found({ rows: [blocked(305, { engineering: 'sku' })] })).toEqual([]);
    expect(found({ rows: [blocked(305, { engineering: 'no-trial' })] })).toEqual([
      'rows.0.engineering: ENGINEERING_NOT_ON_LIST',
    ]);
    const old = blocked(305, { id: 'part_1', engineering: 'gone' });
    expect(found({ rows: [{ ...old, note: 'new words' }] }, {}, { rows: [old] })).toEqual([]);
  });

  test('have a target date only In Progress and Blocked, an owner only when not In Progress', () => {
    expect(
      found({
        rows: [inProgress(300, { targetDate: '2018-05-01' }), blocked(5, { targetDate: '2018-05-01' })],
      }),
    ).toEqual([]);
    expect(found({ rows: [{ ...newRow(305), targetDate: '2018-05-01' }] })).toEqual([
      'rows.0.targetDate: TARGET_NOT_HERE',
    ]);
    expect(found({ rows: [inProgress(305, { ownerRole: 'SME' })] })).toEqual([
      'rows.0.owner: OWNER_NOT_HERE',
    ]);
    expect(found({ rows: [blocked(305, { ownerContact: 'contact_1' })] })).toEqual([]);
    expect(found({ rows: [blocked(305, { ownerContact: 'contact_2' })] })).toEqual([
      'rows.0.owner: OWNER_UNKNOWN',
    ]);
  });

  test('are split for a reason only; what the feed has brought needs none', () => {
    expect(found({ rows: [inProgress(300), blocked(5, { splitReason: null })] })).toEqual([
      'rows.1.splitReason: SPLIT_REASON_REQUIRED',
    ]);
    expect(found({ rows: [newRow(5), inProgress(300)] })).toEqual([]);
    expect(found({ rows: [inProgress(300), newRow(5)] })).toEqual([]);
  });

  test('are duplicates only with an approval', () => {
    const duplicate = {
      ...newRow(5),
      status: 'duplicate-invalid',
      reason: null,
      splitReason: 'Duplicated entitlements',
    } as const;
    expect(found({ rows: [inProgress(300), duplicate] })).toEqual(['rows.1.approval: APPROVAL_REQUIRED']);
    expect(found({ rows: [inProgress(300), { ...duplicate, approval: 'CR-4711' }] })).toEqual([]);
  });

  test('that did not change are not checked, so that DIBS can be said while entitlements are over', () => {
    const over = { rows: [inProgress(400)] };
    expect(found({ indicators: { ...state.indicators, reason: 'Work from Anywhere' } }, {}, over)).toEqual(
      [],
    );
  });
});

describe('the engagement', () => {
  test('starts only while entitlements are In Progress, and moves only with a reason', () => {
    expect(found({ engagementStart: '2018-03-01' })).toEqual(['engagementStart: START_NOT_IN_PROGRESS']);
    const going = { rows: [inProgress(305)] };
    expect(found({ engagementStart: '2018-03-01' }, {}, going)).toEqual([]);
    const started = { ...going, engagementStart: '2018-03-01' };
    expect(found({ engagementStart: '2018-04-01' }, {}, started)).toEqual(['why: START_WHY_REQUIRED']);
    expect(found({ engagementStart: null }, { why: '  ' }, started)).toEqual(['why: START_WHY_REQUIRED']);
    expect(found({ engagementStart: '2018-04-01' }, { why: 'Their fiscal year ends' }, started)).toEqual([]);
  });

  test('has a service status only while entitlements are In Progress', () => {
    expect(found({ status: 'Assess' })).toEqual(['status: STATUS_NOT_IN_PROGRESS']);
    expect(found({ status: 'Assess' }, {}, { rows: [inProgress(305)] })).toEqual([]);
  });

  test('leaves FastTrack only with the ticket of an escalation', () => {
    const led = { delivery: { ...state.delivery, scenario: 'FTC-CSS Led' } } as const;
    const left = { delivery: { ...state.delivery, scenario: 'Customer Led' } } as const;
    expect(found(left, {}, led)).toEqual(['ticket: TICKET_REQUIRED']);
    expect(found(left, { ticket: 'ESC-12' }, led)).toEqual([]);
    expect(found({ delivery: { ...state.delivery, scenario: 'FTC-FTP Led' } }, {}, led)).toEqual([]);
    expect(found(left)).toEqual([]);
  });

  test('has no service in RFA while the tenant is in Customer Health', () => {
    expect(found({ motions: ['RFA'] }, { customerHealth: true })).toEqual(['motions: RFA_IN_HEALTH']);
    expect(found({ motions: ['Targeting'] }, { customerHealth: true })).toEqual([]);
    expect(found({ motions: ['RFA'] })).toEqual([]);
  });
});

describe('the data migration', () => {
  const migration = (...counts: number[]) => ({
    ...state.migration,
    performing: true,
    rows: counts.map((entitlements) => ({
      kind: 'Mig-ExHybrid' as const,
      entitlements,
      status: 'Velocity Migration - In Progress' as const,
      estimated: null,
      notes: '',
      sizeGb: null,
    })),
  });

  test('must come to what is In Progress exactly: 45 + 400 + 21 of 466 (V2)', () => {
    const rows = { rows: [inProgress(466)] };
    expect(found({ migration: migration(45, 400, 21) }, { available: 466 }, rows)).toEqual([]);
    expect(found({ migration: migration(45, 400, 20) }, { available: 466 }, rows)).toEqual([
      'migration.rows: MIGRATION_NOT_TOTAL',
    ]);
  });

  test('is checked again when the parts change', () => {
    const before = { rows: [inProgress(466)], migration: migration(466) };
    expect(found({ rows: [inProgress(465), blocked(1)] }, { available: 466 }, before)).toEqual([
      'migration.rows: MIGRATION_NOT_TOTAL',
    ]);
  });

  test('that Microsoft does not do needs a reason and a word about it (V3)', () => {
    const no = { ...state.migration, performing: false };
    expect(found({ migration: no })).toEqual([
      'migration.rejectionReason: REJECTION_REASON_REQUIRED',
      'migration.rejectionNote: REJECTION_NOTE_REQUIRED',
    ]);
    expect(
      found({ migration: { ...no, rejectionReason: 'No data to migrate', rejectionNote: 'New company' } }),
    ).toEqual([]);
  });

  test('does not end before it starts, and is of services with data only', () => {
    expect(found({ migration: { ...migration(), start: '2018-05-01', end: '2018-04-01' } })).toEqual([
      'migration.end: MIGRATION_DATES',
    ]);
    expect(found({ migration: migration() }, { service: 'teams' })).toEqual([
      'migration: MIGRATION_NOT_ELIGIBLE',
    ]);
  });
});

test('everything that is wrong is told at once, each at its field and in words that say what now', () => {
  const wrong = checkService(
    state,
    {
      ...state,
      rows: [
        inProgress(100, { note: 'x'.repeat(431), ownerRole: 'SME' }),
        blocked(5, { splitReason: null, reason: null }),
      ],
      migration: { ...state.migration, performing: false },
      forecast: { first: '2018-01-09', second: null, maximum: null },
    },
    facts,
  );
  expect(wrong.map(({ code }) => code)).toEqual([
    'ENTITLEMENTS_NOT_TOTAL',
    'NOTE_TOO_LONG',
    'OWNER_NOT_HERE',
    'REASON_REQUIRED',
    'SPLIT_REASON_REQUIRED',
    'REJECTION_REASON_REQUIRED',
    'REJECTION_NOTE_REQUIRED',
    'FORECAST_NOT_IN_ORDER',
    'FORECAST_NOT_IN_FUTURE',
  ]);
  expect(wrong[0]?.message).toBe(
    'The parts have 105 entitlements and 305 are available. Place the other 200.',
  );
  expect(wrong[1]?.message).toBe(
    'The note has 431 characters and takes 400. Shorten it by 31; a note of the tenant has room for more.',
  );
});
