import { globSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { codes } from '../src/compiler/index.ts';
import { examples } from './findings/examples.ts';
import { findingPages, findingsOf } from './findings/finding-pages.ts';

const folder = 'docs/findings';

/** The codes that a stage or a check of the compiler reports. */
function reportedCodes(): string[] {
  const sources = globSync('src/{compiler,app}/*.ts').filter(
    (file) => !/\.test\.ts$|\/code(?:s|-titles)\.ts$/.test(file),
  );
  const text = sources.map((file) => readFileSync(file, 'utf8')).join('\n');
  return Object.keys(codes).filter((code) => text.includes(`'${code}'`));
}

describe.each(examples)('%s', (code, { bad, good }) => {
  test('its bad example has the finding, its good one has not', () => {
    const count = (files: typeof bad) => findingsOf(files).filter((finding) => finding.code === code).length;
    expect(count(bad)).toBeGreaterThan(0);
    expect(count(good)).toBe(0);
  });
});

test('every code that is reported has an example', () => {
  const shown = new Set<string>(examples.map(([code]) => code));
  expect(reportedCodes().filter((code) => !shown.has(code))).toEqual([]);
});

test('docs/findings is what "node scripts/finding-pages.ts" writes', () => {
  const pages = findingPages();
  expect(readdirSync(folder).toSorted()).toEqual([...pages.keys()].toSorted());
  for (const [name, text] of pages) expect(readFileSync(`${folder}/${name}`, 'utf8'), name).toBe(text);
});
