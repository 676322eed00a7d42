import type { DayNumber } from '../base/days.ts';
import { type Listings, PeopleCounter } from './counter.ts';
import { blockOf, type Masks, type ServiceMasks } from './masks.ts';
import { type Counts, type Gap, type Holders, type Question, type Series, windowDays } from './warehouse.ts';

/** Of a question: what is counted, not where it comes from. */
export type Asked = Pick<Question, 'from' | 'to' | 'series' | 'gaps'>;

/** The blocks that an answer is made from. Who was seen first when is told by the masks beside them. */
export function blocksFor({ from, to, gaps }: Asked): { readonly first: number; readonly last: number } {
  const days = gaps.flatMap(({ day, until, vanished }) => [
    day - windowDays + 1,
    until,
    ...(vanished === undefined ? [] : [vanished.listed, vanished.gone ?? vanished.listed]),
  ]);
  return {
    first: blockOf(Math.max(0, Math.min(from - 2 * windowDays + 1, ...days))),
    last: blockOf(Math.max(to, ...days)),
  };
}

/** Counts every series on every day of the question. Pure: from masks in memory to figures. */
export function count(masks: Masks, asked: Asked): Counts[] {
  return asked.series.map((series) => countSeries(masks, asked, series));
}

function countSeries(masks: Masks, { from, to, gaps }: Asked, series: Series): Counts {
  const columns = masks.columns(series.services);
  const { active, kept, holding } = rollAndCount(masks, columns, series.holders, from, to);
  const fresh = firstInWindow(masks.first(columns), from, to);
  const length = to - from + 1;
  const resurrected = new Uint32Array(length);
  const lapsed = new Uint32Array(length);
  for (let i = 0; i < length; i++) {
    const [now, retained] = [active[i + windowDays] ?? 0, kept[i] ?? 0];
    resurrected[i] = now - (fresh[i] ?? 0) - retained;
    lapsed[i] = (active[i] ?? 0) - retained;
  }
  const own = gaps.filter((gap) => gap.series === series.name);
  return {
    series: series.name,
    active: active.slice(windowDays),
    fresh,
    retained: kept,
    resurrected,
    lapsed,
    holding,
    possible: Uint32Array.from(own, (gap) => possibleIn(masks, columns, gap)),
  };
}

/**
 * Rolls the bits of days into bits of windows, a word of 32 days for everybody at a time, and counts them: on each of the days from − 28 … to
 * who was active in W(D), and on from … to who of them was in W(D−28) too, and who holds a licence.
 */
function rollAndCount(
  masks: Masks,
  columns: readonly ServiceMasks[],
  holders: Holders | undefined,
  from: DayNumber,
  to: DayNumber,
) {
  const people = holders === undefined ? masks.sizeOf(columns) : masks.people.size;
  const length = to - from + 1 + windowDays;
  const [active, kept] = [new Uint32Array(length), new Uint32Array(length - windowDays)];
  const holding = new Uint32Array(holders === undefined ? 0 : to - from + 1);
  const firstWord = Math.max(
    holders === undefined ? 2 * firstBlockOf(columns, to) : 0,
    (from - 2 * windowDays + 1) >> 5,
  );
  const counter = new PeopleCounter(people);
  // A word stands at 2p or 2p + 1 of its block; the one before it in the same block or in the one before.
  const none = noDays(people);
  let [words, listings]: [Int32Array, Listings] = [none, { listed: none, without: none }];
  let loaded = -1;
  for (let word = firstWord; word <= to >> 5; word++) {
    const [wordsBefore, listingsBefore] = [words, listings];
    if (word >> 1 !== loaded) {
      loaded = word >> 1;
      words = masks.words(columns, loaded);
      if (holders !== undefined) listings = listingsIn(masks, holders, loaded);
    }
    const high = word & 1;
    // A first word of the upper half has the lower one before it, which is not needed: its windows are not asked for.
    counter.next(words, high, high === 1 ? words : wordsBefore, 1 - high);
    counter.read('active', active, 32 * word - (from - windowDays));
    // Whom a window keeps is asked for from the first day on only.
    counter.read('kept', kept, 32 * word - from);
    if (holders === undefined || 32 * word + 31 < from) continue;
    counter.hold(listings, high, high === 1 ? listings : listingsBefore, 1 - high);
    counter.read('holding', holding, 32 * word - from);
  }
  return { active, kept, holding };
}

