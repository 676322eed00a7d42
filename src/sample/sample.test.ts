import { expect, test } from 'vitest';
import { dayNumber } from '../base/days.ts';
import { betaObjects } from './beta.ts';
import { directoryUser, subscribedSkus } from './entitlements.ts';
import { columnsOf, reportNames, teamsColumnsAsDownloaded } from './headers.ts';
import { renderChunks, renderReport, reportTable } from './render.ts';
import { type StoryName, stories } from './stories.ts';
import { generateTenant, type SampleTenant } from './tenant.ts';
import { truthOf } from './truth.ts';

const from = dayNumber('2026-01-05');
const to = from + 199;
const plan = { people: 300, from, to };
const tenant = generateTenant(7, plan);
const report = 'getOffice365ActiveUserDetail';
const snapshot = { report, refresh: to - 20, period: 'D180' } as const;
const lines = (text: string) => text.replace('\uFEFF', '').trimEnd().split('\r\n');

const toldBy = (story: StoryName, services: readonly string[]) =>
  truthOf(generateTenant(11, { ...plan, story }), services);
const at = (days: ReturnType<typeof truthOf>, t: number) => days[Math.round(t * 199)]?.active ?? 0;

test('the same seed gives the same tenant and the same file, another seed gives others', () => {
  expect(renderReport(generateTenant(7, plan), snapshot)).toBe(renderReport(tenant, snapshot));
  expect(renderReport(generateTenant(8, plan), snapshot)).not.toBe(renderReport(tenant, snapshot));
});

test('every row of every report has as many cells as its header, and chunks make up the text', () => {
  for (const name of reportNames) {
    const ask = { report: name, refresh: to, period: 'D30' } as const;
    const { columns, rows } = reportTable(tenant, ask);
    const lengths = new Set([...rows].map((row) => row.length));
    expect([name, [...lengths]]).toEqual([name, [columns.length]]);
    expect([...renderChunks(tenant, ask)].join('')).toBe(renderReport(tenant, ask));
  }
});

test('headers have the columns that Microsoft names', () => {
  const lengths = reportNames.map((name) => columnsOf(name).length);
  expect(lengths).toEqual([24, 10, 16, 33, 13, 11, 12, 11, 39, 11, 13]);
});

test('a big file comes in chunks of a bounded size', () => {
  const big = generateTenant(5, { people: 3000, from, to: from + 30 });
  const chunks = [...renderChunks(big, { report, refresh: from + 30, period: 'D30' })];
  expect(chunks.length).toBeGreaterThan(5);
  for (const chunk of chunks) expect(chunk.length).toBeLessThan(68_000);
});

test('a file begins with the byte order mark and the header as Microsoft writes it', () => {
  const bytes = Buffer.from(renderReport(tenant, snapshot));
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(lines(renderReport(tenant, snapshot))[0]).toBe(columnsOf(report).join(','));
  expect(renderReport(tenant, snapshot, { lineEnd: '\n', byteOrderMark: false })).not.toMatch(/\r|\uFEFF/);
});

test('all periods list the same people with the same last dates', () => {
  const bodies = (['D7', 'D30', 'D90', 'D180'] as const).map((period) =>
    renderReport(tenant, { ...snapshot, period }),
  );
  expect(new Set(bodies).size).toBe(1);
});

test('names with commas and quotes are quoted, and some people are unknown', () => {
  const text = renderReport(generateTenant(3, { ...plan, people: 2000 }), snapshot);
  expect(text).toMatch(/,"[A-Z]\S+, [A-Z]\S+",/);
  expect(text).toMatch(/,"[^"]+ ""[^"]+"" [^"]+",/);
  expect(text.match(/,\(Unknown\),,/g)?.length).toBeGreaterThan(3);
});

test('hidden names are 32 hexadecimal digits, the same in every report and on every day', () => {
  const hidden = (name: typeof report | 'getTeamsUserActivityUserDetail', refresh: number) => {
    const { columns, rows } = reportTable(
      tenant,
      { report: name, refresh, period: 'D7' },
      { concealed: true },
    );
    const place = columns.indexOf('User Principal Name');
    return [...rows].map((row) => row[place] ?? '').filter((upn) => upn !== '(Unknown)');
  };
  const all = hidden(report, to);
  for (const upn of all) expect(upn).toMatch(/^[0-9A-F]{32}$/);
  expect(new Set(all).size).toBe(all.length);
  expect(hidden(report, to - 40).filter((upn) => !all.includes(upn)).length).toBeLessThan(30);
  expect(all).toEqual(expect.arrayContaining(hidden('getTeamsUserActivityUserDetail', to)));
});

test('a deleted person is marked, leaves the table within 30 days, and stays in files of earlier days', () => {
  const { people, domain } = generateTenant(7, { ...plan, story: 'hiring' });
  const hiring = generateTenant(7, { ...plan, story: 'hiring' });
  const gone = people.filter(
    ({ index, deleted, dropped, unknown, guest }) =>
      deleted !== null &&
      deleted < to - 60 &&
      dropped !== null &&
      !unknown &&
      !guest &&
      hiring.activity.has(index, 0, deleted - 1),
  );
  expect(gone.length).toBeGreaterThan(3);
  for (const { deleted, dropped, names } of gone) {
    if (deleted === null || dropped === null) throw new Error('not deleted');
    expect(dropped - deleted).toBeLessThanOrEqual(30);
    const upn = names.findLast((name) => name.from < deleted)?.upn ?? '';
    expect(upn).toContain(domain);
    const period = (refresh: number) => renderReport(hiring, { report, refresh, period: 'D180' });
    expect(period(dropped - 1)).toMatch(new RegExp(`,${upn},.*,True,2026-`));
    expect(period(dropped)).not.toContain(`,${upn},`);
    const day = renderReport(hiring, { report, refresh: deleted + 20, date: deleted - 1 });
    expect(day).toMatch(new RegExp(`,${upn},.*,False,,`));
  }
});

