import { expect, test } from 'vitest';
import { readPercent } from './read-percent.ts';

test('a whole number from 0 to 100 is a %, with or without the sign', () => {
  expect(['0', ' 40 ', '100', '38 %', '7%'].map(readPercent)).toEqual([0, 40, 100, 38, 7]);
});

test('anything else is none', () => {
  expect(['', '101', '-1', '4.5', '1e2', 'half'].map(readPercent)).toEqual(Array(6).fill(undefined));
});
