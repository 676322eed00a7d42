import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const page = readFileSync('docs/COVERAGE.md', 'utf8');
const rows = page
  .split('\n')
  .filter((line) => /^\| \d+ \|/.test(line))
  .map((line) => {
    const [, number = '', what = '', state = '', shown = ''] = line.split('|').map((cell) => cell.trim());
    return {
      number: Number(number),
      what,
      state,
      files: [...shown.matchAll(/`([^`]+)`/g)].map(([, file]) => file ?? ''),
    };
  });

test('every row of the checklist stands there once, in order', () => {
  expect(rows.map(({ number }) => number)).toEqual(rows.map((_, n) => n + 1));
  expect(rows.length).toBeGreaterThanOrEqual(110);
});

test('a row is done, different with what, or open; what is not open names tests that are there', () => {
  const wrong = rows.filter(({ what, state, files }) => {
    const isOpen = /^open(: .+)?$/.test(state);
    const isSaid = isOpen || state === 'done' || /^different: .+/.test(state);
    return (
      what === '' || !isSaid || (!isOpen && files.length === 0) || files.some((file) => !existsSync(file))
    );
  });
  expect(wrong).toEqual([]);
});
