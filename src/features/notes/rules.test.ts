import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { storedCategories } from './model.ts';
import {
  categoryFor,
  currentCategory,
  isRecent,
  newNoteAddress,
  noteSearchAddress,
  periodOf,
  readAsked,
  snippetFor,
  spanOf,
} from './rules.ts';

describe('the category of a note', () => {
  test('follows from where it is begun, and for partners always is Engagement Management', () => {
    expect(
      (['status', 'task', 'time', 'services', 'enterprise'] as const).map((one) =>
        categoryFor(one, 'internal'),
      ),
    ).toEqual([
      'Engagement Management',
      'Technical Enablement',
      'Technical Enablement',
      'Technical Enablement',
      'Engagement Management',
    ]);
    for (const origin of ['status', 'task', 'time', 'services', 'enterprise'] as const)
      expect(categoryFor(origin, 'partner')).toBe('Engagement Management');
  });

  test('of the older portal is renamed as the table says, keeps its name where it is one, and is none otherwise', () => {
    expect(currentCategory('Overall Status')).toBe('Engagement Management');
    expect(currentCategory(' entitlement status ')).toBe('Service Intent');
    expect(currentCategory('Service Time Entry')).toBe('Technical Enablement');
    expect(currentCategory('Task Note')).toBe('Technical Enablement');
    for (const kept of storedCategories) expect(currentCategory(kept)).toBe(kept);
    expect(currentCategory('Gossip')).toBeUndefined();
  });
});

test('a note is recent for a week to the moment', () => {
  const now = new Date('2026-11-20T10:00:00.000Z');
  expect(isRecent('2026-11-13T10:00:00.000Z', now)).toBe(true);
  expect(isRecent('2026-11-13T09:59:59.999Z', now)).toBe(false);
});

describe('a period', () => {
  test('week begins on Monday, quarter in January, April, July and October', () => {
    expect(periodOf('week', '2026-11-20')).toEqual(['2026-11-16', '2026-11-22']);
    expect(periodOf('week', '2026-11-22')).toEqual(['2026-11-16', '2026-11-22']);
    expect(periodOf('month', '2028-02-29')).toEqual(['2028-02-01', '2028-02-29']);
    expect(periodOf('quarter', '2026-11-20')).toEqual(['2026-10-01', '2026-12-31']);
  });

  test('holds its day, and every day of it has the same period', () => {
    const days = fc.date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(
        days,
        fc.constantFrom('week' as const, 'month' as const, 'quarter' as const),
        (at, period) => {
          const today = at.toISOString().slice(0, 10);
          const [first, last] = periodOf(period, today);
          expect(first <= today && today <= last).toBe(true);
          expect([periodOf(period, first), periodOf(period, last)]).toEqual([
            [first, last],
            [first, last],
          ]);
        },
      ),
    );
  });

  test('of age: the three spans of ninety days follow each other', () => {
    const now = new Date('2026-11-20T10:00:00.000Z');
    const [third, second, first] = (['60-90', '30-60', '0-30'] as const).map((age) => spanOf(age, now));
    expect(first?.[1]).toBeUndefined();
    expect([first?.[0], second?.[0]]).toEqual([second?.[1], third?.[1]]);
    expect(third?.[0].toISOString()).toBe('2026-08-22T10:00:00.000Z');
  });
});

test('words, tags and facets are taken apart; a tag is looked for as one', () => {
  const asked = readAsked(
    '"usage grew" #Covid budg',
    { service: 'Teams', mine: 'yes', escalated: 'yes' },
    'person_1',
  );
  expect(asked.terms).toEqual([
    { text: 'usage grew', open: false },
    { text: 'budg', open: true },
  ]);
  expect(asked.marks).toEqual(['=tag:covid', '=service:Teams', '=escalated', '=author:person_1']);
});

test('what was found is shown without the marks of its text, and nothing is shown without words', () => {
  const body = 'The **budget** is [agreed](https://contoso.example).';
  expect(snippetFor(body, readAsked('budget ', {}, ''))).toEqual([
    { text: 'The ', marked: false },
    { text: 'budget', marked: true },
    { text: ' is agreed.', marked: false },
  ]);
  expect(snippetFor(body, readAsked('#covid', {}, ''))).toBeNull();
});

test('addresses say only what is known', () => {
  expect(newNoteAddress()).toBe('/notes/new');
  expect(
    newNoteAddress({ tenant: 'tenant_1', origin: 'services', service: 'Power BI', task: undefined }),
  ).toBe('/notes/new?tenant=tenant_1&origin=services&service=Power+BI');
  expect(noteSearchAddress({ q: 'a&b', category: 'Service Intent' })).toBe(
    '/notes/search?q=a%26b&category=Service+Intent',
  );
});
