import type { Report } from './report.ts';
import type { SiteSettings } from './settings.ts';

type Test = (path: string) => boolean;

/**
 * Says whether a path is no page: by the settings, and by what `docfx.json` excludes when the site has one. What one group of its content
 * excludes another may hold; what its resources exclude are pictures and the like, never pages.
 */
export function readExcludes(settings: SiteSettings, docfx: string | undefined, report: Report): Test {
  const own = anyOf(settings.exclude.map((pattern) => patternTest(pattern)));
  const groups = docfx === undefined ? [] : contentGroups(docfx, report);
  return (path) => {
    if (own(path)) return true;
    if (!groups.some((group) => group.excludes(path))) return false;
    return !groups.some((group) => group.holds(path) && !group.excludes(path));
  };
}

interface ContentGroup {
  readonly holds: Test;
  readonly excludes: Test;
}

function contentGroups(text: string, report: Report): ContentGroup[] {
  try {
    return groupsIn(JSON.parse(text.replace(/^\ufeff/, '')));
  } catch {
    const place = { path: 'docfx.json', line: 1, column: 1 };
    report('PB090-settings', place, 'docfx.json is no JSON; its excludes are not known.');
    return [];
  }
}

/** What has a list of excludes, wherever it stands, but for resources. */
function groupsIn(value: unknown): ContentGroup[] {
  if (!isRecord(value)) return Array.isArray(value) ? value.flatMap(groupsIn) : [];
  const below = Object.entries(value).filter(([key]) => !/^(?:resource|overwrite)s?$/i.test(key));
  const inner = below.flatMap(([, one]) => groupsIn(one));
  const exclude = textsOf(value.exclude);
  const files = textsOf(value.files);
  if (exclude.length + files.length === 0) return inner;
  const source = typeof value.src === 'string' ? value.src.replace(/^\.\/?|\/$/g, '') : '';
  const testOf = (patterns: readonly string[]): Test =>
    anyOf(patterns.map((pattern) => patternTest(pattern, source)));
  return [{ holds: testOf(files), excludes: testOf(exclude) }, ...inner];
}

function anyOf(tests: readonly RegExp[]): Test {
  return (path) => tests.some((test) => test.test(path));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textsOf(value: unknown): string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.filter((item): item is string => typeof item === 'string');
}

/** A plain word is a folder or file of that name anywhere; with `*` it is a pattern over the whole path, below `source` when there is one. */
function patternTest(pattern: string, source = ''): RegExp {
  const literal = (text: string): string => text.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
  const below = source === '' ? '' : `${literal(source)}/`;
  if (!pattern.includes('*')) {
    const start = below === '' ? '(?:^|/)' : `^${below}(?:.*/)?`;
    return new RegExp(`${start}${literal(pattern.replace(/^\/|\/$/g, ''))}(?:/|$)`);
  }
  const parts = pattern.split(/(\*\*\/?|\*)/).map((part) => {
    if (part.startsWith('**')) return '.*';
    return part === '*' ? '[^/]*' : literal(part);
  });
  return new RegExp(`^${below}${parts.join('')}$`);
}
