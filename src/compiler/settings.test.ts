import { describe, expect, test } from 'vitest';
import { readExcludes } from './excludes.ts';
import { collector } from './report.ts';
import { defaultSettings, languageOf, readSettings } from './settings.ts';

function read(text: string) {
  const { findings, report } = collector();
  return { settings: readSettings(text, report), findings };
}

describe('uptake.yaml', () => {
  test('what it does not say has a default, and alias tables add to the ones we know', () => {
    const { settings, findings } = read(
      'title: Contoso\nroles:\n  Scout: [SC, Lookout]\nphaseOrder: [One, Two]\n',
    );
    expect(findings).toEqual([]);
    expect(settings).toEqual({
      ...defaultSettings,
      title: 'Contoso',
      roles: { ...defaultSettings.roles, Scout: ['SC', 'Lookout'] },
      phaseOrder: ['One', 'Two'],
    });
  });

  test.each([
    ['title: [', /\S/],
    ['- a list', /no list of names/],
    ['exclude: includes', /"exclude" has to be a list/],
    ['roles: [FM]', /"roles" has to be/],
  ])('%s is a finding, and the default stays', (text, message) => {
    const { settings, findings } = read(text);
    expect(findings).toMatchObject([
      { code: 'PB090-settings', path: 'uptake.yaml', message: expect.stringMatching(message) },
    ]);
    expect(settings).toEqual(defaultSettings);
  });

  test('an empty file says nothing', () => {
    expect(read('')).toEqual({ settings: defaultSettings, findings: [] });
  });
});

test('the language of a page is the suffix of its file name', () => {
  const languages = ['a.md', 'a-de.md', 'b/A-JP.md', 'a-sc.md', 'guide.md'].map((path) =>
    languageOf(path, defaultSettings),
  );
  expect(languages).toEqual(['en', 'de', 'ja', 'zh', 'en']);
});

describe('excluded files', () => {
  const docfx = JSON.stringify({
    build: { content: [{ files: ['**/*.md'], exclude: ['**/old/**', 'drafts/*.md'] }] },
  });
  const { findings, report } = collector();
  const excluded = readExcludes(defaultSettings, docfx, report);

  test.each([
    ['includes/a.md', true],
    ['x/includes/a.md', true],
    ['x/includes-of-work.md', false],
    ['x/old/y/a.md', true],
    ['drafts/a.md', true],
    ['drafts/deep/a.md', false],
    ['a.md', false],
  ])('%s: %s', (path, is) => {
    expect(excluded(path)).toBe(is);
    expect(findings).toEqual([]);
  });

  test('a docfx.json that is no JSON is a finding', () => {
    const broken = collector();
    readExcludes(defaultSettings, '{', broken.report);
    expect(broken.findings.map(({ path }) => path)).toEqual(['docfx.json']);
  });
});
