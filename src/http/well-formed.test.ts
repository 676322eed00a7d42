import fc from 'fast-check';
import { expect, test } from 'vitest';
import { requireWellFormed } from './well-formed.ts';

const whole = fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0'));

test('every JSON value of whole text passes', () => {
  const value = fc.letrec((tie) => ({
    any: fc.oneof(
      { maxDepth: 5 },
      whole,
      fc.double(),
      fc.boolean(),
      fc.constant(null),
      tie('list'),
      tie('object'),
    ),
    list: fc.array(tie('any')),
    object: fc.dictionary(whole, tie('any')),
  })).any;
  fc.assert(fc.property(value, (input) => requireWellFormed(input)));
});

test('one bad character anywhere is found and its place named', () => {
  const bad = fc.constantFrom('\0', 'a\0b', '\ud800', 'x\udfff', '\ude00\ud83d');
  fc.assert(
    fc.property(bad, fc.constantFrom('list', 'field', 'key'), (text, where) => {
      const part = { list: [1, text], field: { deep: text }, key: { [text]: 1 } }[where];
      const place = { list: 'a[0][1]', field: 'a[0].deep', key: 'a[0]' }[where];
      expect(() => requireWellFormed({ a: [part] })).toThrow(
        expect.objectContaining({ details: { issues: [{ path: place, message: expect.any(String) }] } }),
      );
    }),
  );
});

test('nesting has an end long before the stack has', () => {
  const nested = (depth: number) => JSON.parse('['.repeat(depth) + ']'.repeat(depth));
  requireWellFormed(nested(64));
  for (const depth of [65, 200_000])
    expect(() => requireWellFormed(nested(depth))).toThrow(
      expect.objectContaining({ code: 'INPUT_INVALID' }),
    );
});
