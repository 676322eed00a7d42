import { expect, test } from 'vitest';
import { dayText } from '../../../base/days.ts';
import type { UsageDay } from '../model.ts';
import { bandsOf, daysOf, gapsOf, lastKnown, monthEnds, pointsOf, topOf, windowsOf } from './chart-points.ts';

const first = 20_450;
function day(at: number, people: number | null, more: Partial<UsageDay> = {}): UsageDay {
  return {
    day: dayText(first + at),
    activePeople: people,
    atLeast: people,
    atMost: people,
    newPeople: null,
    retained: null,
    resurrected: null,
    lapsed: null,
    entitlements: 200,
    percent: null,
    activeAndEntitled: null,
    entitledPercent: null,
    quality: people === null ? 'missing' : 'complete',
    dataDate: null,
    ...more,
  };
}
const percent = { value: 'percent', count: 'all' } as const;
const days = [day(0, 10), day(1, null, { atLeast: 8, atMost: 30 }), day(2, 20), day(3, 260)];

test('a day is drawn as its share of the entitlements, as people or capped; a bound as two', () => {
  expect(pointsOf(days, percent).map(({ value, low, high }) => [value, low, high])).toEqual([
    [5, 5, 5],
    [null, 4, 15],
    [10, 10, 10],
    [130, 130, 130],
  ]);
  expect(pointsOf(days, { value: 'percent', count: 'capped' }).at(-1)?.value).toBe(100);
  expect(pointsOf(days, { value: 'people', count: 'all' }).at(-1)?.value).toBe(260);
  const licensed = [
    day(0, 10, { activeAndEntitled: 8 }),
    day(1, 10),
    day(2, null, { atLeast: 8, atMost: 30 }),
  ];
  expect(
    pointsOf(licensed, { value: 'percent', count: 'entitled' }).map(({ value, low }) => [value, low]),
  ).toEqual([
    [4, 4],
    [null, null],
    [null, null],
  ]);
  expect(pointsOf(days, { value: 'entitlements', count: 'all' }).map(({ value }) => value)).toEqual([
    200, 200, 200, 200,
  ]);
});

test('missing days are runs with a reason, and their band joins the line on both sides', () => {
  const points = pointsOf([...days, day(4, null, { atLeast: null, atMost: null, quality: 'late' })], percent);
  expect(gapsOf(points)).toEqual([
    { from: first + 1, to: first + 1, quality: 'missing' },
    { from: first + 4, to: first + 4, quality: 'late' },
  ]);
  expect(bandsOf(points).map((band) => band.map((point) => point.day - first))).toEqual([[0, 1, 2]]);
});

test('month ends that have a figure are marked', () => {
  const month = Array.from({ length: 62 }, (_, i) => day(i, i === 20 ? null : i));
  for (const { day: at } of monthEnds(pointsOf(month, percent))) expect(dayText(at + 1)).toMatch(/-01$/);
  expect(monthEnds(pointsOf(month, percent)).length).toBeGreaterThan(0);
});

test('the axis has room for the next milestone, and for what is over 100 %', () => {
  expect(topOf(pointsOf([day(0, 10)], percent), [10, 40], percent)).toBe(12);
  expect(topOf(pointsOf([day(0, 40)], percent), [10, 40], percent)).toBeCloseTo(46);
  expect(topOf(pointsOf(days, percent), [10, 40], percent)).toBeCloseTo(143);
});

test('key figures are of the last day that has a figure, or else of the last of all', () => {
  expect(lastKnown([day(0, 10), day(1, null)])).toMatchObject({ activePeople: 10 });
  expect(lastKnown([day(0, null), day(1, null)])).toMatchObject({ day: dayText(first + 1) });
});

test('windows stand side by side, 28 days each, the newest last', () => {
  const many = Array.from({ length: 90 }, (_, i) => day(i, i));
  expect(windowsOf(many, 3).map(({ activePeople }) => activePeople)).toEqual([33, 61, 89]);
  expect(daysOf(many, '60')).toHaveLength(60);
});
