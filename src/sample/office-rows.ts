import { suite } from '../reports/services.ts';
import type { AsOf } from './as-of.ts';
import { dateCell, deletedCells, productCell, trueFalse } from './cells.ts';
import { assignedOn, isEntitled } from './people.ts';

/** getOffice365ActiveUserDetail: everybody's last date in each service of the suite, which no period clips. */
export function* activeUserRows(view: AsOf): Iterable<readonly string[]> {
  const refresh = dateCell(view.day);
  for (const person of view.people(suite)) {
    const { upn, display } = view.name(person);
    yield [
      refresh,
      upn,
      display,
      ...deletedCells(person, view),
      ...suite.map((service) => trueFalse(isEntitled(person, service, view.day))),
      ...suite.map((service) => dateCell(view.last(person, service))),
      ...suite.map((service) => dateCell(assignedOn(person, service, view.day))),
      productCell(person, view),
    ];
  }
}

/** getOffice365ActiveUserCounts: a line a day, latest first; how many people were active on that day. */
export function* activeCountRows(view: AsOf): Iterable<readonly string[]> {
  const people = [...everybody(view)];
  for (let day = view.day; day >= view.since; day--) {
    const counts = suite.map(() => 0);
    let any = 0;
    for (const person of people) {
      let active = 0;
      for (const [s, service] of suite.entries())
        if (view.has(person, service, day)) {
          counts[s] = (counts[s] ?? 0) + 1;
          active = 1;
        }
      any += active;
    }
    yield [dateCell(view.day), String(any), ...counts.map(String), dateCell(day), view.period];
  }
}

/** getOffice365ServicesUserCounts: one line; who was active in the period, and who could have been. */
export function* serviceCountRows(view: AsOf): Iterable<readonly string[]> {
  const people = [...everybody(view)];
  const cells = [...suite.map((service) => [service]), suite].flatMap((services) => {
    let active = 0;
    let inactive = 0;
    for (const person of people) {
      if (services.some((service) => (view.last(person, service) ?? -1) >= view.since)) active++;
      else if (services.some((service) => isEntitled(person, service, view.day))) inactive++;
    }
    return [String(active), String(inactive)];
  });
  yield [dateCell(view.day), ...cells, view.period];
}

/** Those who have left the table stay in the totals; guests were never in them. */
function* everybody(view: AsOf) {
  for (const person of view.tenant.people) if (!person.guest && person.hired <= view.day) yield person;
}
