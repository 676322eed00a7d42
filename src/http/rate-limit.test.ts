import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Problem } from '../base/problems.ts';
import { RateLimit } from './rate-limit.ts';

const start = Date.UTC(2026, 10, 20, 10);
const after = (ms: number) => new Date(start + ms);

function isTaken(limit: RateLimit, caller: string, now: Date): boolean {
  try {
    limit.take(caller, now);
    return true;
  } catch (error) {
    expect(error).toBeInstanceOf(Problem);
    return false;
  }
}

test('no stretch of time lets more through than the burst and what was refilled in it', () => {
  const rate = { burst: 5, perMinute: 60 };
  fc.assert(
    fc.property(fc.array(fc.nat(3000), { maxLength: 60 }), (gaps) => {
      const limit = new RateLimit(rate);
      let ms = 0;
      const times: number[] = [];
      for (const gap of gaps) {
        ms += gap;
        if (isTaken(limit, 'lotte', after(ms))) times.push(ms);
      }
      for (const [from, begin] of times.entries())
        for (const [to, end] of times.entries())
          if (to >= from) expect(to - from + 1).toBeLessThanOrEqual(rate.burst + (end - begin) / 1000 + 1e-6);
    }),
  );
});

test('the refusal says how long to wait, and that is enough', () => {
  const limit = new RateLimit({ burst: 2, perMinute: 20 });
  limit.take('lotte', after(0));
  limit.take('lotte', after(0));
  expect(() => limit.take('lotte', after(500))).toThrow(
    expect.objectContaining({ details: { retryAfter: 3 } }),
  );
  limit.take('lotte', after(3500));
});

test('callers do not eat from each other’s bucket', () => {
  const limit = new RateLimit({ burst: 1, perMinute: 1 });
  expect([isTaken(limit, 'lotte', after(0)), isTaken(limit, 'jonas', after(0))]).toEqual([true, true]);
  expect([isTaken(limit, 'lotte', after(0)), isTaken(limit, 'jonas', after(0))]).toEqual([false, false]);
});

test('a clock that is set back refills nothing and locks nobody out', () => {
  const limit = new RateLimit({ burst: 1, perMinute: 60 });
  limit.take('lotte', after(0));
  expect(isTaken(limit, 'lotte', after(-3_600_000))).toBe(false);
  expect(isTaken(limit, 'lotte', after(-3_600_000 + 1000))).toBe(true);
});

test('a crowd of callers takes no more memory than 50,000 of them', () => {
  const limit = new RateLimit({ burst: 1, perMinute: 1 });
  for (let n = 0; n < 50_001; n++) limit.take(`caller ${n}`, after(0));
  // The first was forgotten, the second not.
  expect(isTaken(limit, 'caller 1', after(0))).toBe(false);
  expect(isTaken(limit, 'caller 0', after(0))).toBe(true);
});
