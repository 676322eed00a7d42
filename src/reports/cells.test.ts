import { expect, test } from 'vitest';
import { dayNumber, dayText } from '../base/days.ts';
import { badDay, countAt, type DayOrder, dayAt, flagAt } from './cells.ts';
import { noDay } from './model.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const day = (text: string, order?: DayOrder) => dayAt(bytesOf(text), 0, bytesOf(text).length, order);

test('every day of a century is read as the day it is', () => {
  for (let number = dayNumber('2000-01-01'); number < dayNumber('2100-01-01'); number++)
    if (day(dayText(number)) !== number) expect.fail(dayText(number));
});

test('days that no month has are none', () => {
  for (const text of [
    '2026-02-29',
    '2100-02-29',
    '2026-04-31',
    '2026-00-01',
    '2026-01-00',
    '2026-13-01',
    '2026-01-32',
  ])
    expect([text, day(text)]).toEqual([text, badDay]);
  expect(day('2028-02-29')).toBe(dayNumber('2028-02-29'));
});

test('a day is read in the order that was said, and as 2026-01-31 in any order', () => {
  const third = dayNumber('2026-02-03');
  expect(day('03/02/2026', 'd-m-y')).toBe(third);
  expect(day('3.2.2026 14:05', 'd-m-y')).toBe(third);
  expect(day('2/3/2026, 2:05:00 PM', 'm-d-y')).toBe(third);
  expect(day('2026-02-03', 'd-m-y')).toBe(third);
  expect(day('2026-02-03T23:59:59.999Z', 'm-d-y')).toBe(third);
  expect(day('13/14/2026', 'm-d-y')).toBe(badDay);
  expect(day('03/02/2026')).toBe(badDay);
  expect(day('01/01/0001', 'm-d-y')).toBe(noDay);
});

test('a flag is True or Yes or 1, False or No or 0, or says nothing', () => {
  const flag = (text: string) => flagAt(bytesOf(text), 0, text.length);
  expect(['True', 'true', 'TRUE', 'Yes', '1', '"True"', ' yes', 'Deleted'].map(flag)).toEqual(
    Array(8).fill(1),
  );
  expect(['False', 'FALSE', 'No', '0', '"no"'].map(flag)).toEqual(Array(5).fill(0));
  expect(['', ' ', '""', 'perhaps', 'Active'].map(flag)).toEqual(Array(5).fill(2));
});

test('a count is a whole number from 0', () => {
  const count = (text: string) => countAt(bytesOf(text), 0, text.length);
  expect(['0', '7', '"180"', '2147483648'].map(count)).toEqual([0, 7, 180, 2147483648]);
  expect(['', '-1', '1.5', '1 000', 'ALL', '""', '99999999999'].map(count)).toEqual(Array(7).fill(-1));
});
