import { describe, expect, test } from 'vitest';
import { type Cells, fileOf, headers, readAll } from '../../test/support/reports.ts';
import { dayNumber } from '../base/days.ts';
import { noDay } from './model.ts';
import { readReport } from './read-report.ts';

const header = headers['active-users'] ?? [];
const person = (name: string, more: Cells = {}): Cells => ({
  'Report Refresh Date': '2026-11-20',
  'User Principal Name': name,
  'Exchange Last Activity Date': '2026-11-19',
  ...more,
});
const file = (...rows: readonly Cells[]) => fileOf(header, rows);
const bytesOf = (text: string) => new TextEncoder().encode(text);
const hex = (n: number) => n.toString(16).toUpperCase().padStart(32, 'ABCDEF0123456789');

describe('people', () => {
  test('are known by their trimmed name in lower case', async () => {
    const { rows } = await readAll(file(person('  Ada.ADAMS@Contoso.Example ')));
    expect(rows[0]?.name).toBe('ada.adams@contoso.example');
  });

  test('may have any letters and quotation marks in their names', async () => {
    const names = [
      'ÅSA@contoso.example',
      '"Bo" <bo@contoso.example>',
      'Čeněk,Dub@contoso.example',
      '"',
      '🦊@CONTOSO.example',
    ];
    const { rows } = await readAll(file(...names.map((name) => person(name)), person('Zoe@contoso.example')));
    expect(rows.map(({ name }) => name)).toEqual([
      ...names.map((name) => name.toLowerCase()),
      'zoe@contoso.example',
    ]);
  });

  test('that are (Unknown) are counted apart, and never taken for one', async () => {
    const { rows, summary } = await readAll(
      file(person('(Unknown)'), person('(unknown)'), person('ada@contoso.example')),
    );
    expect(rows.map(({ name }) => name)).toEqual(['', '', 'ada@contoso.example']);
    expect(summary).toMatchObject({ rows: 3, unknown: 2, duplicates: 0 });
  });

  test('that have no name make no row', async () => {
    const { rows, summary } = await readAll(file(person('ada@contoso.example'), person('  ')));
    expect(rows).toHaveLength(1);
    expect(summary.quarantine).toMatchObject([
      { line: 3, reason: 'no person', column: 'User Principal Name' },
    ]);
  });

  test('that are there twice are counted; both rows are given', async () => {
    const { rows, summary } = await readAll(
      file(
        person('ada@contoso.example'),
        person('Ada@contoso.example', { 'Exchange Last Activity Date': '2026-11-01' }),
      ),
    );
    expect(rows).toHaveLength(2);
    expect(summary.duplicates).toBe(1);
  });

  test('that were deleted are marked', async () => {
    const { rows } = await readAll(
      file(
        person('a@contoso.example', { 'Is Deleted': 'True' }),
        person('b@contoso.example', { 'Is Deleted': 'False' }),
        person('c@contoso.example'),
      ),
    );
    expect(rows.map(({ deleted }) => deleted)).toEqual([true, false, false]);
  });

  test('are hidden when their names are 32 hexadecimal digits in upper case, and the file is as most of its rows are', async () => {
    const { rows, summary } = await readAll(
      file(
        person(hex(1)),
        person(hex(2)),
        person(hex(3).toLowerCase()),
        person('(Unknown)'),
        person('(Unknown)'),
      ),
    );
    expect(rows.map(({ hidden }) => hidden)).toEqual([true, true, false, false, false]);
    expect(summary).toMatchObject({ concealed: true, mixed: 1 });
    const plain = await readAll(file(person(hex(1)), person('ada@contoso.example')));
    expect(plain.summary).toMatchObject({ concealed: false, mixed: 1 });
  });

  test('whose name is not UTF-8 or has control characters in it make no row', async () => {
    const broken = [
      ...bytesOf(
        file(person('ada@contoso.example'), person('X@contoso.example'), person('Y\u0000@contoso.example')),
      ),
    ];
    broken[broken.indexOf(0x58)] = 0xff;
    broken[broken.lastIndexOf(0x58)] = 0xff;
    const { rows, summary } = await readAll(Uint8Array.from(broken));
    expect(rows).toMatchObject([{ name: 'ada@contoso.example' }]);
    expect(summary.quarantine).toMatchObject([
      { line: 3, reason: 'bad text' },
      { line: 4, reason: 'bad text' },
    ]);
  });
});

