import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toCsv } from '../../base/csv.ts';
import { fieldsOf } from './fields.ts';
import { nouns } from './model.ts';
import { readList } from './read-file.ts';
import { changesOf, guessMapping, missingKeys, plain, readRow } from './rules.ts';

describe('columns', () => {
  test('are known by the names that people give them, whatever letters and signs', () => {
    expect(
      guessMapping('contacts', ['TENANT_ID', 'E-Mail Address', 'Job title', 'Is Engaged', 'Shoe size']),
    ).toEqual({
      guid: 'TENANT_ID',
      email: 'E-Mail Address',
      title: 'Job title',
      engaged: 'Is Engaged',
    });
  });

  test('each fills one field, and the field that it names itself before one that it is another name of', () => {
    expect(guessMapping('entitlements', ['Seats', 'Entitlements', 'Tenant', 'Workload'])).toEqual({
      guid: 'Tenant',
      service: 'Workload',
      entitlements: 'Entitlements',
    });
  });

  test.each(nouns)('the labels of all fields of %s are guessed, and lack no key', (noun) => {
    const mapping = guessMapping(
      noun,
      fieldsOf[noun].map(({ label }) => label),
    );
    expect(Object.keys(mapping).sort()).toEqual(fieldsOf[noun].map(({ id }) => id).sort());
    expect(missingKeys(noun, mapping)).toEqual([]);
  });

  test.each(nouns)('no two fields of %s answer to one name', (noun) => {
    const names = fieldsOf[noun].flatMap(({ id, label, also = [] }) => [
      ...new Set([plain(label), plain(id), ...also]),
    ]);
    expect(names.filter((name, n) => names.indexOf(name) !== n)).toEqual([]);
  });

  test('a missing key is said by its words; of two that do, both are named', () => {
    expect(missingKeys('customers', { name: 'Name' })).toEqual(['TPID']);
    expect(missingKeys('assignments', { role: 'Role' })).toEqual(['E-mail', 'Tenant ID or TPID']);
    expect(missingKeys('assignments', { role: 'Role', email: 'E-mail', tpid: 'TPID' })).toEqual([]);
  });
});

describe('a row', () => {
  const columns = ['TPID', 'Name', 'Managed', 'Next review', 'Lists', 'Vertical'];
  const mapping = guessMapping('customers', columns);
  const read = (...cells: string[]) => readRow('customers', mapping, columns, cells);

  test('is read as its fields want it; an empty cell says nothing', () => {
    expect(read('4 410 927', 'Contoso', 'Yes', '2026-12-03', 'S500; W2020', '').values).toEqual({
      tpid: 4410927,
      name: 'Contoso',
      managed: true,
      nextReview: '2026-12-03',
      lists: ['S500', 'W2020'],
    });
  });

  test('says (empty) where a field is to be cleared', () => {
    expect(read('1', '', '', '(empty)', '(empty)', '(empty)').values).toEqual({
      tpid: 1,
      nextReview: null,
      lists: [],
      vertical: '',
    });
    expect(read('1', '(empty)').wrong).toEqual(['Name: this cannot be empty']);
  });

  test('is told everything that is wrong with it at once', () => {
    const { wrong, key } = read('12.5', 'x'.repeat(130), 'perhaps', '3/12/2026');
    expect(wrong).toHaveLength(4);
    expect(wrong.join('\n')).toContain('TPID: “12.5” is no whole number');
    expect(wrong.join('\n')).toContain('Managed: “perhaps” is no yes or no');
    expect(wrong.join('\n')).toContain('write it as 2026-11-20');
    expect(key).toBe('');
  });

  test('without its key is refused', () => {
    expect(read('', 'Contoso').wrong).toEqual(['TPID: the cell is empty, and the row is found by it']);
  });

  test('that is wider than the first line is refused, for its cells are not where they seem', () => {
    expect(read('1', 'Contoso', 'yes', '', '', '', 'Ltd').wrong[0]).toContain('7 cells and the first line 6');
  });

  test('is known by the same key whatever the letters', () => {
    const of = (email: string) =>
      readRow(
        'contacts',
        { guid: 'T', email: 'E' },
        ['T', 'E'],
        ['72f988bf-86f1-41af-91ab-2d7cd011db47', email],
      ).key;
    expect(of('Ada@Contoso.example')).toBe(of('ada@contoso.example'));
    expect(of('ada@contoso.example')).not.toBe(of('adam@contoso.example'));
  });
});

test('changes are only what differs, as one would write it in the file', () => {
  const current = { name: 'Contoso', managed: false, lists: ['S500'] };
  expect(
    changesOf(fieldsOf.customers, current, { name: 'Contoso', managed: true, lists: ['S500', 'W2020'] }),
  ).toEqual([
    { field: 'managed', before: 'no', after: 'yes' },
    { field: 'lists', before: 'S500', after: 'S500; W2020' },
  ]);
});

describe('a file', () => {
  const lines = async (text: string | Uint8Array) => {
    const { columns, rows } = await readList(
      typeof text === 'string' ? new TextEncoder().encode(text) : text,
    );
    return { columns, rows: [...rows] };
  };

  test.each([
    ['commas', 'TPID,Name\n1,"Contoso, Ltd"\n'],
    ['semicolons and CRLF', 'TPID;Name\r\n1;"Contoso, Ltd"\r\n\r\n'],
    ['tabs and a byte order mark', '\uFEFFTPID\tName\n1\tContoso, Ltd'],
    ["Excel's own line", 'sep=;\nTPID;Name\n1;Contoso, Ltd\n'],
  ])('with %s is read alike', async (_, text) => {
    const { columns, rows } = await lines(text);
    expect(columns).toEqual(['TPID', 'Name']);
    expect(rows.map(({ cells }) => cells)).toEqual([['1', 'Contoso, Ltd']]);
  });

  test('whose quotation mark is never closed costs that line, and the next ones are read', async () => {
    const { rows } = await lines('TPID,Name\n1,"Contoso\n2,Fabrikam\n');
    expect(rows[0]?.wrong).toContain('never closed');
    expect(rows[1]?.cells).toEqual(['2', 'Fabrikam']);
  });

  test.each([
    ['a workbook', new Uint8Array([0x50, 0x4b, 0x03, 0x04, 1, 2]), 'REPORT_NOT_TEXT'],
    ['nothing', new Uint8Array(), 'REPORT_EMPTY'],
    ['two columns of one name', new TextEncoder().encode('TPID,TPID\n1,2\n'), 'IMPORT_COLUMN_TWICE'],
    [
      'too many columns',
      new TextEncoder().encode(Array.from({ length: 201 }, (_, n) => `c${n}`).join(',')),
      'IMPORT_TOO_WIDE',
    ],
  ])('that is %s is refused', async (_, bytes, code) => {
    await expect(readList(bytes)).rejects.toMatchObject({ code });
  });

  test('that we wrote ourselves is read as it was meant, whatever stands in its cells', async () => {
    const cell = fc
      .string({ maxLength: 20 })
      .map((text) => text.replace(/[\p{Cc}"]/gu, '').trim())
      .filter((text) => !text.startsWith("'"));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 }), async (cells) => {
        const { rows } = await lines(toCsv([['A', 'B'], ...cells]));
        expect(rows.map((row) => row.cells)).toEqual(cells.filter((pair) => pair.some((one) => one !== '')));
      }),
    );
  });
});
