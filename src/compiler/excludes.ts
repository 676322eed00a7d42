import type { Report } from './report.ts';
import type { SiteSettings } from './settings.ts';

/** Says whether a path is no page: by the settings, and by what `docfx.json` excludes when the site has one. */
export function readExcludes(
  settings: SiteSettings,
  docfx: string | undefined,
  report: Report,
): (path: string) => boolean {
  const patterns = [...settings.exclude, ...(docfx === undefined ? [] : docfxExcludes(docfx, report))];
  const tests = patterns.map(patternTest);
  return (path) => tests.some((test) => test.test(path));
}

function docfxExcludes(text: string, report: Report): string[] {
  try {
    const value: unknown = JSON.parse(text.replace(/^\ufeff/, ''));
    return stringsBelow(value, 'exclude');
  } catch {
    report(
      'PB090-settings',
      { path: 'docfx.json', line: 1, column: 1 },
      'docfx.json is no JSON; its excludes are not known.',
    );
    return [];
  }
}

/** Every text in a list with this name, however deep it stands. */
function stringsBelow(value: unknown, name: string): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) =>
    key === name && Array.isArray(inner)
      ? inner.filter((item): item is string => typeof item === 'string')
      : stringsBelow(inner, name),
  );
}

/** A plain word is a folder or file of that name anywhere; with `*` it is a pattern over the whole path. */
function patternTest(pattern: string): RegExp {
  const literal = (text: string): string => text.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
  if (!pattern.includes('*')) return new RegExp(`(?:^|/)${literal(pattern.replace(/^\/|\/$/g, ''))}(?:/|$)`);
  const parts = pattern.split(/(\*\*\/?|\*)/).map((part) => {
    if (part.startsWith('**')) return '.*';
    return part === '*' ? '[^/]*' : literal(part);
  });
  return new RegExp(`^${parts.join('')}$`);
}
