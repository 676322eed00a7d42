import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editBetween } from './editor-setup.ts';

test('the edit between two texts makes the one of the other, and leaves both ends alone', () => {
  expect(editBetween('a || b', 'a | b')).toEqual({ from: 3, to: 4, insert: '' });
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), (start, before, after) => {
      const [one, other] = [start + before + start, start + after + start];
      const { from, to, insert } = editBetween(one, other);
      expect(one.slice(0, from) + insert + one.slice(to)).toBe(other);
      expect(from).toBeGreaterThanOrEqual(
        start.length > 0 && before !== after ? Math.min(start.length, from) : 0,
      );
    }),
  );
});
