import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateSite } from '../support/site-generator.ts';

const root = join(import.meta.dirname, '../..');

export interface FuzzPages {
  /** Golden pages, those that Uptake ships, generated ones. */
  readonly own: readonly string[];
  /** These, and the two real pages where they are at hand: damaged as well, but never kept, for they are not ours. */
  readonly all: readonly string[];
}

export function fuzzPages(): FuzzPages {
  const read = (pattern: string) =>
    globSync(pattern, { cwd: root })
      .sort()
      .map((file) => readFileSync(join(root, file), 'utf8'));
  const generated = [21, 34, 55]
    .flatMap((seed) => generateSite({ pages: 8, seed }).files)
    .filter((file) => file.path.endsWith('.md'));
  const own = [
    ...read('test/golden/*.md'),
    ...read('playbooks/**/*.md'),
    ...generated.map((file) => file.text),
  ];
  return { own, all: [...own, ...read('../shared/playbooks/**/*.md')] };
}

/** The page that a seed damages. */
export function pageFor(seed: number, { all }: FuzzPages): string {
  return all[seed % all.length] ?? '';
}
