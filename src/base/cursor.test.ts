import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeCursor, encodeCursor } from './cursor.ts';

const parts = fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer()), {
  minLength: 1,
  maxLength: 4,
});

test('a cursor gives back what went into it', () => {
  fc.assert(
    fc.property(parts, (given) => {
      expect(decodeCursor(encodeCursor(given), given.length)).toEqual(given);
    }),
  );
});

test('text that is no cursor gives nothing, and never throws', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(decodeCursor(text, 9)).toBeUndefined();
    }),
  );
});
