import { describe, expect, test } from 'vitest';
import {
  type Adoption,
  bestDibs,
  countOf,
  dibsOf,
  isComplete,
  missingOf,
  type StampedRow,
  ssatOf,
  unsaid,
  validDibs,
} from './dibs.ts';

const freshness = { now: new Date('2026-11-20T10:00:00Z'), staleAfter: 180 };
const lotte = { by: { id: 'person_1', name: 'Lotte Vandersloot' }, at: '2026-11-10T09:00:00.000Z' };
const row = (more: Partial<StampedRow> = {}): StampedRow => ({
  status: 'in-progress',
  reason: null,
  engineering: null,
  entitlements: 300,
  targetDate: '2027-03-01',
  note: 'Mail moves to the cloud before the servers’ end of life.',
  target: lotte,
  intent: lotte,
  ...more,
});
const whole: Adoption = {
  rows: [row()],
  picks: { reason: { value: 'End of Life of Existing IT', ...lotte }, owner: { value: 'IT lead', ...lotte } },
};
const missing = (adoption: Adoption) => missingOf(dibsOf(adoption, freshness, 'exchange'));

describe('DIBS of a service', () => {
  test('are complete with a due date, an intent, a business reason and a success owner', () => {
    const dibs = dibsOf(whole, freshness, 'exchange');
    expect([countOf(dibs), isComplete(dibs)]).toEqual([4, true]);
    expect(dibs[1]?.value).toBe('In Progress: Mail moves to the cloud before the servers’ end of life.');
  });

  test('name what is missing', () => {
    expect(missing({ rows: [], picks: {} })).toEqual(['due', 'intent', 'reason', 'owner']);
    expect(missing({ ...whole, rows: [row({ targetDate: null })] })).toEqual(['due']);
    expect(missing({ ...whole, rows: [row({ note: '  ' })] })).toEqual(['intent']);
    expect(missing({ ...whole, picks: {} })).toEqual(['reason', 'owner']);
  });

  test('take date and intent from what is In Progress or Blocked, and an intent only of entitlements', () => {
    expect(missing({ ...whole, rows: [row({ status: 'blocked', reason: 'billing' })] })).toEqual([]);
    expect(
      missing({ ...whole, rows: [row({ status: 'no-intent', reason: 'executive-sponsorship' })] }),
    ).toEqual(['due', 'intent']);
    expect(missing({ ...whole, rows: [row({ entitlements: 0 })] })).toEqual(['intent']);
    const two = [
      row({ status: 'blocked', reason: 'billing', targetDate: '2027-01-01' }),
      row({ targetDate: '2027-06-01' }),
    ];
    expect(dibsOf({ ...whole, rows: two }, freshness, 'exchange')[0]?.value).toBe('2027-06-01');
  });

  test('say who said it, how many days ago, and whether that is stale', () => {
    const old = { ...lotte, at: '2026-05-20T10:00:00.000Z' };
    const dibs = dibsOf(
      { ...whole, picks: { ...whole.picks, owner: { value: 'IT lead', ...old } } },
      freshness,
      'exchange',
    );
    expect(dibs[2]).toMatchObject({ by: lotte.by, days: 10, stale: false });
    expect(dibs[3]).toMatchObject({ days: 184, stale: true });
    expect(dibsOf(whole, { ...freshness, staleAfter: 9 }, 'exchange').map(({ stale }) => stale)).toEqual([
      true,
      true,
      true,
      true,
    ]);
  });

  test('that came by an import have nobody who said them', () => {
    const dibs = dibsOf({ ...whole, rows: [row({ target: unsaid })] }, freshness, 'exchange');
    expect(dibs[0]).toEqual({
      element: 'due',
      value: '2027-03-01',
      by: null,
      at: null,
      days: null,
      stale: false,
    });
  });
});

test('SSAT counts what is said: a plan that there is not is an answer', () => {
  const ssat = ssatOf(
    {
      rows: [],
      picks: { stakeholders: { value: 'IT only', ...lotte }, awareness: { value: 'No', ...lotte } },
    },
    freshness,
  );
  expect([countOf(ssat), missingOf(ssat)]).toEqual([2, ['scenario', 'training']]);
});

describe('a tenant', () => {
  const service = (more: object = {}) => ({
    service: 'exchange',
    entitled: true,
    delivery: { inScope: true },
    dibs: dibsOf(whole, freshness, 'exchange'),
    ...more,
  });
  const empty = dibsOf({ rows: [], picks: {} }, freshness, 'teams');

  test('has valid DIBS when one service that it is entitled to and that is in scope has them', () => {
    expect(
      validDibs([service({ service: 'teams', dibs: empty }), service()]).map((one) => one.service),
    ).toEqual(['exchange']);
    expect(validDibs([service({ entitled: false }), service({ delivery: { inScope: false } })])).toEqual([]);
  });

  test('is as far as its best service that counts', () => {
    expect(bestDibs([service({ dibs: empty }), service({ entitled: false })])).toBe(0);
    expect(bestDibs([service({ dibs: empty }), service()])).toBe(4);
    expect(bestDibs([service({ delivery: { inScope: false } })])).toBeNull();
  });
});
