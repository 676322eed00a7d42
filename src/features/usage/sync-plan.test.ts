import { describe, expect, test } from 'vitest';
import { dayNumber, dayText } from '../../base/days.ts';
import {
  missingDays,
  nextRound,
  nextSlot,
  nextStep,
  nextTry,
  type Progress,
  type SyncedReport,
  syncedReports,
} from './sync-plan.ts';

const [activeUsers, , , copilot] = syncedReports as readonly [
  SyncedReport,
  SyncedReport,
  SyncedReport,
  SyncedReport,
];
const today = dayNumber('2026-11-25');
const refresh = today - 2;

/** All steps of a round; each day that is asked comes in. */
function round(report: SyncedReport, more: Partial<Progress> = {}): string[] {
  const known = new Set(more.known ?? [refresh]);
  const done = new Set<string>();
  const steps: string[] = [];
  for (;;) {
    const step = nextStep(report, { today, refresh, namesFrom: undefined, ...more, known, done });
    if (step === undefined) return steps;
    const name = step === 'snapshot' ? step : dayText(step);
    steps.push(name);
    done.add(name);
    if (step !== 'snapshot') known.add(step);
  }
}

describe('a round', () => {
  test('of a new tenant asks the last dates, then every day in reach, oldest first, none twice', () => {
    const steps = round(activeUsers);
    expect(steps.slice(0, 2)).toEqual(['snapshot', dayText(today - 27)]);
    expect(steps).toHaveLength(1 + 25);
    expect(steps.at(-1)).toBe(dayText(refresh - 1));
    expect(new Set(steps).size).toBe(steps.length);
  });

  test('of a tenant that has everything asks the three days that may have been corrected', () => {
    const known = new Set(Array.from({ length: 28 }, (_, i) => today - i));
    expect(round(activeUsers, { known })).toEqual([
      'snapshot',
      dayText(refresh - 3),
      dayText(refresh - 2),
      dayText(refresh - 1),
    ]);
  });

  test('never asks days from before the names changed', () => {
    const steps = round(activeUsers, { namesFrom: refresh - 1, known: new Set() });
    expect(steps).toEqual(['snapshot', dayText(refresh - 1), dayText(refresh)]);
  });

  test('asks nothing but the last dates where single days are not to be had, or nothing is there', () => {
    expect(round(copilot)).toEqual(['snapshot']);
    expect(round(activeUsers, { refresh: undefined })).toEqual(['snapshot']);
  });

  test('leaves out of reach what is 28 days old', () => {
    const progress = { today, refresh, known: new Set<number>(), namesFrom: undefined };
    expect(missingDays(activeUsers, progress)[0]).toBe(today - 27);
  });
});

describe('the clock', () => {
  const at = new Date('2026-11-25T10:00:00.000Z');

  test('gives the fifteenth request of ten minutes a later slot', () => {
    const asked = Array.from({ length: 14 }, (_, i) =>
      new Date(at.getTime() - 500_000 + i * 1000).toISOString(),
    );
    expect(nextSlot(asked.slice(1), at)).toEqual(at);
    expect(nextSlot(asked, at).getTime()).toBe(at.getTime() + 100_000);
    expect(nextSlot(asked, new Date(at.getTime() + 100_000)).getTime()).toBe(at.getTime() + 100_000);
  });

  test('brings every tenant its own minute of the night, the same every day', () => {
    const one = nextRound('tenant_a', at);
    expect(nextRound('tenant_a', one).getTime() - one.getTime()).toBe(86_400_000);
    const minutes = new Set(
      Array.from({ length: 200 }, (_, i) => nextRound(`tenant_${i}`, at).toISOString().slice(11, 16)),
    );
    expect(minutes.size).toBeGreaterThan(100);
    for (const text of minutes) expect(text >= '03:00' && text < '08:00', text).toBe(true);
  });

  test('waits longer after each failure, six hours at most', () => {
    const waits = [1, 2, 3, 20].map((attempts) => (nextTry(attempts, at).getTime() - at.getTime()) / 60_000);
    expect(waits).toEqual([5, 10, 20, 360]);
  });
});
