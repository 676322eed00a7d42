import { expect, test } from 'vitest';
import { statusFamily } from './status-family.ts';

test.each([
  ['Not Started', 'not-started'],
  ['Not Required', 'not-required'],
  ['In Progress', 'in-progress'],
  ['Complete', 'complete'],
  ['Paused-Customer Delay', 'paused'],
  ['Deferred-Customer Extended Delay', 'deferred'],
  ['Warning', 'warning'],
  ['Blocked-Pending Remediation', 'blocked'],
  ['Blocked-Technical-Customer', 'blocked'],
  ['Blocked-Business', 'blocked'],
  ['Blocked-Other', 'blocked'],
  ['Blocked-Technical-MS', 'blocked'],
  ['Cancelled', 'cancelled'],
])('%s has the glyph %s', (status, family) => {
  expect(statusFamily(status)).toBe(family);
});

test('a status nobody knows claims nothing', () => {
  expect(statusFamily('Escalated')).toBe('not-started');
});
