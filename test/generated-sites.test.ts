import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from 'vitest';
import { compileSite, type PageModel } from '../src/compiler/index.ts';
import { rowKinds } from './support/dialect-tables.ts';
import { generateSite, type PageTruth } from './support/site-generator.ts';

const seeds = [1, 2, 3, 5, 8, 13];

const saidBy = (page: PageModel | undefined) => ({
  language: page?.language,
  historyRows: page?.history.length,
  uncategorized: page?.uncategorized?.map(({ id }) => id) ?? [],
  steps: page?.steps.map(({ title, kind, roles, services, tasks }) => ({
    ...{ title, kind, roles, services },
    tasks: tasks.map(({ id, name, mandatory, roles, services }) => ({
      id,
      name,
      mandatory,
      roles,
      services,
    })),
  })),
});

const knownOf = ({ path: _, ...truth }: PageTruth) => truth;

describe.each(seeds)('a generated site of 150 pages, seed %i', (seed) => {
  const { files, truth } = generateSite({ pages: 150, seed });
  const site = compileSite(files, { hash: () => '' });
  const pages = new Map(site.pages.map((page) => [page.path, page]));

  test('loses no row and no step, and invents none', () => {
    const wrong = truth.flatMap((known) => {
      const said = saidBy(pages.get(known.path));
      return isDeepStrictEqual(said, knownOf(known)) ? [] : [{ path: known.path, said, known }];
    });
    expect(wrong[0]?.said).toEqual(wrong[0] === undefined ? undefined : knownOf(wrong[0].known));
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });
});

test('the sites hold every kind of row damage', () => {
  const used = new Set(seeds.flatMap((seed) => [...generateSite({ pages: 150, seed }).kinds]));
  expect(rowKinds.filter((kind) => !used.has(kind))).toEqual([]);
});

test('the same seed is the same site', () => {
  const [first, second, other] = [7, 7, 9].map((seed) => generateSite({ pages: 40, seed }).files);
  expect(first).toEqual(second);
  expect(first).not.toEqual(other);
});
