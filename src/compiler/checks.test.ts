import { describe, expect, test } from 'vitest';
import { compileSite, printFindings } from './index.ts';

const front = (audience: string): string => `---\ntitle: T\nft.audience: ${audience}\n---\n# T\n\n`;
const step = (row: string): string =>
  `## Approach\n\n### Do it\n\nPrimary Role: **FM**\n\n| Task ID | Task Name | (M)andatory / (O)ptional | FastTrack Role | Services |\n| - | - | - | - | - |\n${row}\n`;

/** `code path:line` of every finding of these files, notes left out. */
function found(files: Readonly<Record<string, string>>): string[] {
  const sources = Object.entries(files).map(([path, text]) => ({ path, text }));
  const { findings } = compileSite(sources, { hash: () => '' });
  return findings
    .filter(({ level }) => level !== 'note')
    .map(({ code, path, line }) => `${code} ${path}:${line}`);
}

const sound = '| 1001 | Plan | M | FE | Teams |';

describe('one task on two pages', () => {
  test('aliases and the order of names are no contradiction', () => {
    const one = front('internal') + step('| 1001 | Plan it | M | FE, FM | Office ProPlus / Teams |');
    const two =
      front('internal') +
      step('| 1001 | plan  it | *M* | FastTrack Manager; FastTrack Engineer | Teams / Office 365 ProPlus |');
    expect(found({ 'a.md': one, 'b.md': two })).toEqual([]);
  });

  test.each([
    ['PB050-task-name-differs', '| 1001 | Plan more | M | FE | Teams |'],
    ['PB051-task-mandatory-differs', '| 1001 | Plan | O | FE | Teams |'],
    ['PB052-task-role-differs', '| 1001 | Plan | M | SME | Teams |'],
    ['PB053-task-services-differ', '| 1001 | Plan | M | FE | Yammer |'],
  ])('%s', (code, row) => {
    const files = {
      'a.md': front('internal') + step(sound),
      'b.md': front('internal') + step(row),
      'c.md': front('internal') + step(sound),
    };
    expect(found(files)).toEqual([`${code} b.md:15`]);
  });

  test('both places are named', () => {
    const files = ['a.md', 'b.md'].map((path, i) => ({
      path,
      text: front('internal') + step(`| 1001 | Plan | ${'MO'[i]} | FE | Teams |`),
    }));
    expect(printFindings(compileSite(files, { hash: () => '' }).findings)).toBe(
      'b.md:15:1 [warning: PB051-task-mandatory-differs] Task 1001 is optional here, and is mandatory in a.md:15.\n' +
        '    Make both pages say the same.\n0 errors, 1 warning, 0 notes.\n',
    );
  });
});

describe('audiences', () => {
  test('a partner page that links to an internal one leaks', () => {
    const files = {
      'in.md': front('internal'),
      'out.md': `${front('partner')}[in](in.md)`,
      'both.md': `${front('internal, partner')}[in](in.md)`,
    };
    expect(found(files)).toEqual(['PB060-audience-leak both.md:7', 'PB060-audience-leak out.md:7']);
  });

  test('an internal page may link to a partner page', () => {
    expect(found({ 'in.md': `${front('internal')}[out](out.md)`, 'out.md': front('partner') })).toEqual([]);
  });

  test('a partner page shows nobody’s mail address', () => {
    const text = 'Write to ada.l@contoso.example, please.';
    expect(found({ 'in.md': front('internal') + text, 'out.md': front('partner') + text })).toEqual([
      'PB061-personal-data out.md:7',
    ]);
  });

  test('a page without an audience takes its folder’s', () => {
    const text = '---\ntitle: T\n---\n# T\n';
    const files = [
      { path: 'partner/a.md', text },
      { path: 'a.md', text },
    ];
    const site = compileSite(files, { hash: () => '' });
    expect(site.pages.map(({ audiences }) => audiences)).toEqual([[], ['partner']]);
    expect(site.findings.map(({ code }) => code)).toEqual([
      'PB006-audience-missing',
      'PB006-audience-missing',
    ]);
  });
});

