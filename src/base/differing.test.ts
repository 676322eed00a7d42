import fc from 'fast-check';
import { expect, test } from 'vitest';
import { differing } from './differing.ts';

const value = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.array(fc.string()));
const record = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), value, { noNullPrototype: true });

test('what is put over the present state makes nothing different any more, and what was before brings it back', () => {
  fc.assert(
    fc.property(record, record, (current, change) => {
      const found = differing(current, change);
      const next = { ...current, ...found?.after };
      expect(differing(next, change)).toBeUndefined();
      const back = { ...next, ...found?.before };
      for (const field of Object.keys(back)) expect(back[field]).toEqual(current[field] ?? null);
    }),
  );
});

test('a field that is left out stays, and so does one that says the same', () => {
  expect(differing({ name: 'Contoso', seats: 5 }, { name: undefined, seats: 5 })).toBeUndefined();
  expect(differing({ name: 'Contoso', tags: ['a'] }, { name: 'Fabrikam', tags: ['a'] })).toEqual({
    before: { name: 'Contoso' },
    after: { name: 'Fabrikam' },
  });
});
