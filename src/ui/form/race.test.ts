import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FormValues } from './form-field.ts';
import { clashing } from './race.ts';

const base = { status: 'In Progress', review: '2026-12-03', lists: ['S500'] };

test('a field that both changed clashes; one that only I changed, or that both set to the same, does not', () => {
  const current = { ...base, status: 'Blocked', lists: ['S500', 'W2020'] };
  expect(clashing({ base, mine: { status: 'No intent' }, current })).toEqual(['status']);
  expect(clashing({ base, mine: { review: '2027-01-01' }, current })).toEqual([]);
  expect(clashing({ base, mine: { status: 'Blocked', lists: ['W2020', 'S500'] }, current })).toEqual([]);
});

test('where nothing clashes, mine on top of theirs loses no change of either', () => {
  const some = fc.dictionary(fc.constantFrom('status', 'review'), fc.constantFrom('a', 'b', null));
  fc.assert(
    fc.property(some, some, (mine, theirs) => {
      const current: FormValues = { ...base, ...theirs };
      if (clashing({ base, mine, current }).length > 0) return;
      const saved: FormValues = { ...current, ...mine };
      for (const [id, value] of Object.entries(mine)) expect(saved[id]).toEqual(value);
      for (const [id, value] of Object.entries(theirs))
        if (!(id in mine) || current[id] !== (base as FormValues)[id]) expect(saved[id]).toEqual(value);
    }),
  );
});
