import { expect, test } from 'vitest';
import { dayNumber } from '../../base/days.ts';
import { readMapping } from './read-mapping.ts';

test('a mapping names service, columns, and the day or the column of the day', () => {
  expect(
    readMapping('service=intune; person=Device name; activity=Last check-in; refresh=2026-11-20'),
  ).toMatchObject({
    service: { id: 'intune' },
    person: 'Device name',
    activity: 'Last check-in',
    refresh: { day: dayNumber('2026-11-20') },
    order: 'y-m-d',
  });
  expect(readMapping('refresh=@As of;person=P;activity=A;service=windows;order=d-m-y')).toMatchObject({
    refresh: { column: 'As of' },
    order: 'd-m-y',
  });
});

test.each([
  ['person=P;activity=A;refresh=2026-11-20', 'service is missing'],
  ['service=fax;person=P;activity=A;refresh=2026-11-20', 'no service "fax"'],
  ['service=intune;person=P;activity=A;refresh=20.11.2026', '"20.11.2026" is no day'],
  ['service=intune;who=P', '"who=P" names none of'],
  ['service=intune;person=P;activity=A;refresh=2026-11-20;order=y', 'order is none of'],
])('a mapping that can not be read says why: %s', (text, why) => {
  expect(() => readMapping(text)).toThrow(why);
});
