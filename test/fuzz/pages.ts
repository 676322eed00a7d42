import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateSite } from '../support/site-generator.ts';

const root = join(import.meta.dirname, '../..');

/** The pages that are damaged: golden pages, those that Uptake ships, generated ones, and the two real ones where they are at hand. */
export function fuzzPages(): string[] {
  const folders = ['test/golden/*.md', 'playbooks/**/*.md', '../shared/playbooks/**/*.md'];
  const files = folders.flatMap((pattern) => globSync(pattern, { cwd: root }).sort());
  const written = files
    .filter((file) => existsSync(join(root, file)))
    .map((file) => readFileSync(join(root, file), 'utf8'));
  const generated = [21, 34, 55].flatMap((seed) => generateSite({ pages: 8, seed }).files);
  return [...written, ...generated.filter((file) => file.path.endsWith('.md')).map((file) => file.text)];
}
