import { expect, test } from 'vitest';
import { initialsOf, toneOf } from './initials.ts';

test('initials are of the first and the last name', () => {
  expect(initialsOf('Lotte Vandersloot')).toBe('LV');
  expect(initialsOf('Rhea van der Castellane')).toBe('RC');
  expect(initialsOf('Cher')).toBe('C');
  expect(initialsOf('')).toBe('');
});

test('a name always has the same colour', () => {
  expect(toneOf('Jonas Adeyemi')).toBe(toneOf('Jonas Adeyemi'));
});
