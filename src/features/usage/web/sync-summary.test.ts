import { expect, test } from 'vitest';
import type { SyncReport } from '../sync-model.ts';
import { runsOf, summaryOf } from './sync-summary.ts';

const report = (over: Partial<SyncReport>): SyncReport => ({
  report: 'teams',
  name: 'Teams user activity',
  state: 'fine',
  lastSuccess: '2026-11-25T04:10:00.000Z',
  dataDay: '2026-11-23',
  lag: 2,
  nextTry: '2026-11-26T04:10:00.000Z',
  attempts: 0,
  missing: [],
  problem: null,
  ...over,
});

test('a tenant is as its worst report, unless that one only has no data', () => {
  const problem = { code: 'GRAPH_CUT', text: 'It broke off.' };
  const bad = report({
    state: 'problem',
    problem,
    lag: 5,
    missing: ['2026-11-20'],
    nextTry: '2026-11-25T10:00:00Z',
  });
  expect(summaryOf([report({}), bad])).toMatchObject({
    state: 'problem',
    problem,
    lag: 5,
    missing: ['2026-11-20'],
    nextTry: '2026-11-25T10:00:00Z',
  });
  expect(summaryOf([report({}), report({ state: 'no-data', lag: null })])).toMatchObject({
    state: 'fine',
    lag: 2,
  });
  expect(summaryOf([])).toMatchObject({ state: 'waiting', lag: null, nextTry: null });
});

test('days that follow each other are one run', () => {
  expect(runsOf(['2026-11-02', '2026-10-31', '2026-11-01', '2026-11-09'])).toEqual([
    { from: '2026-10-31', to: '2026-11-02' },
    { from: '2026-11-09', to: '2026-11-09' },
  ]);
});
