import { expect, test } from 'vitest';
import { messages } from '../../../app/messages.ts';
import type { TimelineEntry } from '../model.ts';
import { losesWords, portfolioKinds, readPortfolio } from './read-portfolio.ts';

const entry = (over: Partial<TimelineEntry>): TimelineEntry => ({
  seq: 1,
  at: '2026-11-20T09:30:00.000Z',
  by: { id: 'person_a', name: 'Jonas Adeyemi' },
  kind: 'contact.added',
  subject: 'contact_1',
  why: '',
  facts: { kind: 'Customer' },
  personal: { name: 'Mira Thandeka' },
  hash: '',
  ...over,
});

test('a contact is told by name, and without one once the words are taken out', () => {
  expect(readPortfolio(entry({}))).toEqual({
    key: 'tenants.entry.contact.added',
    values: { name: 'Mira Thandeka', kind: 'Customer' },
  });
  const erased = entry({ personal: null });
  expect(readPortfolio(erased)?.key).toBe('tenants.entry.nameless.contact.added');
  expect([losesWords(erased), losesWords(entry({}))]).toEqual([true, false]);
});

test('every kind has a sentence in the catalogue; another kind is left to others', () => {
  const known = messages as Readonly<Record<string, string>>;
  for (const kind of portfolioKinds)
    expect(known[readPortfolio(entry({ kind }))?.key ?? ''], kind).toBeTruthy();
  expect(readPortfolio(entry({ kind: 'task.saved' }))).toBeUndefined();
});
