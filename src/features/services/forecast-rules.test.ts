import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkForecast } from './forecast-rules.ts';
import type { Forecast } from './model.ts';

const none: Forecast = { first: null, second: null, maximum: null };
const facts = { rfaSubmitted: '2018-01-24', today: '2018-01-24', milestones: ['10 %', '40 %'] } as const;
const found = (after: Partial<Forecast>, more: object = {}, before: Forecast = none) =>
  checkForecast(before, { ...before, ...after }, { ...facts, ...more }).map(
    ({ field, code }) => `${field}: ${code}`,
  );

describe('a partner’s forecast', () => {
  test('of a request of 24 Jan 2018 takes 8 Feb and 27 Feb, and not 9 Jan (V5)', () => {
    expect(found({ first: '2018-02-08', second: '2018-02-27' })).toEqual([]);
    expect(found({ first: '2018-01-09' })).toEqual([
      'forecast.first: FORECAST_NOT_IN_ORDER',
      'forecast.first: FORECAST_NOT_IN_FUTURE',
    ]);
  });

  test('is nothing without a submitted request (V4)', () => {
    expect(found({ first: '2018-02-08' }, { rfaSubmitted: null })).toEqual([
      'forecast.first: FORECAST_NO_RFA',
    ]);
    expect(found({}, { rfaSubmitted: null })).toEqual([]);
  });

  test('has its second milestone after the first, which must be there, and may never reach it', () => {
    expect(found({ first: '2018-03-08', second: '2018-02-27' })).toEqual([
      'forecast.second: FORECAST_NOT_IN_ORDER',
    ]);
    expect(found({ second: '2018-02-27' })).toEqual(['forecast.second: FORECAST_FIRST_MISSING']);
    expect(found({ first: '2018-03-08' })).toEqual([]);
    expect(found({ first: '2018-03-08', second: '2018-03-08' })).toEqual([]);
  });

  test('has its maximum after the request, not necessarily after the second milestone', () => {
    expect(found({ first: '2018-03-08', second: '2018-06-01', maximum: '2018-05-01' })).toEqual([]);
    expect(found({ maximum: '2018-01-23' }, { today: '2018-01-01' })).toEqual([
      'forecast.maximum: FORECAST_NOT_IN_ORDER',
    ]);
  });

  test('says dates of the future; one that was said before and has passed may stay', () => {
    const before = { first: '2018-02-08', second: null, maximum: null };
    expect(found({ second: '2018-04-01' }, { today: '2018-03-01' }, before)).toEqual([]);
    expect(found({ second: '2018-02-20' }, { today: '2018-03-01' }, before)).toEqual([
      'forecast.second: FORECAST_NOT_IN_FUTURE',
    ]);
  });

  test('that is accepted is in order and, where it changed, in the future', () => {
    const day = fc.option(
      fc
        .integer({ min: 0, max: 400 })
        .map((n) => new Date(Date.UTC(2018, 0, 1 + n)).toISOString().slice(0, 10)),
    );
    fc.assert(
      fc.property(fc.record({ first: day, second: day, maximum: day }), day, (after, submitted) => {
        if (checkForecast(none, after, { ...facts, rfaSubmitted: submitted }).length > 0) return;
        const dates = [after.first, after.second, after.maximum].filter((one) => one !== null);
        if (dates.length === 0) return;
        expect(submitted).not.toBeNull();
        for (const one of dates) expect(one > facts.today && one >= (submitted ?? '')).toBe(true);
        if (after.second !== null) expect(after.second >= (after.first ?? '9')).toBe(true);
      }),
    );
  });
});
