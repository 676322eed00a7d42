import { expect, test } from 'vitest';
import type { SourceFile } from '../../../../compiler/index.ts';
import { checkDrafts, mendDrafts, type Surroundings, showDraft } from './check-drafts.ts';
import type { KnownPage } from './surroundings.ts';
import { template } from './template.ts';

const alone: Surroundings = { published: null, others: null };
const known: KnownPage[] = [
  {
    path: 'internal/kickoff.md',
    title: 'Kickoff: "first" talk',
    audiences: ['internal'],
    steps: [{ title: 'Prepare It' }],
  },
  { path: 'partner/review.md', title: 'Review', audiences: ['partner'], steps: [] },
  { path: 'index.md', title: 'Home', audiences: ['internal', 'partner'], steps: [] },
];
const within: Surroundings = { published: known, others: null };

const page = (body: string, path = 'internal/a.md'): SourceFile => ({
  path,
  text: `---\ntitle: A\nft.audience: internal\n---\n# A\n${body}\n`,
});
const codesOf = (files: SourceFile[], around: Surroundings) =>
  checkDrafts(files, around).findings.map(({ code }) => code.slice(0, 5));

test('the page to begin with has no findings, alone or within the playbook', () => {
  const file = { path: 'internal/new-page.md', text: template };
  expect(codesOf([file], alone)).toEqual([]);
  expect(codesOf([file], within)).toEqual([]);
});

test('one page alone is not told that its links are dead; it is told how many findings are left out', () => {
  const file = page('[x](../partner/gone.md)\n[!INCLUDE [f](../includes/f.md)]\n[y](#nowhere)');
  const { findings, leftOut } = checkDrafts([file], alone);
  expect(findings.map(({ code }) => code)).toEqual(['PB041-anchor-missing']);
  expect(leftOut).toBe(2);
});

test('several pages are a site: a link to what is not there is dead', () => {
  expect(codesOf([page('[x](gone.md)'), page('', 'internal/b.md')], alone)).toContain('PB040');
});

test('within the playbook a published page is there, and any heading of it is believed', () => {
  const file = page(
    '[x](kickoff.md#some-heading) [y](../partner/review.md)\n[!INCLUDE [f](../includes/f.md)]',
  );
  expect(codesOf([file], within)).toEqual([]);
});

test('within the playbook a page that is in neither is missing, and the near one is named', () => {
  const { findings } = checkDrafts([page('[x](kick-off.md) [y](review.md)')], within);
  expect(findings.map(({ code }) => code)).toEqual(['PB040-page-missing', 'PB040-page-missing']);
  expect(findings[1]?.hint).toContain('partner/review.md');
});

test('a step of a published page is known by its name', () => {
  expect(codesOf([page('Return to step "Prepare It".')], within)).toEqual([]);
  expect(codesOf([page('Return to step "Prepare Nothing".')], within)).toEqual(['PB012']);
});

test('a partner page that leads to an internal published one is a leak', () => {
  const file = {
    path: 'partner/b.md',
    text: '---\ntitle: B\nft.audience: partner\n---\n# B\n[x](../internal/kickoff.md)\n',
  };
  expect(codesOf([file], within)).toEqual(['PB060']);
});

test('a draft takes the place of the published page of its path', () => {
  const file = page('## Own Heading\n[x](#own-heading)', 'internal/kickoff.md');
  const { site } = checkDrafts([file], within);
  expect(site.pages.filter(({ path }) => path === 'internal/kickoff.md')).toHaveLength(1);
  expect(site.pages.find(({ path }) => path === 'internal/kickoff.md')?.title).toBe('A');
});

test('a translation of a published page is not compared with a text that is not here', () => {
  const table =
    '## Approach\n\n| Task ID | Task Name | M/O | Role | Services |\n|-|-|-|-|-|\n| 994 | x | M | FM | All |\n';
  expect(codesOf([page(table, 'internal/kickoff-de.md')], within)).not.toContain('PB063');
});

test('every safe repair is made at once, and only the files that change come back', () => {
  const files = [page('##Overview\n\n[x](WWW.contoso.example)'), page('', 'internal/b.md')];
  const { files: mended, fixed } = mendDrafts(files, within);
  expect(mended.map(({ path }) => path)).toEqual(['internal/a.md']);
  expect(mended[0]?.text).toContain('## Overview');
  expect(fixed.length).toBeGreaterThan(0);
  expect(mendDrafts(mended, within).files).toEqual([]);
});

test('the page is shown as the reader shows it, without anything that could run', () => {
  const hostile = page(
    '<script>alert(1)</script><img src=x onerror=alert(1)>\n\n[go](javascript:alert(1)) <a href="javascript:alert(1)">go</a>',
  );
  const shown = showDraft(checkDrafts([hostile], alone), new Map([[hostile.path, hostile]]), hostile.path);
  const html = shown?.page.sections.map((section) => section.html).join('') ?? '';
  expect(html).toContain('go');
  expect(html).not.toMatch(/script|onerror|<img/i);
});

test('each heading knows the line it stands on', () => {
  const file = page('## One\n\ntext\n\n## Two');
  const shown = showDraft(checkDrafts([file], alone), new Map([[file.path, file]]), file.path);
  expect(shown?.places).toEqual([
    { id: 'a', line: 5 },
    { id: 'one', line: 6 },
    { id: 'two', line: 10 },
  ]);
});

test('settings and fragments are no pages of their own', () => {
  const files = [page('[!INCLUDE [f](../includes/f.md)]'), { path: 'includes/f.md', text: 'Fragment' }];
  const drafts = new Map(files.map((file) => [file.path, file]));
  const checked = checkDrafts(files, alone);
  expect(showDraft(checked, drafts, 'includes/f.md')).toBeNull();
  expect(JSON.stringify(showDraft(checked, drafts, 'internal/a.md')?.page.sections)).toContain('Fragment');
});
