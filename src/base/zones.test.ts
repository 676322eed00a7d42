import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Day } from './time.ts';
import { momentOf, wallAt } from './zones.ts';

const at = (zone: string, day: string, time: string) => {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return momentOf(zone, { day: day as Day, minute: hour * 60 + minute })?.toISOString();
};

test('what a clock shows is one moment, by the offset of that day', () => {
  expect(at('Europe/Berlin', '2026-12-01', '14:30')).toBe('2026-12-01T13:30:00.000Z');
  expect(at('Europe/Berlin', '2026-07-01', '14:30')).toBe('2026-07-01T12:30:00.000Z');
  expect(at('Asia/Kathmandu', '2026-12-01', '00:00')).toBe('2026-11-30T18:15:00.000Z');
  expect(at('UTC', '2026-12-01', '23:59')).toBe('2026-12-01T23:59:00.000Z');
});

test('a time that clocks are set forward past is none; of one that comes twice the first counts', () => {
  expect(at('Europe/Berlin', '2027-03-28', '02:30')).toBeUndefined();
  expect(at('Europe/Berlin', '2026-10-25', '02:30')).toBe('2026-10-25T00:30:00.000Z');
  // A whole day that a place skipped.
  expect(at('Pacific/Apia', '2011-12-30', '12:00')).toBeUndefined();
});

test('every moment, read off a clock, is that moment again, or the same an hour earlier', () =>
  fc.assert(
    fc.property(
      fc.constantFrom('Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata', 'UTC'),
      fc.integer({ min: Date.UTC(2020, 0) / 60_000, max: Date.UTC(2030, 0) / 60_000 }),
      (zone, minutes) => {
        const moment = new Date(minutes * 60_000);
        const found = momentOf(zone, wallAt(zone, moment));
        const earlier = moment.getTime() - (found?.getTime() ?? 0);
        expect([0, 30, 60]).toContain(earlier / 60_000);
      },
    ),
  ));
