import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileSite, printFindings, type SiteModel, stableJson } from './index.ts';

const hash = (text: string): string => String(text.length);
const page = (text: string, path = 'page.md'): SiteModel => compileSite([{ path, text }], { hash });
const matter = '---\ntitle: T\nft.audience: internal\n---\n';

// The pieces that real pages are made of, and what breaks them.
const piece = fc.oneof(
  fc.constantFrom(
    ...[
      '# Title',
      '## Approach',
      '### Step',
      '#### FTOP Tasks',
      '###',
      '---',
      '```',
      '~~~',
      '<!--',
      '-->',
      '',
      '   ',
      '\t',
    ],
    ...[
      'Primary Role: **FM**',
      'Applies To: **All',
      '**Primary Role: X Applies To: Y**',
      'Phase: **A, B & C**',
      '- item',
      '  - inner',
    ],
    ...[
      '| Task ID | Task Name | (M)andatory / (O)ptional | FastTrack Role | Services |',
      '| --- | --- | --- | --- | --- |',
    ],
    ...[
      '| 1234 | Name | M | FE | Teams |',
      '|| 1235 | Name | O | FE | Teams || 1236 | N | M | FE | X |',
      '| 1237 | Broken',
      'over | M | FE |',
    ],
    ...[
      '<<<<<<< HEAD',
      '=======',
      '>>>>>>> x',
      '[!INCLUDE [x](page.md)]',
      '[!INCLUDE [x](../../a.md)]',
      '> [!NOTE]',
      '[a](b.md#c)',
      '[a](',
    ],
    ...[
      'step "Nowhere"',
      '## 1234: Name',
      '**Task Location:** A \\> B',
      '<a name="x">',
      '## Refresh Summary',
      '| 4/25/2019 | A |',
      '\ufeff\u200b',
    ],
  ),
  fc.string({ maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 30 }),
);
const text = fc
  .tuple(fc.boolean(), fc.array(piece, { maxLength: 40 }))
  .map(([front, lines]) => (front ? matter : '') + lines.join('\n'));

