import { describe, expect, test } from 'vitest';
import { serviceCalled, serviceOf } from './service-names.ts';
import { services } from './services.ts';

describe('the catalogue of services', () => {
  test('gives every number, id and name once, and parents that exist', () => {
    const once = (values: readonly unknown[]) => expect(new Set(values).size).toBe(values.length);
    once(services.map(({ number }) => number));
    once(services.map(({ id }) => id));
    once(services.map(({ name }) => name));
    for (const { parent, group } of services)
      if (parent !== undefined) expect(serviceOf(parent)?.group).toBe(group);
  });

  test('no spelling means two services', () => {
    const plain = (text: string) => text.toLowerCase().replace(/[^a-z0-9]+/g, '');
    const spellings = services.flatMap(({ id, name, aliases = [] }) => [
      ...new Set([id, name, ...aliases].map(plain)),
    ]);
    expect(new Set(spellings).size).toBe(spellings.length);
  });

  test.each([
    ['OneDrive for Business', 'onedrive'],
    ['Office ProPlus', 'm365-apps'],
    ['OfficeProPlus', 'm365-apps'],
    ['MDATP', 'defender-endpoint'],
    ['Windows Defender ATP', 'defender-endpoint'],
    ['Office 365 ATP', 'defender-office'],
    ['SfB(Skype for Business)', 'skype'],
    ['Exchange:OutlookMobile', 'outlook-mobile'],
    ['Exchange: Outlook Mobile /', 'outlook-mobile'],
    ['StaffHub', 'staffhub'],
    ['Staff Hub', 'staffhub'],
    ['AADP', 'entra-id-p1'],
    ['Windows 10', 'windows'],
  ])('%s is %s', (spelling, id) => {
    expect(serviceCalled(spelling)?.id).toBe(id);
  });

  test('a word that names no service is none', () => {
    expect(serviceCalled('Fax')).toBeUndefined();
    expect(serviceCalled('')).toBeUndefined();
  });
});
