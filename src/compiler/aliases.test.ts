import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultRoles, defaultServices, lookupIn, readNames } from './aliases.ts';

const role = lookupIn(defaultRoles);
const service = lookupIn(defaultServices);

describe('many names in one value', () => {
  test.each([
    ['FM', ['FastTrack Manager']],
    ['Gateway, SME', ['Gateway', 'SME']],
    ['FM and/or FE', ['FastTrack Manager', 'FastTrack Engineer']],
    ['FastTrack Manager; FM', ['FastTrack Manager']],
    ['GM FTA / GetModern FTA', ['Get Modern FTA']],
    ['-', []],
    ['', []],
    ['N/A', []],
  ])('roles: %s', (text, names) => {
    expect(readNames(text, role)).toEqual(names);
  });

  test.each([
    ['Exchange, SharePoint and Teams', ['Exchange', 'SharePoint', 'Teams']],
    [
      'Get Modern (Windows, Office 365 ProPlus & Intune)',
      ['Get Modern (Windows, Office 365 ProPlus & Intune)'],
    ],
    ['Skype for Business - PSTN Calling', ['Skype for Business - PSTN Calling']],
    ['Classroom/SDS', ['Classroom/SDS']],
    ['Teams / Classroom/SDS', ['Teams', 'Classroom/SDS']],
    ['Teams/Yammer', ['Teams', 'Yammer']],
    ['Office 365 ProPlus; OneDrive for Business', ['Microsoft 365 Apps', 'OneDrive']],
    ['Enterprise Mobility + Security', ['Enterprise Mobility + Security']],
  ])('services: %s', (text, names) => {
    expect(readNames(text, service)).toEqual(names);
  });
});

test('a name that was made canonical stays what it is', () => {
  const all = [...Object.keys(defaultServices), ...Object.values(defaultServices).flat()];
  fc.assert(
    fc.property(fc.subarray(all), (names) => {
      const once = readNames(names.join('; '), service);
      expect(readNames(once.join('; '), service)).toEqual(once);
    }),
  );
});
