import { expect, test } from 'vitest';
import { isFor, shortOf, shortOfAll } from './role-names.ts';

test('a role stands in its box as people say it', () => {
  expect(['FastTrack Manager', 'FM', 'SME', 'Regional Manager', 'GetModern FTA'].map(shortOf)).toEqual([
    'FM',
    'FM',
    'SME',
    'RM',
    'GMF',
  ]);
});

test('a role nobody has heard of keeps its initials', () => {
  expect(shortOf('Head Office Liaison')).toBe('HOL');
});

test('several roles show the first and how many more', () => {
  expect(shortOfAll(['SME', 'FastTrack Manager'])).toBe('SME +1');
  expect(shortOfAll([])).toBe('–');
});

test('work without a role is for everybody', () => {
  expect(isFor([], ['SME'])).toBe(true);
  expect(isFor(['Any Role'], ['SME'])).toBe(true);
  expect(isFor(['FastTrack Manager'], ['SME'])).toBe(false);
});
