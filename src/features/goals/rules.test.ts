import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TenantGrowth } from './model.ts';
import { daysOfYear, elapsed, isCircular, isInScope, progressOf } from './rules.ts';

const year = daysOfYear(2027, 7);
const tenant = (more: Partial<TenantGrowth>): TenantGrowth => ({
  tenantId: 'tenant_1',
  tenant: 'Contoso',
  region: 'EMEA',
  managed: true,
  engaged: false,
  fromDay: '2026-06-30',
  from: 100,
  toDay: '2026-11-25',
  to: 160,
  growth: 60,
  ...more,
});
const all = { region: null, managed: null, counts: 'total', target: 1000 } as const;

test('a fiscal year is named by the year in which it ends', () => {
  expect(year).toEqual({ first: '2026-07-01', last: '2027-06-30' });
  expect(daysOfYear(2026, 1)).toEqual({ first: '2026-01-01', last: '2026-12-31' });
  expect(daysOfYear(2024, 3)).toEqual({ first: '2023-03-01', last: '2024-02-29' });
});

describe('what a goal counts', () => {
  test('is every tenant of its region, managed or not as it says, and engaged ones only where it says so', () => {
    expect(isInScope({ ...all, region: 'EMEA' }, tenant({}))).toBe(true);
    expect(isInScope({ ...all, region: 'Americas' }, tenant({}))).toBe(false);
    expect(isInScope({ ...all, managed: false }, tenant({}))).toBe(false);
    expect(isInScope({ ...all, counts: 'influenced' }, tenant({}))).toBe(false);
    expect(isInScope({ ...all, counts: 'influenced' }, tenant({ engaged: true }))).toBe(true);
  });

  test('A20: Asia is APJ', () => {
    expect(isInScope({ ...all, region: 'APJ' }, tenant({ region: 'Asia' }))).toBe(true);
    expect(isInScope({ ...all, region: 'Asia' }, tenant({ region: 'APJ' }))).toBe(true);
  });

  test('is what grew less what fell', () => {
    const found = progressOf(all, [tenant({}), tenant({ growth: -20 })], year, '2026-11-27');
    expect(found).toMatchObject({ actual: 40, tenants: 2, unknown: 0, share: 4 });
  });

  test('E9: a tenant without a figure is told apart, and is no zero', () => {
    const unknown = tenant({ growth: null, to: null });
    expect(progressOf(all, [tenant({}), unknown], year, '2026-11-27')).toMatchObject({
      actual: 60,
      tenants: 2,
      unknown: 1,
    });
    expect(progressOf(all, [unknown], year, '2026-11-27')).toMatchObject({
      actual: null,
      share: null,
      pace: 'unknown',
    });
  });
});

describe('the pace', () => {
  const paceAt = (growth: number, today: string) => progressOf(all, [tenant({ growth })], year, today).pace;
  test('is what the days so far would have brought, if each brought the same', () => {
    expect(progressOf(all, [], year, '2026-06-30').expected).toBe(0);
    expect(progressOf(all, [], year, '2027-06-30').expected).toBe(1000);
    expect(progressOf(all, [], year, '2028-01-01').expected).toBe(1000);
    expect(paceAt(500, '2026-11-27')).toBe('ahead');
    expect(paceAt(300, '2026-11-27')).toBe('behind');
    expect(paceAt(1000, '2026-11-27')).toBe('reached');
  });

  test('never falls while the year goes on', () => {
    const day = fc.integer({ min: 0, max: 400 });
    const text = (n: number) => new Date(Date.UTC(2026, 5, 20 + n)).toISOString().slice(0, 10);
    fc.assert(
      fc.property(day, day, (one, other) => {
        const [early, late] = one < other ? [one, other] : [other, one];
        expect(elapsed(year, text(early))).toBeLessThanOrEqual(elapsed(year, text(late)));
      }),
    );
  });
});

test('no goal stands below itself', () => {
  const parents = new Map([
    ['a', null],
    ['b', 'a'],
    ['c', 'b'],
  ]);
  expect(isCircular('a', 'c', parents)).toBe(true);
  expect(isCircular('a', 'a', parents)).toBe(true);
  expect(isCircular('c', 'a', parents)).toBe(false);
  expect(isCircular('new', null, parents)).toBe(false);
});
