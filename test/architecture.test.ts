import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { dirname, join, matchesGlob, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';

// The floors are the table in docs/ARCHITECTURE.md: this test reads it, so the page can't rot.

const page = readFileSync('docs/ARCHITECTURE.md', 'utf8');
const features = /features earlier in the line\s+([a-z, ]+)\./.exec(page)?.[1]?.split(', ') ?? [];
const pure = ['model', 'rules', 'policy', 'problems'];

interface Floor {
  readonly files: string;
  readonly may: readonly string[];
  readonly packages: readonly string[];
}

const words = (cell: string | undefined) =>
  (cell ?? '').replaceAll('`', '').trim().split(/\s+/).filter(Boolean);
const floors: Floor[] = page
  .slice(page.indexOf('## Floors'))
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => {
    const [, files, may, packages] = line.split('|');
    return { files: words(files)[0] ?? '', may: words(may), packages: words(packages) };
  });

const files: string[] = [];
for await (const file of glob('src/**/*.{ts,tsx}')) if (!/\.test\.tsx?$/.test(file)) files.push(file);

const floorOf = (file: string) => floors.find((floor) => matchesGlob(file, floor.files));

/** What `=model` or `<queries` or `web/**` mean for a file, as globs. A noun may stand before the role: `customer-model.ts`. */
function globsFor(word: string, file: string): string[] {
  if (!/^[=<]/.test(word)) return [word];
  const own = /^src\/features\/([a-z]+)\//.exec(file)?.[1] ?? '';
  const places = word.startsWith('=') ? [own] : features.slice(0, features.indexOf(own));
  const role = word.slice(1);
  const names = role === 'pure' ? pure : [role];
  return places.flatMap((place) =>
    names.map((name) => `src/features/${place}/${name.includes('*') ? name : `{,*-}${name}.ts`}`),
  );
}

function importsOf(file: string): string[] {
  const source = readFileSync(file, 'utf8');
  const found = source.matchAll(
    /(?:^|\n)\s*(?:import|export)\s(?:[^;'"]*?\sfrom\s)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g,
  );
  return [...found].map((match) => match[1] ?? match[2] ?? '');
}

const isBuiltin = (name: string) => name.startsWith('node:') || builtinModules.includes(name);

function isAllowedPackage(name: string, allowed: readonly string[]): boolean {
  if (allowed.includes('*')) return true;
  if (isBuiltin(name)) return allowed.includes('node:');
  const base = name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');
  return allowed.some((pattern) => matchesGlob(base, pattern));
}

function strangers(file: string, floor: Floor): string[] {
  return importsOf(file).filter((name) => {
    if (!name.startsWith('.')) return !isAllowedPackage(name, floor.packages);
    const target = normalize(join(dirname(file), name));
    if (target.endsWith('.css') || target === 'package.json') return false;
    return !floor.may.flatMap((word) => globsFor(word, file)).some((pattern) => matchesGlob(target, pattern));
  });
}

test('the page has floors, and every feature stands in the line', () => {
  expect(floors.length).toBeGreaterThan(10);
  const nouns = new Set(files.flatMap((file) => /^src\/features\/([a-z]+)\//.exec(file)?.[1] ?? []));
  expect([...nouns].sort()).toEqual([...features].sort());
});

describe('every file', () => {
  test.each(files)('%s imports only from its floor or below', (file) => {
    const floor = floorOf(file);
    expect(floor, `${file} is on no floor: add it to docs/ARCHITECTURE.md or move it`).toBeDefined();
    if (floor !== undefined)
      expect(strangers(file, floor), `${file} may import: ${floor.may.join(', ')}`).toEqual([]);
  });
});

test('a file that imports a stranger is noticed', () => {
  const floor = { files: 'x', may: ['src/base/**'], packages: ['zod'] };
  expect(strangers('src/http/api.ts', floor).length).toBeGreaterThan(3);
});

test('no files import each other in a circle', () => {
  const graph = new Map(
    files.map((file) => [
      file,
      importsOf(file)
        .filter((name) => name.startsWith('.'))
        .map((name) => normalize(join(dirname(file), name))),
    ]),
  );
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (file: string, path: readonly string[]) => {
    if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' → '));
    if (done.has(file) || path.includes(file)) return;
    for (const next of graph.get(file) ?? []) visit(next, [...path, file]);
    done.add(file);
  };
  for (const file of files) visit(file, []);
  expect(circles).toEqual([]);
});

// Data, not logic: a list of words may be as long as the list is.
const longByNature = /\/(?:messages\/en|icons|messages)\.ts$/;

test('files are short: median at most 80 lines, none over 500', () => {
  const lengths = files
    .filter((file) => !longByNature.test(file))
    .map((file) => [file, readFileSync(file, 'utf8').split('\n').length] as const);
  const sorted = lengths.map(([, length]) => length).sort((a, b) => a - b);
  const long = lengths.filter(([, length]) => length > 300).map(([file, length]) => `${file} ${length}`);
  process.stdout.write(
    `  ${sorted.length} files, median ${sorted[Math.floor(sorted.length / 2)]} lines; over 300: ${long.join(', ') || 'none'}\n`,
  );
  expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThanOrEqual(80);
  expect(lengths.filter(([, length]) => length > 500)).toEqual([]);
});

test('features say no "any", and no file exports by default', () => {
  const guilty = files.filter((file) => {
    const source = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$|'[^'\n]*'|`[^`]*`/gm, '');
    return (
      /\bexport default\b/.test(source) ||
      (file.startsWith('src/features/') && /(?::|<|\bas)\s*any\b/.test(source))
    );
  });
  expect(guilty).toEqual([]);
});
