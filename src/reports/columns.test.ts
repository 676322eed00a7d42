import { describe, expect, test } from 'vitest';
import { type Cells, fileOf, headers, readAll } from '../../test/support/reports.ts';
import { detectReport, findColumns, formatNamed, normal } from './columns.ts';
import { formats, subscribedSkus } from './formats.ts';
import { services } from './services.ts';

const activeUsers = headers['active-users'] ?? [];
const without = (header: readonly string[], ...gone: readonly string[]) =>
  header.filter((column) => !gone.includes(column));

test.each(formats.map(({ id }) => id))('the documented header of %s is told apart from all others', (id) => {
  expect(detectReport(headers[id] ?? []).id).toBe(id);
});

test('numbers and ids of formats are given once, and speak of services that there are', () => {
  const all = [...formats, subscribedSkus];
  expect(new Set(all.map(({ number }) => number)).size).toBe(all.length);
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  const numbers = services.map(({ number }) => number);
  for (const { rows } of formats)
    if (rows.of === 'people') for (const { service } of rows.activity) expect(numbers).toContain(service);
});

test('every column that a format speaks of is one of its columns', () => {
  for (const format of formats) {
    const spoken = [
      ...format.marks,
      ...format.required,
      ...(format.together ?? []),
      ...Object.keys(format.aliases ?? {}),
    ];
    for (const column of spoken) expect(format.columns, format.id).toContain(column);
  }
});

test('columns are found by name, whatever case, blanks and punctuation', () => {
  const odd = activeUsers.map((column, i) =>
    i % 2 === 0 ? column.toUpperCase().replaceAll(' ', '_') : `  ${column.replaceAll(' ', '')} `,
  );
  expect(detectReport(odd).id).toBe('active-users');
  expect(findColumns(formatNamed('active-users'), odd).absent).toEqual([]);
  expect(normal('\ufeffReport Refresh-Date')).toBe('reportrefreshdate');
});

test('the real 2022 order of the Teams report is read like the documented one', () => {
  const real = [...(headers.teams ?? [])].reverse();
  expect(detectReport(real).id).toBe('teams');
});

test('Copilot reports are recognised in version 1, in version 2 and as the older beta', () => {
  const version2 = headers.copilot ?? [];
  const version1 = version2.filter(
    (column) => !/^Prompts|^Active Usage|\(work\)|\(web\)|^Microsoft 365|^Edge|Agent/.test(column),
  );
  expect(version1).toHaveLength(13);
  const beta = [version1[0] ?? '', version1.at(-1) ?? '', ...version1.slice(1, -1)];
  for (const header of [version1, version2, beta]) {
    expect(detectReport(header).id).toBe('copilot');
    expect(findColumns(formatNamed('copilot'), header).ignored).toEqual([]);
  }
});

test('columns go by their other names: Microsoft 365 for Office 365, Viva Engage for Yammer', () => {
  const counts = (headers['services-user-counts'] ?? []).map((column) =>
    column.replace('Office 365', 'Microsoft 365').replace('Yammer', 'Viva Engage'),
  );
  expect(findColumns(detectReport(counts), counts)).toMatchObject({ ignored: [], absent: [] });
  const users = activeUsers.map((column) => column.replace('Yammer', 'Viva Engage'));
  expect(findColumns(detectReport(users), users)).toMatchObject({ ignored: [], absent: [] });
});

describe('a file that lacks columns', () => {
  test('is read without those that nothing depends on, and says which', async () => {
    const file = fileOf(without(activeUsers, 'Display Name', 'Assigned Products'), []);
    const { summary } = await readAll(file);
    expect(summary.absent).toEqual(['Display Name', 'Assigned Products']);
  });

  test('is refused by name of all that are required, with the near miss', async () => {
    const header = without(activeUsers, 'Teams Last Activity Date', 'User Principal Name').concat(
      'Team Last Activity',
    );
    await expect(readAll(fileOf(header, []))).rejects.toMatchObject({
      code: 'REPORT_COLUMNS_MISSING',
      message: expect.stringMatching(
        /"User Principal Name", "Teams Last Activity Date" \(is "Team Last Activity" meant\?\)\. Nothing of it was read/,
      ),
      details: { report: 'active-users', missing: ['User Principal Name', 'Teams Last Activity Date'] },
    });
  });

  test('is read for the other services when it comes from a cloud without Yammer and Teams', async () => {
    const header = activeUsers.filter((column) => !/Yammer|Teams/.test(column));
    const row: Cells = {
      'Report Refresh Date': '2026-11-20',
      'User Principal Name': 'ada@contoso.example',
      'Exchange Last Activity Date': '2026-11-20',
    };
    const { rows, summary } = await readAll(fileOf(header, [row]));
    expect(summary.services).toEqual([1, 2, 3, 4]);
    expect(Object.keys(rows[0]?.last ?? {})).toEqual(['1', '2', '3', '4']);
  });

  test('covers no Skype for Business where there is no column of it', async () => {
    const { summary } = await readAll(
      fileOf(
        activeUsers.filter((column) => !/Skype/.test(column)),
        [],
      ),
    );
    expect(summary.services).toEqual([1, 2, 3, 5, 6]);
  });
});

test('a column that the report does not have is left out and named', async () => {
  const { summary } = await readAll(fileOf([...activeUsers, 'Loop Last Activity Date'], []));
  expect(summary.ignored).toEqual(['Loop Last Activity Date']);
});

test('a report that nobody knows is refused by its columns', async () => {
  const mailbox =
    'Report Refresh Date,User Principal Name,Display Name,Is Deleted,Deleted Date,Created Date,Last Activity Date,Item Count,Storage Used (Byte),Report Period';
  await expect(readAll(`${mailbox}\n`)).rejects.toMatchObject({
    code: 'REPORT_UNKNOWN',
    message: expect.stringContaining('"Storage Used (Byte)"'),
  });
});

describe('whoever asked for a report may say which one it is', () => {
  const header = without(headers.sharepoint ?? [], 'Visited Page Count');
  const named = (report: string) => readAll(`${header.join(',')}\n`, { report });

  test('so that one that looks like another is not taken for it', async () => {
    expect((await readAll(`${header.join(',')}\n`)).summary.report).toBe('onedrive');
    expect((await named('getSharePointActivityUserDetail')).summary.report).toBe('sharepoint');
  });

  test('and a file that has nothing of it is refused', async () => {
    await expect(named('email')).rejects.toMatchObject({ code: 'REPORT_OTHER' });
  });

  test('and a name that is none is refused with those that are', async () => {
    await expect(named('getEverything')).rejects.toMatchObject({
      code: 'REPORT_NO_SUCH',
      message: expect.stringContaining('active-users, teams'),
    });
  });
});