/** Nobody was active before it. */
function firstBlockOf(columns: readonly ServiceMasks[], to: DayNumber): number {
  return columns.flatMap(({ blocks }) => [...blocks.keys()]).reduce((a, b) => Math.min(a, b), blockOf(to));
}

/** Who is listed on the days of a block, and who has no licence then: a bit in each of the masks that say so. */
function listingsIn(masks: Masks, { listed, without }: Holders, block: number): Listings {
  const [first = [], ...others] = without.map((services) => masks.words(masks.columns(services), block));
  const lacking = Int32Array.from(first);
  for (const words of others)
    for (let i = 0; i < lacking.length; i++) lacking[i] = (lacking[i] ?? 0) & (words[i] ?? 0);
  // Nothing says who has none: then nobody holds one.
  if (without.length === 0) return { listed: noDays(masks.people.size), without: lacking };
  return { listed: masks.words(masks.columns(listed), block), without: lacking };
}

let zeros = new Int32Array(0);

/** The words of a block in which nobody was active. Not to be written to. */
function noDays(people: number): Int32Array {
  if (zeros.length < 2 * people) zeros = new Int32Array(4 * people);
  return zeros;
}

/** How many people's first day of all is in W(D), for each day from–to. */
function firstInWindow(first: Int32Array, from: DayNumber, to: DayNumber): Uint32Array {
  const start = Math.max(0, from - windowDays + 1);
  const on = new Uint32Array(to - start + 1);
  for (let p = 0; p < first.length; p++) {
    const i = (first[p] ?? -1) - start;
    if (i >= 0 && i < on.length) on[i] = (on[i] ?? 0) + 1;
  }
  const counts = new Uint32Array(to - from + 1);
  let sum = 0;
  for (let day = start; day <= to; day++) {
    sum += on[day - start] ?? 0;
    sum -= on[day - windowDays - start] ?? 0;
    if (day >= from) counts[day - from] = sum;
  }
  return counts;
}

/** Who was active in W(day) or after it until the next day that is covered, or was listed and then no more. */
function possibleIn(masks: Masks, columns: readonly ServiceMasks[], { day, until, vanished }: Gap): number {
  const people = masks.sizeOf(columns);
  const could = new Uint8Array(people);
  const start = Math.max(0, day - windowDays + 1);
  for (let block = blockOf(start); block <= blockOf(until); block++) {
    const words = masks.words(columns, block);
    const [low, high] = [daysFrom(start, until, 64 * block), daysFrom(start, until, 64 * block + 32)];
    for (let p = 0; p < people; p++)
      if ((((words[2 * p] ?? 0) & low) | ((words[2 * p + 1] ?? 0) & high)) !== 0) could[p] = 1;
  }
  if (vanished !== undefined) {
    const { series, listed, gone } = vanished;
    const lists = masks.columns([series]);
    const then = masks.words(lists, blockOf(listed));
    const later = gone === undefined ? undefined : masks.words(lists, blockOf(gone));
    for (let p = 0; p < people; p++)
      if (hasDay(then, p, listed) && !(later !== undefined && hasDay(later, p, gone ?? 0))) could[p] = 1;
  }
  let sum = 0;
  for (const one of could) sum += one;
  return sum;
}

const hasDay = (words: Int32Array, person: number, day: DayNumber): boolean =>
  (((words[2 * person + ((day >> 5) & 1)] ?? 0) >>> (day & 31)) & 1) === 1;

/** The bits of the 32 days from `first` that lie in start–end. */
function daysFrom(start: DayNumber, end: DayNumber, first: DayNumber): number {
  const [low, high] = [Math.max(0, start - first), Math.min(31, end - first)];
  return low > high ? 0 : (-1 >>> (31 - high + low)) << low;
}
