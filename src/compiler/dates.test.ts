import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readDate } from './dates.ts';

test.each([
  ['4/25/2019', '2019-04-25'],
  ['5/03/2019', '2019-05-03'],
  ['03/26/2020', '2020-03-26'],
  ['5/2/19', '2019-05-02'],
  ['2019-04-25', '2019-04-25'],
  ['2019/4/5', '2019-04-05'],
  ['25 April 2019', '2019-04-25'],
  ['25. April 2019', '2019-04-25'],
  ['April 25, 2019', '2019-04-25'],
  ['Apr. 5th, 2019', '2019-04-05'],
  ['25-Apr-19', '2019-04-25'],
  [' 12-31-2018 ', '2018-12-31'],
])('%s is %s', (text, day) => {
  expect(readDate(text)).toBe(day);
});

test.each([
  '25/4/2019',
  '2/30/2019',
  '12/13\\7/2019',
  '2019',
  'April 2019',
  'soon',
  '',
  '0/1/2019',
  '1/1/0001',
])('%s is no day, and none is guessed', (text) => {
  expect(readDate(text)).toBeNull();
});

test('every day is read back from month, day and year', () => {
  const days = fc.date({ min: new Date('1990-01-01'), max: new Date('2089-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(days, (date) => {
      const [year, month, day] = date.toISOString().slice(0, 10).split('-').map(Number);
      expect(readDate(`${month}/${day}/${year}`)).toBe(date.toISOString().slice(0, 10));
    }),
  );
});
