import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { motions } from '../tenants/model.ts';
import type { BulkChange } from './bulk-model.ts';
import { wanted, wordsOf } from './rules.ts';

const words = fc.uniqueArray(fc.constantFrom('Wave 1', 'Wave 2', 'css-assist', 'Pilot'));
const some = fc.uniqueArray(fc.constantFrom(...motions));

describe('a change of many', () => {
  test('adds a word once, and leaves all others where they are', () => {
    fc.assert(
      fc.property(words, fc.constantFrom('Wave 1', 'New'), (tags, value) => {
        const { tags: after = [] } = wanted({ field: 'tags', how: 'add', value }, { tags });
        expect(after.filter((tag) => tag === value)).toHaveLength(1);
        expect(after.filter((tag) => tag !== value)).toEqual(tags.filter((tag) => tag !== value));
      }),
    );
  });

  test('said twice changes no more than said once', () => {
    const changes: BulkChange[] = [
      { field: 'motions', how: 'add', value: 'CSMAU' },
      { field: 'motions', how: 'remove', value: 'RFA' },
      { field: 'tags', how: 'add', value: 'Wave 1' },
      { field: 'urgency', value: 'High' },
      { field: 'priority', override: 'High', reason: 'Pilot' },
      { field: 'active', active: false, reason: 'merged' },
    ];
    fc.assert(
      fc.property(some, words, fc.constantFrom(...changes), (has, tags, change) => {
        const now = { motions: has, tags, urgency: '', override: null, priorityReason: '' };
        const once = wanted(change, now);
        expect(wanted(change, { ...now, ...once })).toEqual(once);
      }),
    );
  });

  test('removing what was added is back where it was', () => {
    fc.assert(
      fc.property(some, (has) => {
        const without = has.filter((motion) => motion !== 'CSMAU');
        const added = wanted({ field: 'motions', how: 'add', value: 'CSMAU' }, { motions: without });
        expect(wanted({ field: 'motions', how: 'remove', value: 'CSMAU' }, added).motions).toEqual(without);
      }),
    );
  });

  test('back to the default needs no reason, and keeps none', () => {
    expect(wanted({ field: 'priority', override: null, reason: 'left over' }, {})).toEqual({
      override: null,
      priorityReason: '',
    });
    expect(wanted({ field: 'active', active: null, reason: 'left over' }, {})).toEqual({
      activeOverride: null,
      activeReason: '',
    });
  });

  test('reads as words', () => {
    expect(wordsOf('active', { activeOverride: false, activeReason: 'merged' })).toEqual([
      'inactive',
      'merged',
    ]);
    expect(wordsOf('priority', { override: null, priorityReason: '' })).toEqual([]);
    expect(wordsOf('motions', { motions: ['CSMAU', 'RFA'] })).toEqual(['CSMAU', 'RFA']);
  });
});
