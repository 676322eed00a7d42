import { expect, test } from 'vitest';
import { minuteOf, readMeeting } from './meeting.ts';

const asked = { day: '2026-12-01', time: '14:30', minutes: 30, place: ' Teams ' };
const faultsOf = (given: object, zone = 'Europe/Berlin') => {
  const read = readMeeting({ ...asked, ...given }, zone);
  return 'faults' in read ? read.faults.map(({ at }) => at) : [];
};

test('a meeting is at the moment that the clock of its zone shows', () => {
  expect(readMeeting(asked, 'Europe/Berlin')).toEqual({
    meeting: { startsAt: new Date('2026-12-01T13:30:00Z'), minutes: 30, place: 'Teams' },
  });
});

test.each(['25:99', '24:00', '9', '9.30', 'half p', '-1:00', '12:60', ''])(
  '“%s” is no time of the day',
  (time) => {
    expect(faultsOf({ time })).toEqual(['time']);
  },
);

test('one may leave out the first nought', () => {
  expect([minuteOf('9:05'), minuteOf('09:05'), minuteOf('00:00'), minuteOf('23:59')]).toEqual([
    545, 545, 0, 1439,
  ]);
});

test('a day that is none, and minutes that are none, are said with their field', () => {
  expect(faultsOf({ day: '2026-02-30' })).toEqual(['day']);
  expect(faultsOf({ day: null, time: '25:99', minutes: 30.5 })).toEqual(['day', 'time', 'minutes']);
  expect(faultsOf({ minutes: 0 })).toEqual(['minutes']);
});

test('an hour that the clocks leave out is no time there, and one elsewhere', () => {
  const gap = { day: '2027-03-28', time: '02:30' };
  expect(faultsOf(gap)).toEqual(['time']);
  expect(faultsOf(gap, 'UTC')).toEqual([]);
});
