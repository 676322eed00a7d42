import { expect, test } from 'vitest';
import type { CoveredDay } from '../../warehouse/warehouse.ts';
import { type Sign, withheldOf } from './withheld.ts';

const covered = (more: Partial<CoveredDay> = {}): CoveredDay => ({
  tenant: 1,
  report: 1,
  day: 100,
  nameSpace: 0,
  scope: 'snapshot',
  services: [1],
  rows: 200,
  activeRows: 80,
  import: 1,
  ...more,
});
const sign = (kind: Sign['kind'], people = 0, day = 100): Sign => ({ report: 1, day, kind, people });

test('a report that shows a good deal fewer people than Microsoft counts withholds the others', () => {
  expect(withheldOf([covered()], [sign('counted', 120)])).toEqual([
    { report: 1, day: 100, why: 'counted-more', people: 40 },
  ]);
});

test('a few people more or less are no suppression: five, or a twentieth', () => {
  expect(withheldOf([covered()], [sign('counted', 85)])).toEqual([]);
  expect(withheldOf([covered({ activeRows: 951 })], [sign('counted', 1000)])).toEqual([]);
  expect(withheldOf([covered({ activeRows: 949 })], [sign('counted', 1000)])).toHaveLength(1);
});

test('fewer people counted than shown say nothing of the report: it is the counts that are held back', () => {
  expect(withheldOf([covered()], [sign('counted', 20)])).toEqual([]);
});

test('parts of a file add up, and a file of the day shows the same people once more', () => {
  const parts = [covered({ activeRows: 60 }), covered({ activeRows: 60, nameSpace: 1 })];
  expect(withheldOf(parts, [sign('counted', 120)])).toEqual([]);
  const both = [covered({ activeRows: 60 }), covered({ activeRows: 60, scope: 'day' })];
  expect(withheldOf(both, [sign('counted', 120)])).toMatchObject([{ people: 60 }]);
});

test('rows that name nobody are stood beside the figure; more than a tenth of them are suppression', () => {
  expect(withheldOf([covered()], [sign('nameless', 20)])).toEqual([]);
  expect(withheldOf([covered()], [sign('nameless', 20), sign('nameless', 1)])).toEqual([
    { report: 1, day: 100, why: 'nameless', people: 21 },
  ]);
});

test('a list that breaks off withholds nobody knows how many, and what no file covers withholds nobody', () => {
  expect(withheldOf([covered()], [sign('partial'), sign('counted', 500)])).toMatchObject([
    { why: 'breaks-off', people: null },
  ]);
  expect(withheldOf([covered()], [sign('partial', 0, 101), sign('counted', 500, 101)])).toEqual([]);
});
