import { describe, expect, test } from 'vitest';
import { dayNumber, dayText } from '../src/base/days.ts';
import { suite } from '../src/reports/services.ts';
import type { ReportStyle } from '../src/sample/as-of.ts';
import type { ReportName } from '../src/sample/headers.ts';
import { renderReport } from '../src/sample/render.ts';
import { generateTenant, type SampleTenant } from '../src/sample/tenant.ts';
import { truthOf } from '../src/sample/truth.ts';
import { bruteCount, bruteKnown, trueSets } from './support/brute-count.ts';
import { type BruteReading, bruteCells, bruteRead } from './support/brute-files.ts';

const from = dayNumber('2026-01-05');
const to = from + 149;
const office = 'getOffice365ActiveUserDetail';

const tenantOf = (story: 'steady' | 'hiring' | 'mixed', seed = 5) =>
  generateTenant(seed, { people: 120, from, to, story });

function snapshot(tenant: SampleTenant, refresh: number, style?: ReportStyle, report: ReportName = office) {
  return readingOf(renderReport(tenant, { report, refresh, period: 'D180' }, style), 'snapshot');
}

function dayFile(tenant: SampleTenant, date: number, style?: ReportStyle): BruteReading {
  return readingOf(renderReport(tenant, { report: office, refresh: date + 3, date }, style), 'day');
}

function readingOf(text: string, scope: 'snapshot' | 'day'): BruteReading {
  const reading = bruteRead({ text, scope });
  if (reading === undefined) throw new Error('no rows');
  return reading;
}

const days = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, n) => first + n);

test('quotes, doubled quotes and both line ends are read by the letter', () => {
  expect(bruteCells('\uFEFFa,b\r\n"x, ""y""\nz",\n')).toEqual([
    ['a', 'b'],
    ['x, "y"\nz', ''],
  ]);
});

test.each(['steady', 'hiring', 'mixed'] as const)(
  'truth is the same by bits and by sets, for every day of the story %s',
  (story) => {
    const tenant = tenantOf(story);
    for (const services of [['teams'], ['exchange', 'copilot'], suite]) {
      const sets = trueSets(tenant, services);
      for (const { day, onDay, unknown, ...figures } of truthOf(tenant, services)) {
        expect({ day, ...figures }).toEqual({ day, ...bruteCount(sets, day) });
        expect(onDay).toBe(sets.get(day)?.size);
        expect(unknown).toBeGreaterThanOrEqual(0);
      }
    }
  },
);

describe('a D180 file of day R', () => {
  const reports = [
    office,
    'getTeamsUserActivityUserDetail',
    'getEmailActivityUserDetail',
    'getOneDriveActivityUserDetail',
    'getSharePointActivityUserDetail',
    'getYammerActivityUserDetail',
    'getM365AppUserDetail',
    'getMicrosoft365CopilotUsageUserDetail',
  ] as const;
  test.each(reports)('of %s has a last date ≥ R−27 exactly for those who were active in W(R)', (report) => {
    const tenant = tenantOf('mixed', 21);
    const objectIds = new Map(
      tenant.people.flatMap(({ names, objectId }) =>
        names.map(({ upn }) => [upn.toLowerCase(), objectId] as const),
      ),
    );
    for (const refresh of [from + 40, from + 90, to]) {
      const file = snapshot(tenant, refresh, {}, report);
      for (const service of file.services) {
        const sets = trueSets(tenant, [service]);
        const active = new Set(days(refresh - 27, refresh).flatMap((day) => [...(sets.get(day) ?? [])]));
        const told = file.rows.filter(
          ({ name, last }) => name !== '' && (last.get(service) ?? 0) >= refresh - 27,
        );
        const dropped = tenant.people.filter(({ dropped }) => dropped !== null && refresh >= dropped);
        const gone = new Set(dropped.map(({ objectId }) => objectId));
        expect(told.map(({ name }) => objectIds.get(name)).sort()).toEqual(
          [...active].filter((id) => !gone.has(id)).sort(),
        );
      }
    }
  });

  test('alone is exact on its day, and a bound on others', () => {
    const tenant = tenantOf('steady');
    const files = [snapshot(tenant, from + 100)];
    const truth = (day: number) => bruteCount(trueSets(tenant, suite), day).active;
    const on = bruteKnown(files, suite, from + 100);
    expect(on).toMatchObject({
      exact: true,
      active: truth(from + 100),
      atMost: truth(from + 100),
      growth: null,
    });
    for (const day of [from + 80, from + 99, from + 101, from + 120]) {
      const other = bruteKnown(files, suite, day);
      expect(other.exact).toBe(false);
      expect(other.active).toBeLessThanOrEqual(truth(day));
      expect(other.atMost).toBeGreaterThanOrEqual(truth(day));
    }
  });
});

