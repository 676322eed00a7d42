import { expect, test } from 'vitest';
import type { Figure } from './model.ts';
import { rollUp } from './roll-ups.ts';

const members = [
  { called: 'a', customer: 'Contoso', region: 'EMEA', motions: ['CSMAU', 'RFA'] },
  { called: 'b', customer: 'Contoso', region: 'APJ', motions: ['CSMAU'] },
  { called: 'c', customer: 'Fabrikam', region: 'EMEA', motions: [] },
];

function figure(tenant: string, people: number | null, more: Partial<Figure> = {}): Figure {
  return {
    tenant,
    day: '2026-11-20',
    service: 'any',
    activePeople: people,
    atLeast: people ?? 3,
    atMost: people ?? 9,
    newPeople: 1,
    retained: 1,
    resurrected: 0,
    lapsed: 0,
    entitlements: 100,
    percent: people,
    activeAndEntitled: people === null ? null : people - 2,
    entitledPercent: people === null ? null : people - 2,
    quality: people === null ? 'missing' : 'complete',
    definition: 1,
    dataDate: tenant === 'a' ? '2026-11-18' : '2026-11-20',
    ...more,
  };
}

const figures = [figure('a', 40), figure('b', 10), figure('c', null)];

test('tenants of a customer are a sum, its share weighted by entitlements and as old as its oldest part', () => {
  expect(rollUp(figures, members, 'customer')[0]).toMatchObject({
    tenant: 'Contoso',
    activePeople: 50,
    entitlements: 200,
    percent: 25,
    activeAndEntitled: 46,
    entitledPercent: 23,
    quality: 'complete',
    dataDate: '2026-11-18',
  });
});

test('a sum with an unknown part has bounds and no figure', () => {
  expect(rollUp(figures, members, 'all')).toMatchObject([
    { tenant: 'all', activePeople: null, atLeast: 53, atMost: 59, percent: null, quality: 'missing' },
  ]);
});

test('services are never added up', () => {
  const both = [...figures, figure('a', 5, { service: 'teams' })];
  expect(rollUp(both, members, 'region').map(({ tenant, service }) => [tenant, service])).toEqual([
    ['APJ', 'any'],
    ['EMEA', 'any'],
    ['EMEA', 'teams'],
  ]);
});

test('a tenant of two motions is in the sum of each, and one of none in no sum', () => {
  expect(
    rollUp(figures, members, 'motion').map(({ tenant, activePeople }) => [tenant, activePeople]),
  ).toEqual([
    ['CSMAU', 50],
    ['RFA', 40],
  ]);
});
