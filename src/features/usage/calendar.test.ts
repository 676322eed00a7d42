import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayNumber, dayText } from '../../base/days.ts';
import type { CoveredDay } from '../../warehouse/warehouse.ts';
import { calendarOf } from './calendar.ts';
import type { Withheld } from './withheld.ts';

const exchange = 1;
const teams = 6;
const any = { name: 'any', services: [exchange, teams] };
const d = (text: string) => dayNumber(text);
const first = d('2026-01-01');

function covered(day: number, more: Partial<CoveredDay> = {}): CoveredDay {
  return {
    tenant: 1,
    report: 1,
    day,
    nameSpace: 0,
    scope: 'snapshot',
    services: [exchange, teams],
    rows: 20,
    activeRows: 7,
    import: 1,
    ...more,
  };
}

const daily = (count: number, more: Partial<CoveredDay> = {}, from = first) =>
  Array.from({ length: count }, (_, i) => covered(from + i, more));

function look(days: readonly CoveredDay[], from: number, to = from, today = first + 1000, series = any) {
  return calendarOf(days, series, { from, to }, today);
}

const withheld = (day: number, people: number | null = 9): Withheld => ({
  report: 1,
  day,
  why: 'counted-more',
  people,
});

describe('a day', () => {
  test('is complete when its own snapshot is in', () => {
    expect(look([covered(first)], first)).toMatchObject([
      { state: 'complete', exact: true, dataDay: first, gap: undefined },
    ]);
  });

  test('without its own snapshot is missing, and its gap reaches to the next one', () => {
    const [day] = look([covered(first), covered(first + 5)], first + 2);
    expect(day).toMatchObject({ state: 'missing', exact: false, dataDay: first });
    expect(day?.gap).toEqual({
      series: 'any',
      day: first + 2,
      until: first + 5,
      vanished: { series: 10_001, listed: first, gone: first + 5 },
    });
  });

  test('after the last snapshot is late for three days, then missing; whoever was listed may have been active', () => {
    const [late] = look([covered(first)], first + 2, first + 2, first + 3);
    expect(late).toMatchObject({ state: 'late', exact: false });
    expect(late?.gap?.vanished).toEqual({ series: 10_001, listed: first });
    expect(look([covered(first)], first + 2, first + 2, first + 9)).toMatchObject([{ state: 'missing' }]);
  });

  test('is complete when day files cover what a snapshot leaves open', () => {
    const files = [covered(first), ...daily(3, { scope: 'day' }, first + 1)];
    expect(look(files, first + 3)).toMatchObject([{ exact: true, dataDay: first + 3 }]);
    expect(look(files, first + 4)).toMatchObject([{ exact: false }]);
    expect(look(files.toSpliced(2, 1), first + 3)).toMatchObject([{ exact: false }]);
  });

  test('is complete when 28 day files cover its window', () => {
    const files = daily(28, { scope: 'day' });
    expect(look(files, first + 27)).toMatchObject([{ exact: true }]);
    expect(look(files, first + 26)).toMatchObject([{ exact: false }]);
  });

  test('of which a file says nothing is told from its rows: all active on the day is a day file, but not of a handful', () => {
    const unknown = { scope: 'unknown', rows: 12, activeRows: 12 } as const;
    expect(look([covered(first, unknown)], first)).toMatchObject([{ exact: false }]);
    expect(look([covered(first, { ...unknown, activeRows: 11 })], first)).toMatchObject([{ exact: true }]);
    const few = { ...unknown, rows: 9, activeRows: 9 };
    expect(look([covered(first, few)], first)).toMatchObject([{ exact: true }]);
  });

  test('with a header and no rows has no data yet', () => {
    expect(look([covered(first, { rows: 0, activeRows: 0 })], first)).toMatchObject([
      { state: 'missing', exact: false, nameSpace: undefined },
    ]);
  });
});

describe('a series of several services', () => {
  test('is exact when each of them is', () => {
    const files = [
      covered(first, { services: [exchange] }),
      covered(first, { report: 2, services: [teams] }),
    ];
    expect(look(files, first)).toMatchObject([{ exact: true }]);
    expect(look([...files, covered(first + 1, { services: [exchange] })], first + 1)).toMatchObject([
      { exact: false },
    ]);
  });

  test('does not wait for a service that the tenant has never had a report of', () => {
    expect(look([covered(first, { services: [exchange] })], first)).toMatchObject([{ exact: true }]);
  });
});

describe('days that are kept no more', () => {
  test('are forgotten, and so are those whose windows reach back to them; they have no upper bound', () => {
    const kept = first + 50;
    // One of them is whole, and tells nothing of the days that are gone.
    const files = [covered(kept + 3), ...daily(40, {}, kept + 27)];
    const days = calendarOf(files, any, { from: first, to: kept + 66 }, first + 1000, {
      forgottenBefore: kept,
    });
    const forgotten = days.filter(({ state }) => state === 'forgotten');
    expect(forgotten.map(({ day }) => day)).toEqual(Array.from({ length: 77 }, (_, i) => first + i));
    expect(forgotten.some(({ exact, gap }) => exact || gap !== undefined)).toBe(false);
    expect(days.slice(77).every(({ state }) => state === 'complete')).toBe(true);
  });
});

