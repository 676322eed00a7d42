import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { compileSite, printFindings } from './index.ts';
import { renderPage } from './render.ts';

const folder = `${import.meta.dirname}/../../playbooks`;
const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) =>
  path.replaceAll('\\', '/'),
);
const files = paths
  .filter((path) => /\.(?:md|yaml)$/.test(path))
  .map((path) => ({ path, text: readFileSync(`${folder}/${path}`, 'utf8') }));
const site = compileSite(files, { hash: () => '' });

test('the playbook we ship has no errors and no warnings', () => {
  expect(printFindings(site.findings.filter(({ level }) => level !== 'note'))).toBe('No findings.\n');
});

test('it holds the tasks of its three processes', () => {
  const marks = Object.entries(site.catalogue).map(
    ([id, { mandatory, roles }]) => `${id} ${mandatory ? 'M' : 'O'} ${roles.join()}`,
  );
  expect(marks).toEqual([
    '994 M FastTrack Manager',
    '1903 O FastTrack Manager',
    '3616 M FastTrack Manager',
    '3735 M FastTrack Manager',
    '3745 O SME',
    '3979 O FastTrack Manager',
    '4017 M FastTrack Manager',
  ]);
  expect(site.phases.map(({ name }) => name)).toEqual(['Initiate', 'Success', 'CSMAU']);
  expect(site.pages.map(({ steps }) => steps.length)).toEqual([9, 2, 4]);
});

test('every step has a section of the rendered page, and every link of a page leads somewhere', () => {
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  for (const page of site.pages) {
    const source = { path: page.path, text: texts.get(page.path) ?? '' };
    const sections = renderPage(page, source, (path) => texts.get(path));
    expect(sections.filter(({ step }) => step !== undefined).map(({ id }) => id)).toEqual(
      page.steps.map(({ anchor }) => anchor),
    );
    expect(page.links.every(({ resolved }) => resolved)).toBe(true);
    expect(sections.map(({ html }) => html).join()).not.toContain('broken-link');
  }
});
