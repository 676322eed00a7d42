import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Cells, headers, readAll } from '../../test/support/reports.ts';
import { dayNumber, dayText } from '../base/days.ts';
import { Problem } from '../base/problems.ts';
import { noDay } from './model.ts';

// What holds of any file: however it is cut, written or damaged.

const columns = headers['active-users'] ?? [];
const lastColumns = columns.filter((column) => column.endsWith('Last Activity Date'));
const refresh = dayNumber('2026-11-20');

const day = fc.option(fc.integer({ min: refresh - 400, max: refresh + 3 }), { nil: noDay, freq: 3 });
const name = fc.oneof(
  fc.constantFrom(
    '(Unknown)',
    'Ada@Contoso.example',
    'ÅSA@contoso.example',
    '"Bo, B."@contoso.example',
    '🦊@contoso.example',
  ),
  fc.stringMatching(/^[0-9A-F]{32}$/),
  fc.stringMatching(/^[a-z]{1,12}@fabrikam\.example$/),
);
const text = fc.string({
  unit: fc.constantFrom('a', 'B', ' ', ',', ';', '\t', '"', "'", '\r\n', '\n', 'é', '…'),
  maxLength: 12,
});
const fact = fc.record({
  name,
  display: text,
  days: fc.array(day, { minLength: lastColumns.length, maxLength: lastColumns.length }),
  refresh: fc.constantFrom(refresh, refresh - 1),
});
type Fact = typeof fact extends fc.Arbitrary<infer F> ? F : never;

/** Choices that whoever writes CSV may make. */
const style = fc.record({
  mark: fc.boolean(),
  end: fc.constantFrom('\n', '\r\n', '\r'),
  delimiter: fc.constantFrom(',', ';', '\t'),
  quoteAll: fc.boolean(),
  lastEnd: fc.boolean(),
  order: fc.shuffledSubarray([...columns], { minLength: columns.length, maxLength: columns.length }),
});
type Style = typeof style extends fc.Arbitrary<infer S> ? S : never;

function written(facts: readonly Fact[], { mark, end, delimiter, quoteAll, lastEnd, order }: Style): string {
  const quoted = (cell: string) =>
    quoteAll || /[",;\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
  const rows = facts.map(
    (each): Cells => ({
      'Report Refresh Date': dayText(each.refresh),
      'User Principal Name': each.name,
      'Display Name': each.display,
      ...Object.fromEntries(
        lastColumns.map((column, i) => [column, each.days[i] === noDay ? '' : dayText(each.days[i] ?? 0)]),
      ),
    }),
  );
  const lines = [order, ...rows.map((row) => order.map((column) => row[column] ?? ''))];
  const body = lines.map((cells) => cells.map(quoted).join(delimiter)).join(end);
  return `${mark ? '\ufeff' : ''}${body}${lastEnd ? end : ''}`;
}

/** The bytes, cut wherever the sizes say; sizes are used in turn. */
function* cut(bytes: Uint8Array, sizes: readonly number[]): Generator<Uint8Array> {
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1;
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

const sizes = fc.array(fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 100_000 })), {
  minLength: 1,
  maxLength: 8,
});

test('whatever the quoting, delimiter, line ends, order of columns and mark, the same facts are read', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fact, { maxLength: 20 }), style, async (facts, how) => {
      const { rows, summary } = await readAll(written(facts, how));
      expect(summary.quarantine).toEqual([]);
      expect(rows.map((row) => [row.refresh, row.name, Object.values(row.last)])).toEqual(
        facts.map((each) => [
          each.refresh,
          each.name === '(Unknown)' ? '' : each.name.toLowerCase(),
          each.days.map((last) => Math.min(last, each.refresh)),
        ]),
      );
      expect(summary.futureDates).toBe(
        facts.flatMap((each) => each.days.filter((last) => last > each.refresh)).length,
      );
    }),
    { numRuns: 300 },
  );
});

/** A valid file with some bytes replaced, put in or taken out. */
const damaged = fc
  .tuple(
    fc.array(fact, { maxLength: 12 }),
    style,
    fc.array(
      fc.tuple(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.constantFrom(0, 1, 2),
        fc.oneof(fc.constantFrom(0x22, 0x0a, 0x0d, 0x2c, 0x3b, 0x00, 0xff), fc.integer({ min: 0, max: 255 })),
      ),
      { minLength: 1, maxLength: 6 },
    ),
  )
  .map(([facts, how, hits]) => {
    const bytes = [...new TextEncoder().encode(written(facts, how))];
    for (const [where, gone, put] of hits)
      bytes.splice(Math.floor(where * bytes.length), gone, ...(gone === 1 ? [put] : gone === 0 ? [put] : []));
    return Uint8Array.from(bytes);
  });

const readOrRefusal = async (file: Parameters<typeof readAll>[0]) => {
  try {
    return await readAll(file);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return error.code;
  }
};

