import type { DayNumber } from '../base/days.ts';
import { type AsOf, isOneOf } from './as-of.ts';
import { dateCell, trueFalse, yesNo } from './cells.ts';
import { below, fraction, mix, seedFor } from './chance.ts';
import { assignedOn, isEntitled, type SamplePerson } from './people.ts';

const platforms = ['Windows', 'Mac', 'Mobile', 'Web'].length;
const apps = ['Outlook', 'Word', 'Excel', 'PowerPoint', 'OneNote', 'Teams'].length;

/** The platform on which most of one's work is done. */
const mainPlatform = (seed: number, person: SamplePerson) => (isOneOf(0.2, seed, person) ? 1 : 0);

/** getM365AppUserDetail: which apps were used on which platform in the period, and the last date. */
export function* appRows(view: AsOf): Iterable<readonly string[]> {
  const seed = seedFor(view.tenant.seed, 'apps');
  for (const person of view.people(['m365-apps'])) {
    const isActive = view.days(person, 'm365-apps') > 0;
    const uses = Array.from({ length: platforms * apps }, (_, at) => {
      const main = Math.floor(at / apps) === mainPlatform(seed, person);
      // Whoever was active has used something: Outlook, where they mostly work.
      return (
        isActive && (fraction(seed, person.index, at) < (main ? 0.6 : 0.15) || (main && at % apps === 0))
      );
    });
    const onPlatform = (platform: number) => uses.slice(platform * apps, (platform + 1) * apps).some(Boolean);
    const inApp = (app: number) => uses.some((used, at) => used && at % apps === app);
    yield [
      dateCell(view.day),
      view.name(person).upn,
      dateCell(assignedOn(person, 'm365-apps', view.day)),
      dateCell(view.last(person, 'm365-apps')),
      view.period,
      ...[0, 1, 2, 3].map((platform) => yesNo(onPlatform(platform))),
      ...[0, 1, 2, 3, 4, 5].map((app) => yesNo(inApp(app))),
      ...uses.map(yesNo),
    ];
  }
}

/** getOffice365ActivationsUserDetail: a row per person and product, of the devices on which it is activated. */
export function* activationRows(view: AsOf): Iterable<readonly string[]> {
  const seed = seedFor(view.tenant.seed, 'activations');
  for (const person of view.people(['m365-apps'])) {
    if (!isEntitled(person, 'm365-apps', view.day)) continue;
    const { upn, display } = view.name(person);
    const owned = ['MICROSOFT 365 APPS FOR ENTERPRISE'];
    if (isOneOf(0.1, seed, person)) owned.push('VISIO CLIENT');
    for (const [n, product] of owned.entries()) {
      const mac = mainPlatform(seedFor(view.tenant.seed, 'apps'), person);
      const activated = assignedOn(person, 'm365-apps', view.day);
      const counts = [1 - mac, mac, 0, n === 0 ? below(3, seed, person.index, 1) : 0, 0];
      const shared = isOneOf(0.05, mix(seed, n), person);
      yield [
        dateCell(view.day),
        upn,
        display,
        product,
        dateCell(activated),
        ...counts.map(String),
        trueFalse(shared),
      ];
    }
  }
}

/** Copilot by app: Chat, Teams, Word, Excel, PowerPoint, Outlook, OneNote, Loop. */
const copilotApps = 8;

/**
 * getMicrosoft365CopilotUsageUserDetail: those who have a licence, or had; the last date of each app, of which the latest is the last date of all.
 * Version 2 has nine columns more.
 */
export function* copilotRows(view: AsOf, version: 1 | 2): Iterable<readonly string[]> {
  const seed = seedFor(view.tenant.seed, 'copilot');
  for (const person of view.people(['copilot'])) {
    const { upn, display } = view.name(person);
    const dates = datesByApp(view, seed, person);
    const last = view.last(person, 'copilot');
    const head = [dateCell(view.day), upn, display, dateCell(last), ...dates.map(dateCell), view.period];
    yield version === 1 ? head : [...head, ...secondVersion(view, seed, person, dates)];
  }
}

function datesByApp(view: AsOf, seed: number, person: SamplePerson): readonly (DayNumber | null)[] {
  const dates: (DayNumber | null)[] = Array.from({ length: copilotApps }, () => null);
  const last = view.last(person, 'copilot');
  if (last === null) return dates;
  // Beyond half a year back nobody's app matters.
  for (let day = last; day > last - 180; day--) {
    if (!view.has(person, 'copilot', day)) continue;
    const main = below(copilotApps, seed + 1, person.index, day);
    for (let app = 0; app < copilotApps; app++)
      if (app === main || fraction(mix(seed, app), person.index, day) < 0.2) dates[app] ??= day;
    if (dates.every((date) => date !== null)) break;
  }
  return dates;
}

function secondVersion(
  view: AsOf,
  seed: number,
  person: SamplePerson,
  [chat = null, ...others]: readonly (DayNumber | null)[],
): readonly string[] {
  const days = view.days(person, 'copilot');
  const [work, web] = [days * 3, below(days * 2 + 1, seed, person.index, 3)];
  const latest = Math.max(-1, ...others.map((day) => day ?? -1));
  const counts = [work + web, work, web, days].map(String);
  return [...counts, dateCell(chat), dateCell(chat), dateCell(latest < 0 ? null : latest), '', ''];
}
