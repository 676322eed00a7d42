import { describe, expect, test } from 'vitest';
import { type Cells, fileOf, headers, readAll } from '../../test/support/reports.ts';
import { dayNumber, dayText } from '../base/days.ts';
import { noDay } from './model.ts';

const header = headers['active-users'] ?? [];
const ada: Cells = {
  'Report Refresh Date': '2026-11-20',
  'User Principal Name': 'Ada.Adams@contoso.example',
  'Display Name': 'Adams, Ada "the first"',
  'Is Deleted': 'False',
  'Has Exchange License': 'True',
  'Has Teams License': 'False',
  'Exchange Last Activity Date': '2026-11-20',
  'OneDrive Last Activity Date': '2026-10-31',
  'Teams Last Activity Date': '2026-02-28',
};
const with1 = (more: Cells) => fileOf(header, [{ ...ada, ...more }]);
const [exchange, oneDrive, sharePoint, , yammer, teams] = [1, 2, 3, 4, 5, 6] as const;

test('the documented sample row of a concealed tenant is read', async () => {
  const sample =
    '2022-10-23,77E5979DD60BA6EAA53E814DBEEEFA5F,4291DA7C39EE3263E97336B42734A667,False,,True,True,True,True,True,True,2020-09-12,2022-09-12,2021-10-30,2020-10-30,2019-04-21,2017-09-20,2021-01-10,2021-01-10,2021-01-10,2021-01-10,2021-01-10,2021-01-10,MICROSOFT 365 E5 DEVELOPER (WITHOUT WINDOWS AND AUDIO CONFERENCING)';
  const { rows, summary } = await readAll(`\ufeff${header.join(',')}\n${sample}\n`);
  expect(rows).toMatchObject([{ name: '77e5979dd60ba6eaa53e814dbeeefa5f', hidden: true, deleted: false }]);
  expect(Object.values(rows[0]?.last ?? {}).map(dayText)).toEqual([
    '2020-09-12',
    '2022-09-12',
    '2021-10-30',
    '2020-10-30',
    '2019-04-21',
    '2017-09-20',
  ]);
  expect(summary).toMatchObject({ report: 'active-users', number: 1, concealed: true, rows: 1, absent: [] });
});

test('a row says who, the last day of each service, and which licences are assigned', async () => {
  const { rows, summary } = await readAll(with1({}));
  expect(rows).toEqual([
    {
      refresh: dayNumber('2026-11-20'),
      name: 'ada.adams@contoso.example',
      hidden: false,
      objectId: '',
      last: {
        [exchange]: dayNumber('2026-11-20'),
        [oneDrive]: dayNumber('2026-10-31'),
        [sharePoint]: noDay,
        4: noDay,
        [yammer]: noDay,
        [teams]: dayNumber('2026-02-28'),
      },
      licensed: { [exchange]: 1, [oneDrive]: 2, [sharePoint]: 2, 4: 2, [yammer]: 2, [teams]: 0 },
      deleted: false,
    },
  ]);
  expect(summary).toMatchObject({
    concealed: false,
    period: null,
    quarantined: 0,
    refresh: [dayNumber('2026-11-20')],
  });
});

describe('dates', () => {
  test('a date after the refresh date is read as the refresh date, and counted', async () => {
    const { rows, summary } = await readAll(with1({ 'Teams Last Activity Date': '2026-11-22' }));
    expect(rows[0]?.last[teams]).toBe(dayNumber('2026-11-20'));
    expect(summary.futureDates).toBe(1);
  });

  test.each(['0001-01-01', '1601-01-01', '1900-01-01', '1970-01-01', '0001-01-01T00:00:00Z', ' ', '""'])(
    '%s is no date',
    async (cell) => {
      const file = with1({ 'Teams Last Activity Date': 'HERE' }).replace('HERE', cell);
      const { rows, summary } = await readAll(file);
      expect(rows[0]?.last[teams]).toBe(noDay);
      expect(summary.quarantined).toBe(0);
    },
  );

  test.each(['2026-11-03', '"2026-11-03"', ' 2026-11-03 ', '2026-11-03T00:00:00', '2026-11-3'])(
    '%s is 3 November',
    async (cell) => {
      const { rows } = await readAll(with1({ 'Teams Last Activity Date': 'HERE' }).replace('HERE', cell));
      expect(rows[0]?.last[teams]).toBe(dayNumber('2026-11-03'));
    },
  );

  test.each([
    '2026-02-30',
    '2025-02-29',
    '2026-13-01',
    '2026-00-10',
    'yesterday',
    '20/11/2026',
    '2026-1a-03',
  ])('a row with the date %s is set aside, with its line and column', async (cell) => {
    const { rows, summary } = await readAll(
      fileOf(header, [ada, { ...ada, 'Teams Last Activity Date': cell }]),
    );
    expect(rows).toHaveLength(1);
    expect(summary.quarantine).toMatchObject([
      { line: 3, reason: 'bad date', column: 'Teams Last Activity Date' },
    ]);
    expect(summary.quarantine[0]?.text).toContain('Ada.Adams@contoso.example');
  });

  test('a row without a refresh date is set aside, and one after the day that can be', async () => {
    const file = fileOf(header, [
      { ...ada, 'Report Refresh Date': '' },
      { ...ada, 'Report Refresh Date': '2962-11-20' },
    ]);
    const { summary } = await readAll(file, { latest: dayNumber('2026-11-25') });
    expect(summary).toMatchObject({ rows: 0, quarantined: 2, refresh: [] });
    expect(summary.quarantine[1]).toMatchObject({
      reason: 'bad refresh date',
      column: 'Report Refresh Date',
    });
  });

  test('a file may hold several refresh dates; each has its rows, and how many of them were active on it', async () => {
    const file = fileOf(header, [
      ada,
      { ...ada, 'User Principal Name': 'bea@contoso.example', 'Exchange Last Activity Date': '2026-11-19' },
      { ...ada, 'Report Refresh Date': '2026-11-19', 'Exchange Last Activity Date': '2026-11-19' },
    ]);
    const { summary } = await readAll(file);
    expect(summary.days).toEqual([
      { day: dayNumber('2026-11-19'), rows: 1, activeRows: 1, unknown: 0 },
      { day: dayNumber('2026-11-20'), rows: 2, activeRows: 1, unknown: 0 },
    ]);
    expect(summary.duplicates).toBe(0);
  });
});