describe('editions of one page', () => {
  const original = front('partner') + step(`${sound}\n| 1002 | Act | O | FE | Teams |`);

  test('a translation that lost, gained or re-flagged a task is found', () => {
    const translated =
      front('partner') + step('| 1001 | Planen | O | FE | Teams |\n| 1003 | Neu | O | FE | Teams |');
    expect(found({ 'a.md': original, 'a-de.md': translated })).toEqual([
      'PB063-translation-differs a-de.md:1',
      'PB063-translation-differs a-de.md:15',
      'PB063-translation-differs a-de.md:16',
    ]);
  });

  test('a translation may translate names', () => {
    const translated =
      front('partner') + step('| 1001 | Planen | E | FE | Teams |\n| 1002 | Tun | O | FE | Teams |');
    expect(found({ 'a.md': original, 'a-de.md': translated })).toEqual([]);
  });

  test('a translated catalogue adds no task, and one that lost an entry is found', () => {
    const entry = (id: number, name: string): string =>
      `## ${id}: ${name}\n\n**Service(s):** Teams\n\n**Task Description**\n\n${name}.\n\n---\n\n`;
    const files = {
      'tasks.md': front('internal') + entry(1001, 'Plan') + entry(1002, 'Act') + entry(1003, 'Check'),
      'tasks-jp.md': front('internal') + (entry(1001, '計画') + entry(1002, '実行')).replaceAll(': ', '：'),
    };
    const sources = Object.entries(files).map(([path, text]) => ({ path, text }));
    const site = compileSite(sources, { hash: () => '' });
    expect(Object.values(site.catalogue).map(({ name }) => name)).toEqual(['Plan', 'Act', 'Check']);
    expect(site.pages.map(({ kind }) => kind)).toEqual(['catalogue', 'catalogue']);
    expect(found(files)).toEqual(['PB063-translation-differs tasks-jp.md:1']);
  });

  test('a partner twin that lost a task is found', () => {
    const files = {
      'a.md': original.replace('partner', 'internal'),
      'a-partner.md': front('partner') + step(sound),
    };
    expect(found(files)).toEqual(['PB062-twin-differs a-partner.md:1']);
  });
});

describe('includes', () => {
  test('a fragment is part of the pages that include it, and no page', () => {
    const files = [
      { path: 'a.md', text: `${front('internal')}[!INCLUDE [x](parts/tasks.md)]` },
      { path: 'parts/tasks.md', text: `---\ntitle: x\n---\n${step(sound)}` },
    ];
    const { pages, catalogue, findings } = compileSite(files, { hash: () => '' });
    expect(pages.map(({ path }) => path)).toEqual(['a.md']);
    expect(catalogue['1001']?.placements).toEqual([{ page: 'a.md', anchor: 'do-it' }]);
    expect(findings).toEqual([]);
  });

  test('pages that include each other end, and stay pages', () => {
    const files = {
      'a.md': `${front('internal')}[!INCLUDE [b](b.md)]`,
      'b.md': `${front('internal')}[!include[a](a.md)]`,
    };
    expect(
      compileSite(
        Object.entries(files).map(([path, text]) => ({ path, text })),
        { hash: () => '' },
      ).pages.map(({ path }) => path),
    ).toEqual(['a.md', 'b.md']);
  });

  test('includes that multiply are cut off', () => {
    const many = (next: string): string => `[!INCLUDE [x](${next})]\n`.repeat(50);
    const files: Record<string, string> = { 'a.md': front('internal') + many('f0.md') };
    for (let i = 0; i < 9; i++) files[`f${i}.md`] = many(`f${i + 1}.md`);
    expect(found(files).some((one) => one.startsWith('PB032-include-too-much'))).toBe(true);
  });
});

test('a file that is no text, or far too long, is named and left out', () => {
  const files = [
    { path: 'a.md', text: 'a\0b' },
    { path: 'b.md', text: 'x'.repeat(10_000_001) },
  ];
  const site = compileSite(files, { hash: () => '' });
  expect(site.pages).toEqual([]);
  expect(site.findings.map(({ code }) => code)).toEqual(['PB091-file-not-read', 'PB091-file-not-read']);
});
