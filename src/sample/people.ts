import type { DayNumber } from '../base/days.ts';
import { below, fraction, guidFor, seedFor } from './chance.ts';
import { type PersonName, personName, renamed } from './names.ts';
import { type Product, products } from './products.ts';
import type { Story } from './stories.ts';

/** A licence that somebody has from a day on. */
export interface Licence {
  readonly product: Product;
  readonly from: DayNumber;
  /** Services that are switched off in it. */
  readonly disabled: readonly string[];
}

export interface SamplePerson {
  readonly index: number;
  readonly objectId: string;
  /** What they are called from a day on, in the order of the days. */
  readonly names: readonly (PersonName & { readonly from: DayNumber })[];
  readonly hired: DayNumber;
  /** The day on which the account is deleted; nothing happens from it on. Null for who stays. */
  readonly deleted: DayNumber | null;
  /** From this day on, at most 30 days after, reports of a period list the deleted person no more. */
  readonly dropped: DayNumber | null;
  /** In the directory, never in a report. */
  readonly guest: boolean;
  /** Reports show `(Unknown)` for the name. */
  readonly unknown: boolean;
  readonly licences: readonly Licence[];
  /** Uses services without a licence. */
  readonly unlicensed: boolean;
}

export interface Crew {
  readonly seed: number;
  /** Two tenants with the same seed of names and the same domain have people of the same names. */
  readonly names: number;
  readonly domain: string;
  readonly count: number;
  readonly from: DayNumber;
  readonly to: DayNumber;
  readonly copilot: boolean;
  readonly story: Story;
}

/** The people of a tenant, over the whole of its story. */
export function peopleOf(crew: Crew): SamplePerson[] {
  const seed = seedFor(crew.seed, 'people');
  return Array.from({ length: crew.count }, (_, index) => personOf(crew, seed, index));
}

function personOf(crew: Crew, seed: number, index: number): SamplePerson {
  const { from, to, story } = crew;
  const days = to - from + 1;
  const chance = (topic: number) => fraction(seed, index, topic);
  const guest = chance(1) < 0.04;
  const unknown = !guest && chance(2) < 0.01;
  const unlicensed = guest || chance(3) < 0.02;
  const hired = chance(4) < story.hired ? from + 1 + below(days, seed, index, 5) : from;
  const leaves = chance(6) < story.leaving ? hired + 10 + below(days, seed, index, 7) : null;
  const deleted = leaves !== null && leaves <= to ? leaves : null;
  return {
    index,
    objectId: guidFor(seedFor(crew.seed, 'object'), index),
    names: namesOf(crew, index, chance(8) < story.renamed ? from + below(days, seed, index, 9) : null),
    hired,
    deleted,
    dropped: deleted === null ? null : deleted + 1 + below(30, seed, index, 10),
    guest,
    unknown,
    licences: unlicensed ? [] : licencesOf(crew, hired, chance),
    unlicensed,
  };
}

function namesOf({ names, domain, from }: Crew, index: number, change: DayNumber | null) {
  const first = { ...personName(names, index, domain), from };
  return change === null || change <= from
    ? [first]
    : [first, { ...renamed(names, index, domain), from: change }];
}

function licencesOf(crew: Crew, hired: DayNumber, chance: (topic: number) => number): readonly Licence[] {
  const start = firstDayWith(crew, chance(11));
  if (start === null) return [];
  const from = Math.max(start, hired);
  const kind = chance(12);
  const main: Product = kind < 0.75 ? products.e3 : kind < 0.93 ? products.f3 : products.mail;
  const disabled = chance(16) < 0.04 ? ['yammer'] : [];
  const licences: Licence[] = [{ product: main, from, disabled }];
  const add = (product: Product, day = from) => licences.push({ product, from: day, disabled: [] });
  if (crew.copilot && main === products.e3 && chance(13) < 0.35)
    add(products.copilot, from + Math.floor(chance(14) * 60));
  // Two licences for one service are one entitled person.
  if (main !== products.mail && chance(17) < 0.05) add(products.mail);
  if (chance(15) < 0.1) add(products.flow);
  return licences;
}

/** The day from which the story has a licence for somebody with this place in the queue. */
function firstDayWith({ from, to, story }: Crew, place: number): DayNumber | null {
  const length = Math.max(1, to - from);
  for (let day = from; day <= to; day++) if (place < story.licensed((day - from) / length)) return day;
  return null;
}

export function grants({ product, disabled }: Licence, service: string): boolean {
  return product.services.includes(service) && !disabled.includes(service);
}

export function isEntitled(person: SamplePerson, service: string, day: DayNumber): boolean {
  return assignedOn(person, service, day) !== null;
}

/** The day on which a licence with this service was assigned; null when none is, on this day. */
export function assignedOn(person: SamplePerson, service: string, day: DayNumber): DayNumber | null {
  if (person.deleted !== null && day >= person.deleted) return null;
  return person.licences.find((own) => own.from <= day && grants(own, service))?.from ?? null;
}

export function nameOn(person: SamplePerson, day: DayNumber): PersonName {
  const name = person.names.findLast(({ from }) => from <= day) ?? person.names[0];
  if (name === undefined) throw new Error(`person ${person.index} has no name`);
  return name;
}
