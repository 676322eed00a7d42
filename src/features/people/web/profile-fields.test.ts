import { expect, test } from 'vitest';
import type { Profile } from '../model.ts';
import { clockOf, differing, fieldsOf, minutesOf, problemIn, profileOf, wordsIn } from './profile-fields.ts';

const profile: Profile = {
  skills: ['Teams', 'Change management'],
  languages: ['en'],
  timeZone: 'Europe/Oslo',
  worksFrom: 510,
  worksTo: 1440,
  worksOn: [1, 2, 3],
  absences: [{ first: '2026-11-23', last: '2026-11-27' }],
};

test('a profile that goes through the form comes back as it was', () => {
  expect(profileOf(fieldsOf(profile))).toEqual(profile);
});

test('midnight is the end of a working day and never its beginning', () => {
  expect([clockOf(1440), minutesOf('00:00', true), minutesOf('00:00')]).toEqual(['00:00', 1440, 0]);
  expect([clockOf(null), minutesOf('')]).toEqual(['', null]);
});

test('words are what stands between commas, each once', () => {
  expect(wordsIn(' Teams, , Change management,Teams')).toEqual(['Teams', 'Change management']);
});

test('hours need a zone, a beginning and a later end', () => {
  const fields = fieldsOf(profile);
  expect(problemIn(fields)).toBeUndefined();
  expect(problemIn({ ...fields, timeZone: '' })).toBe('hours');
  expect(problemIn({ ...fields, to: '' })).toBe('hours');
  expect(problemIn({ ...fields, to: '08:00' })).toBe('hours');
  expect(problemIn({ ...fields, from: '', to: '', timeZone: '' })).toBeUndefined();
});

test('an absence ends on its first day or later; one that was left empty is none', () => {
  const fields = fieldsOf(profile);
  expect(problemIn({ ...fields, absences: [{ first: '2026-11-27', last: '2026-11-23' }] })).toBe('absence');
  expect(problemIn({ ...fields, absences: [{ first: '2026-11-27', last: '' }] })).toBe('absence');
  expect(profileOf({ ...fields, absences: [{ first: '', last: '' }] }).absences).toEqual([]);
});

test('only the fields that differ are in conflict', () => {
  const fields = fieldsOf(profile);
  expect(differing(fields, { ...fields, skills: 'Teams', days: [1] })).toEqual(['skills', 'days']);
});
