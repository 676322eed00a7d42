import { expect, test } from 'vitest';
import { type Cells, fileOf, headers, readAll } from '../../test/support/reports.ts';
import { dayNumber } from '../base/days.ts';
import { suiteOfCounts } from './model.ts';

const byDay = headers['active-user-counts'] ?? [];
const byService = headers['services-user-counts'] ?? [];
const refresh = dayNumber('2022-10-25');

test('a sample of daily counts becomes a figure for each service and the suite', async () => {
  const { rows, summary } = await readAll(
    `\ufeff${byDay.join(',')}\n2022-10-25,1,5,4,3,2,3,1,2022-10-19,7\n`,
  );
  expect(rows).toEqual([]);
  expect(summary).toMatchObject({
    report: 'active-user-counts',
    number: 20,
    rows: 1,
    period: 7,
    refresh: [refresh],
    services: [],
  });
  const day = dayNumber('2022-10-19');
  expect(summary.counts).toEqual(
    [1, 5, 4, 3, 2, 3, 1].map((active, service) => ({ refresh, day, service, active, inactive: null })),
  );
});

test('a sample of counts by service has active and inactive people of the whole period', async () => {
  const sample = '2022-10-23,1,23,1,23,1,23,0,24,0,24,1,23,2,22,7';
  const { summary } = await readAll(`${byService.join(',')}\n${sample}\n`);
  expect(summary.counts).toContainEqual({
    refresh: refresh - 2,
    day: null,
    service: 6,
    active: 1,
    inactive: 23,
  });
  expect(summary.counts).toContainEqual({
    refresh: refresh - 2,
    day: null,
    service: suiteOfCounts,
    active: 2,
    inactive: 22,
  });
});

test('an empty count is none, and one that is no number sets its row aside', async () => {
  const row: Cells = { 'Report Refresh Date': '2022-10-25', 'Report Date': '2022-10-19', Exchange: '5' };
  const { summary } = await readAll(
    fileOf(byDay, [
      row,
      { ...row, Teams: '-1' },
      { ...row, 'Report Date': 'soon' },
      { ...row, 'Report Date': '' },
    ]),
  );
  expect(summary.counts).toHaveLength(1);
  expect(summary.quarantine.map(({ line, reason, column }) => [line, reason, column])).toEqual([
    [3, 'bad number', 'Teams'],
    [4, 'bad date', 'Report Date'],
    [5, 'bad date', 'Report Date'],
  ]);
});

test('activations are counted by product and are no activity', async () => {
  const columns = headers.activations ?? [];
  const sample =
    '2022-10-25,77E5979DD60BA6EAA53E814DBEEEFA5F,4291DA7C39EE3263E97336B42734A667,MICROSOFT 365 APPS FOR ENTERPRISE,2021-01-10,1,0,0,0,0,False';
  const other = sample.replace('2021-01-10', '');
  const visio = sample
    .replace('MICROSOFT 365 APPS FOR ENTERPRISE', '"VISIO, PLAN 2"')
    .replace('2021-01-10', '2022-10-26');
  const { rows, summary } = await readAll(`${columns.join(',')}\n${sample}\n${other}\n${visio}\n`);
  expect(rows).toEqual([]);
  expect(summary).toMatchObject({ report: 'activations', services: [], rows: 3, futureDates: 1 });
  expect(summary.activations).toEqual([
    {
      product: 'MICROSOFT 365 APPS FOR ENTERPRISE',
      people: 2,
      activated: 1,
      latest: dayNumber('2021-01-10'),
    },
    { product: 'VISIO, PLAN 2', people: 1, activated: 1, latest: refresh },
  ]);
});
