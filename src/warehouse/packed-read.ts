import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { Masks, never, type ServiceMasks, seriesKey } from './masks.ts';
import { type Head, mark, type PackedColumn, placesOf } from './packed-format.ts';
import { People } from './people.ts';
import type { ServiceNumber } from './warehouse.ts';

const firstRead = 4096;

/** Which part of a file is read. */
export interface Part {
  /** What is going to be counted, or each of all services. */
  readonly series: readonly (readonly ServiceNumber[])[] | 'all';
  readonly fromBlock: number;
  readonly toBlock: number;
  /** Whether somebody will be looked for. Without their keys people can only be counted. */
  readonly keys: boolean;
  /** Whether each series is counted for itself: then its column needs to hold its own users only. */
  readonly apart?: boolean | undefined;
}

/** Memory that is given out in pieces, and again from the beginning after a `reset`. */
export class Room {
  #words = new Int32Array(0);
  #taken = 0;

  reset(): void {
    this.#taken = 0;
  }

  /** Whole pairs of words, of whatever was in them. */
  take(length: number): Int32Array {
    const end = this.#taken + length + (length & 1);
    if (end > this.#words.length) {
      this.#words = new Int32Array(Math.max(2 ** 16, 2 * end));
      this.#taken = 0;
      return this.take(length);
    }
    const piece = this.#words.subarray(this.#taken, this.#taken + length);
    this.#taken = end;
    return piece;
  }
}

/** @returns undefined when the file is not there or is no packed file. */
export function readPacked(file: string, part: Part, room = new Room()): Masks | undefined {
  let at: number;
  try {
    at = openSync(file, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    const head = readHead(at);
    return head === undefined ? undefined : readPart(at, head.head, head.end, part, room);
  } finally {
    closeSync(at);
  }
}

const firstBytes = Buffer.allocUnsafe(firstRead);

function readHead(at: number): { head: Head; end: number } | undefined {
  let bytes = firstBytes;
  const had = readSync(at, bytes, 0, firstRead, 0);
  if (had < 8 || bytes.readUInt32LE(0) !== mark) return undefined;
  const end = 8 + bytes.readUInt32LE(4);
  if (end > had) {
    bytes = Buffer.allocUnsafe(end);
    if (readSync(at, bytes, 0, end, 0) < end) return undefined;
  }
  const head = parsed(bytes.toString('utf8', 8, end));
  if (head === undefined) return undefined;
  let length = end + 8 * head.people;
  for (const column of head.columns) length += placesOf(column, head.people).end;
  return fstatSync(at).size === length ? { head, end } : undefined;
}

function parsed(text: string): Head | undefined {
  try {
    return JSON.parse(text) as Head;
  } catch {
    return undefined;
  }
}

function readPart(at: number, { people, columns }: Head, end: number, part: Part, room: Room): Masks {
  const read = (from: number, words: number) => {
    const into = room.take(words);
    readSync(at, into, 0, 4 * words, from);
    return into;
  };
  const keys = part.keys ? read(end, 2 * people) : undefined;
  const masks = new Masks(new People(keys, people), part.fromBlock);
  const { isWanted, isApart } = wantedIn(columns, part);
  let place = end + 8 * people;
  for (const column of columns) {
    if (isWanted(column.services)) {
      const own = readColumn(read, place, column, people, part);
      const aligned = isApart ? { ...own, size: column.users } : alignedTo(people, column, own, read, place);
      const [number, ...others] = column.services;
      if (number !== undefined && others.length === 0) masks.services.set(number, aligned);
      else masks.unions.set(seriesKey(column.services), aligned);
    }
    place += placesOf(column, people).end;
  }
  return masks;
}

type Read = (from: number, words: number) => Int32Array;

/** What there is of the users of a column. */
function readColumn(
  read: Read,
  place: number,
  column: PackedColumn,
  people: number,
  { fromBlock, toBlock }: Part,
): ServiceMasks {
  const { blocks, users } = column;
  const { firstDays, masks } = placesOf(column, people);
  const wanted = blocks.filter((block) => block >= fromBlock && block <= toBlock);
  const skipped = wanted.length === 0 ? 0 : blocks.indexOf(wanted[0] as number);
  // Blocks that are wanted lie side by side, and mostly behind the first days: one read for all of them.
  const isOne = skipped === 0;
  const before = isOne ? (masks - firstDays) / 4 : 0;
  const first = read(place + firstDays, isOne ? before + 2 * users * wanted.length : users);
  const words = isOne
    ? first.subarray(before)
    : read(place + masks + 8 * users * skipped, 2 * users * wanted.length);
  return {
    first: first.subarray(0, users),
    blocks: new Map(wanted.map((block, i) => [block, words.subarray(2 * users * i, 2 * users * (i + 1))])),
  };
}

/** The same with a place for everybody. */
function alignedTo(
  people: number,
  { users }: PackedColumn,
  own: ServiceMasks,
  read: Read,
  place: number,
): ServiceMasks {
  if (users === people) return own;
  const positions = read(place, users);
  const first = new Int32Array(people).fill(never);
  for (let i = 0; i < users; i++) first[positions[i] as number] = own.first[i] as number;
  const blocks = new Map<number, Int32Array>();
  for (const [block, words] of own.blocks) {
    const all = new Int32Array(2 * people);
    for (let i = 0; i < users; i++) {
      const to = 2 * (positions[i] as number);
      all[to] = words[2 * i] as number;
      all[to + 1] = words[2 * i + 1] as number;
    }
    blocks.set(block, all);
  }
  return { first, blocks };
}

/** A series is read as one column where the file has that, else its services one by one, which then are looked at together. */
function wantedIn(columns: Head['columns'], { series, apart = false }: Part) {
  if (series === 'all')
    return { isWanted: (services: readonly ServiceNumber[]) => services.length === 1, isApart: apart };
  const had = new Set(columns.map(({ services }) => seriesKey(services)));
  const isOne = (services: readonly ServiceNumber[]) => services.length < 2 || had.has(seriesKey(services));
  const wanted = new Set(
    series.flatMap((services) => (isOne(services) ? [seriesKey(services)] : services.map(String))),
  );
  return {
    isWanted: (services: readonly ServiceNumber[]) => wanted.has(seriesKey(services)),
    isApart: apart && series.every(isOne),
  };
}