describe('lines', () => {
  const [ada, bea] = [person('ada@contoso.example'), person('bea@contoso.example')];

  test.each([
    ['LF', '\n'],
    ['CRLF', '\r\n'],
    ['CR', '\r'],
  ])('may end with %s, and the last one with nothing', async (_, end) => {
    const text = file(ada, bea).replaceAll('\r\n', end);
    for (const each of [text, text.slice(0, -end.length), `${text}${end}${end}`]) {
      const { rows, summary } = await readAll(each);
      expect(rows.map(({ name }) => name)).toEqual(['ada@contoso.example', 'bea@contoso.example']);
      expect(summary.quarantined).toBe(0);
    }
  });

  test('may be missing a byte order mark', async () => {
    expect((await readAll(file(ada).slice(1))).rows).toHaveLength(1);
  });

  test('that are empty are nothing, and so are those of delimiters only', async () => {
    const text = file(ada, {}, bea).replace('\r\n', '\r\n   \r\n\r\n');
    const { summary } = await readAll(`\n${text}`);
    expect(summary).toMatchObject({ rows: 2, quarantined: 0 });
  });

  test.each([
    ['semicolons', ';', ''],
    ['tabs', '\t', ''],
    ['semicolons, as a line before the header says', ';', 'sep=;\r\n'],
  ])('may be cut by %s', async (_, delimiter, before) => {
    const text = `${before}${file(ada, bea).slice(1).replaceAll(',', delimiter)}`;
    const { rows, summary } = await readAll(`${text}x\r\n`);
    expect(rows).toHaveLength(2);
    expect(summary.quarantine).toMatchObject([{ line: before === '' ? 4 : 5 }]);
  });

  test('of other widths than the header are set aside, each with its line', async () => {
    const lines = file(ada, ada, bea).split('\r\n');
    lines[1] += ',more';
    lines[2] = lines[2]?.slice(0, -1) ?? '';
    const { rows, summary } = await readAll(lines.join('\r\n'));
    expect(rows.map(({ name }) => name)).toEqual(['bea@contoso.example']);
    expect(summary).toMatchObject({
      quarantined: 2,
      quarantine: [
        { line: 2, reason: 'too many cells', text: lines[1] },
        { line: 3, reason: 'too few cells', text: lines[2] },
      ],
    });
  });

  test('may go on in quotation marks, and later ones keep their numbers', async () => {
    const text = file({ ...ada, 'Display Name': 'Ada\r\nAdams,\n"the first"' }, {}, person('')).replace(
      '2026-11-20,,',
      'x,,',
    );
    const { rows, summary } = await readAll(text);
    expect(rows).toMatchObject([{ name: 'ada@contoso.example' }]);
    expect(summary.quarantine).toMatchObject([{ line: 6, reason: 'bad refresh date' }]);
  });

  test('with a quotation mark that nothing closes are set aside alone', async () => {
    const lines = file(ada, ada, bea).trimEnd().split('\r\n');
    lines[1] = lines[1]?.replace('ada@', '"ada@') ?? '';
    for (const text of [lines.join('\r\n'), `${lines.join('\n')}\n`]) {
      const { rows, summary } = await readAll(text);
      expect(rows.map(({ name }) => name)).toEqual(['ada@contoso.example', 'bea@contoso.example']);
      expect(summary.quarantine).toEqual([{ line: 2, reason: 'open quote', text: lines[1] }]);
    }
  });

  test('that a stray quotation mark ties to others are set aside alone, too', async () => {
    const lines = file(ada, ada, { ...bea, 'Display Name': 'Bea, B.' }, ada).split('\r\n');
    lines[1] = lines[1]?.replace('ada@', '"ada@') ?? '';
    const { rows, summary } = await readAll(lines.join('\r\n'));
    expect(rows).toHaveLength(3);
    expect(summary.quarantine).toMatchObject([{ line: 2 }]);
  });

  test('of more than a megabyte are set aside and kept by their first 500 characters', async () => {
    const long = `${'x'.repeat(3_000_000)}`;
    const text = file(
      ada,
      { ...ada, 'Display Name': long },
      bea,
      { ...ada, 'Display Name': `,${long}` },
      bea,
    );
    const { rows, summary } = await readAll(text);
    expect(rows.map(({ name }) => name)).toEqual([
      'ada@contoso.example',
      'bea@contoso.example',
      'bea@contoso.example',
    ]);
    expect(summary.quarantine.map(({ line, reason, text: { length } }) => [line, reason, length])).toEqual([
      [3, 'too long', 500],
      [5, 'too long', 500],
    ]);
  });

  test('that were set aside are shown up to a thousand, and all counted', async () => {
    const { summary } = await readAll(`${file()}${'broken\n'.repeat(1500)}`);
    expect([summary.quarantined, summary.quarantine.length]).toEqual([1500, 1000]);
  });
});

