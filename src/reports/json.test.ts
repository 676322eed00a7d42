import { describe, expect, test } from 'vitest';
import { readAll } from '../../test/support/reports.ts';
import { dayNumber } from '../base/days.ts';
import { noDay } from './model.ts';

const context = (type: string) =>
  `https://graph.microsoft.com/beta/$metadata#Collection(microsoft.graph.${type})`;
const ada = {
  reportRefreshDate: '2026-11-20',
  userPrincipalName: 'Ada@contoso.example',
  displayName: 'Adams,\n"Ada"',
  isDeleted: false,
  deletedDate: null,
  hasExchangeLicense: true,
  hasTeamsLicense: false,
  exchangeLastActivityDate: '2026-11-19',
  oneDriveLastActivityDate: null,
  sharePointLastActivityDate: '',
  skypeForBusinessLastActivityDate: null,
  yammerLastActivityDate: null,
  teamsLastActivityDate: '2026-11-20',
  assignedProducts: ['MICROSOFT 365 E5', 'VISIO'],
};
const page = (value: readonly unknown[], more: object = {}) =>
  JSON.stringify({ '@odata.context': context('office365ActiveUserDetail'), ...more, value });

test('a page of JSON is read like the same report as CSV', async () => {
  const { rows, summary } = await readAll(`\ufeff\n${page([ada, { ...ada, isDeleted: true }])}`);
  expect(rows).toMatchObject([
    {
      name: 'ada@contoso.example',
      last: { 1: dayNumber('2026-11-19'), 2: noDay, 3: noDay, 6: dayNumber('2026-11-20') },
      licensed: { 1: 1, 6: 0, 5: 2 },
      deleted: false,
    },
    { deleted: true },
  ]);
  expect(summary).toMatchObject({ report: 'active-users', duplicates: 1, ignored: [], partial: false });
});

test('a page that says there are more is a part', async () => {
  const next = { '@odata.nextLink': 'https://graph.microsoft.com/beta/reports/x?$skiptoken=y' };
  expect((await readAll(page([ada], next))).summary.partial).toBe(true);
});

test('several pages may stand in one file, one a line', async () => {
  expect((await readAll(`${page([ada])}\n${page([ada, ada])}\n`)).rows).toHaveLength(3);
});

test('a bare list is read', async () => {
  expect((await readAll(JSON.stringify([ada]))).rows).toHaveLength(1);
});

test('an empty page is "no data yet" of the report it names', async () => {
  expect((await readAll(page([]))).summary).toMatchObject({ report: 'active-users', rows: 0, refresh: [] });
  await expect(readAll('{"value":[]}')).rejects.toMatchObject({ code: 'REPORT_NO_ENTRIES' });
});

test('entries that can not be read are set aside by their place', async () => {
  const { summary } = await readAll(page([ada, { ...ada, teamsLastActivityDate: '00:00:00' }, null, 7, ada]));
  expect(summary.rows).toBe(2);
  expect(summary.quarantine.map(({ line, reason }) => [line, reason])).toEqual([
    [2, 'bad date'],
    [3, 'bad refresh date'],
    [4, 'bad refresh date'],
  ]);
});

test('a name with a line break in it is no name, as in CSV', async () => {
  const { summary } = await readAll(page([{ ...ada, userPrincipalName: 'Ada\n@contoso.example' }]));
  expect(summary.quarantine).toMatchObject([{ line: 1, reason: 'bad text' }]);
});

test('periods and products that are nested stand for rows', async () => {
  const apps = {
    ...ada,
    lastActivationDate: '2026-01-01',
    lastActivityDate: '2026-11-20',
    details: [{ reportPeriod: 7, windows: true, wordWindows: true }],
  };
  const { rows, summary } = await readAll(
    JSON.stringify({ '@odata.context': context('m365AppUserDetail'), value: [apps] }),
  );
  expect([summary.report, summary.period, rows.length]).toEqual(['m365-apps', 7, 1]);
  const activations = {
    reportRefreshDate: '2026-11-20',
    userPrincipalName: 'ada@contoso.example',
    userActivationCounts: [
      { productType: 'MICROSOFT 365 APPS', lastActivatedDate: '2026-11-20', windows: 1 },
      { productType: 'VISIO', lastActivatedDate: null, windows: 0 },
    ],
  };
  expect((await readAll(JSON.stringify([activations]))).summary.activations).toMatchObject([
    { product: 'MICROSOFT 365 APPS', activated: 1 },
    { product: 'VISIO', activated: 0 },
  ]);
});

describe('JSON is refused', () => {
  test.each(['{"value": [', '{"value": 7}', '[1, 2', '{}', '{"a": 1}\n{"b": 2}'])(
    'when it is %s',
    async (text) => {
      await expect(readAll(text)).rejects.toMatchObject({ code: 'REPORT_JSON_BROKEN' });
    },
  );

  test('when it is of more than 64 MB', async () => {
    function* chunks() {
      yield new TextEncoder().encode('[');
      for (let i = 0; i < 70; i++) yield new Uint8Array(1 << 20).fill(0x20);
    }
    await expect(readAll(chunks())).rejects.toMatchObject({
      code: 'REPORT_JSON_TOO_LARGE',
      kind: 'too-large',
    });
  });
});
