import type { DayNumber } from '../base/days.ts';
import { type Activity, createActivity } from './activity.ts';
import { fraction, guidFor, mix, seedFor } from './chance.ts';
import { companyName, renamed } from './names.ts';
import { grants, isEntitled, peopleOf, type SamplePerson } from './people.ts';
import { type Story, type StoryName, stories } from './stories.ts';

export interface TenantPlan {
  readonly people: number;
  /** Both ends included. Nobody has done anything before. */
  readonly from: DayNumber;
  readonly to: DayNumber;
  /** Ids of the catalogue of services; those that reports show and people use, unless given. */
  readonly services?: readonly string[];
  readonly story?: StoryName | Story;
  readonly name?: string;
  readonly domain?: string;
  /** Seed of the names alone, for two tenants with the same people in them. */
  readonly names?: number;
}

/** An invented tenant and the truth about it, from which its reports of any day are written. */
export interface SampleTenant {
  readonly seed: number;
  readonly guid: string;
  readonly name: string;
  readonly domain: string;
  readonly from: DayNumber;
  readonly to: DayNumber;
  readonly services: readonly string[];
  readonly people: readonly SamplePerson[];
  /** By index of the person and of the service in `services`. */
  readonly activity: Activity;
}

export const usedServices: readonly string[] = [
  'exchange',
  'onedrive',
  'sharepoint',
  'yammer',
  'teams',
  'm365-apps',
  'copilot',
];

/** A tenant that is the same for the same seed and plan, on every machine. */
export function generateTenant(seed: number, plan: TenantPlan): SampleTenant {
  const { from, to, services = usedServices, story: told = 'mixed' } = plan;
  if (to < from) throw new RangeError(`a tenant's last day (${to}) is before its first (${from})`);
  const story = typeof told === 'string' ? stories[told] : told;
  const company = companyName(seed);
  const domain = plan.domain ?? company.domain;
  const copilot = services.includes('copilot');
  const names = plan.names ?? seed;
  const people = peopleOf({ seed, names, domain, count: plan.people, from, to, copilot, story });
  const activity = createActivity(people.length, services.length, from, to);
  const rhythm = rhythmOf(story, services, from, to);
  for (const person of people) live(person, services, seedFor(seed, 'days'), rhythm, story, activity);
  const name = plan.name ?? company.name;
  return {
    seed,
    guid: guidFor(seedFor(seed, 'tenant'), 0),
    name,
    domain,
    from,
    to,
    services,
    people,
    activity,
  };
}

/** The same tenant, in which a person has another name from a day on. */
export function renamePerson(tenant: SampleTenant, index: number, from: DayNumber): SampleTenant {
  const rename = (person: SamplePerson): SamplePerson =>
    person.index === index
      ? { ...person, names: [...person.names, { ...renamed(tenant.seed, index, tenant.domain), from }] }
      : person;
  return { ...tenant, people: tenant.people.map(rename) };
}

// Sunday first.
const week = [0.06, 0.96, 1, 1, 0.97, 0.85, 0.08];

interface Rhythm {
  /** Of each day. */
  readonly pace: Float64Array;
  /** Of each service, of each day. */
  readonly uptake: readonly Float64Array[];
}

function rhythmOf(story: Story, services: readonly string[], from: DayNumber, to: DayNumber): Rhythm {
  const length = Math.max(1, to - from);
  const times = Array.from({ length: to - from + 1 }, (_, day) => day / length);
  return {
    // Day 0 of the calendar, 1970-01-01, was a Thursday.
    pace: Float64Array.from(times, (t, day) => (week[(from + day + 4) % 7] ?? 1) * story.pace(t)),
    uptake: services.map((service) => Float64Array.from(times, (t) => story.uptake(service, t))),
  };
}

/** Writes the days of one person. */
function live(
  person: SamplePerson,
  services: readonly string[],
  tenantSeed: number,
  { pace, uptake }: Rhythm,
  story: Story,
  activity: Activity,
): void {
  const seed = mix(tenantSeed, person.index);
  if (fraction(seed, 1) < 0.04) return; // somebody who never uses anything
  const end = Math.min(activity.to + 1, person.deleted ?? activity.to + 1);
  const [pause, back] = pauseOf(seed, story, activity);
  // A day off is a day off from everything.
  const isOff = new Uint8Array(pace.length);
  for (let at = 0; at < pace.length; at++) if (fraction(seed, 5, activity.from + at) < 0.09) isOff[at] = 1;
  for (const [s, service] of services.entries()) {
    const own = mix(seed, 2, s);
    const eagerness = fraction(own, 3);
    const habit = habitOf(fraction(own, 4));
    const start = firstDay(person, service, activity.to);
    const share = uptake[s];
    if (start === null || share === undefined) continue;
    for (let day = start; day < end; day++) {
      const at = day - activity.from;
      if (eagerness >= (share[at] ?? 0) || (day >= pause && day < back)) continue;
      if (isOff[at] === 0 && fraction(own, 6, day) < habit * (pace[at] ?? 1))
        activity.set(person.index, s, day);
    }
  }
}

const habitOf = (chance: number): number =>
  chance < 0.45 ? 0.9 : chance < 0.7 ? 0.5 : chance < 0.9 ? 0.16 : 0.03;

function firstDay(person: SamplePerson, service: string, to: DayNumber): DayNumber | null {
  if (person.unlicensed) return service === 'copilot' ? null : person.hired;
  const from = person.licences.find((licence) => grants(licence, service))?.from ?? null;
  return from !== null && isEntitled(person, service, from) && from <= to ? from : null;
}

function pauseOf(seed: number, story: Story, { from, to }: Activity): readonly [DayNumber, DayNumber] {
  if (fraction(seed, 7) >= story.pausing) return [to + 1, to + 1];
  const start = from + Math.floor((0.15 + 0.6 * fraction(seed, 8)) * (to - from));
  const forGood = fraction(seed, 9) < 0.35;
  return [start, forGood ? to + 1 : start + 30 + Math.floor(80 * fraction(seed, 10))];
}
