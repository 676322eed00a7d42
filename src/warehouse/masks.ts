import type { DayNumber } from '../base/days.ts';
import { People } from './people.ts';
import type { ServiceNumber } from './warehouse.ts';

/** The block in which the only bit says: was active before the days that have been forgotten. */
export const before = -1;
/** First day of somebody who was never active. Who was active only before what has been forgotten has −1. */
export const never = 0x7fff_ffff;

/** Masks of one service, aligned with the people; what lies behind the end of an array is zero. */
export interface ServiceMasks {
  /** The first day of all, of each person. */
  first: Int32Array;
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
    if (position >= masks.first.length) {
      const length = masks.first.length;
      masks.first = grown(masks.first, Math.max(this.people.size, position + 1, 2 * length));
      masks.first.fill(never, length);
    }
    const day = block === before ? -1 : 64 * block + lowestBit(low, high);
    if (day < (masks.first[position] ?? never)) masks.first[position] = day;
    if (block < this.fromBlock) return;
    let words = masks.blocks.get(block);
    if (words === undefined || 2 * position >= words.length) {
      words = grown(words, Math.max(2 * this.people.size, 2 * position + 2, 2 * (words?.length ?? 0)));
      masks.blocks.set(block, words);
    }
    words[2 * position] = (words[2 * position] ?? 0) | low;
    words[2 * position + 1] = (words[2 * position + 1] ?? 0) | high;
  }

  /** What there is of who was active in any of these services: to be looked at together. */
  columns(services: readonly ServiceNumber[]): readonly ServiceMasks[] {
    const union = services.length > 1 ? this.unions.get(seriesKey(services)) : undefined;
    const each = services.flatMap((number) => this.services.get(number) ?? []);
    if (union === undefined) return each;
    return this.#grew ? [union, ...each] : [union];
  }

  /** The masks of a block in any of the columns: two words a person. Not to be written to. */
  words(columns: readonly ServiceMasks[], block: number): Int32Array {
    const length = 2 * this.people.size;
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
    const length = this.people.size;
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

/** 64-bit numbers as pairs of 32-bit ones, the lower first. */
export const halves = (values: BigUint64Array): Uint32Array =>
  new Uint32Array(values.buffer, values.byteOffset, 2 * values.length);

function lowestBit(low: number, high: number): number {
  return low === 0 ? 63 - Math.clz32(high & -high) : 31 - Math.clz32(low & -low);
}

function grown(words: Int32Array | undefined, length: number): Int32Array {
  const larger = new Int32Array(length);
  if (words !== undefined) larger.set(words);
  return larger;
}
