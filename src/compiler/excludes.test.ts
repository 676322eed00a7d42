import { expect, test } from 'vitest';
import { readExcludes } from './excludes.ts';
import { defaultSettings } from './settings.ts';

const settings = { ...defaultSettings, exclude: ['archive'] };
const excludedBy = (docfx: unknown, ...paths: string[]): string[] =>
  paths.filter(readExcludes(settings, JSON.stringify(docfx), () => {}));

test('a word of the settings is a folder or file anywhere', () => {
  expect(paths('archive/a.md', 'x/archive/a.md', 'archived.md')).toEqual(['archive/a.md', 'x/archive/a.md']);
  function paths(...all: string[]): string[] {
    return excludedBy({}, ...all);
  }
});

test('docfx.json excludes pages of its content', () => {
  const build = { content: [{ files: ['**/*.md'], exclude: ['**/includes/**', 'README.md'] }] };
  expect(excludedBy({ build }, 'a.md', 'x/includes/b.md', 'README.md')).toEqual([
    'x/includes/b.md',
    'README.md',
  ]);
});

test('what its resources exclude are no pages', () => {
  const build = {
    content: [{ files: ['**/*.md'] }],
    resource: [{ files: ['**/*.png'], exclude: ['internal/**'] }],
  };
  expect(excludedBy({ build }, 'internal/a.md')).toEqual([]);
});

test('what one group excludes another may hold', () => {
  const content = [
    { files: ['**/*.md'], exclude: ['partner/**'] },
    { src: 'partner', files: ['**/*.md'], exclude: ['drafts/**'] },
  ];
  expect(excludedBy({ build: { content } }, 'a.md', 'partner/b.md', 'partner/drafts/c.md')).toEqual([
    'partner/drafts/c.md',
  ]);
});