test('files of totals count whom files of people list', () => {
  const tenant = tenantOf('steady');
  const refresh = from + 100;
  const cellsOf = (report: ReportName, ask: object) => {
    const [header = [], ...rows] = bruteCells(renderReport(tenant, { report, refresh, ...ask }));
    return rows.map((row) => Object.fromEntries(header.map((column, n) => [column, row[n] ?? ''])));
  };
  const people = cellsOf(office, { period: 'D30' });
  const since = (column: string, first: string) =>
    people.filter((row) => (row[column] ?? '') >= first).length;
  const [totals = {}] = cellsOf('getOffice365ServicesUserCounts', { period: 'D30' });
  for (const service of ['Exchange', 'OneDrive', 'SharePoint', 'Skype For Business', 'Yammer', 'Teams']) {
    const active = since(`${service} Last Activity Date`, dayText(refresh - 29));
    expect([service, totals[`${service} Active`]]).toEqual([service, String(active)]);
    const licensed = people.filter(
      (row) =>
        row[`Has ${service} License`] === 'True' &&
        (row[`${service} Last Activity Date`] ?? '') < dayText(refresh - 29),
    );
    expect([service, totals[`${service} Inactive`]]).toEqual([service, String(licensed.length)]);
  }
  const daily = cellsOf('getOffice365ActiveUserCounts', { period: 'D7' });
  expect(daily.map((row) => row['Report Date'])).toEqual(
    days(refresh - 6, refresh)
      .reverse()
      .map(dayText),
  );
  for (const row of daily) {
    const on = cellsOf(office, { date: dayNumber(row['Report Date'] ?? '') });
    expect(row['Office 365']).toBe(String(on.length));
    const teams = on.filter((person) => person['Teams Last Activity Date'] === row['Report Date']);
    expect(row.Teams).toBe(String(teams.length));
  }
});

test('a file of each day tells every figure exactly, 28 days after the first', () => {
  const tenant = tenantOf('steady');
  const files = days(from, to).map((day) => dayFile(tenant, day));
  for (const services of [['teams'], suite]) {
    const sets = trueSets(tenant, services);
    for (const day of [from + 26, from + 27, from + 54, from + 55, from + 99, to]) {
      const { active, ...growth } = bruteCount(sets, day);
      const known = bruteKnown(files, services, day);
      expect([day, known.exact]).toEqual([day, day >= from + 27]);
      if (known.exact) expect(known.active).toBe(active);
      expect(known.growth).toEqual(day >= from + 55 ? growth : null);
    }
  }
});

test('a snapshot of each day tells who was active, though each shows last dates only', () => {
  const tenant = tenantOf('steady');
  const files = days(from, from + 110).map((day) => snapshot(tenant, day));
  const sets = trueSets(tenant, suite);
  for (const day of [from, from + 28, from + 70, from + 110]) {
    const { active, ...growth } = bruteCount(sets, day);
    const known = bruteKnown(files, suite, day);
    expect(known).toMatchObject({ exact: true, active, atMost: active });
    if (day >= from + 28) expect(known.growth).toEqual(growth);
  }
});

test('between snapshots a fortnight apart, bounds hold the truth, but for those who had left the table before', () => {
  const tenant = tenantOf('hiring', 9);
  const unrenamed = { ...tenant, people: tenant.people.map((p) => ({ ...p, names: p.names.slice(0, 1) })) };
  const snapshots = [40, 54, 68, 82].map((n) => from + n);
  const files = snapshots.map((day) => snapshot(unrenamed, day));
  const sets = trueSets(tenant, suite);
  for (const day of days(from + 55, from + 81).filter((day) => !snapshots.includes(day))) {
    const known = bruteKnown(files, suite, day);
    const latest = snapshots.findLast((taken) => taken <= day) ?? 0;
    const lost = tenant.people.filter(({ dropped }) => dropped !== null && dropped <= latest).length;
    const { active } = bruteCount(sets, day);
    expect(known.exact).toBe(false);
    expect(known.active).toBeLessThanOrEqual(active);
    expect(known.atMost + lost).toBeGreaterThanOrEqual(active);
    expect(known.atMost).toBeLessThan(known.active + 40);
  }
});

test('hiding the names is another name space: growth is undefined until 28 days have passed in it', () => {
  const tenant = tenantOf('steady');
  const flip = from + 80;
  const files = days(from, to).map((day) => snapshot(tenant, day, { concealed: day >= flip }));
  const growthOn = (day: number) => bruteKnown(files, ['teams'], day).growth;
  expect(growthOn(flip - 1)).not.toBeNull();
  expect([flip, flip + 27].map(growthOn)).toEqual([null, null]);
  expect(growthOn(flip + 28)).not.toBeNull();
  expect(bruteKnown(files, suite, flip).active).toBe(bruteCount(trueSets(tenant, suite), flip).active);
});

test('a file without rows says nothing, rather than that nobody was active', () => {
  const text = renderReport(
    tenantOf('steady'),
    { report: office, refresh: to, date: to },
    { headerOnly: true },
  );
  expect(bruteRead({ text, scope: 'day' })).toBeUndefined();
});
