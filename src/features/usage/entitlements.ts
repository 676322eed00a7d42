import type { DayNumber } from '../../base/days.ts';

/** What the feed said of a service: it holds from its day until the next. */
export interface FeedStep {
  readonly day: DayNumber;
  /** Bought and usable. */
  readonly enabled: number;
  /** Of them, given to people; null where the feed doesn't say. */
  readonly assigned: number | null;
  readonly import: number;
}

/** A count that somebody put in place of the feed's, from a day on; null lets the feed count again. */
export interface Override {
  readonly version: number;
  readonly from: DayNumber;
  readonly count: number | null;
  readonly why: string;
  readonly by: { readonly id: string; readonly name: string };
  readonly at: Date;
}

/** What is available from a day on, until the next step, and why: `override ?? feed` (domain.md 3.6). */
export interface Available {
  readonly day: DayNumber;
  readonly count: number | null;
  readonly feed: FeedStep | null;
  readonly override: (Override & { readonly count: number }) | null;
}
export type EntitlementSteps = readonly Available[];

/** Which of the feed's counts is meant. */
export type FeedCount = 'enabled' | 'assigned';

/**
 * The available entitlements of a service, from step to step.
 * @param feed ascending by day
 * @param said in the order in which it was said: of two words about a day the later one holds, whatever day it begins on
 */
export function availableSteps(
  feed: readonly FeedStep[],
  said: readonly Override[],
  which: FeedCount = 'enabled',
): EntitlementSteps {
  const days = new Set([...feed.map(({ day }) => day), ...said.map(({ from }) => from)]);
  return [...days]
    .sort((a, b) => a - b)
    .map((day) => {
      const fed = feed.findLast((step) => step.day <= day) ?? null;
      const word = said.findLast(({ from }) => from <= day);
      const override = word === undefined || word.count === null ? null : { ...word, count: word.count };
      return { day, count: override?.count ?? fed?.[which] ?? null, feed: fed, override };
    });
}

/** What holds on a day; undefined when nothing is known of it. */
export function availableOn(steps: EntitlementSteps, day: DayNumber): Available | undefined {
  return steps.findLast((step) => step.day <= day);
}

/** Whether an override holds on the day or on a later one. */
export function isOverridden(said: readonly Override[], day: DayNumber): boolean {
  const steps = availableSteps([], said);
  return steps.some(
    (step) => step.override !== null && (step.day >= day || availableOn(steps, day) === step),
  );
}
