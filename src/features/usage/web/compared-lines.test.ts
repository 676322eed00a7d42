import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Figure } from '../model.ts';
import { chosenServices, comparedLines, mostLines, pickedServices, spread } from './compared-lines.ts';

const figure = (service: string, day: string, people: number | null): Figure => ({
  tenant: 'contoso',
  day,
  service,
  activePeople: people,
  atLeast: people ?? 3,
  atMost: people ?? 5,
  newPeople: null,
  retained: null,
  resurrected: null,
  lapsed: null,
  entitlements: service === 'yammer' ? null : 100,
  percent: people,
  activeAndEntitled: null,
  entitledPercent: null,
  quality: people === null ? 'missing' : 'complete',
  definition: 1,
  dataDate: day,
});
const service = (id: string) => ({
  id,
  name: id,
  group: 'Office 365',
  people: 1,
  entitlements: 1,
  percent: 1,
});
const known = ['teams', 'exchange', 'yammer', 'a', 'b', 'c', 'd'].map(service);

describe('lines beside each other', () => {
  const figures = [
    figure('teams', '2026-11-19', 10),
    figure('teams', '2026-11-20', null),
    figure('yammer', '2026-11-19', 4),
    figure('yammer', '2026-11-20', 6),
  ];

  test('each service keeps its own figures; one without entitlements has people and no share', () => {
    const people = comparedLines(['yammer', 'teams'], figures, { value: 'people', count: 'all' }, (id) => id);
    expect(people.map(({ id, points }) => [id, points.map(({ value }) => value)])).toEqual([
      ['yammer', [4, 6]],
      ['teams', [10, null]],
    ]);
    const [share] = comparedLines(['yammer'], figures, { value: 'percent', count: 'all' }, (id) => id);
    expect([share?.points.map(({ value }) => value), share?.last]).toEqual([[null, null], undefined]);
  });

  test('the last day of a line may have bounds only, and says so', () => {
    const [teams] = comparedLines(['teams'], figures, { value: 'people', count: 'all' }, (id) => id);
    expect(teams?.last).toMatchObject({ value: null, low: 3, high: 5 });
  });
});

test('the main service comes first; what the tenant has not, comes twice or is one too many is left out', () => {
  const chosen = (compare: string[]) => chosenServices({ service: 'any', compare }, known);
  expect(chosen(['teams', 'nothing', 'teams', 'any'])).toEqual(['any', 'teams']);
  expect(chosen(known.map(({ id }) => id))).toHaveLength(mostLines);
});

test('picking a service again drops it; the address forgets an empty comparison', () => {
  expect(pickedServices(['teams'], 'yammer')).toBe('teams,yammer');
  expect(pickedServices(['teams'], 'teams')).toBeUndefined();
});

test('labels never lie on each other, keep their order, and stay where there is room', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 200 })), (wanted) => {
      const placed = spread(wanted, 14);
      const inOrder = placed.toSorted((a, b) => a - b);
      for (const [i, y] of inOrder.entries())
        if (i > 0) expect(y - (inOrder[i - 1] ?? 0)).toBeGreaterThanOrEqual(14);
      for (const [i, y] of placed.entries()) expect(y).toBeGreaterThanOrEqual(wanted[i] ?? 0);
    }),
  );
  expect(spread([10, 40], 14)).toEqual([10, 40]);
});
