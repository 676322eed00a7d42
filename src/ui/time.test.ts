import { expect, test } from 'vitest';
import {
  formatCount,
  formatDay,
  formatMoment,
  formatPercent,
  formatShortDay,
  formatShortMoment,
  formatZone,
} from './time.ts';

const now = new Date('2026-11-23T12:00:00Z');

test('a day names its weekday and writes the month in letters', () => {
  expect(formatDay('2026-11-20')).toBe('Fri 20 Nov 2026');
  expect(formatDay('2026-09-01')).toBe('Tue 1 Sep 2026');
});

test('a bare day is the same day in every time zone', () => {
  expect(formatShortDay('2026-01-01', now)).toBe('1 Jan');
});

test('the year is said only when it is another one', () => {
  expect(formatShortDay('2026-11-20', now)).toBe('20 Nov');
  expect(formatShortDay('2025-11-20', now)).toBe('20 Nov 2025');
});

test('a moment names place and offset, in summer and in winter', () => {
  expect(formatMoment('2026-11-20T13:30:00Z', 'Europe/Oslo')).toBe('Fri 20 Nov 2026, 14:30 Oslo (UTC+1)');
  expect(formatMoment('2026-07-20T13:30:00Z', 'Europe/Oslo')).toBe('Mon 20 Jul 2026, 15:30 Oslo (UTC+2)');
});

test('a moment west of Greenwich falls on the day it has there, with a true minus', () => {
  expect(formatMoment('2026-11-20T02:05:00Z', 'America/New_York')).toBe(
    'Thu 19 Nov 2026, 21:05 New York (UTC−5)',
  );
  expect(formatZone('2026-11-20T02:05:00Z', 'America/St_Johns')).toBe('St Johns (UTC−3:30)');
});

test('UTC is itself, not a place', () => {
  expect(formatMoment('2026-11-20T00:00:00Z', 'UTC')).toBe('Fri 20 Nov 2026, 00:00 UTC');
});

test('day and clock of a short moment are of the same place', () => {
  expect(formatShortMoment('2026-11-20T23:30:00Z', now, 'Europe/Oslo')).toBe('21 Nov 00:30');
});

test('numbers have thousands, a true minus, and a hard space before the percent sign', () => {
  expect(formatCount(-25700)).toBe('−25,700');
  expect(formatPercent(38.42, 1)).toBe('38.4\u00a0%');
  expect(formatPercent(50)).toBe('50\u00a0%');
});
