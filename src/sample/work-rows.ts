import { type AsOf, amount, isOneOf } from './as-of.ts';
import { dateCell, deletedCells, durationCell, productCell, yesNo } from './cells.ts';
import { below, mix, seedFor } from './chance.ts';
import { isEntitled, type SamplePerson } from './people.ts';

// The reports about one service: its last date, and numbers of what was done in the period.

/** getEmailActivityUserDetail: what one receives is counted, and is no activity. */
export function* emailRows(view: AsOf): Iterable<readonly string[]> {
  const seed = seedFor(view.tenant.seed, 'mail');
  for (const person of view.people(['exchange'])) {
    const { upn, display } = view.name(person);
    const days = view.days(person, 'exchange');
    const counts = [amount(days, 8, seed, person), below(400, seed, person.index, 1)];
    counts.push(amount(days, 30, seed + 2, person), below(days + 1, seed, person.index, 3), 0);
    yield [
      dateCell(view.day),
      upn,
      display,
      ...deletedCells(person, view),
      dateCell(view.last(person, 'exchange')),
      ...counts.map(String),
      productCell(person, view),
      view.period,
    ];
  }
}

/** getOneDriveActivityUserDetail and getSharePointActivityUserDetail, which has visited pages too. */
export function* fileRows(view: AsOf, service: 'onedrive' | 'sharepoint'): Iterable<readonly string[]> {
  const seed = seedFor(view.tenant.seed, service);
  for (const person of view.people([service])) {
    const days = view.days(person, service);
    const counts = [amount(days, 6, seed, person), below(days * 3 + 1, seed, person.index, 1)];
    counts.push(below(days + 1, seed, person.index, 2), days > 20 ? 1 : 0);
    if (service === 'sharepoint') counts.push(amount(days, 4, seed + 1, person));
    yield [
      dateCell(view.day),
      view.name(person).upn,
      ...deletedCells(person, view),
      dateCell(view.last(person, service)),
      ...counts.map(String),
      productCell(person, view),
      view.period,
    ];
  }
}

/** getYammerActivityUserDetail: a state instead of Is Deleted, empty for who was never there. */
export function* yammerRows(view: AsOf): Iterable<readonly string[]> {
  const seed = seedFor(view.tenant.seed, 'yammer');
  for (const person of view.people(['yammer'])) {
    const { upn, display } = view.name(person);
    const last = view.last(person, 'yammer');
    const days = view.days(person, 'yammer');
    yield [
      dateCell(view.day),
      upn,
      display,
      ...stateCells(person, last, view),
      dateCell(last),
      String(below(days + 1, seed, person.index)),
      String(amount(days, 9, seed, person)),
      String(below(days + 1, seed, person.index, 1)),
      productCell(person, view),
      view.period,
    ];
  }
}

function stateCells(person: SamplePerson, last: number | null, view: AsOf): readonly [string, string] {
  if (last === null) return ['', ''];
  const gone = person.deleted !== null && person.deleted <= view.day;
  return gone ? ['Deleted', dateCell(person.deleted)] : ['Activated', dateCell(person.hired)];
}

/** getTeamsUserActivityUserDetail: some people only react and search; they are active, and every number of theirs is 0. */
export function* teamsRows(view: AsOf): Iterable<readonly string[]> {
  const seed = seedFor(view.tenant.seed, 'teams');
  for (const person of view.people(['teams'])) {
    const { upn, id } = view.name(person);
    const days = view.days(person, 'teams');
    const onlyOther = isOneOf(0.1, seed, person);
    const done = onlyOther ? 0 : days;
    const some = (most: number, topic: number) => amount(done, most, mix(seed, topic), person);
    const [organized, attended, calls] = [below(done + 1, seed, person.index, 4), some(2, 5), some(1, 2)];
    const seconds = [calls * 600 + attended * 1800, attended * 900, organized * 300];
    yield [
      dateCell(view.day),
      view.concealed ? '' : view.tenant.name,
      '',
      id,
      upn,
      dateCell(view.last(person, 'teams')),
      ...deletedCells(person, view),
      productCell(person, view),
      ...[some(3, 0), some(12, 1), calls, organized + attended, below(done + 1, seed, person.index, 6)],
      ...[below(done + 1, seed, person.index, 7), 0, organized, attended, 0, 0, organized, attended, 0, 0],
      ...seconds.map(durationCell),
      ...seconds,
      yesNo(onlyOther && days > 0),
      yesNo(isEntitled(person, 'teams', view.day)),
      view.period,
    ].map(String);
  }
}
