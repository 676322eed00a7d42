import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dealt, fiscalYearAt, leastLoaded, refusalOf, type TargetFacts, warningsOf } from './rules.ts';

const sound: TargetFacts = {
  active: true,
  openCase: false,
  manager: true,
  partnerLed: false,
  otherLists: 0,
  contacts: 2,
  doNotCall: 0,
  sme: { fits: true },
};

describe('before a tenant is published', () => {
  test('nothing is said of one that is sound', () => {
    expect(warningsOf(sound)).toEqual([]);
    expect(refusalOf(sound)).toBeNull();
  });

  test('E1: a tenant without a FastTrack Manager is warned of', () => {
    expect(warningsOf({ ...sound, manager: false })).toEqual(['no-manager']);
  });

  test('E6: a tenant on another published list is warned of, and one with an open case begins none', () => {
    expect(warningsOf({ ...sound, otherLists: 1 })).toEqual(['on-other-list']);
    expect(refusalOf({ ...sound, openCase: true })).toBe('open-case');
  });

  test('E10: a tenant that a partner leads is warned of', () => {
    expect(warningsOf({ ...sound, partnerLed: true })).toEqual(['partner-led']);
  });

  test('E11: a tenant whose contacts may all not be called is warned of; one without contacts is not', () => {
    expect(warningsOf({ ...sound, doNotCall: 2 })).toEqual(['do-not-call']);
    expect(warningsOf({ ...sound, doNotCall: 1 })).toEqual([]);
    expect(warningsOf({ ...sound, contacts: 0 })).toEqual([]);
  });

  test('a target without an SME is warned of, one whose SME has left begins no case', () => {
    expect(warningsOf({ ...sound, sme: null })).toEqual(['no-sme']);
    expect(refusalOf({ ...sound, sme: { fits: false } })).toBe('sme-gone');
  });

  test('a tenant that is not active begins no case', () => {
    expect(refusalOf({ ...sound, active: false })).toBe('inactive');
  });
});

test('a fiscal year is named by the year in which it ends', () => {
  expect(fiscalYearAt('2026-06-30', 7)).toBe(2026);
  expect(fiscalYearAt('2026-07-01', 7)).toBe(2027);
  expect(fiscalYearAt('2026-12-31', 1)).toBe(2026);
});

test('targets are dealt out so that nobody has more than one above who has least, but for what they had before', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20), { minLength: 1, maxLength: 8 }), fc.nat(40), (loads, count) => {
      const given = dealt(loads, count);
      expect(given).toHaveLength(count);
      const after = loads.map((load, n) => load + given.filter((one) => one === n).length);
      const least = Math.min(...after);
      for (const [n, load] of after.entries()) expect(load <= least + 1 || load === loads[n]).toBe(true);
    }),
  );
  expect(dealt([], 3)).toEqual([]);
});

test('whoever has least is proposed', () => {
  const one = { name: 'Jonas', open: 2, listed: 0 };
  const other = { name: 'Mira', open: 0, listed: 1 };
  expect(leastLoaded([one, other])).toBe(other);
  expect(leastLoaded([])).toBeUndefined();
});
