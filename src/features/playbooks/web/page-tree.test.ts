import { expect, test } from 'vitest';
import type { PageSummary } from '../model.ts';
import { findPages, groupPages } from './page-tree.ts';

function page(path: string, title: string, phases: string[], steps: string[] = []): PageSummary {
  const anchored = steps.map((step) => ({ title: step, anchor: step.toLowerCase() }));
  return { path, title, kind: 'process', phases, audiences: ['internal'], steps: anchored };
}

const kickoff = page('k.md', 'Kickoff', ['Initiate'], ['Prepare', 'Hold it']);
const gaps = page('g.md', 'Technical gaps', ['Assess', 'Remediate'], ['Find them']);
const glossary = page('w.md', 'Words', []);
const groups = groupPages(['Initiate', 'Assess', 'Migrate', 'Remediate'], [glossary, gaps, kickoff]);

test('pages stand under each of their phases, in the order of the work, the others last', () => {
  expect(groups.map(({ phase, pages }) => [phase, pages.map(({ path }) => path)])).toEqual([
    ['Initiate', ['k.md']],
    ['Assess', ['g.md']],
    ['Remediate', ['g.md']],
    [undefined, ['w.md']],
  ]);
});

test('a page found by its name keeps its steps, one found by a step only that', () => {
  expect(findPages(groups, 'kick')[0]?.pages[0]?.steps.length).toBe(2);
  expect(findPages(groups, 'hold')[0]?.pages[0]?.steps).toEqual([{ title: 'Hold it', anchor: 'hold it' }]);
});

test('groups with nothing found are left out', () => {
  expect(findPages(groups, 'words').map(({ phase }) => phase)).toEqual([undefined]);
  expect(findPages(groups, 'no such page')).toEqual([]);
  expect(findPages(groups, '  ')).toEqual(groups);
});
