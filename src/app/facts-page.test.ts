import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { factsPage } from './facts-page.ts';

test('docs/FACTS.md is what "npm run facts" writes', () => {
  expect(readFileSync('docs/FACTS.md', 'utf8')).toBe(factsPage());
});