test('however the bytes are cut into chunks, a file is read alike, be it damaged or not', async () => {
  await fc.assert(
    fc.asyncProperty(damaged, sizes, async (bytes, where) => {
      expect(await readOrRefusal(cut(bytes, where))).toEqual(await readOrRefusal(bytes));
    }),
    { numRuns: 300 },
  );
});

test('a file of many pieces is read alike, however it is cut', async () => {
  const facts = fc.sample(fact, { numRuns: 1500, seed: 1 });
  const [how] = fc.sample(style, { numRuns: 1, seed: 2 });
  const text = written(facts, how as Style);
  const bytes = new TextEncoder().encode(text.replaceAll('é', 'é'.repeat(40)));
  expect(bytes.length).toBeGreaterThan(200_000);
  const whole = await readAll(bytes);
  expect(whole.rows).toHaveLength(1500);
  await fc.assert(
    fc.asyncProperty(sizes, async (where) => {
      expect(await readAll(cut(bytes, where))).toEqual(whole);
    }),
    { numRuns: 15 },
  );
});

test('long lines and quotation marks that stay open are set aside alike, however the file is cut', async () => {
  const facts = fc
    .sample(fact, { numRuns: 3000, seed: 3 })
    .map((each) => ({ ...each, name: 'ada', display: '' }));
  const how: Style = {
    mark: false,
    end: '\r\n',
    delimiter: ',',
    quoteAll: false,
    lastEnd: true,
    order: [...columns],
  };
  const [first = '', ...lines] = written(facts, how).trimEnd().split('\r\n');
  const long = 'y'.repeat(1_100_000);
  // Long lines come late, since room once made for them is kept.
  const broken = new Map([
    [2500, long],
    [2700, `"${long}`],
  ]);
  const file = lines.map((line, i) => broken.get(i) ?? (i % 97 === 0 ? `"${line}` : line));
  const bytes = new TextEncoder().encode([first, ...file].join('\r\n'));
  const whole = await readAll(bytes);
  const hit = file.flatMap((line, i) => (line === lines[i] ? [] : [i + 2]));
  expect(whole.summary.quarantine.map(({ line }) => line)).toEqual(hit);
  expect(whole.rows).toHaveLength(lines.length - hit.length);
  for (const where of [[7, 100_000], [65_536], [65_535, 1], [1_048_575], [5000, 1, 1, 1, 1]])
    expect(await readAll(cut(bytes, where))).toEqual(whole);
});

test('a damaged file never breaks the reader, and gives no row that no line has', async () => {
  await fc.assert(
    fc.asyncProperty(damaged, async (bytes) => {
      const read = await readOrRefusal(bytes);
      if (typeof read === 'string') return;
      const said = new TextDecoder().decode(bytes).toLowerCase().replaceAll('""', '"');
      for (const row of read.rows) {
        expect(said).toContain(row.name);
        expect(said).toContain(dayText(row.refresh));
        for (const last of Object.values(row.last))
          if (last !== noDay) expect(last).toBeLessThanOrEqual(row.refresh);
      }
    }),
    { numRuns: 500 },
  );
});

test('garbage is refused by a problem with a code, or is no rows', async () => {
  const garbage = fc.oneof(
    fc.uint8Array({ maxLength: 2000 }),
    fc
      .string({
        unit: fc.constantFrom(',', '"', '\n', '\r', ';', 'a', '{', '[', ']', ':', '\u0000', '0'),
        maxLength: 400,
      })
      .map((each) => new TextEncoder().encode(each)),
    fc.json().map((each) => new TextEncoder().encode(each)),
    fc
      .uint8Array({ maxLength: 3000 })
      .map((each) => Uint8Array.from([...new TextEncoder().encode(`${columns.join(',')}\n`), ...each])),
  );
  await fc.assert(
    fc.asyncProperty(garbage, async (bytes) => {
      const read = await readOrRefusal(bytes);
      if (typeof read === 'string') expect(read).toMatch(/^REPORT_/);
      else expect(read.rows).toEqual([]);
    }),
    { numRuns: 1000 },
  );
});

test('one damaged line costs itself only', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fact, { minLength: 3, maxLength: 12 }), fc.nat(), async (facts, n) => {
      const plain: Style = {
        mark: true,
        end: '\r\n',
        delimiter: ',',
        quoteAll: false,
        lastEnd: true,
        order: [...columns],
      };
      const lines = written(
        facts.map((each) => ({ ...each, display: 'Somebody' })),
        plain,
      ).split('\r\n');
      const hit = 1 + (n % facts.length);
      lines[hit] = lines[hit]?.replace(',Somebody', ',"Somebody') ?? '';
      const { rows, summary } = await readAll(lines.join('\r\n'));
      expect(rows).toHaveLength(facts.length - 1);
      expect(summary.quarantine).toMatchObject([{ line: hit + 1 }]);
    }),
    { numRuns: 100 },
  );
});
