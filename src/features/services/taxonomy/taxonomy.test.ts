import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { services } from '../../../reports/services.ts';
import { engineering } from './engineering.ts';
import { guidance } from './guidance.ts';
import { pathOf, pickLists, readEngineering, readReason, readStatus } from './pick-lists.ts';
import { reasonKeys, reasons, statuses, statusKeys } from './statuses.ts';

const keysOf = (
  service: string,
  status: (typeof statusKeys)[number],
  reason: (typeof reasonKeys)[number] | null,
) => pickLists(service, { status, reason });

describe('the pick lists', () => {
  test('offer the five L1, and L2 only where somebody picks it', () => {
    expect(pickLists('teams', { status: null, reason: null }).statuses.map(({ label }) => label)).toEqual([
      'Status Unknown',
      'In Progress',
      'Blocked',
      'No Intent',
      'Duplicate/Invalid',
    ]);
    const counts = statusKeys.map((status) => [status, keysOf('teams', status, null).reasons.length]);
    expect(counts).toEqual([
      ['status-unknown', 2],
      ['in-progress', 0],
      ['blocked', 10],
      ['no-intent', 3],
      ['duplicate-invalid', 0],
    ]);
  });

  test('offer L3 by reason and service: for all, and more for some', () => {
    const labels = (service: string) =>
      keysOf(service, 'blocked', 'it-infrastructure').engineering.map(({ label }) => label);
    expect(labels('yammer')).toEqual(['Desktop / Devices', 'Hardware', 'Network', 'Identity', 'Other']);
    expect(labels('teams')).toContain('SharePoint Online/OneDrive dependency');
    expect(labels('teams').at(-1)).toBe('Other');
    expect(keysOf('edge', 'no-intent', 'competitive-solution').engineering.map(({ label }) => label)).toEqual(
      ['Chrome', 'Firefox', 'Safari', 'Opera', 'Other'],
    );
  });

  test('a part of a service has the words of the whole where it has none of its own', () => {
    expect(keysOf('skype-pbx', 'blocked', 'it-infrastructure')).toEqual(
      keysOf('skype', 'blocked', 'it-infrastructure'),
    );
    expect(keysOf('outlook-mobile', 'no-intent', 'competitive-solution')).not.toEqual(
      keysOf('exchange', 'no-intent', 'competitive-solution'),
    );
  });

  test('offer no L3 for a reason of another status', () => {
    expect(keysOf('teams', 'no-intent', 'it-infrastructure').engineering).toEqual([]);
    expect(keysOf('teams', 'status-unknown', 'customer-unresponsive').engineering).toEqual([]);
  });

  test('every service that has words of its own is in the catalogue', () => {
    const named = Object.values(engineering).flatMap((each) => Object.keys(each?.services ?? {}));
    expect([...new Set(named)].filter((id) => !services.some((service) => service.id === id))).toEqual([]);
  });

  test('every reason has guidance that says when it fits, when not and what to ask', () => {
    expect(Object.keys(guidance).sort()).toEqual([...reasonKeys].sort());
    for (const text of Object.values(guidance).flatMap((each) => Object.values(each)))
      expect(text.length).toBeGreaterThan(20);
  });

  test('whatever is offered is read again, by key and by words', () => {
    const picked = fc
      .constantFrom(...services.map(({ id }) => id))
      .chain((service) => fc.constantFrom(...reasonKeys).map((reason) => ({ service, reason })));
    fc.assert(
      fc.property(picked, ({ service, reason }) => {
        const { status, label } = reasons[reason];
        expect(readStatus(statuses[status])).toBe(status);
        expect(readReason(label)).toBe(reason);
        for (const choice of pickLists(service, { status, reason }).engineering) {
          expect(readEngineering(choice.key, reason, service)).toBe(choice.key);
          expect(readEngineering(choice.label, reason, service)).toBe(choice.key);
        }
      }),
    );
  });
});

describe('spellings', () => {
  test.each([
    ['Product Feature/Capability', 'product-capability'],
    ['Product / Feature Capability', 'product-capability'],
    ['Customer IT Infrastructure and Remediation', 'it-infrastructure'],
    ['Customer IT Infrastructure, Remediation', 'it-infrastructure'],
    ['Billing, Licensing and Subscription', 'billing'],
    ['Billing, Licensing, Subscription', 'billing'],
    ['legal/regulatory', 'legal'],
  ])('%s is %s', (text, key) => expect(readReason(text)).toBe(key));

  test('what is no reason is none', () => {
    expect(readReason('Weather')).toBeUndefined();
    expect(readStatus('Done')).toBeUndefined();
    expect(readEngineering('Slack', 'competitive-solution', 'intune')).toBeUndefined();
  });

  test('a path reads as far as it goes', () => {
    expect(
      pathOf('teams', { status: 'no-intent', reason: 'competitive-solution', engineering: 'slack' }),
    ).toBe('No Intent / Using Competitive Solution / Slack');
    expect(pathOf('teams', { status: 'duplicate-invalid', reason: null, engineering: null })).toBe(
      'Duplicate/Invalid',
    );
    expect(pathOf('teams', { status: 'blocked', reason: 'billing', engineering: 'gone' })).toBe(
      'Blocked / Billing, Licensing, Subscription / gone',
    );
  });
});
