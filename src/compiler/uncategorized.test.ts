import { describe, expect, test } from 'vitest';
import { compileSite } from './index.ts';

const front = (title: string, audience = 'internal'): string =>
  `---\ntitle: ${title}\nft.audience: ${audience}\n---\n# ${title}\n\n`;
const process = (title: string, audience = 'internal', phase = 'Enable', step = 'Invite the users'): string =>
  `${front(title, audience)}Phase: **${phase}**\n\n## Approach\n\n### ${step}\n\nPrimary Role: **FM**\n`;
const entry = (id: string, location: string): string =>
  `## ${id}: Task ${id}\n\n**Service(s):** Teams\n\n**Task Location:** ${location}\n\n**Task Description**\n\nDo it.\n\n---\n\n`;
const catalogue = (audience: string, ...locations: string[]): string =>
  front('Tasks', audience) +
  ['Elsewhere', ...locations].map((said, i) => entry(String(1000 + i), said)).join('');

function compiled(files: Readonly<Record<string, string>>) {
  const sources = Object.entries(files).map(([path, text]) => ({ path, text }));
  const site = compileSite(sources, { hash: () => '' });
  const listed = site.pages.flatMap(({ path, uncategorized = [] }) =>
    uncategorized.map(({ id }) => `${path} ${id}`),
  );
  return { site, listed };
}

describe('a task of the catalogue that no step holds', () => {
  test.each([
    ['the page in the middle', 'Enable \\> Plan the work \\> A step'],
    ['the page in any case', 'enable > PLAN THE WORK'],
    ['the page alone', 'Plan the work'],
    ['a step of the page', 'Enable \\> Invite the users \\> Another task'],
  ])('is listed on the page that its location names: %s', (_, location) => {
    const { site, listed } = compiled({
      'plan.md': process('Plan the work'),
      'tasks.md': catalogue('internal', location),
    });
    expect(listed).toEqual(['plan.md 1001']);
    expect(site.pages[0]?.uncategorized).toEqual([{ id: '1001', name: 'Task 1001', services: ['Teams'] }]);
    expect(site.catalogue['1001']).toMatchObject({ placements: [], listedOn: ['plan.md'] });
    const finding = site.findings.find(({ message }) => message.includes('task 1001'));
    expect(finding?.message).toBe('No step holds task 1001 "Task 1001"; it is listed under plan.md.');
  });

  test('goes by the name that a bucket step gives the page', () => {
    const page = process('Conduct the review', 'internal', 'Success', 'Uncategorized Tasks (Review)');
    expect(compiled({ 'a.md': page, 'tasks.md': catalogue('internal', 'Success > Review') }).listed).toEqual([
      'a.md 1001',
    ]);
  });

  test('is listed in the phase that is named, where two pages have the name', () => {
    const files = {
      'a.md': process('Plan', 'internal', 'Assess'),
      'b.md': process('Plan', 'internal', 'Enable'),
    };
    const both = compiled({ ...files, 'tasks.md': catalogue('internal', 'Plan') });
    expect(both.listed).toEqual(['a.md 1001', 'b.md 1001']);
    const one = compiled({ ...files, 'tasks.md': catalogue('internal', 'Enable \\> Plan') });
    expect(one.listed).toEqual(['b.md 1001']);
  });

  test('is told to nobody who may not read the catalogue', () => {
    const files = {
      'in.md': process('Plan'),
      'out.md': process('Plan', 'partner'),
      'all.md': process('Plan', 'internal, partner'),
    };
    expect(compiled({ ...files, 'tasks.md': catalogue('internal', 'Enable > Plan') }).listed).toEqual([
      'in.md 1001',
    ]);
    expect(
      compiled({ ...files, 'tasks.md': catalogue('internal, partner', 'Enable > Plan') }).listed,
    ).toEqual(['all.md 1001', 'in.md 1001', 'out.md 1001']);
  });

  test('stays in the catalogue when its location names no page, and the finding says what to write', () => {
    const { site, listed } = compiled({
      'plan.md': process('Plan'),
      'tasks.md': catalogue('internal', 'Enable > Gone'),
    });
    expect(listed).toEqual([]);
    expect(site.catalogue['1001']).toMatchObject({ listedOn: [] });
    const finding = site.findings.find(({ message }) => message.includes('task 1001'));
    expect(finding).toMatchObject({
      message: 'No step holds task 1001 "Task 1001"; no page lists it.',
      hint: 'Its location says Enable > Gone: write "Phase > Page", with a page for the readers of this one.',
    });
  });

  test('is not listed once a step holds it', () => {
    const table = '\n| Task ID | Task Name | M/O |\n| - | - | - |\n| 1001 | Task 1001 | M |\n';
    const files = { 'plan.md': process('Plan') + table, 'tasks.md': catalogue('internal', 'Enable > Plan') };
    expect(compiled(files).listed).toEqual([]);
  });
});
