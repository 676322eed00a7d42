import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isTimeZone, wallAt } from '../../base/zones.ts';
import { availabilityOf, isAvailable, nextAvailable, type WorkingHours } from './availability.ts';

const week = [1, 2, 3, 4, 5];
const oslo: WorkingHours = { zone: 'Europe/Oslo', from: 8 * 60, to: 16 * 60, days: week };
const at = (iso: string) => new Date(iso);

describe('by the clock of the person’s place', () => {
  test('work begins at the same hour before and after clocks are set forward', () => {
    expect(nextAvailable(oslo, [], at('2026-03-26T20:00:00Z'))).toEqual(at('2026-03-27T07:00:00Z'));
    expect(nextAvailable(oslo, [], at('2026-03-28T20:00:00Z'))).toEqual(at('2026-03-30T06:00:00Z'));
  });

  test('the end of working hours is not included', () => {
    expect(isAvailable(oslo, [], at('2026-11-20T14:59:00Z'))).toBe(true);
    expect(isAvailable(oslo, [], at('2026-11-20T15:00:00Z'))).toBe(false);
  });

  test('on Friday evening the next working day is Monday', () => {
    expect(nextAvailable(oslo, [], at('2026-11-20T17:00:00Z'))).toEqual(at('2026-11-23T07:00:00Z'));
  });

  test('an hour that clocks skip begins at the change', () => {
    const nights = { ...oslo, from: 2 * 60 + 15, to: 4 * 60, days: [7] };
    expect(nextAvailable(nights, [], at('2026-03-28T23:00:00Z'))).toEqual(at('2026-03-29T01:00:00Z'));
  });

  test('an hour that clocks show twice is worked twice', () => {
    const nights = { ...oslo, from: 2 * 60 + 15, to: 2 * 60 + 45, days: [7] };
    expect(nextAvailable(nights, [], at('2026-10-25T00:50:00Z'))).toEqual(at('2026-10-25T01:15:00Z'));
  });

  test('a change of clocks on the next day is not taken for the beginning of work', () => {
    const weekend = { ...oslo, from: 0, to: 195, days: [6, 7] };
    expect(nextAvailable(weekend, [], at('2026-03-28T22:59:00Z'))).toEqual(at('2026-03-28T23:00:00Z'));
  });

  test('days away are days of the person’s own calendar', () => {
    const auckland = { ...oslo, zone: 'Pacific/Auckland' };
    const away = [{ first: '2026-11-23', last: '2026-11-24' }];
    // Monday morning in Auckland is Sunday evening in UTC.
    expect(isAvailable(auckland, away, at('2026-11-22T20:00:00Z'))).toBe(false);
    expect(nextAvailable(auckland, away, at('2026-11-22T20:00:00Z'))).toEqual(at('2026-11-24T19:00:00Z'));
  });

  test('who works on no day is never there', () => {
    expect(nextAvailable({ ...oslo, days: [] }, [], at('2026-11-20T10:00:00Z'))).toBeNull();
  });
});

describe('what is known', () => {
  const unknown = { zone: '', from: null, to: null, days: week };
  test('without hours nobody can tell, but an absence counts', () => {
    const now = at('2026-11-20T10:00:00Z');
    expect(availabilityOf(unknown, [], now)).toMatchObject({ now: null, next: null, absent: false });
    const away = { first: '2026-11-19', last: '2026-11-27' };
    expect(availabilityOf(unknown, [away], now)).toMatchObject({ now: false, absent: true, absence: away });
  });

  test('a time zone that nobody knows is told from one that is', () => {
    expect(['Europe/Oslo', 'UTC', 'Mars/Olympus', ''].map(isTimeZone)).toEqual([true, true, false, false]);
  });
});

// Zones with their own ideas: half an hour of summer time, offsets of quarters, summer time that is taken back for a month, a day across the date line.
const zones = [
  'Europe/Oslo',
  'America/New_York',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'Asia/Kathmandu',
  'America/St_Johns',
  'Pacific/Apia',
];
const hoursArb: fc.Arbitrary<WorkingHours> = fc
  .record({
    zone: fc.constantFrom(...zones),
    ends: fc.uniqueArray(fc.integer({ min: 0, max: 96 }), { minLength: 2, maxLength: 2 }),
    days: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
  })
  .map(({ zone, ends, days }) => ({ zone, days, from: Math.min(...ends) * 15, to: Math.max(...ends) * 15 }));
// Half of the moments lie around the days on which clocks change.
const momentArb = fc.oneof(
  fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 0, 1) }),
  fc
    .tuple(
      fc.constantFrom(
        '2026-03-08',
        '2026-03-29',
        '2026-04-05',
        '2026-10-04',
        '2026-10-25',
        '2026-11-01',
        '2026-02-15',
        '2026-03-22',
      ),
      fc.integer({ min: -1440, max: 2880 }),
    )
    .map(([day, minutes]) => Date.parse(`${day}T00:00:00Z`) + minutes * 60_000),
);
const absencesArb = fc.array(
  fc.tuple(fc.integer({ min: 0, max: 364 }), fc.integer({ min: 0, max: 3 })).map(([day, days]) => {
    const text = (n: number) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10);
    return { first: text(day), last: text(day + days) };
  }),
  { maxLength: 3 },
);

test('the next moment at work is one at work, and there is none before it', () => {
  fc.assert(
    fc.property(hoursArb, absencesArb, momentArb, (hours, absences, time) => {
      const from = new Date(Math.floor(time / 60_000) * 60_000);
      const next = nextAvailable(hours, absences, from);
      if (next === null) throw new Error('somebody who works once a week is there within two years');
      expect(isAvailable(hours, absences, next)).toBe(true);
      // Hours begin at quarters and clocks change at quarters: looking at each quarter up to a week misses nothing.
      const end = Math.min(next.getTime(), from.getTime() + 7 * 86_400_000);
      for (let look = Math.ceil(from.getTime() / 900_000) * 900_000; look < end; look += 900_000)
        if (isAvailable(hours, absences, new Date(look)))
          throw new Error(`already at ${new Date(look).toISOString()}`);
    }),
    { numRuns: 600 },
  );
});

test('the wall clock of a place is what another formatter shows', () => {
  fc.assert(
    fc.property(fc.constantFrom(...zones), momentArb, (zone, time) => {
      const { day, minute } = wallAt(zone, new Date(time));
      const shown = new Date(time).toLocaleString('sv-SE', { timeZone: zone });
      const clock = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
      expect(shown.slice(0, 16)).toBe(`${day} ${clock}`);
    }),
  );
});
