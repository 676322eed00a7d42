import { expect, test } from 'vitest';
import { readAll } from '../../test/support/reports.ts';
import { dayNumber } from '../base/days.ts';
import type { Mapping } from './mapping.ts';

const windows = { number: 40, id: 'windows' };
const devices: Mapping = {
  service: windows,
  person: 'Device owner',
  activity: 'Last check-in',
  refresh: { day: dayNumber('2026-11-20') },
  order: 'd-m-y',
};

test('a file of any tool is read as it is said to be', async () => {
  const { rows, summary } = await readAll(
    'Device;Last Check-In;Device Owner\nPC1;19/11/2026 08:15;Ada@contoso.example\n',
    { mapping: devices },
  );
  expect(rows).toMatchObject([
    { name: 'ada@contoso.example', refresh: dayNumber('2026-11-20'), last: { 40: dayNumber('2026-11-19') } },
  ]);
  expect(summary).toMatchObject({
    report: 'mapped-windows',
    number: 1040,
    services: [40],
    ignored: ['Device'],
    rows: 1,
  });
});

test('its refresh date may stand in a column', async () => {
  const mapping: Mapping = {
    service: windows,
    person: 'Who',
    activity: 'When',
    refresh: { column: 'As of' },
    order: 'm-d-y',
  };
  const { rows, summary } = await readAll(
    'Who,When,As of\nada,11/22/2026,11/20/2026\nbea,x,11/20/2026\ncleo,,31/31/2026\n',
    { mapping },
  );
  expect(rows).toMatchObject([{ refresh: dayNumber('2026-11-20'), last: { 40: dayNumber('2026-11-20') } }]);
  expect(summary).toMatchObject({ futureDates: 1 });
  expect(summary.quarantine.map(({ reason, column }) => [reason, column])).toEqual([
    ['bad date', 'When'],
    ['bad refresh date', 'As of'],
  ]);
});

test('a file that lacks a mapped column is refused, with the near miss', async () => {
  await expect(readAll('Device,Last check in,Owner of device\n', { mapping: devices })).rejects.toMatchObject(
    {
      code: 'REPORT_COLUMNS_MISSING',
      message: expect.stringContaining('"Device owner" (is "Owner of device" meant?)'),
    },
  );
});
