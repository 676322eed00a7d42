import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Offer } from './model.ts';
import { proposalOf, proposals } from './rules.ts';

const offer = (id: string, more: Partial<Offer> = {}): Offer => ({
  id,
  title: id,
  about: '',
  audience: 'internal',
  services: [],
  blockers: [],
  link: '',
  place: 0,
  retired: false,
  version: 1,
  ...more,
});
const situation = { services: ['teams', 'exchange'], blockers: ['network'] };

describe('an offer', () => {
  test('that names neither services nor blockers fits every tenant', () => {
    expect(proposalOf(offer('o'), { services: [], blockers: [] })).toMatchObject({
      fits: true,
      why: [{ kind: 'always' }],
    });
  });

  test('for services fits a tenant that has one of them, and says which', () => {
    expect(proposalOf(offer('o', { services: ['teams', 'yammer'] }), situation)).toMatchObject({
      fits: true,
      why: [{ kind: 'service', what: 'teams' }],
    });
    expect(proposalOf(offer('o', { services: ['yammer'] }), situation)).toMatchObject({
      fits: false,
      missing: ['service'],
    });
  });

  test('against blockers fits a tenant that has one of them', () => {
    expect(proposalOf(offer('o', { blockers: ['network'] }), situation).fits).toBe(true);
    expect(proposalOf(offer('o', { blockers: ['budget'] }), situation)).toMatchObject({
      fits: false,
      missing: ['blocker'],
    });
  });

  test('that is retired fits nobody, and is not proposed', () => {
    expect(proposalOf(offer('o', { retired: true }), situation).fits).toBe(false);
    expect(proposals([offer('o', { retired: true })], situation)).toEqual([]);
  });
});

test('offers that fit come first, those against most blockers before the others', () => {
  const word = fc.constantFrom('teams', 'exchange', 'yammer', 'network', 'budget');
  fc.assert(
    fc.property(
      fc.array(fc.record({ services: fc.uniqueArray(word), blockers: fc.uniqueArray(word) })),
      (made) => {
        const all = made.map((more, n) => offer(`o${n}`, { ...more, place: n }));
        const sorted = proposals(all, situation);
        expect(sorted).toHaveLength(all.length);
        const firstThatDoesNot = sorted.findIndex(({ fits }) => !fits);
        const rest = firstThatDoesNot < 0 ? [] : sorted.slice(firstThatDoesNot);
        expect(rest.some(({ fits }) => fits)).toBe(false);
      },
    ),
  );
});
