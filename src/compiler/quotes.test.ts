import { describe, expect, test } from 'vitest';
import { compileSite, createCompiler, type SourceFile, stableJson } from './index.ts';

const page = (audience: string, body: string): string =>
  `---\ntitle: T\nft.audience: ${audience}\n---\n# T\n\n${body}\n`;
const secret = 'Ask the account team what the customer spent last year before you offer a second workshop.';
const half = 'Ask the account team what the customer spent last year';
const others = 'Bring the list of champions, the dates of the trainings and the names of those who decide.';

const filesOf = (pages: Readonly<Record<string, string>>): SourceFile[] =>
  Object.entries(pages).map(([path, text]) => ({ path, text }));

/** `path:line` of every quotation that is found in these pages. */
function quoted(pages: Readonly<Record<string, string>>): string[] {
  return compileSite(filesOf(pages), { hash: () => '' })
    .findings.filter(({ code }) => code === 'PB064-internal-quoted')
    .map(({ path, line }) => `${path}:${line}`);
}

describe('a page for partners that says what only an internal page says', () => {
  test('is found, both places are named', () => {
    const files = {
      'in.md': page('internal', secret),
      'out.md': page('partner', `Begin early.\n\n${secret}`),
    };
    const [finding] = compileSite(filesOf(files), { hash: () => '' }).findings.filter(
      ({ path }) => path === 'out.md',
    );
    expect(finding).toMatchObject({ code: 'PB064-internal-quoted', line: 9, column: 1 });
    expect(finding?.message).toBe(
      'This page is for partner; "Ask the account team what the customer spent last year befor …" (16 words in a row) stands word for word in in.md:7, and on no other page for partner.',
    );
  });

  test.each([
    ['wrapped and listed otherwise', `- ${secret.replace(' the customer ', '\n  the *customer* ')}`],
    [
      'in other case, with other punctuation and nothing to be seen',
      secret.toUpperCase().replaceAll(' ', ' \u200b').replace('.', '!'),
    ],
    ['within a longer text', `First of all: ${secret} Then wait.`],
    ['as a link', `[Ask the account team](https://example.com/a) ${secret.slice(21)}`],
    ['twice', `${secret} ${secret}`],
  ])('%s', (_, said) => {
    expect(quoted({ 'in.md': page('internal', secret), 'out.md': page('partner', said) })).toContain(
      'out.md:7',
    );
  });

  test('less than twelve words in a row are no quotation, unless they are a whole description', () => {
    const out = { 'out.md': page('partner', `${half}, then go on.`) };
    expect(quoted({ 'in.md': page('internal', `${half} and more of it.`), ...out })).toEqual([]);
    const entry = (id: string, text: string) =>
      `## ${id}: Task ${id}\n\n**Task Description**\n\n${text}\n\n---\n`;
    const catalogue = page('internal', `${entry('1001', half)}\n${entry('1002', 'Ask.')}`);
    expect(quoted({ 'tasks.md': catalogue, ...out })).toEqual(['out.md:7']);
  });

  test('is found at every place where the quotation may begin', () => {
    const words = secret.split(' ');
    for (let from = 0; from <= 4; from++) {
      const piece = words.slice(from, from + 12).join(' ');
      const lead = 'So it is said here: '.repeat(from);
      expect(
        quoted({ 'in.md': page('internal', secret), 'out.md': page('partner', lead + piece) }),
        piece,
      ).toEqual(['out.md:7']);
    }
  });
});

describe('it is no quotation', () => {
  const internal = { 'in.md': page('internal', `${secret}\n\n${others}`) };

  test('when another page for partners, or one for both, says the same', () => {
    expect(
      quoted({ ...internal, 'out.md': page('partner', secret), 'also.md': page('partner', secret) }),
    ).toEqual([]);
    expect(
      quoted({ ...internal, 'out.md': page('partner', secret), 'all.md': page('internal, partner', secret) }),
    ).toEqual([]);
    expect(quoted({ ...internal, 'all.md': page('internal, partner', secret) })).toEqual([]);
  });

  test('but what they do not say stays one', () => {
    const out = page('partner', `${secret}\n\n${others}`);
    expect(quoted({ ...internal, 'out.md': out, 'also.md': page('partner', secret) })).toEqual(['out.md:9']);
  });

  test('between a page and its edition for partners, whatever third page says it, too', () => {
    const pair = { 'x/plan.md': page('internal', secret), 'y/plan-partner.md': page('partner', secret) };
    expect(quoted(pair)).toEqual([]);
    expect(quoted({ ...pair, ...internal })).toEqual([]);
  });

  test('when the page includes it', () => {
    const files = { 'parts/a.md': secret, 'in.md': page('internal', '[!INCLUDE [a](parts/a.md)]') };
    expect(quoted({ ...files, 'out.md': page('partner', '[!INCLUDE [a](parts/a.md)]') })).toEqual([]);
    // Somebody typed what others include.
    expect(
      quoted({
        ...files,
        'out.md': page('partner', '[!INCLUDE [a](parts/a.md)]'),
        'also.md': page('partner', secret),
      }),
    ).toEqual([]);
  });

  test('in labels, task tables, code, refresh tables, next steps and comments', () => {
    const row = `| 1001 | ${secret} | M | FE | Teams |`;
    const said = [
      `## Approach\n\n### Do it\n\nPrimary Role: **FM**\n\n| Task ID | Task Name | M/O | Role | Services |\n| - | - | - | - | - |\n${row}`,
      `\`\`\`\n${secret}\n\`\`\``,
      `<!--\n${secret}\n-->`,
      `## Next Steps\n\n- ${secret}`,
      `## Refresh Summary\n\n| Date | Who | What |\n| - | - | - |\n| 4/25/2019 | Bo | ${secret} |`,
    ].join('\n\n');
    expect(quoted({ 'in.md': page('internal', said), 'out.md': page('partner', said) })).toEqual([]);
  });
});

test('what is remembered is forgotten when an internal page goes', () => {
  const compile = createCompiler();
  const options = { hash: () => '' };
  const all = filesOf({
    'a.md': page('internal', others),
    'b.md': page('internal', secret),
    'out.md': page('partner', secret),
  });
  const rounds = [
    all,
    all.filter(({ path }) => path !== 'b.md'),
    all,
    all.map((file) => (file.path === 'b.md' ? { ...file, text: page('partner', secret) } : file)),
  ];
  for (const files of rounds)
    expect(stableJson(compile(files, options))).toBe(stableJson(compileSite(files, options)));
});

describe('reading takes time in proportion to the text', () => {
  test.each(['a ', 'a b c d e f ', 'a b c d e f\n\n', '字'])('%j, many times on both sides', (mark) => {
    const text = mark.repeat(100_000);
    const started = performance.now();
    quoted({
      'in.md': page('internal', text),
      'out.md': page('partner', text),
      'also.md': page('partner', `b ${text}`),
    });
    expect(performance.now() - started).toBeLessThan(8000);
  });
});
