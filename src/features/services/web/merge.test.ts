import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newRow } from '../entitlement-rules.ts';
import { businessReasonNames, successOwners } from '../lists.ts';
import type { ServiceState } from '../model.ts';
import { draftOf, readCount, readDraft } from './draft.ts';
import { changedSections, collisions, merged } from './merge.ts';

const base: ServiceState = {
  rows: [newRow(305)],
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
const stateArb: fc.Arbitrary<ServiceState> = fc.record({
  rows: fc.array(fc.nat(999).map(newRow), { maxLength: 3 }),
  engagementStart: fc.constantFrom(null, '2026-12-01', '2027-01-01'),
  status: fc.constantFrom(null, 'Assess' as const, 'Enable' as const),
  delivery: fc.record({
    inScope: fc.boolean(),
    scenario: fc.constantFrom('Customer Led' as const, 'FTC-CSS Led' as const),
    teams: fc.subarray(['FTC Americas', 'FTC EMEA']),
    splitDelivery: fc.constantFrom(null, true, false),
  }),
  indicators: fc.record({
    reason: fc.constantFrom(null, ...businessReasonNames.slice(0, 2)),
    owner: fc.constantFrom(null, ...successOwners.slice(0, 2)),
    stakeholders: fc.constant(null),
    scenario: fc.constant(null),
    awareness: fc.constantFrom(null, 'Yes' as const),
    training: fc.constant(null),
  }),
  migration: fc.constantFrom(base.migration, {
    ...base.migration,
    performing: false,
    rejectionReason: 'Other',
    rejectionNote: 'x',
  }),
  forecast: fc.record({
    first: fc.constantFrom(null, '2027-01-01'),
    second: fc.constant(null),
    maximum: fc.constant(null),
  }),
  motions: fc.subarray(['RFA', 'Targeting'] as const),
});

describe('two people who changed a service', () => {
  test('keep both changes where they changed different fields', () => {
    const mine = { ...base, indicators: { ...base.indicators, reason: 'Increase Security' as const } };
    const theirs = {
      ...base,
      indicators: { ...base.indicators, owner: 'IT lead' as const },
      engagementStart: '2026-12-01',
    };
    expect(merged(base, mine, theirs)).toEqual({
      ...theirs,
      indicators: { ...theirs.indicators, reason: 'Increase Security' },
    });
    expect(collisions(base, mine, theirs, 'exchange')).toEqual([]);
  });

  test('see both values where they changed the same, and can take theirs', () => {
    const mine = { ...base, rows: [{ ...newRow(305), note: 'mine' }], status: 'Assess' as const };
    const theirs = { ...base, rows: [{ ...newRow(300), note: 'theirs' }], status: 'Enable' as const };
    const both = collisions(base, mine, theirs, 'exchange');
    expect(both.map(({ field }) => field)).toEqual(['parts', 'serviceStatus']);
    expect(both[1]).toMatchObject({ theirs: 'Enable', mine: 'Assess' });
    const now = merged(base, mine, theirs);
    expect(now).toEqual(mine);
    expect(both.reduce((state, { take }) => take(state), now)).toEqual(theirs);
  });

  test('who changed nothing gets theirs, whoever changed alone keeps mine; taking theirs everywhere leaves no collision', () => {
    fc.assert(
      fc.property(stateArb, stateArb, stateArb, (from, mine, theirs) => {
        expect(merged(from, from, theirs)).toEqual(theirs);
        expect(merged(from, mine, from)).toEqual(mine);
        const now = merged(from, mine, theirs);
        const took = collisions(from, mine, theirs, 'exchange').reduce((state, { take }) => take(state), now);
        expect(collisions(from, took, theirs, 'exchange')).toEqual([]);
      }),
    );
  });
});

describe('a draft', () => {
  test('that nobody touched says what it began with, and nothing is to be sent', () => {
    fc.assert(
      fc.property(stateArb, (state) => {
        const { state: read, unread } = readDraft(draftOf(state));
        expect(unread).toEqual([]);
        expect(read).toEqual(state);
        expect(changedSections(state, read)).toEqual({});
      }),
    );
  });

  test('sends what differs only', () => {
    expect(changedSections(base, { ...base, motions: ['RFA'], engagementStart: '2026-12-01' })).toEqual({
      motions: ['RFA'],
      engagementStart: '2026-12-01',
    });
  });

  test('reads counts with separators, and names the fields that hold none', () => {
    expect([
      readCount('1,200'),
      readCount(' 305 '),
      readCount(''),
      readCount('-1'),
      readCount('1.5'),
      readCount('many'),
    ]).toEqual([1200, 305, undefined, undefined, undefined, undefined]);
    const draft = draftOf(base);
    const wrong = { ...draft, rows: draft.rows.map((row) => ({ ...row, count: 'many' })) };
    expect(readDraft(wrong).unread).toEqual(['rows.0.entitlements']);
  });
});