describe('a file', () => {
  test('of a header only says "no data yet": no rows, and no day', async () => {
    const { rows, summary } = await readAll(file());
    expect(rows).toEqual([]);
    expect(summary).toMatchObject({
      report: 'active-users',
      rows: 0,
      refresh: [],
      days: [],
      concealed: false,
    });
  });

  test.each([
    ['nothing', ''],
    ['a byte order mark', '\ufeff'],
    ['empty lines', '\r\n\r\n \n'],
  ])('of %s is refused', async (_, text) => {
    await expect(readAll(text)).rejects.toMatchObject({ code: 'REPORT_EMPTY' });
  });

  test.each([
    ['an Excel workbook', [0x50, 0x4b, 3, 4, 0, 0]],
    ['an old Excel workbook', [0xd0, 0xcf, 0x11, 0xe0, 0xa1]],
    ['gzip', [0x1f, 0x8b, 8, 0]],
    ['a PDF', [...bytesOf('%PDF-1.7\n')]],
  ])('that is %s is refused by that name', async (what, bytes) => {
    await expect(readAll(Uint8Array.from(bytes))).rejects.toMatchObject({
      code: 'REPORT_NOT_TEXT',
      message: expect.stringContaining(what),
    });
  });

  test.each([
    ['little endian', false, true],
    ['big endian', true, true],
    ['little endian without a mark', false, false],
    ['big endian without a mark', true, false],
  ])('in UTF-16 %s, as Excel saves "Unicode text", is read', async (_, big, mark) => {
    const text = file(person('ÅSA@contoso.example'))
      .slice(mark ? 0 : 1)
      .replaceAll(',', '\t');
    const bytes = Uint8Array.from(
      [...text].flatMap((letter) => {
        const code = letter.charCodeAt(0);
        return big ? [code >> 8, code & 255] : [code & 255, code >> 8];
      }),
    );
    const { rows } = await readAll(bytes);
    expect(rows).toMatchObject([{ name: 'åsa@contoso.example' }]);
    expect((await readAll([...bytes].map((byte) => Uint8Array.of(byte)))).rows).toEqual(rows);
  });

  test('says its period when all rows agree', async () => {
    const email = (...periods: readonly string[]) =>
      readAll(
        fileOf(
          headers.email ?? [],
          periods.map((period, i) => ({
            'Report Refresh Date': '2026-11-20',
            'User Principal Name': `p${i}@contoso.example`,
            'Report Period': period,
          })),
        ),
      );
    expect((await email('30', '30')).summary.period).toBe(30);
    expect((await email('30', '7')).summary.period).toBeNull();
    expect((await email('ALL')).summary.period).toBeNull();
  });

  const rowsOfAda = file(...Array(500).fill(person('ada@contoso.example')))
    .split('\r\n')
    .slice(1)
    .join('\r\n');
  /** A source that tells how much was taken of it, and whether it was closed. */
  function source(first: string) {
    const told = { taken: 0, closed: false };
    async function* chunks() {
      try {
        yield bytesOf(first);
        for (; told.taken < 100; told.taken++) yield bytesOf(rowsOfAda);
      } finally {
        told.closed = true;
      }
    }
    return { told, chunks: chunks() };
  }

  test('is read only as far as it is asked for, to its end by finish, and once', async () => {
    const { told, chunks } = source(file());
    const reading = readReport(chunks);
    expect(told.taken).toBe(0);
    const { value } = await reading[Symbol.asyncIterator]().next();
    expect(value.rows).toBe(4096);
    expect(told.taken).toBeLessThan(20);
    const summary = await reading.finish();
    expect(summary.rows).toBe(50_000);
    expect(await reading.finish()).toBe(summary);
    for await (const _ of reading) expect.fail('all batches were given');
  });

  test('is closed when nobody wants more of it, and has no summary then', async () => {
    const { told, chunks } = source(file());
    const reading = readReport(chunks);
    for await (const _ of reading) break;
    expect(told.closed).toBe(true);
    await expect(reading.finish()).rejects.toThrow('not read to its end');
  });

  test('is closed when it is refused', async () => {
    const { told, chunks } = source('no,report\r\n');
    await expect(readAll(chunks)).rejects.toMatchObject({ code: 'REPORT_UNKNOWN' });
    expect(told.closed).toBe(true);
  });
});

