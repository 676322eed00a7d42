import type { Forecast } from './model.ts';
import { type Trouble, trouble } from './problems.ts';

interface ForecastFacts {
  /** When the request for assistance was submitted. */
  readonly rfaSubmitted: string | null;
  readonly today: string;
  readonly milestones: readonly [string, string];
}

const fields = ['first', 'second', 'maximum'] as const;

/**
 * A partner's forecast of one service (domain.md 3.11): nothing without a submitted request; dates in order, the second milestone after the first
 * and perhaps never, the maximum after the request; a date that is new lies in the future.
 */
export function checkForecast(before: Forecast, after: Forecast, facts: ForecastFacts): Trouble[] {
  const changed = fields.filter((field) => before[field] !== after[field]);
  if (changed.length === 0) return [];
  const { rfaSubmitted: submitted, today, milestones } = facts;
  if (submitted === null) return [trouble('forecast.first', 'FORECAST_NO_RFA')];
  const { first, second, maximum } = after;
  const early = (day: string | null, than: string | null) => day !== null && than !== null && day < than;
  const found: (Trouble | false)[] = [
    first === null && second !== null && trouble('forecast.second', 'FORECAST_FIRST_MISSING'),
    early(first, submitted) &&
      trouble('forecast.first', 'FORECAST_NOT_IN_ORDER', 'the submitted request', milestones[0]),
    early(second, first ?? submitted) &&
      trouble(
        'forecast.second',
        'FORECAST_NOT_IN_ORDER',
        first === null ? 'the submitted request' : milestones[0],
        milestones[1],
      ),
    early(maximum, submitted) &&
      trouble('forecast.maximum', 'FORECAST_NOT_IN_ORDER', 'the submitted request', 'The maximum'),
    ...changed.map((field) => {
      const day = after[field];
      return day !== null && day <= today && trouble(`forecast.${field}`, 'FORECAST_NOT_IN_FUTURE');
    }),
  ];
  return found.filter((one) => one !== false);
}
