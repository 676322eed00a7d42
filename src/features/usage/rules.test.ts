import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayNumber, dayText } from '../../base/days.ts';
import {
  type Compared,
  differenceOf,
  fiscalYearGrowth,
  fiscalYearOf,
  milestonesOf,
  nextMilestone,
  type Point,
  peopleNeeded,
  percentOf,
  trailingGrowth,
  weightedPercent,
} from './rules.ts';

describe('a share of the entitlements (domain.md appendix D)', () => {
  test.each([
    [13_152, 67_050, 19.62],
    [38_282, 68_905, 55.56],
    [77, 250, 30.8],
    [3801, 9772, 38.9],
    [102_263, 237_672, 43.03],
  ])('%i of %i people are %f %%', (people, entitlements, percent) => {
    expect(percentOf(people, entitlements)).toBe(percent);
  });

  test('is over 100 % when more people than entitlements are active, and 100 % capped', () => {
    expect(percentOf(1006, 1000)).toBe(100.6);
    expect(percentOf(1006, 1000, true)).toBe(100);
  });

  test('is undefined without entitlements, never zero', () => {
    expect(percentOf(5, 0)).toBeNull();
    expect(percentOf(5, null)).toBeNull();
  });

  test('over several is weighted, and capped each before the sum', () => {
    const parts = [
      { people: 150, entitlements: 100 },
      { people: 10, entitlements: 300 },
      { people: 7, entitlements: null },
    ];
    expect(weightedPercent(parts)).toBe(40);
    expect(weightedPercent(parts, true)).toBe(27.5);
  });
});

describe('people needed to reach a milestone (domain.md appendix D)', () => {
  test.each([
    [1611, 10_222, 40, 2478],
    [1611, 10_222, 10, 0],
    [77, 250, 40, 23],
    [3801, 9772, 40, 108],
    [0, 999, 10, 100],
    [0, 1000, 10, 100],
  ])('with %i of %i, for %i %%: %i', (people, entitlements, milestone, needed) => {
    expect(peopleNeeded(people, entitlements, milestone)).toBe(needed);
  });

  test('are just enough: one fewer does not do', () => {
    fc.assert(
      fc.property(
        fc.nat(1e6),
        fc.integer({ min: 1, max: 1e6 }),
        fc.integer({ min: 1, max: 100 }),
        (au, ent, m) => {
          const needed = peopleNeeded(au, ent, m);
          expect((au + needed) * 100).toBeGreaterThanOrEqual(m * ent);
          if (needed > 0) expect((au + needed - 1) * 100).toBeLessThan(m * ent);
        },
      ),
    );
  });
});

const pointsOf = (...people: (number | null)[]): Point[] =>
  people.map((value, i) => ({ day: 100 + i, people: value, entitlements: 100 }));

describe('a milestone', () => {
  test('is dated at its first crossing and not taken back', () => {
    expect(milestonesOf(pointsOf(5, 10, 3, 45), [10, 40, 60])).toEqual([
      { percent: 10, reachedOn: 101, orEarlier: false, needed: 0 },
      { percent: 40, reachedOn: 103, orEarlier: false, needed: 0 },
      { percent: 60, reachedOn: null, orEarlier: false, needed: 15 },
    ]);
  });

  test('that is not held any more says both: when it was reached, and how many people are short of it now', () => {
    const milestones = milestonesOf(pointsOf(5, 12, 12, 3), [10, 40]);
    expect(milestones[0]).toEqual({ percent: 10, reachedOn: 101, orEarlier: false, needed: 7 });
    expect(nextMilestone(milestones)).toBe(milestones[0]);
  });

  test('may have been reached earlier when the days before it are not known', () => {
    expect(milestonesOf(pointsOf(5, null, 12), [10])).toEqual([
      { percent: 10, reachedOn: 102, orEarlier: true, needed: 0 },
    ]);
  });

  test('is measured on the last day that is known, and not at all without entitlements', () => {
    expect(milestonesOf(pointsOf(5, null), [10])[0]?.needed).toBe(5);
    const none = { day: 100, people: 5, entitlements: null };
    expect(milestonesOf([none], [10])).toEqual([
      { percent: 10, reachedOn: null, orEarlier: false, needed: null },
    ]);
    expect(milestonesOf([{ ...none, entitlements: 0 }], [10])[0]).toMatchObject({
      reachedOn: null,
      needed: null,
    });
    expect(nextMilestone(milestonesOf([none], [10]))).toBeUndefined();
    expect(nextMilestone(milestonesOf(pointsOf(90), [10, 40]))).toBeUndefined();
  });

  test('once it was reached stays reached, whatever comes after', () => {
    const people = fc.array(fc.option(fc.nat(100)), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(people, people, fc.integer({ min: 1, max: 100 }), (before, after, percent) => {
        const [now] = milestonesOf(pointsOf(...before), [percent]);
        const [later] = milestonesOf(pointsOf(...before, ...after), [percent]);
        if (now?.reachedOn != null)
          expect(later).toMatchObject({ reachedOn: now.reachedOn, orEarlier: now.orEarlier });
        else if (later?.reachedOn != null)
          expect(later.reachedOn).toBeGreaterThanOrEqual(100 + before.length);
      }),
    );
  });
});

test('trailing growth is told when both ends are known', () => {
  const points = pointsOf(5, null, 12, 20);
  expect(trailingGrowth(points, 103, 3)).toBe(15);
  expect(trailingGrowth(points, 103, 2)).toBeNull();
  expect(trailingGrowth(points, 103, 28)).toBeNull();
});

test('the fiscal year begins in July and is named after the year it ends in', () => {
  const of = (day: string) => {
    const { year, from } = fiscalYearOf(dayNumber(day), 7);
    return [year, dayText(from)];
  };
  expect(of('2026-06-30')).toEqual([2026, '2025-07-01']);
  expect(of('2026-07-01')).toEqual([2027, '2026-07-01']);
  const points = ['2026-06-30', '2026-08-01'].map((day, i) => ({
    day: dayNumber(day),
    people: 10 + 5 * i,
    entitlements: null,
  }));
  expect(fiscalYearGrowth(points, dayNumber('2026-08-01'), 7)).toBe(5);
});

test('differences along a way add up to the difference of its ends, exactly', () => {
  const figure = fc
    .tuple(fc.nat(1e6), fc.integer({ min: 1, max: 1e6 }))
    .map(([people, entitlements]): Compared => {
      return { activePeople: people, entitlements, percent: percentOf(people, entitlements) };
    });
  fc.assert(
    fc.property(fc.array(figure, { minLength: 2, maxLength: 5 }), (figures) => {
      const whole = differenceOf(figures[0] as Compared, figures.at(-1) as Compared);
      const parts = figures.slice(1).map((after, i) => differenceOf(figures[i] as Compared, after));
      for (const what of ['activePeople', 'entitlements', 'percent'] as const) {
        const hundredths = parts.map((part) => Math.round((part[what] ?? Number.NaN) * 100));
        expect(hundredths.reduce((a, b) => a + b)).toBe(Math.round((whole[what] ?? Number.NaN) * 100));
      }
    }),
  );
});

test('a difference to what is not known is not known, and never the whole', () => {
  const known = { activePeople: 5, entitlements: 10, percent: 50 };
  expect(differenceOf({ ...known, entitlements: null, percent: null }, known)).toEqual({
    activePeople: 0,
    entitlements: null,
    percent: null,
  });
});