describe('the other reports of people', () => {
  const common: Cells = {
    'Report Refresh Date': '2026-11-20',
    'User Principal Name': 'Ada@contoso.example',
    'Last Activity Date': '2026-11-18',
    'Report Period': '30',
  };
  const last = dayNumber('2026-11-18');

  test.each([
    ['teams', 6, {}],
    ['email', 1, {}],
    ['onedrive', 2, {}],
    ['sharepoint', 3, {}],
    ['yammer', 5, {}],
    ['m365-apps', 7, { 'Last Activation Date': '2026-11-20' }],
    ['copilot', 8, { 'Copilot Chat Last Activity Date': '2026-11-20' }],
  ])('%s tells of one service, by its Last Activity Date', async (id, service, more) => {
    const { rows, summary } = await readAll(fileOf(headers[id] ?? [], [{ ...common, ...more }]));
    expect(rows).toMatchObject([{ name: 'ada@contoso.example', last: { [service]: last } }]);
    expect(summary).toMatchObject({ report: id, services: [service], period: 30 });
  });

  test('receiving mail is no activity', async () => {
    const { rows } = await readAll(
      fileOf(headers.email ?? [], [{ ...common, 'Last Activity Date': '', 'Receive Count': '412' }]),
    );
    expect(rows[0]?.last[1]).toBe(noDay);
  });

  test('Teams tells the id of the directory unless names are hidden, and licences as Yes and No', async () => {
    const id = '3F2A0000-1111-4222-8333-0123456789AB';
    const { rows } = await readAll(
      fileOf(headers.teams ?? [], [
        { ...common, 'User Id': id, 'Is Licensed': 'Yes' },
        { ...common, 'User Id': '00000000-0000-0000-0000-000000000000', 'Is Licensed': 'No' },
      ]),
    );
    expect(rows.map(({ objectId, licensed }) => [objectId, licensed[6]])).toEqual([
      [id.toLowerCase(), 1],
      ['', 0],
    ]);
  });

  test('Yammer has no Is Deleted, but a state', async () => {
    const { rows } = await readAll(
      fileOf(headers.yammer ?? [], [
        { ...common, 'User State': 'Deleted' },
        { ...common, 'User State': 'Active' },
        common,
      ]),
    );
    expect(rows.map(({ deleted }) => deleted)).toEqual([true, false, false]);
  });
});

test.each([
  'Email\n2023-01-24,5535B4D580981B19AD1942C38063507F,F8C53518381F605C8FBA65C52CB43A1D,False,,2022-11-29,0,0,0,0,0,OFFICE 365 E5+POWER BI (FREE),7',
  'SharePoint\n2022-11-26,Amanda.Powell@contoso.onmicrosoft.com,False,,2022-09-08,0,0,0,0,0,MICROSOFT 365 E5 DEVELOPER (...)+MICROSOFT POWER AUTOMATE FREE,7',
  'Yammer\n2022-11-09,77E5979DD60BA6EAA53E814DBEEEFA5F,4291DA7C39EE3263E97336B42734A667,,,,0,0,0,MICROSOFT 365 E5 DEVELOPER (...),7',
  'Copilot\n2026-07-03,E58EEF6A6BBD3D0293CB306D24A42057,6A4630397AAA1A9C8EED362168DC88A0,,,,,,,,,,7',
])('a published sample is read: %s', async (sample) => {
  const [name = '', row = ''] = sample.split('\n');
  const version1 = (headers.copilot ?? []).filter(
    (column) => !/^Prompts|^Active Usage|\(work\)|\(web\)|^Microsoft 365|^Edge|Agent/.test(column),
  );
  const columns = name === 'Copilot' ? version1 : headers[name.toLowerCase()];
  const { rows, summary } = await readAll(`\ufeff${columns?.join(',')}\n${row}\n`);
  expect(rows).toHaveLength(1);
  expect(summary).toMatchObject({
    report: name.toLowerCase(),
    period: 7,
    quarantined: 0,
    absent: name === 'Copilot' ? expect.any(Array) : [],
  });
});
