import { type DayNumber, dayText } from '../../base/days.ts';
import {
  type CoveredDay,
  type Holders,
  listedBy,
  type NameSpace,
  type ServiceNumber,
  unlicensedFor,
  windowDays,
} from '../../warehouse/warehouse.ts';
import { calendarOf } from './calendar.ts';

/** What is known of the licences for a series in one name space. */
export interface Licences {
  readonly holders: Holders;
  /** Days of which a report tells who holds a licence. */
  readonly days: readonly DayNumber[];
}

/**
 * Who tells of the licences for all services of a series that the tenant has reports of; undefined where nobody does. A report that tells of some of them
 * can't say that somebody holds none.
 */
export function licencesOf(
  covered: readonly CoveredDay[],
  services: readonly ServiceNumber[],
  nameSpace: NameSpace,
): Licences | undefined {
  const useful = covered.filter(({ rows }) => rows > 0);
  const wanted = services.filter((service) => useful.some((one) => one.services.includes(service)));
  if (wanted.length === 0) return undefined;
  const telling = useful.filter(
    (one) =>
      one.nameSpace === nameSpace && wanted.every((service) => one.services.includes(unlicensedFor(service))),
  );
  if (telling.length === 0) return undefined;
  const reports = [...new Set(telling.map(({ report }) => report))].sort((a, b) => a - b);
  return {
    holders: {
      listed: reports.map(listedBy),
      without: wanted.map((service) => [unlicensedFor(0), unlicensedFor(service)]),
    },
    days: [...new Set(telling.map(({ day }) => day))].sort((a, b) => a - b),
  };
}

/** The newest day of the window up to this day of which a report tells who holds a licence. */
export function licencesDay({ days }: Licences, day: DayNumber): DayNumber | undefined {
  return days.findLast((one) => one <= day && one > day - windowDays);
}

/** That day as text, for a figure of this day, whose names speak on it; null where none tells. */
export function toldLicences(
  covered: readonly CoveredDay[],
  services: readonly ServiceNumber[],
  day: DayNumber,
): string | null {
  const [known] = calendarOf(covered, { name: '', services }, { from: day, to: day }, day);
  const own = known?.nameSpace === undefined ? undefined : licencesOf(covered, services, known.nameSpace);
  const told = own && licencesDay(own, day);
  return told === undefined ? null : dayText(told);
}
