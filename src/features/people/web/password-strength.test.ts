import { expect, test } from 'vitest';
import { strengthOf } from './password-strength.ts';

test('a password below the least length is too short, whatever it is made of', () => {
  expect(strengthOf('Aa1!Aa1!Aa1', 12)).toBe('short');
});

test('strength grows with length and with nothing else', () => {
  expect(
    ['a'.repeat(12), 'a'.repeat(16), 'a'.repeat(20)].map((password) => strengthOf(password, 12)),
  ).toEqual(['fair', 'good', 'strong']);
});

test('a letter outside the basic plane counts once', () => {
  expect(strengthOf('🙂'.repeat(11), 12)).toBe('short');
  expect(strengthOf('🙂'.repeat(12), 12)).toBe('fair');
});
