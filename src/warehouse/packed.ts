import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { Masks, type ServiceMasks, seriesKey } from './masks.ts';
import { People } from './people.ts';
import type { ServiceNumber } from './warehouse.ts';

// A packed file holds all masks of one tenant in one name space, column by column, for reading a few of them at the speed of the disk.
// It is never changed: a new one takes its place. The rows in the database are the truth; a file that is lost is made again from them.
//
//   mark and length of the head (8 bytes) | head, JSON, filled up to 8 bytes | people: 8 bytes each
//   | per service, and per union of services: first days, 4 bytes a person, filled up to 8 | per block, ascending: masks, 8 bytes a person

const mark = 0x3150_5455; // "UTP1"
const firstRead = 4096;

interface Head {
  readonly people: number;
  /** Services – one, or several together – and their blocks. Places follow from them. */
  readonly columns: readonly (readonly [services: readonly ServiceNumber[], blocks: readonly number[]])[];
}

/** Writes all masks into a new file, which is whole or not there; `together` beside each service what these have in common. */
export async function writePacked(
  file: string,
  masks: Masks,
  together: readonly (readonly ServiceNumber[])[],
): Promise<void> {
  const series = [...[...masks.services.keys()].map((number) => [number]), ...together];
  const columns = series.map((services) => {
    const blocks = services.flatMap((number) => [...(masks.services.get(number)?.blocks.keys() ?? [])]);
    return [services, [...new Set(blocks)].sort((a, b) => a - b)] as const;
  });
  const people = masks.people.size;
  const head = Buffer.from(JSON.stringify({ people, columns } satisfies Head));
  const length = filledUp(head.length);
  const prelude = Buffer.alloc(8 + length, ' ');
  prelude.writeUInt32LE(mark, 0);
  prelude.writeUInt32LE(length, 4);
  head.copy(prelude, 8);
  const draft = `${file}.draft`;
  const handle = await open(draft, 'w', 0o600);
  try {
    await handle.writeFile(prelude);
    await handle.writeFile(bytesOf(masks.people.keys));
    for (const [services, blocks] of columns) {
      const first = new Int32Array(people + (people & 1));
      const had = masks.columns(services);
      first.set(masks.first(had));
      await handle.writeFile(bytesOf(first));
      for (const block of blocks) await handle.writeFile(bytesOf(masks.words(had, block)));
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(draft, file);
}

/** Which part of a file is read. */
export interface Part {
  /** What is going to be counted, or each of all services. */
  readonly series: readonly (readonly ServiceNumber[])[] | 'all';
  readonly fromBlock: number;
  readonly toBlock: number;
  /** Without their keys people can be counted, and nobody can be looked for. */
  readonly keys: boolean;
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

function readHead(at: number): { head: Head; end: number } | undefined {
  let bytes = Buffer.allocUnsafe(firstRead);
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
  for (const [, blocks] of head.columns) length += lengthOf(head.people, blocks.length);
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
  const read = (from: number, length: number) => {
    const words = room.take(length / 4);
    readSync(at, words, 0, length, from);
    return words;
  };
  const keys = part.keys ? new Uint32Array(read(end, 8 * people)) : undefined;
  const masks = new Masks(new People(keys, people), part.fromBlock);
  const isWanted = wantedIn(columns, part.series);
  let place = end + 8 * people;
  for (const [services, blocks] of columns) {
    if (isWanted(services)) {
      const first = read(place, 4 * people);
      const wanted = blocks.filter((block) => block >= part.fromBlock && block <= part.toBlock);
      const column: ServiceMasks = { first, blocks: new Map() };
      const [number, ...others] = services;
      if (number !== undefined && others.length === 0) masks.services.set(number, column);
      else masks.unions.set(seriesKey(services), column);
      const [earliest] = wanted;
      if (earliest !== undefined) {
        // Blocks that are wanted lie side by side: one read for all of them.
        const skipped = filledUp(4 * people) + blocks.indexOf(earliest) * 8 * people;
        const words = read(place + skipped, 8 * people * wanted.length);
        for (const [i, block] of wanted.entries())
          column.blocks.set(block, words.subarray(2 * people * i, 2 * people * (i + 1)));
      }
    }
    place += lengthOf(people, blocks.length);
  }
  return masks;
}

/** A series is read as one column where the file has that, else its services one by one. */
function wantedIn(columns: Head['columns'], series: Part['series']) {
  if (series === 'all') return (services: readonly ServiceNumber[]) => services.length === 1;
  const had = new Set(columns.map(([services]) => seriesKey(services)));
  const wanted = new Set(
    series.flatMap((services) => {
      const key = seriesKey(services);
      return had.has(key) ? [key] : services.map(String);
    }),
  );
  return (services: readonly ServiceNumber[]) => wanted.has(seriesKey(services));
}

const filledUp = (length: number) => (length + 7) & ~7;
const lengthOf = (people: number, blocks: number) => filledUp(4 * people) + 8 * people * blocks;

const bytesOf = (words: Int32Array | Uint32Array) =>
  new Uint8Array(words.buffer, words.byteOffset, words.byteLength);
