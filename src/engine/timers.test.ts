import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Timer } from './definition.ts';
import { dayAfter, dueTimers, isWorkingDay, nextDue } from './timers.ts';

const timer = (days: number, working: boolean, again: boolean): Timer => ({
  days,
  working,
  again,
  event: null,
  do: [],
  line: 1,
});
const holidays = new Set(['2026-12-25', '2027-01-01']);

describe('a span of working days', () => {
  test.each([
    ['from a Friday leads over the weekend', '2026-11-20', 1, '2026-11-23'],
    ['from a Monday stays in the week', '2026-11-16', 4, '2026-11-20'],
    ['from a Saturday begins with Monday', '2026-11-21', 1, '2026-11-23'],
    ['leaves holidays out', '2026-12-24', 1, '2026-12-28'],
    ['of two weeks with a holiday', '2026-12-21', 10, '2027-01-06'],
  ])('%s', (_, from, days, to) => {
    expect(dayAfter(from, { days, working: true }, holidays)).toBe(to);
  });

  test('always ends on a working day, and has as many in it as it says', () => {
    const day = fc.date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 60 }), (date, days) => {
        const from = date.toISOString().slice(0, 10);
        const to = dayAfter(from, { days, working: true }, holidays);
        expect(isWorkingDay(to, holidays)).toBe(true);
        let count = 0;
        for (let d = from; d !== to; ) {
          d = dayAfter(d, { days: 1, working: false });
          if (isWorkingDay(d, holidays)) count++;
        }
        expect(count).toBe(days);
      }),
    );
  });
});

describe('timers of a state', () => {
  const timers = [timer(5, true, true), timer(30, false, false)];
  test('run out on their day, not before', () => {
    expect(dueTimers(timers, '2026-11-16', '2026-11-20', {})).toEqual([]);
    expect(dueTimers(timers, '2026-11-16', '2026-11-23', {})).toEqual([
      { timer: 0, time: 1, day: '2026-11-23' },
    ]);
  });
  test('that repeat are seen to once for all times that were missed', () => {
    expect(dueTimers(timers, '2026-11-16', '2026-12-09', {})).toEqual([
      { timer: 0, time: 3, day: '2026-12-07' },
    ]);
    expect(dueTimers(timers, '2026-11-16', '2026-12-09', { 0: 3 })).toEqual([]);
  });
  test('that do not repeat run out once', () => {
    expect(dueTimers(timers, '2026-11-16', '2027-06-01', { 0: 99 })).toEqual([
      { timer: 1, time: 1, day: '2026-12-16' },
    ]);
    expect(dueTimers(timers, '2026-11-16', '2027-06-01', { 0: 999, 1: 1 })).toEqual([]);
  });
  test('tell when the next one runs out', () => {
    expect(nextDue(timers, '2026-11-16', {})).toBe('2026-11-23');
    expect(nextDue(timers, '2026-11-16', { 0: 1 })).toBe('2026-11-30');
    expect(nextDue([], '2026-11-16', {})).toBeNull();
  });
  test('are due exactly from the day that was told as the next', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.boolean(),
        fc.integer({ min: 0, max: 5 }),
        (days, working, seen) => {
          const one = [timer(days, working, true)];
          const next = nextDue(one, '2026-11-16', { 0: seen }) as string;
          expect(dueTimers(one, '2026-11-16', next, { 0: seen })).toMatchObject([{ time: seen + 1 }]);
          const before = new Date(Date.parse(next) - 86_400_000).toISOString().slice(0, 10);
          expect(dueTimers(one, '2026-11-16', before, { 0: seen })).toEqual([]);
        },
      ),
    );
  });
});
