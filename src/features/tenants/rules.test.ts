import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { statusCategories } from './choice-model.ts';
import { motions, priorities } from './model.ts';
import {
  isActive,
  motionsFit,
  offered,
  type PriorityFacts,
  priorityWarnings,
  priorityWords,
} from './rules.ts';

const someMotions = fc.subarray([...motions]);

describe('motions', () => {
  test('Customer Health goes with Targeting and never with RFA; any other tenant may have RFA, Targeting or both', () => {
    expect(motionsFit(['Customer Health', 'Targeting', 'CSMAU'])).toBe(true);
    expect(motionsFit(['RFA', 'Targeting'])).toBe(true);
    expect(motionsFit([])).toBe(true);
    expect(motionsFit(['RFA', 'Customer Health'])).toBe(false);
  });

  test('leaving a motion out never makes others clash, in whatever order they stand', () => {
    fc.assert(
      fc.property(someMotions, fc.nat(), (all, at) => {
        if (!motionsFit(all)) return;
        expect(motionsFit(all.filter((_, n) => n !== at % 4))).toBe(true);
        expect(motionsFit(all.toReversed())).toBe(true);
      }),
    );
  });
});

const category = fc.constantFrom(null, ...statusCategories);

describe('whether a tenant is active', () => {
  test.each([
    ['without a status it is', null, false, true],
    ['blocked work is still work', 'blocked', false, true],
    ['so is paused work', 'paused', false, true],
    ['completed, it rests', 'completed', false, false],
    ['inactive by status', 'inactive', false, false],
    ['a queue for inactive tenants parks it, whatever its status', 'active', true, false],
  ] as const)('%s', (_, of, parked, active) => {
    expect(isActive({ category: of, parked }, null)).toBe(active);
  });

  test('what a person says wins over status and queue', () => {
    fc.assert(
      fc.property(category, fc.boolean(), fc.boolean(), (of, parked, said) => {
        expect(isActive({ category: of, parked }, said)).toBe(said);
      }),
    );
  });
});

const calm: PriorityFacts = {
  value: 'Medium',
  reason: 'Other',
  status: 'Active',
  category: 'active',
  statusDay: '2026-11-19',
  tags: [],
};
const today = '2026-11-20';

describe('warnings about a priority', () => {
  test.each([
    [
      'work that only assists is not of high priority',
      { value: 'High', tags: ['CSS-Assist'] },
      'assisted-not-high',
    ],
    ['a tenant that is led elsewhere is of low priority', { tags: ['Customer-led'] }, 'led-elsewhere-low'],
    [
      'an unresponsive customer is of low priority',
      { value: 'Medium', reason: 'Customer Unresponsive' },
      'unresponsive-low',
    ],
    [
      'an unknown status wants low with that reason',
      { value: 'Low', status: 'Status Unknown' },
      'unresponsive-low',
    ],
    ['low is for tenants at rest', { value: 'Low', reason: 'Other' }, 'low-but-active'],
    ['high wants a status every second week', { value: 'High', statusDay: '2026-11-05' }, 'high-cadence'],
    ['high without any status', { value: 'High', statusDay: null }, 'high-cadence'],
  ] as const)('%s', (_, change, warning) => {
    expect(priorityWarnings({ ...calm, ...change }, today)).toContain(warning);
  });

  test('a tenant in order has none, and on the fourteenth day high is still in order', () => {
    expect(priorityWarnings(calm, today)).toEqual([]);
    expect(priorityWarnings({ ...calm, value: 'High', statusDay: '2026-11-06' }, today)).toEqual([]);
    expect(priorityWarnings({ ...calm, value: 'Low', reason: 'Customer Unresponsive' }, today)).toEqual([]);
  });
});

test('a priority that a person has said reads as overridden, and without any it is empty', () => {
  expect(priorityWords({ priority: 'Low', override: 'High' })).toBe('High (overridden)');
  expect(priorityWords({ priority: 'Low', override: null })).toBe('Low');
  expect(priorityWords({ priority: null, override: null })).toBe('');
  for (const value of priorities) expect(priorityWords({ priority: null, override: value })).toContain(value);
});

test('a value that is offered no more can still be left where it stands', () => {
  const choices = [
    { value: 'Monitor', retired: false },
    { value: 'Watch', retired: true },
  ];
  expect(offered(choices, null).map(({ value }) => value)).toEqual(['Monitor']);
  expect(offered(choices, 'Watch').map(({ value }) => value)).toEqual(['Monitor', 'Watch']);
});
