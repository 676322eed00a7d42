import { describe, expect, test } from 'vitest';
import { daysAt, isBlocker, isNoticeDue } from './blockers.ts';

const today = '2026-11-20';
const row = (
  status: 'blocked' | 'no-intent' | 'in-progress' | 'status-unknown',
  since: string | null,
  more: object = {},
) => ({ status, reason: null, entitlements: 5, since, ...more }) as Parameters<typeof isNoticeDue>[0];

test('Blocked and No Intent stop a service, where there are entitlements in it', () => {
  expect(isBlocker(row('blocked', null))).toBe(true);
  expect(isBlocker(row('no-intent', null))).toBe(true);
  expect(isBlocker(row('in-progress', null))).toBe(false);
  expect(isBlocker(row('blocked', null, { entitlements: 0 }))).toBe(false);
});

test('days are counted from the day it came to stand there', () => {
  expect([
    daysAt(row('blocked', '2026-11-20'), today),
    daysAt(row('blocked', '2026-10-21'), today),
    daysAt(row('blocked', null), today),
  ]).toEqual([0, 30, null]);
});

describe('the account team is told', () => {
  test('after more than 30 days, not after 30', () => {
    expect(isNoticeDue(row('blocked', '2026-10-21'), true, today)).toBe(false);
    expect(isNoticeDue(row('blocked', '2026-10-20'), true, today)).toBe(true);
  });

  test('of Blocked and No Intent where the service is targeted only, of an unresponsive customer always', () => {
    expect(isNoticeDue(row('no-intent', '2026-09-01'), false, today)).toBe(false);
    expect(isNoticeDue(row('no-intent', '2026-09-01'), true, today)).toBe(true);
    expect(
      isNoticeDue(row('status-unknown', '2026-09-01', { reason: 'customer-unresponsive' }), false, today),
    ).toBe(true);
    expect(
      isNoticeDue(row('status-unknown', '2026-09-01', { reason: 'new-subscription' }), true, today),
    ).toBe(false);
  });

  test('never of a part without entitlements, or of one that nobody has saved', () => {
    expect(isNoticeDue(row('blocked', '2026-09-01', { entitlements: 0 }), true, today)).toBe(false);
    expect(isNoticeDue(row('blocked', null), true, today)).toBe(false);
  });
});
