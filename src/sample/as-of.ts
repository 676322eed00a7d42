import type { DayNumber } from '../base/days.ts';
import { below, fraction, hiddenName, mix, seedFor } from './chance.ts';
import type { ReportName } from './headers.ts';
import { isEntitled, nameOn, type SamplePerson } from './people.ts';
import type { SampleTenant } from './tenant.ts';

export type Period = 'D7' | 'D28' | 'D30' | 'D90' | 'D180' | 'ALL';

/** What is asked of the reports: a period that ends on the refresh date, or one day. Activations know neither. */
export interface ReportAsk {
  readonly report: ReportName;
  /** The latest day that the service has seen. */
  readonly refresh: DayNumber;
  readonly period?: Period;
  readonly date?: DayNumber;
}

/** How a tenant's reports are written. */
export interface ReportStyle {
  /** Names are hidden. */
  readonly concealed?: boolean;
  /** Share of activity that the service sees one to three days too late. */
  readonly late?: number;
  /** A file without rows: no data yet. */
  readonly headerOnly?: boolean;
  /** Whom a file of one day lists: those active on it, or everybody. */
  readonly dayLists?: 'active' | 'all';
  /** What Report Period holds in a file of one day; the documentation doesn't say. */
  readonly periodOfDay?: string;
  readonly copilotVersion?: 1 | 2;
  /** Takes the columns of a report; gives those to write. Unknown ones get invented values. */
  readonly columns?: (columns: readonly string[], report: ReportName) => readonly string[];
  readonly lineEnd?: '\n' | '\r\n';
  /** Quotes around every cell, or only where they are needed. */
  readonly quoteAll?: boolean;
  readonly byteOrderMark?: boolean;
}

/** A tenant as the service saw it when the file was written. */
export interface AsOf {
  readonly tenant: SampleTenant;
  /** The last day of the content, and the first that its numbers count. */
  readonly day: DayNumber;
  readonly since: DayNumber;
  /** As the column says it. */
  readonly period: string;
  readonly concealed: boolean;
  /** The people in the table of a report about these services. */
  people(services: readonly string[]): Iterable<SamplePerson>;
  /** The last day of activity that is known; null when there is none. */
  last(person: SamplePerson, service: string): DayNumber | null;
  has(person: SamplePerson, service: string, day: DayNumber): boolean;
  /** Days of activity from `since` to `day`. */
  days(person: SamplePerson, service: string): number;
  /** What names the person in a report. */
  name(person: SamplePerson): { readonly upn: string; readonly display: string; readonly id: string };
}

const nobodyId = '00000000-0000-0000-0000-000000000000';

export function asOf(tenant: SampleTenant, ask: ReportAsk, style: ReportStyle): AsOf {
  const { activity } = tenant;
  const day = ask.date ?? ask.refresh;
  const since = ask.date ?? firstDayOf(ask.period, day, tenant);
  const { concealed = false, late = 0 } = style;
  const number = new Map(tenant.services.map((service, i) => [service, i]));
  const lateSeed = seedFor(tenant.seed, 'late');
  const hide = { upn: seedFor(tenant.seed, 'hidden upn'), name: seedFor(tenant.seed, 'hidden name') };

  const isSeen = (person: number, service: number, on: DayNumber): boolean => {
    if (late === 0 || on <= ask.refresh - 3) return true;
    const chance = mix(lateSeed, person * 64 + service, on);
    return chance / 2 ** 32 >= late || on + 1 + (chance % 3) <= ask.refresh;
  };
  const lastBy = (person: SamplePerson, service: string, to: DayNumber): DayNumber | null => {
    const s = number.get(service);
    if (s === undefined) return null;
    let found = activity.last(person.index, s, to);
    while (found !== null && !isSeen(person.index, s, found))
      found = activity.last(person.index, s, found - 1);
    return found;
  };
  const last = (person: SamplePerson, service: string) => lastBy(person, service, day);
  const has = (person: SamplePerson, service: string, on: DayNumber): boolean => {
    const s = number.get(service);
    return s !== undefined && activity.has(person.index, s, on) && isSeen(person.index, s, on);
  };
  const isListed = (person: SamplePerson, services: readonly string[]): boolean => {
    if (person.guest || person.hired > day) return false;
    if (ask.date !== undefined && style.dayLists !== 'all')
      return services.some((service) => has(person, service, day));
    // A deleted person leaves the table of a period, and stays in that of a day.
    if (ask.date === undefined && person.dropped !== null && day >= person.dropped) return false;
    return services.some((service) => isEntitled(person, service, day) || last(person, service) !== null);
  };
  return {
    tenant,
    day,
    since,
    period: ask.date === undefined ? (ask.period ?? '').replace('D', '') : (style.periodOfDay ?? ''),
    concealed,
    *people(services) {
      for (const person of tenant.people) if (isListed(person, services)) yield person;
    },
    last,
    has,
    days(person, service) {
      let days = 0;
      for (let on = last(person, service); on !== null && on >= since; days++)
        on = lastBy(person, service, on - 1);
      return days;
    },
    name(person) {
      if (person.unknown) return { upn: '(Unknown)', display: '', id: nobodyId };
      if (!concealed) return { ...nameOn(person, day), id: person.objectId };
      return {
        upn: hiddenName(hide.upn, person.index),
        display: hiddenName(hide.name, person.index),
        id: nobodyId,
      };
    },
  };
}

function firstDayOf(period: Period | undefined, day: DayNumber, { from }: SampleTenant): DayNumber {
  return period === undefined || period === 'ALL' ? from : day - Number(period.slice(1)) + 1;
}

/** An invented number of things done in so many days of activity: never 0 on an active day, always 0 without one. */
export function amount(days: number, most: number, seed: number, person: SamplePerson): number {
  return days === 0 ? 0 : days + below(most * days, seed, person.index);
}

/** Whether this person is one of a share of all. */
export function isOneOf(share: number, seed: number, person: SamplePerson): boolean {
  return fraction(seed, person.index, 77) < share;
}
