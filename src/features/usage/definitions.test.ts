import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Definition, definition, definitionOf, definitions, stepsBetween } from './definitions.ts';

test('definitions are numbered from 1, and the first one is what figures are told by', () => {
  expect(definitions.map(({ version }) => version)).toEqual([1, 2]);
  expect(definition.version).toBe(1);
  expect(definitionOf(3)).toBeUndefined();
});

test('from version 1 to 2 the suite comes first, then what a share is of', () => {
  const [one, two] = definitions as [Definition, Definition];
  const steps = stepsBetween(one, two);
  expect(steps.map(({ clause, added, removed }) => [clause, added, removed])).toEqual([
    ['suite', ['Microsoft 365 Apps'], []],
    ['entitlements', ['assigned'], ['enabled']],
  ]);
  expect(steps[0]?.definition).toMatchObject({ suite: two.suite, entitlements: 'enabled' });
});

test('the way from a definition to another ends there, changes a clause at a time, and there is none to itself', () => {
  const some = fc.record({
    version: fc.constant(9),
    window: fc.constant(28),
    suite: fc.subarray(['exchange', 'teams', 'm365-apps'], { minLength: 1 }),
    entitlements: fc.constantFrom('enabled' as const, 'assigned' as const),
    capped: fc.boolean(),
  });
  fc.assert(
    fc.property(some, some, (from, to) => {
      const steps = stepsBetween(from, to);
      expect(steps.at(-1)?.definition ?? from).toEqual(to);
      let before: Definition = from;
      for (const { clause, definition: next } of steps) {
        expect({ ...before, [clause]: next[clause] }).toEqual(next);
        before = next;
      }
      expect(stepsBetween(from, from)).toEqual([]);
    }),
  );
});
