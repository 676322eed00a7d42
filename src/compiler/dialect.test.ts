import { describe, expect, test } from 'vitest';
import { compileSite, fixSite } from './index.ts';
import { renderPage } from './render.ts';

const front = '---\ntitle: T\nft.audience: internal\n---\n# T\n\n';
const header =
  '| Task ID | Task Name | (M)andatory / (O)ptional | FastTrack Role | Services |\n| - | - | - | - | - |';
const step = (table: string): string =>
  `${front}## Approach\n\n### Do it\n\nPrimary Role: **FM**\n\n${table}\n`;

function compiled(text: string, others: Readonly<Record<string, string>> = {}) {
  const files = Object.entries({ 'a.md': text, ...others }).map(([path, body]) => ({ path, text: body }));
  const site = compileSite(files, { hash: () => '' });
  const page = site.pages.find(({ path }) => path === 'a.md');
  if (page === undefined) throw new Error('no page');
  const find = (path: string) => files.find((file) => file.path === path)?.text;
  const html = renderPage(page, { path: 'a.md', text }, find)
    .map((section) => section.html)
    .join('\n');
  return {
    site,
    page,
    html,
    tasks: page.steps.flatMap(({ tasks }) => tasks),
    codes: site.findings.map(({ code }) => code),
  };
}

describe('a task table', () => {
  test('has names that stand on lines of their own in a cell', () => {
    const { tasks } = compiled(
      step(`${header}\n| 1001 | Plan<br>it | M | FE<br>FM; <br/>SME | Teams<br>Exchange |`),
    );
    expect(tasks[0]).toMatchObject({
      name: 'Plan it',
      roles: ['FastTrack Engineer', 'FastTrack Manager', 'SME'],
      services: ['Teams', 'Exchange'],
    });
  });

  test('may name its ids in another column', () => {
    const table =
      '| Task Name | Task ID | Services | (M)andatory / (O)ptional |\n| - | - | - | - |\n| Plan | 1001 | Teams | M |';
    expect(compiled(step(table)).tasks).toMatchObject([
      { id: '1001', name: 'Plan', mandatory: true, services: ['Teams'] },
    ]);
  });

  test.each(['99', '10012'])('has ids of three or four digits, and %s is named', (id) => {
    const { tasks, site } = compiled(step(`${header}\n| ${id} | Plan | M | FE | Teams |`));
    expect(tasks).toEqual([]);
    expect(site.findings).toMatchObject([{ code: 'PB026-row-without-id', line: 15 }]);
  });
});

describe('an include', () => {
  const part = { 'part.md': 'Tell us.\n' };

  test.each(['- [!INCLUDE [x](part.md)]', 'See [!include [x](part.md)].', '[!INCLUDE [x](part.md)'])(
    'that does not stand alone is named: %s',
    (line) => {
      expect(compiled(front + line, part).codes).toContain('PB036-include-within');
    },
  );

  test.each([
    '[!INCLUDE [x](part.md)]',
    'Write `[!INCLUDE [x](part.md)]` for it.',
    '```\nx [!INCLUDE [x](part.md)]\n```',
  ])('is no reason to say so: %s', (line) => {
    expect(compiled(front + line, part).codes).not.toContain('PB036-include-within');
  });
});

test('invisible characters in the target of a link are named and mended, and the link is shown', () => {
  const text = `${front}See [the plan](b\u200b.md).\n`;
  const { codes, html } = compiled(text, { 'b.md': front });
  expect(codes).toEqual(['PB070-invisible-characters']);
  expect(html).toContain('href="page:b.md"');
  const files = [
    { path: 'a.md', text },
    { path: 'b.md', text: front },
  ];
  const { files: mended } = fixSite(files, (all) => compileSite(all, { hash: () => '' }));
  expect(mended[0]?.text).toBe(text.replace('\u200b', ''));
});

test('a video may be followed by text', () => {
  const { html } = compiled(`${front}> [!VIDEO https://example.com/v]\n> Watch it.\n`);
  expect(
    html
      .replace(/<[^>]*>|\n/g, ' ')
      .replace(/ +/g, ' ')
      .trim(),
  ).toBe('Video: https://example.com/v Watch it.');
});

test('a catalogue page may have a dash for the colon, and rules of stars', () => {
  const entry = (head: string) => `## ${head}\n\n**Task Description**\n\nDo it.\n\n* * *\n\n`;
  const { site } = compiled(
    front + entry('1001: Plan') + entry('1002: Ask') + entry('1003 - Invite') + entry('2019 in short'),
  );
  expect(
    Object.entries(site.catalogue).map(([id, { name, description }]) => [id, name, description]),
  ).toEqual([
    ['1001', 'Plan', 'Do it.'],
    ['1002', 'Ask', 'Do it.'],
    ['1003', 'Invite', 'Do it.'],
  ]);
});
