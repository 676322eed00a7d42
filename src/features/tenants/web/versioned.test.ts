import fc from 'fast-check';
import { expect, test } from 'vitest';
import { flagsIn, flagValues, versionedOf } from './versioned.ts';

test('flags come back out of a form as they went in, but for those without a value', () => {
  const flags = fc.dictionary(fc.string({ minLength: 1 }), fc.string(), { noNullPrototype: true });
  fc.assert(
    fc.property(flags, (given) => {
      const said = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''));
      expect(flagsIn({ ...flagValues(given), status: 'Active' })).toEqual(said);
    }),
  );
});

test('what stands there now is a row with a version, and nothing else is', () => {
  expect(versionedOf({ status: 'Active', flags: { Widget: 'yes' }, version: 4 })).toEqual({
    values: { status: 'Active', 'flag:Widget': 'yes' },
    version: 4,
  });
  for (const odd of [undefined, null, 'x', {}, { version: '4' }]) expect(versionedOf(odd)).toBeUndefined();
});
