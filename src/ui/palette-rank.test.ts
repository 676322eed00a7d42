import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hit, rank, ranked } from './palette-rank.ts';

const names = ['Adatum Contoso Holding', 'Contoso Pharma', 'Fabrikam', 'Lacontoso'];

test('what begins with the query comes first, then a word that does, then any place', () => {
  expect(ranked(names, 'cont', (name) => name)).toEqual([
    'Contoso Pharma',
    'Adatum Contoso Holding',
    'Lacontoso',
  ]);
});

test('every word must be there, in any order', () => {
  expect(ranked(names, 'pharma con', (name) => name)).toEqual(['Contoso Pharma']);
});

test('an empty query keeps everything in its order', () => {
  expect(ranked(names, ' ', (name) => name)).toEqual(names);
});

test('accents and capitals do not matter', () => {
  expect(rank('Zoë Ålund', 'zoe alund')).toBeGreaterThan(0);
});

test('the hit is cut out of the text as it stands', () => {
  expect(hit('Contoso Pharma', 'pha')).toEqual(['Contoso ', 'Pha', 'rma']);
  expect(hit('Fabrikam', 'x')).toEqual(['Fabrikam', '', '']);
});

test('the three parts of a hit are always the text', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (text, query) => {
      expect(hit(text, query).join('')).toBe(text);
    }),
  );
});
