import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { taskStatuses } from '../tasks/model.ts';
import { type DayItem, dayGroups, dayKinds } from './model.ts';
import { daysLater, endOfWeek, groupOf, inOrder, isSnoozed, patienceOf } from './rules.ts';

// A Friday.
const today = '2026-11-27';
const someDay = fc.integer({ min: -40, max: 40 }).map((days) => daysLater(today, days));
const items: fc.Arbitrary<DayItem[]> = fc.uniqueArray(
  fc.record({
    id: fc.string({ minLength: 1, maxLength: 4 }),
    kind: fc.constantFrom(...dayKinds),
    title: fc.constant('Something'),
    about: fc.constant(''),
    tenant: fc.constant(null),
    due: fc.option(someDay),
    since: someDay,
    urgent: fc.boolean(),
    subject: fc.constant(''),
    service: fc.constant(''),
    version: fc.constant(0),
    mayFinish: fc.boolean(),
    snoozedUntil: fc.option(someDay),
  }),
  { selector: ({ id }) => id },
);

describe('the queue', () => {
  test('is the same, whatever order things were found in', () => {
    fc.assert(
      fc.property(items, fc.integer(), (all, seed) => {
        const shuffled = all.toSorted(
          (a, b) => ((a.id.length * 31 + seed) % 7) - ((b.id.length * 17 + seed) % 7),
        );
        expect(inOrder(shuffled.toReversed(), today)).toEqual(inOrder(all, today));
      }),
    );
  });

  test('holds everything once; overdue, today, this week, later; the soonest first in each', () => {
    fc.assert(
      fc.property(items, (all) => {
        const queue = inOrder(all, today);
        expect(queue.map(({ id }) => id).sort()).toEqual(all.map(({ id }) => id).sort());
        const ranks = queue.map(({ due }) => dayGroups.indexOf(groupOf(due, today)));
        expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
        const days = queue.map(({ due }) => due ?? today);
        expect(days).toEqual(days.toSorted());
      }),
    );
  });

  test('puts the urgent first in a day, and then what has waited longest', () => {
    const item = (id: string, more: Partial<DayItem>): DayItem => ({
      ...{ id, kind: 'note', title: '', about: '', tenant: null, due: today, since: today, urgent: false },
      ...{ subject: '', service: '', version: 0, mayFinish: true, snoozedUntil: null },
      ...more,
    });
    const queue = inOrder(
      [
        item('new', {}),
        item('old', { since: '2026-11-01' }),
        item('escalated', { urgent: true }),
        item('late', { due: '2026-11-26' }),
      ],
      today,
    );
    expect(queue.map(({ id }) => id)).toEqual(['late', 'escalated', 'old', 'new']);
  });
});

test.each([
  ['2026-11-26', 'overdue'],
  ['2026-11-27', 'today'],
  [null, 'today'],
  ['2026-11-28', 'week'],
  ['2026-11-29', 'week'],
  ['2026-11-30', 'later'],
])('due %s on Friday 27 November is %s', (due, group) => {
  expect(groupOf(due, today)).toBe(group);
});

test('a week ends on its Sunday, also when it is Sunday', () => {
  expect([endOfWeek('2026-11-23'), endOfWeek(today), endOfWeek('2026-11-29')]).toEqual(
    Array(3).fill('2026-11-29'),
  );
});

test('nobody waits for a task that is done, cancelled or not begun; the blocked are looked at soonest', () => {
  const patient = taskStatuses.filter((status) => patienceOf(status) !== undefined);
  expect(patient).not.toContain('Complete');
  expect(taskStatuses.filter((status) => patienceOf(status) === undefined)).toEqual([
    'Not Started',
    'Not Required',
    'Complete',
    'Cancelled',
  ]);
  expect(patienceOf('Blocked-Business')).toBeLessThan(patienceOf('In Progress') ?? 0);
});

test('what is put off comes back on the day itself', () => {
  expect(isSnoozed({ snoozedUntil: '2026-11-28' }, today)).toBe(true);
  expect(isSnoozed({ snoozedUntil: today }, today)).toBe(false);
  expect(isSnoozed({ snoozedUntil: null }, today)).toBe(false);
});
