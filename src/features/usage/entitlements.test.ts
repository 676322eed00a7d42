import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { availableOn, availableSteps, type FeedStep, isOverridden, type Override } from './entitlements.ts';

const fed = (day: number, enabled: number, assigned: number | null = null): FeedStep => ({
  day,
  enabled,
  assigned,
  import: 1,
});
const said = (version: number, from: number, count: number | null): Override => ({
  version,
  from,
  count,
  why: 'ticket 4711',
  by: { id: 'person_1', name: 'Lotte Vandersloot' },
  at: new Date('2026-11-20T10:00:00Z'),
});
const counts = (steps: ReturnType<typeof availableSteps>, ...days: number[]) =>
  days.map((day) => availableOn(steps, day)?.count ?? null);

describe('available entitlements', () => {
  test('are 7,000 where an override says so and the feed says 6,292 (domain.md appendix D, 9)', () => {
    const steps = availableSteps([fed(100, 6292)], [said(1, 110, 7000)]);
    expect(availableOn(steps, 110)).toMatchObject({
      count: 7000,
      feed: { enabled: 6292 },
      override: { count: 7000 },
    });
  });

  test('are the feed’s before the day of the override, so that earlier figures stay as they were', () => {
    const steps = availableSteps([fed(100, 6292)], [said(1, 110, 7000)]);
    expect(counts(steps, 99, 100, 109, 110, 500)).toEqual([null, 6292, 6292, 7000, 7000]);
  });

  test('stay the override’s when the feed changes, and the feed’s newest count holds once it is let go', () => {
    const steps = availableSteps([fed(100, 6292), fed(120, 6400)], [said(1, 110, 7000), said(2, 130, null)]);
    expect(counts(steps, 120, 129, 130)).toEqual([7000, 7000, 6400]);
  });

  test('are what was said last, also when that begins earlier', () => {
    const steps = availableSteps([fed(100, 6292)], [said(1, 120, 7000), said(2, 110, 8000)]);
    expect(counts(steps, 110, 119, 120, 130)).toEqual([8000, 8000, 8000, 8000]);
  });

  test('can be none at all by an override, which is not the same as not known', () => {
    expect(counts(availableSteps([], [said(1, 110, 0)]), 109, 110)).toEqual([null, 0]);
  });

  test('are the assigned licences where those are asked for, and an override stands above them too', () => {
    const steps = availableSteps([fed(100, 6292, 6000), fed(105, 6300)], [said(1, 110, 7000)], 'assigned');
    expect(counts(steps, 100, 105, 110)).toEqual([6000, null, 7000]);
  });

  test('are on every day the last word that begins by then, else the feed’s last count by then', () => {
    const days = fc.integer({ min: 0, max: 20 });
    const someFeed = fc.uniqueArray(fc.tuple(days, fc.nat(9)), { maxLength: 5, selector: ([day]) => day });
    const words = fc.array(fc.tuple(days, fc.option(fc.nat(9))), { maxLength: 5 });
    fc.assert(
      fc.property(someFeed, words, days, (feed, overrides, day) => {
        let expected: number | null = null;
        for (const [from, count] of feed.toSorted(([a], [b]) => a - b)) if (from <= day) expected = count;
        let word: number | null = null;
        for (const [from, count] of overrides) if (from <= day) word = count;
        const steps = availableSteps(
          feed.toSorted(([a], [b]) => a - b).map(([from, count]) => fed(from, count)),
          overrides.map(([from, count], i) => said(i + 1, from, count)),
        );
        expect(availableOn(steps, day)?.count ?? null).toBe(word ?? expected);
      }),
    );
  });
});

test('there is something to let go while an override holds on the day or a later one', () => {
  const words = [said(1, 110, 7000), said(2, 130, null)];
  expect([109, 110, 129, 130, 131].map((day) => isOverridden(words, day))).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
  expect(isOverridden([said(1, 110, 7000), said(2, 100, null)], 90)).toBe(false);
});
