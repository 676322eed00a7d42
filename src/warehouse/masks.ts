import type { DayNumber } from '../base/days.ts';
import { People } from './people.ts';
import type { ServiceNumber } from './warehouse.ts';

/** The block in which the only bit says: was active before the days that have been forgotten. */
export const before = -1;
/** First day of somebody who was never active. Who was active only before what has been forgotten has −1. */
export const never = 0x7fff_ffff;

/** Masks of one service, aligned with the people unless it has a size of its own; what lies behind the end of an array is zero. */
export interface ServiceMasks {
  /** The first day of all, of each person. */
  first: Int32Array;
  /** How many people it is about, when it is only for itself and not to be looked at beside others. */
  readonly size?: number;
  /** Two words a person and block, the lower first. */
  readonly blocks: Map<number, Int32Array>;
}

/** The masks of one tenant in one name space, in memory: as a file is read into them, as they are counted. */
export class Masks {
  readonly people: People;
  readonly services = new Map<ServiceNumber, ServiceMasks>();
  /** What several services have together, by `seriesKey`; what was added since stands with the services. */
  readonly unions = new Map<string, ServiceMasks>();
  /** Blocks before this one are not kept, they only tell who was seen first when. */
  readonly fromBlock: number;

  #grew = false;

  constructor(people: People = new People(), fromBlock = 0) {
    this.people = people;
    this.fromBlock = fromBlock;
  }

  service(number: ServiceNumber): ServiceMasks {
    let masks = this.services.get(number);
    if (masks === undefined) {
      masks = { first: new Int32Array(0), blocks: new Map() };
      this.services.set(number, masks);
    }
    return masks;
  }

  /** Adds the bits of a person at this position; the mask must have some. */
  add(masks: ServiceMasks, position: number, block: number, low: number, high: number): void {
    this.#grew = true;
    const first = this.firstOf(masks);
    const day = block === before ? -1 : 64 * block + lowestBit(low, high);
    if (day < (first[position] ?? never)) first[position] = day;
    if (block < this.fromBlock) return;
    const words = this.wordsOf(masks, block);
    words[2 * position] = (words[2 * position] ?? 0) | low;
    words[2 * position + 1] = (words[2 * position + 1] ?? 0) | high;
  }

  /** Adds a day each of people at these positions; a negative one says nothing. All are between `least` and `most`, if any is. */
  addDays(masks: ServiceMasks, positions: Int32Array, days: Int32Array, least: number, most: number): void {
    if (most < least) return;
    this.#grew = true;
    const first = this.firstOf(masks);
    const from = blockOf(least);
    const blocks = new Array<Int32Array | undefined>(blockOf(most) - from + 1).fill(undefined);
    for (let i = 0; i < days.length; i++) {
      const day = days[i] as number;
      if (day < 0) continue;
      const position = positions[i] as number;
      if (day < (first[position] as number)) first[position] = day;
      let words = blocks[(day >> 6) - from];
      if (words === undefined) words = blocks[(day >> 6) - from] = this.wordsOf(masks, day >> 6);
      const at = 2 * position + ((day >> 5) & 1);
      words[at] = (words[at] as number) | (1 << (day & 31));
    }
  }

  /** The first days of a service, with room for everybody: to be written to. */
  firstOf(masks: ServiceMasks): Int32Array {
    const { length } = masks.first;
    if (this.people.size > length) {
      masks.first = grown(masks.first, Math.max(this.people.size, 2 * length));
      masks.first.fill(never, length);
    }
    return masks.first;
  }

  /** The words of a block of a service, with room for everybody: to be written to. */
  wordsOf(masks: ServiceMasks, block: number): Int32Array {
    const words = masks.blocks.get(block);
    if (words !== undefined && 2 * this.people.size <= words.length) return words;
    const larger = grown(words, 2 * Math.max(this.people.size, words?.length ?? 0));
    masks.blocks.set(block, larger);
    return larger;
  }

  /** Somebody has written to the arrays of services: what several have together is not all any more. */
  changed(): void {
    this.#grew = true;
  }

  /** What it takes in memory, more or less. */
  get bytes(): number {
    let bytes = this.people.bytes;
    for (const { first, blocks } of this.services.values()) {
      bytes += first.byteLength;
      for (const words of blocks.values()) bytes += words.byteLength;
    }
    return bytes;
  }

  /** What there is of who was active in any of these services: to be looked at together. */
  columns(services: readonly ServiceNumber[]): readonly ServiceMasks[] {
    const union = services.length > 1 ? this.unions.get(seriesKey(services)) : undefined;
    const each = services.flatMap((number) => this.services.get(number) ?? []);
    if (union === undefined) return each;
    return this.#grew ? [union, ...each] : [union];
  }

  /** How many people columns are about that are looked at together. */
  sizeOf([only, ...others]: readonly ServiceMasks[]): number {
    return (others.length === 0 ? only?.size : undefined) ?? this.people.size;
  }

  /** The masks of a block in any of the columns: two words a person. Not to be written to. */
  words(columns: readonly ServiceMasks[], block: number): Int32Array {
    const length = 2 * this.sizeOf(columns);
    const found = columns.flatMap(({ blocks }) => blocks.get(block) ?? []);
    const [only] = found;
    if (only !== undefined && found.length === 1 && only.length >= length) return only.subarray(0, length);
    const all = new Int32Array(length);
    for (const words of found) {
      const shared = Math.min(length, words.length);
      for (let i = 0; i < shared; i++) all[i] = (all[i] ?? 0) | (words[i] ?? 0);
    }
    return all;
  }

  /** The first day of each person in any of the columns. Not to be written to. */
  first(columns: readonly ServiceMasks[]): Int32Array {
    const length = this.sizeOf(columns);
    const [only] = columns;
    if (only !== undefined && columns.length === 1 && only.first.length >= length)
      return only.first.subarray(0, length);
    const all = new Int32Array(length).fill(never);
    for (const { first } of columns) {
      const shared = Math.min(length, first.length);
      for (let i = 0; i < shared; i++) {
        const day = first[i] ?? never;
        if (day < (all[i] ?? never)) all[i] = day;
      }
    }
    return all;
  }
}

/** Names what these services have together. */
export const seriesKey = (services: readonly ServiceNumber[]): string =>
  [...services].sort((a, b) => a - b).join();

export const blockOf = (day: DayNumber): number => day >> 6;

/** 64-bit numbers as pairs of 32-bit ones, the lower first; signed, since a larger number would be an object. */
export const halves = (values: BigUint64Array): Int32Array =>
  new Int32Array(values.buffer, values.byteOffset, 2 * values.length);

function lowestBit(low: number, high: number): number {
  return low === 0 ? 63 - Math.clz32(high & -high) : 31 - Math.clz32(low & -low);
}

function grown(words: Int32Array | undefined, length: number): Int32Array {
  const larger = new Int32Array(length);
  if (words !== undefined) larger.set(words);
  return larger;
}
