import { type DayNumber, dayNumber } from '../../src/base/days.ts';
import type { Period } from '../../src/sample/as-of.ts';
import { asksFor, type ReportName, reportNames } from '../../src/sample/headers.ts';
import { type Answer, refusal } from './fake-graph-model.ts';

/** What the address of a report asks for. */
export interface Asked {
  readonly report: ReportName;
  readonly beta: boolean;
  readonly period?: Period;
  readonly date?: DayNumber;
  readonly copilotVersion: 1 | 2;
}

const copilot = 'getMicrosoft365CopilotUsageUserDetail';
const address = /^\/(v1\.0|beta)\/(copilot\/)?reports\/(\w+)(?:\((.*)\))?$/;

export const isReportAddress = (path: string): boolean => address.test(path);

const badRequest = (message: string) => refusal(400, 'BadRequest', message);
const invalid = (message: string) => refusal(400, 'InvalidArgument', message);

/** Reads an address such as `/v1.0/reports/getX(period='D7')`; a refusal where Graph refuses. */
export function askedBy(path: string, today: DayNumber): Asked | Answer {
  const [, base, folder, name, inner = ''] = address.exec(path) ?? [];
  const report = reportNames.find((known) => known === name);
  const beta = base === 'beta';
  const isPlaced = report === copilot ? folder !== undefined || beta : folder === undefined;
  if (report === undefined || !isPlaced) return badRequest(`Resource not found for the segment '${name}'.`);
  const values = new Map(
    inner
      .split(',')
      .filter(Boolean)
      .map((pair) => {
        const [key = '', value = ''] = pair.split('=');
        return [key.trim(), value.trim()] as const;
      }),
  );
  const asked = { report, beta, copilotVersion: 1 } as const;
  const takes = asksFor(report);
  if (takes === 'nothing') return values.size === 0 ? asked : badRequest('The function takes no parameters.');
  if (values.has('period') === values.has('date'))
    return badRequest("Give either 'period' or 'date', and not both.");
  const [date] = [values.get('date')];
  if (date === undefined) return byPeriod(asked, values);
  if (takes === 'period') return badRequest(`The function has no parameter 'date'.`);
  return byDate(asked, date, today);
}

function byPeriod(asked: Asked, values: ReadonlyMap<string, string>): Asked | Answer {
  // An Edm.String stands in single quotes.
  const [, period = ''] = /^'(.*)'$/.exec(values.get('period') ?? '') ?? [];
  if (period === '') return badRequest("The literal of 'period' is not a string.");
  const version = values.get('version');
  if (version !== undefined && (asked.report !== copilot || !/^'v[12]'$/.test(version)))
    return invalid(`Invalid version value specified: ${version}.`);
  const copilotVersion = version === "'v2'" ? 2 : 1;
  const own = asked.report !== copilot ? ['D30'] : copilotVersion === 2 ? ['D28', 'ALL'] : ['D30', 'ALL'];
  if (!['D7', 'D90', 'D180', ...own].includes(period))
    return invalid(`Invalid period value specified: ${period}.`);
  return { ...asked, period: period as Period, copilotVersion };
}

function byDate(asked: Asked, text: string, today: DayNumber): Asked | Answer {
  // An Edm.Date has no quotes.
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return badRequest("The literal of 'date' is not a date.");
  let date: DayNumber;
  try {
    date = dayNumber(text);
  } catch {
    return badRequest("The literal of 'date' is not a date.");
  }
  // The documentation says 28 days, and a day of exactly 28 days ago is refused (m365.md section 7.2).
  if (date < today - 27 || date > today)
    return invalid(`Invalid date value specified: ${text}. Only support data for the past 28 days.`);
  return { ...asked, date };
}
