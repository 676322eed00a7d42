import { expect, test } from 'vitest';
import { usualPreference } from '../model.ts';
import { hourText, isChanged } from './preference-fields.ts';

test('the order in which kinds are ticked is no change, another hour is', () => {
  const turned = { ...usualPreference, kinds: [...usualPreference.kinds].reverse() };
  expect(isChanged(usualPreference, turned)).toBe(false);
  expect(isChanged(usualPreference, { ...turned, hour: 9 })).toBe(true);
  expect(isChanged(usualPreference, { ...turned, kinds: [] })).toBe(true);
});

test('hours are said by the 24-hour clock', () => {
  expect([0, 8, 23].map(hourText)).toEqual(['00:00', '08:00', '23:00']);
});