test('guests stand in the directory and in no report', () => {
  const guests = tenant.people.filter(({ guest }) => guest);
  expect(guests.length).toBeGreaterThan(3);
  for (const name of reportNames)
    for (const { names } of guests)
      expect(renderReport(tenant, { report: name, refresh: to, period: 'D7' })).not.toContain(names[0]?.upn);
  expect(directoryUser(guests[0] as SampleTenant['people'][0], to)?.userType).toBe('Guest');
});

test('what comes late is not in a file of the day, and is there three days after', () => {
  const rows = (refresh: number, late: number) =>
    lines(renderReport(tenant, { report, refresh, date: to - 50 }, { late })).length;
  expect(rows(to - 50, 0.3)).toBeLessThan(rows(to - 50, 0));
  expect(rows(to - 47, 0.3)).toBe(rows(to - 50, 0));
});

test('columns may come in another order, with new ones among them', () => {
  const teams = { report: 'getTeamsUserActivityUserDetail', refresh: to, period: 'D7' } as const;
  const columns = () => ['Surprise', ...teamsColumnsAsDownloaded];
  const usual = reportTable(tenant, teams);
  const other = reportTable(tenant, teams, { columns });
  expect(new Set(teamsColumnsAsDownloaded)).toEqual(new Set(usual.columns));
  const byName = (columns: readonly string[], row: readonly string[] = []) =>
    Object.fromEntries(columns.map((column, n) => [column, row[n]]));
  const [usualRow] = usual.rows;
  const [otherRow] = other.rows;
  expect(byName(other.columns, otherRow)).toEqual({ ...byName(usual.columns, usualRow), Surprise: 'new 0' });
});

test('a day without data is a header only', () => {
  const header = lines(renderReport(tenant, snapshot, { headerOnly: true }));
  expect(header).toEqual([columnsOf(report).join(',')]);
});

test('stories tell what their names say', () => {
  const launch = toldBy('launch', ['teams']);
  expect(at(launch, 1)).toBeGreaterThan(3 * at(launch, 0.2));
  const push = toldBy('push', ['sharepoint']);
  expect(at(push, 1)).toBeGreaterThan(2 * at(push, 0.4));
  const churn = toldBy('churn', ['exchange']);
  expect(churn.reduce((sum, { resurrected }) => sum + resurrected, 0)).toBeGreaterThan(20);
  const quiet = toldBy('seasonal', ['teams']).map(({ onDay }) => onDay);
  expect(Math.max(...quiet.slice(112, 124))).toBeLessThan(Math.max(...quiet.slice(60, 100)) / 2);
  const bought = (day: number) =>
    subscribedSkus(generateTenant(11, { ...plan, story: 'licences' }), day).value[0]?.prepaidUnits.enabled ??
    0;
  expect(bought(to)).toBeGreaterThan(1.5 * bought(from));
  const weekend = toldBy('steady', ['exchange']).map(({ onDay }) => onDay);
  expect(weekend[5]).toBeLessThan((weekend[2] ?? 0) / 4); // 2026-01-10 was a Saturday
  expect(Object.keys(stories)).toContain('mixed');
});

test('growth adds up: closing is opening plus new plus resurrected minus lapsed', () => {
  const days = truthOf(tenant, ['exchange', 'teams']);
  for (const { day, active, fresh, retained, resurrected, lapsed } of days) {
    const opening = days.find((other) => other.day === day - 28)?.active ?? 0;
    expect(opening + fresh + resurrected - lapsed).toBe(active);
    expect(opening - lapsed).toBe(retained);
  }
});

test('beta objects have camel-case keys, nulls for empty dates and lists of products', () => {
  const [first] = betaObjects(report, reportTable(tenant, snapshot));
  expect(first).toMatchObject({ isDeleted: false, hasExchangeLicense: true, deletedDate: null });
  expect(first?.assignedProducts).toEqual(expect.arrayContaining(['MICROSOFT 365 E3']));
  const apps = { report: 'getM365AppUserDetail', refresh: to, period: 'D7' } as const;
  const [app] = betaObjects(apps.report, reportTable(tenant, apps));
  expect(app).toMatchObject({ details: [{ reportPeriod: 7, teamsWeb: expect.any(Boolean) }] });
  const devices = { report: 'getOffice365ActivationsUserDetail', refresh: to } as const;
  const rows = [...reportTable(tenant, devices).rows].length;
  const people = [...betaObjects(devices.report, reportTable(tenant, devices))];
  expect(people.length).toBeLessThan(rows);
  expect(people[0]).toMatchObject({ userActivationCounts: [{ windows: expect.any(Number) }] });
  const copilot = { report: 'getMicrosoft365CopilotUsageUserDetail', refresh: to, period: 'D7' } as const;
  const [user] = betaObjects(copilot.report, reportTable(tenant, copilot));
  expect(user).toMatchObject({ reportPeriod: 7 });
});
