import type { DayNumber } from '../base/days.ts';
import { blockOf } from './masks.ts';
import {
  type Contribution,
  daysInBlock,
  type ServiceNumber,
  type WindowPerson,
  windowDays,
} from './warehouse.ts';

// The 28 days of one window as one number: bit 27 is the day itself, bit 0 the day 27 before it. They lie in one block of masks or in two.

/** Where bits of a window come from: a block's mask, after those bits that are not of the window are cut off, moved to its place. */
export interface WindowPart {
  readonly block: number;
  /** The bits of the block that are days of the window. */
  readonly bits: bigint;
  /** So many places to the left; to the right when negative. */
  readonly left: number;
}

/** The parts of W(day); there is no block before the first. */
export function partsOf(day: DayNumber): WindowPart[] {
  const block = blockOf(day);
  const at = day - daysInBlock * block;
  const missing = windowDays - 1 - at;
  const all = (1n << BigInt(windowDays)) - 1n;
  if (missing <= 0) return [{ block, bits: all << BigInt(-missing), left: missing }];
  const own = { block, bits: (1n << BigInt(at + 1)) - 1n, left: missing };
  if (block === 0) return [own];
  const left = missing - daysInBlock;
  return [{ block: block - 1, bits: ((1n << BigInt(missing)) - 1n) << BigInt(-left), left }, own];
}

/** A person in a service, with the bits of the window. */
export type Hit = readonly [person: bigint, service: ServiceNumber, bits: number];

/** People with their last day and services, ascending by key. */
export function peopleOf(hits: Iterable<Hit>, day: DayNumber): WindowPerson[] {
  const found = new Map<bigint, { bits: number; readonly services: ServiceNumber[] }>();
  for (const [person, service, bits] of hits) {
    const own = found.get(person) ?? { bits: 0, services: [] };
    own.bits |= bits;
    own.services.push(service);
    found.set(person, own);
  }
  return [...found]
    .map(([person, { bits, services }]) => ({
      person,
      last: day - windowDays + 32 - Math.clz32(bits),
      services: services.sort((a, b) => a - b),
    }))
    .sort((a, b) => (a.person < b.person ? -1 : 1));
}

/** What engines have counted, by import. Imports up to `oldest` have been folded into each other, and none of them can be told from another. */
export function contributionsOf(
  firsts: Iterable<readonly [number, number]>,
  lasts: Iterable<readonly [number, number]>,
  oldest: number,
): Contribution[] {
  const found = new Map<number | null, { first: number; last: number }>();
  const of = (number: number) => {
    const key = number <= oldest ? null : number;
    const own = found.get(key) ?? { first: 0, last: 0 };
    found.set(key, own);
    return own;
  };
  for (const [number, people] of firsts) of(number).first += people;
  for (const [number, people] of lasts) of(number).last += people;
  return [...found]
    .map(([number, counts]) => ({ import: number, ...counts }))
    .sort((a, b) => (a.import ?? -1) - (b.import ?? -1));
}

/** Of a person the last day first, then the earliest import: the greatest of `day × this − import` names both. */
export const importsInKey = 2 ** 32;
