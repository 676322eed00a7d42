import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { noticeKinds } from '../cases/model.ts';
import { type Preference, usualPreference } from './model.ts';
import { lettersDue, type Untold } from './rules.ts';

const notice = (id: string, at: string, kind: Untold['kind'] = 'news'): Untold => ({
  id,
  kind,
  text: `Contoso ${id}`,
  at: new Date(at),
});
const daily = (hour: number): Preference => ({ ...usualPreference, hour });
const early = notice('a', '2026-11-20T06:00:00Z');
const ids = (due: ReturnType<typeof lettersDue>) => due.map(({ notices }) => notices.map(({ id }) => id));

describe('a daily letter', () => {
  test('comes at its hour by the own clock, not before', () => {
    const at = (time: string) => lettersDue(daily(8), 'Europe/Berlin', [early], new Date(time));
    expect(at('2026-11-20T06:59:00Z')).toEqual([]);
    expect(at('2026-11-20T07:00:00Z')).toMatchObject([{ occasion: 'digest 2026-11-20' }]);
    expect(at('2026-11-20T15:00:00Z')).toMatchObject([{ occasion: 'digest 2026-11-20' }]);
  });

  test('tells what there was at its hour; what comes later waits for the next day', () => {
    const late = notice('b', '2026-11-20T09:00:00Z');
    const on = (time: string) => ids(lettersDue(daily(8), 'UTC', [early, late], new Date(time)));
    expect(on('2026-11-20T10:00:00Z')).toEqual([['a']]);
    expect(on('2026-11-21T08:00:00Z')).toEqual([['a', 'b']]);
  });

  test('has questions first, then what waits, then what happened; of each, the oldest', () => {
    const all = [
      notice('n2', '2026-11-19T05:00:00Z'),
      notice('q', '2026-11-20T05:00:00Z', 'question'),
      notice('r', '2026-11-19T07:00:00Z', 'reminder'),
      notice('n1', '2026-11-19T04:00:00Z'),
    ];
    expect(ids(lettersDue(daily(8), 'UTC', all, new Date('2026-11-20T08:00:00Z')))).toEqual([
      ['q', 'r', 'n1', 'n2'],
    ]);
  });

  test('comes an hour later on the day that the clocks leave its hour out', () => {
    const at = (time: string) =>
      lettersDue(daily(2), 'Europe/Berlin', [notice('a', '2027-03-27T12:00:00Z')], new Date(time)).length;
    expect([at('2027-03-28T00:59:00Z'), at('2027-03-28T01:00:00Z')]).toEqual([0, 1]);
  });
});

test('at once: a letter for each, the oldest first', () => {
  const all = [notice('b', '2026-11-20T09:00:00Z'), early];
  expect(
    lettersDue({ ...usualPreference, mail: 'at-once' }, 'UTC', all, new Date('2026-11-20T09:00:01Z')),
  ).toMatchObject([{ occasion: 'notice a' }, { occasion: 'notice b' }]);
});

test('whoever wants none gets none, and of the kinds those that are wanted only', () => {
  const all = [early, notice('q', '2026-11-20T05:00:00Z', 'question')];
  const due = (preference: Partial<Preference>) =>
    ids(lettersDue({ ...usualPreference, ...preference }, 'UTC', all, new Date('2026-11-20T09:00:00Z')));
  expect(due({ mail: 'off' })).toEqual([]);
  expect(due({ kinds: ['question'] })).toEqual([['q']]);
  expect(due({ kinds: [] })).toEqual([]);
});

test('no notice stands in two letters, and none that is not wanted in any', () =>
  fc.assert(
    fc.property(
      fc.array(fc.record({ hours: fc.nat(48), kind: fc.constantFrom(...noticeKinds) }), { maxLength: 12 }),
      fc.record({
        mail: fc.constantFrom('off' as const, 'daily' as const, 'at-once' as const),
        hour: fc.nat(23),
        kinds: fc.subarray([...noticeKinds]),
      }),
      fc.constantFrom('UTC', 'Pacific/Auckland', 'America/Los_Angeles'),
      (made, preference, zone) => {
        const start = Date.parse('2026-11-18T00:00:00Z');
        const all = made.map(({ hours, kind }, n) =>
          notice(`n${n}`, new Date(start + hours * 3_600_000).toISOString(), kind),
        );
        const told = lettersDue(preference, zone, all, new Date(start + 50 * 3_600_000)).flatMap(
          ({ notices }) => notices,
        );
        expect(new Set(told.map(({ id }) => id)).size).toBe(told.length);
        expect(told.every(({ kind }) => preference.mail !== 'off' && preference.kinds.includes(kind))).toBe(
          true,
        );
      },
    ),
  ));