describe('whatever an author writes', () => {
  test('compiling and printing never throws, and every finding stands on a line that exists', () => {
    fc.assert(
      fc.property(text, (written) => {
        const site = page(written);
        expect(printFindings(site.findings)).not.toBe('');
        const lines = written.replace(/^\ufeff/, '').split(/\r\n|\n|\r/);
        for (const finding of site.findings) {
          const length = lines[finding.line - 1]?.length;
          expect(length, `${finding.code} on line ${finding.line} of ${lines.length}`).toBeDefined();
          expect(finding.column).toBeGreaterThanOrEqual(1);
          expect(finding.column).toBeLessThanOrEqual((length ?? 0) + 1);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('the same files in another order give the same bytes', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 2, maxLength: 4 }), (texts) => {
        const files = texts.map((one, i) => ({ path: `p${i}.md`, text: one }));
        const site = stableJson(compileSite(files, { hash }));
        expect(stableJson(compileSite(files.toReversed(), { hash }))).toBe(site);
      }),
      { numRuns: 200 },
    );
  });
});

// A row as authors write it, in a table with a header, and the ways in which rows break.
const row = fc.record({
  id: fc.integer({ min: 100, max: 9999 }).map(String),
  name: fc.constantFrom(
    'Plan',
    'Do **it**',
    'See [that](https://example.com)',
    'A / B: "C"',
    'Zero\u200bwidth',
    'Tom & Ann',
  ),
  mark: fc.constantFrom('M', 'O', '*O*', 'X', ''),
  role: fc.constantFrom('FE', 'Gateway, SME', '-', ''),
  services: fc.constantFrom('All Services', 'Classroom/SDS', 'Teams / Yammer', ''),
});
type Row = typeof row extends fc.Arbitrary<infer R> ? R : never;
const cells = ({ id, name, mark, role, services }: Row): string[] => [id, name, mark, role, services];
const damages: readonly ((row: Row) => string)[] = [
  (one) => `| ${cells(one).join(' | ')} |`,
  (one) => `| ${cells(one).join(' | ')}`,
  (one) => `|\t${cells(one).join('\t|\t')}\t|`,
  (one) => `|| ${cells(one).join(' | ')} |`,
  (one) => `| [${one.id}](https://example.com) | ${cells(one).slice(1).join(' | ')} |`,
  (one) => `| ${one.id} | ${cells(one).slice(2).join(' | ')} |`,
  (one) => `| ${one.id} ${cells(one).slice(1).join(' | ')} |`,
  (one) => `| ${one.id} | ${one.name} | ${one.mark} ${one.role} | ${one.services} |`,
  (one) => `| ${one.id} | ${one.name}\n | ${one.mark} | ${one.role} | ${one.services} |`,
  (one) => `| ${one.id} | ${one.name} |\n${one.mark} | ${one.role} | ${one.services} |`,
  (one) => `${cells(one).join(' | ')}`,
  (one) => `| Task ${one.id} | ${cells(one).slice(1).join(' | ')} |`,
  (one) => `| #${one.id} | ${cells(one).slice(1).join(' | ')} |`,
  (one) => `| ${one.id.slice(0, 2)}\u200b${one.id.slice(2)} | ${cells(one).slice(1).join(' | ')} |`,
];
const header =
  '| Task ID | Task Name | (M)andatory / (O)ptional | FastTrack Role | Services |\n| --- | --- | :-: | --- | --- |';
const table = fc.uniqueArray(fc.tuple(row, fc.nat(damages.length - 1)), {
  selector: ([one]) => one.id,
  minLength: 1,
  maxLength: 8,
});

describe('no row is dropped in silence', () => {
  test('the id of every row of a task table is in the model or named in a finding', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const body = rows.map(([one, damage]) => damages[damage]?.(one)).join('\n');
        const site = page(
          `${matter}# T\n\n## Approach\n\n### Step\n\nPrimary Role: **FM**\n\n${header}\n${body}\n### Next\n`,
        );
        const read = new Set(Object.keys(site.catalogue));
        const said = site.findings.map((finding) => finding.message).join('\n');
        for (const [{ id }] of rows)
          expect(read.has(id) || said.includes(id), `task ${id} in\n${body}`).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test('sound rows are read as they are, none is invented', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const sound = rows.map(([one], i) => ({ ...one, mark: i % 2 === 0 ? 'M' : 'O', name: `Name ${i}` }));
        const body = sound.map((one) => `| ${cells(one as Row).join(' | ')} |`).join('\n');
        const site = page(`${matter}# T\n\n### Step\n\nPrimary Role: **FM**\n\n${header}\n${body}\n`);
        const read = site.pages[0]?.steps
          .flatMap((step) => step.tasks)
          .map(({ id, name, mandatory }) => [id, name, mandatory]);
        expect(read).toEqual(sound.map(({ id, name, mark }) => [id, name, mark === 'M']));
        expect(site.findings).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('a change to one line of a page loses no task of another line', () => {
    const text = readFileSync(
      `${import.meta.dirname}/../../playbooks/internal/initiate-conduct-customer-kickoff.md`,
      'utf8',
    );
    const lines = text.split('\n');
    const junk = fc.oneof(
      fc.constantFrom('```', '<!--', '|', '||', '# ', '---', '<<<<<<< x', '\0', '> ', '**', '', '    '),
      fc.string({ maxLength: 5 }),
    );
    fc.assert(
      fc.property(fc.nat(lines.length - 1), fc.nat(80), fc.nat(20), junk, (at, from, length, put) => {
        const line = lines[at] ?? '';
        const changed = `${line.slice(0, from)}${put.replace('\0', '')}${line.slice(from + length)}`;
        const site = page(lines.with(at, changed).join('\n'));
        const said = site.findings.map(({ message }) => message).join('\n');
        const rows = lines
          .filter((one, i) => i !== at && /^\| \d{3,4}/.test(one))
          .map((one) => one.slice(2, 6).trim());
        for (const id of rows)
          expect(
            id in site.catalogue || said.includes(id),
            `${id} after line ${at + 1} became ${changed}`,
          ).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test('rows glued on one line by two pipes are all tasks', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const body = rows
          .map(([one]) => `| ${[one.id, one.name, 'M', 'FE', 'Teams'].join(' | ')} |`)
          .join('');
        const site = page(`${matter}# T\n\n### Step\n\nPrimary Role: **FM**\n\n${header}\n${body}\n`);
        expect(Object.keys(site.catalogue).toSorted()).toEqual(rows.map(([{ id }]) => id).toSorted());
      }),
      { numRuns: 300 },
    );
  });
});

describe('reading takes time in proportion to the text', () => {
  const hostile = [
    '[',
    '](',
    '[x](',
    '<!--',
    '`',
    '```a\n',
    '<!--\n',
    '| 1234 ',
    '| 1234 | A | M | FE | T |',
    '| 1234 | A\n',
    '| Task ID | Task Name |\n',
    '#### x\n',
    '[x](y.md#z) ',
    'step "x" ',
    '(',
    '**',
    '<a ',
    '- ',
    '>',
    '~',
  ];
  test.each(hostile)('%j, a hundred thousand times', (mark) => {
    const started = performance.now();
    page(matter + mark.repeat(100_000));
    expect(performance.now() - started).toBeLessThan(5000);
  });
});