test('every day is told as its definition says, however files lie', () => {
  const files = fc.array(
    fc.record({ at: fc.nat(120), length: fc.integer({ min: 1, max: 60 }), isDay: fc.boolean() }),
    { maxLength: 6 },
  );
  fc.assert(
    fc.property(files, fc.integer({ min: -20, max: 130 }), (runs, from) => {
      const scope = (isDay: boolean) => (isDay ? 'day' : 'snapshot');
      const all = runs.flatMap(({ at, length, isDay }) => daily(length, { scope: scope(isDay) }, first + at));
      const snapshots = all.filter((one) => one.scope === 'snapshot').map(({ day }) => day);
      const known = new Set(all.map(({ day }) => day));
      for (const { day, exact, dataDay } of look(all, first + from, first + from + 60)) {
        const upTo = (days: Iterable<number>) => Math.max(...[...days].filter((one) => one <= day));
        const open = Array.from({ length: 28 }, (_, i) => day - i).filter((one) => one > upTo(snapshots));
        expect(exact).toBe(all.length > 0 && open.every((one) => known.has(one)));
        expect(dataDay ?? Number.NEGATIVE_INFINITY).toBe(upTo(known));
      }
    }),
  );
});

describe('growth', () => {
  test('is told from 28 days after the first exact day', () => {
    const days = look(daily(40), first, first + 39);
    expect(days.filter(({ growth }) => growth).map(({ day }) => dayText(day))[0]).toBe('2026-01-29');
    expect(days.filter(({ growth }) => growth)).toHaveLength(12);
  });

  test('is not told where the window before is open', () => {
    const days = look(daily(60).toSpliced(10, 1), first, first + 59);
    expect(days.filter(({ growth }) => !growth).map(({ day }) => day - first)).toContain(38);
    expect(days.find(({ day }) => day === first + 39)?.growth).toBe(true);
  });
});

describe('hiding the names', () => {
  const files = [...daily(40), ...daily(40, { nameSpace: 1 }, first + 40)];

  test('breaks identity for 28 days; figures stay exact, growth is not told', () => {
    const days = look(files, first + 39, first + 79);
    expect(days[0]).toMatchObject({ state: 'complete', nameSpace: 0, growth: true });
    expect(days.slice(1, 29).every(({ state, exact }) => state === 'identity-broken' && exact)).toBe(true);
    expect(days.slice(1, 29).some(({ growth }) => growth)).toBe(false);
    expect(days[29]).toMatchObject({ state: 'complete', nameSpace: 1, growth: true });
  });

  test('does not make a gap between names reach over to the others', () => {
    const [day] = look(files.toSpliced(38, 2), first + 39);
    expect(day?.gap).toMatchObject({ until: first + 39, vanished: { listed: first + 37 } });
    expect(day?.gap?.vanished).not.toHaveProperty('gone');
  });
});

describe('a report that withholds people', () => {
  const suppressed = (files: readonly CoveredDay[], less: readonly Withheld[], from: number, to = from) =>
    calendarOf(files, any, { from, to }, first + 1000, { withheld: less });

  test('makes its day suppressed: bounds from the last whole report on, and those withheld beside them', () => {
    const [day] = suppressed(daily(3), [withheld(first + 1)], first + 1);
    expect(day).toMatchObject({ state: 'suppressed', exact: false, withheld: 9, dataDay: first + 1 });
    expect(day?.gap).toMatchObject({
      day: first + 1,
      until: first + 2,
      vanished: { listed: first, gone: first + 2 },
    });
  });

  test('takes nothing from a later day whose own report is whole, which shows last dates of everybody', () => {
    expect(suppressed(daily(3), [withheld(first + 1)], first + 2)).toMatchObject([
      { state: 'complete', exact: true, withheld: 0 },
    ]);
  });

  test('leaves no upper bound where nobody knows how many, or where no whole report came before', () => {
    expect(suppressed(daily(3), [withheld(first + 1, null)], first + 1)).toMatchObject([{ withheld: null }]);
    expect(suppressed(daily(3), [withheld(first)], first)).toMatchObject([
      { state: 'suppressed', withheld: null },
    ]);
  });

  test('adds up over the days since the last whole report, also for a day that has none', () => {
    const files = [covered(first), covered(first + 1), covered(first + 2)];
    expect(
      suppressed(files, [withheld(first + 1), withheld(first + 2, 4)], first + 1, first + 3).map(
        ({ state, withheld: people }) => [state, people],
      ),
    ).toEqual([
      ['suppressed', 9],
      ['suppressed', 13],
      ['missing', 13],
    ]);
  });

  test('does no harm to a service that another report shows whole', () => {
    const files = [covered(first), covered(first, { report: 2, services: [teams] })];
    const series = { name: 'teams', services: [teams] };
    const less = { withheld: [withheld(first)] };
    expect(calendarOf(files, series, { from: first, to: first }, first, less)).toMatchObject([
      { state: 'complete', exact: true },
    ]);
  });
});
