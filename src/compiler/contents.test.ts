import { describe, expect, test } from 'vitest';
import { compileSite } from './index.ts';

const page = (text = ''): string => `---\ntitle: T\nft.audience: internal\n---\n# T\n\n${text}`;
const compile = (files: Readonly<Record<string, string>>) =>
  compileSite(
    Object.entries(files).map(([path, text]) => ({ path, text })),
    { hash: () => '' },
  );
const found = (files: Readonly<Record<string, string>>): string[] =>
  compile(files).findings.map(({ code, path, line, column }) => `${code} ${path}:${line}:${column}`);

describe('a table of contents', () => {
  test('nested entries, other tables, folders, editions, anchors and addresses lead somewhere', () => {
    const toc =
      '- name: A group\n  items:\n  - name: A\n    href: a.md#t\n  - name: B\n    href: x.html\n' +
      '- name: More\n  href: more/toc.yml\n- name: Folder\n  href: more/\n- name: Out\n  href: https://example.com\n';
    const files = {
      'toc.yml': toc,
      'a.md': page(),
      'x--internal.md': page(),
      'more/toc.yml': 'items:\n- name: C\n  href: ~/more/c.md\n',
      'more/c.md': page(),
    };
    expect(found(files)).toEqual([]);
  });

  test('an entry that leads to what is not there is found where it is written, with what it may have meant', () => {
    const toc =
      '- name: A\n  href: kick-off.md\n- name: B\n  href: gone/toc.yml\n- name: C\n  href: ../c.md\n';
    const files = { 'toc.yml': toc, 'x/kick-off.md': page() };
    expect(found(files)).toEqual([
      'PB083-contents-entry toc.yml:2:9',
      'PB083-contents-entry toc.yml:4:9',
      'PB048-link-outside toc.yml:6:9',
    ]);
    expect(compile(files).findings[0]?.hint).toBe('Did you mean x/kick-off.md?');
  });

  test('an entry without a name, without a target, in another case or with a script is found', () => {
    const toc =
      '- href: a.md\n- name: Empty\n- name: A\n  href: A.md\n- name: Run\n  href: javascript:alert(1)\n';
    expect(found({ 'toc.yml': toc, 'a.md': page() })).toEqual([
      'PB083-contents-entry toc.yml:1:9',
      'PB083-contents-entry toc.yml:2:3',
      'PB042-link-case toc.yml:4:9',
      'PB047-unsafe-link toc.yml:6:9',
    ]);
  });

  test('tables that lead to each other end, with a finding', () => {
    const files = {
      'toc.yml': '- name: X\n  href: x/toc.yml\n',
      'x/toc.yml': '- name: Y\n  href: ../toc.yml\n',
    };
    expect(found(files)).toEqual(['PB083-contents-entry x/toc.yml:2:9']);
  });

  test.each([
    ['no YAML', '- name: "A\n  href: a.md'],
    ['nested too deep', '['.repeat(100_000)],
  ])('one that is %s is a finding', (_, toc) => {
    expect(found({ 'toc.yml': toc }).join()).toContain('PB082-contents-not-read toc.yml:');
  });

  test('one in an excluded folder is not read', () => {
    expect(found({ 'archive/toc.yml': '- name: A\n  href: gone.md\n' })).toEqual([]);
  });
});

describe('pages that nobody comes to', () => {
  const toc = '- name: A\n  href: a.md\n';

  test('a page that neither the contents nor a page of them leads to is found', () => {
    const files = {
      'toc.yml': toc,
      'a.md': page('[b](b.md)'),
      'b.md': page(),
      'c.md': page('[d](d.md)'),
      'd.md': page('[c](c.md)'),
    };
    expect(found(files)).toEqual(['PB081-page-unreachable c.md:1:1', 'PB081-page-unreachable d.md:1:1']);
  });

  test('a translation and an edition for partners come with their page', () => {
    expect(found({ 'toc.yml': toc, 'a.md': page(), 'a-de.md': page(), 'a-partner.md': page() })).toEqual([]);
  });

  test('a site that has neither contents nor a landing page has no beginning', () => {
    expect(found({ 'a.md': page(), 'b.md': page() })).toEqual([]);
    expect(found({ 'index.md': page(), 'b.md': page() })).toEqual(['PB081-page-unreachable b.md:1:1']);
  });
});

const process = (sections: string): string =>
  page(`## Approach\n\n### Do it\n\nPrimary Role: **FM**\n\n${sections}`);

describe('processes that stop', () => {
  const first = process('## Next Steps\n\n[b](b.md)\n');

  test('where pages name next steps, one that names none is a dead end', () => {
    expect(found({ 'a.md': first, 'b.md': process('## Next Steps\n\nDone.\n') })).toEqual([
      'PB080-dead-end b.md:13:1',
    ]);
    expect(found({ 'a.md': first, 'b.md': process('') })).toEqual(['PB080-dead-end b.md:1:1']);
  });

  test('N/A is an answer', () => {
    expect(found({ 'a.md': first, 'b.md': process('## Next Steps\n\n**N/A**\n') })).toEqual([]);
  });

  test('a site without next steps has no dead ends', () => {
    expect(found({ 'a.md': process(''), 'b.md': process('') })).toEqual([]);
  });
});

test('a section that nearly all process pages have is missed on the one that lacks it', () => {
  const site = (count: number) =>
    found(
      Object.fromEntries(
        Array.from({ length: count }, (_, i) => [
          `p${i}.md`,
          process(i === 0 ? '' : '## Overview\n\nText.\n'),
        ]),
      ),
    );
  expect(site(5)).toEqual(['PB016-section-missing p0.md:1:1']);
  expect(site(4)).toEqual([]);
});
