import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { Masks } from './masks.ts';
import { People } from './people.ts';
import type { ServiceNumber } from './warehouse.ts';

// A packed file holds all masks of one tenant in one name space, column by column, for reading a few of them at the speed of the disk.
// It is never changed: a new one takes its place. The rows in the database are the truth; a file that is lost is made again from them.
//
//   mark and length of the head (8 bytes) | head, JSON, filled up to 8 bytes | people: 8 bytes each
//   | per service: first days, 4 bytes a person, filled up to 8 | per block, ascending: masks, 8 bytes a person

const mark = 0x3150_5455; // "UTP1"
const firstRead = 4096;

interface Head {
  readonly people: number;
  /** Number, then its blocks. Places follow from them. */
  readonly services: readonly (readonly [ServiceNumber, readonly number[]])[];
}

/** Writes all masks into a new file, which is whole or not there. */
export async function writePacked(file: string, masks: Masks): Promise<void> {
  const services = [...masks.services].map(
    ([number, { blocks }]) => [number, [...blocks.keys()].sort((a, b) => a - b)] as const,
  );
  const people = masks.people.size;
  const head = Buffer.from(JSON.stringify({ people, services } satisfies Head));
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
    for (const [number, blocks] of services) {
      const first = new Int32Array(people + (people & 1));
      first.set(masks.first([number]));
      await handle.writeFile(bytesOf(first));
      for (const block of blocks)
        await handle.writeFile(bytesOf(masks.words([number], block).subarray(0, 2 * people)));
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(draft, file);
}

/** Which part of a file is read. */
export interface Part {
  readonly services: ReadonlySet<ServiceNumber> | 'all';
  readonly fromBlock: number;
  readonly toBlock: number;
  /** Without their keys people can be counted, and nobody can be added. */
  readonly keys: boolean;
}

/** @returns undefined when the file is not there or is no packed file. */
export function readPacked(file: string, part: Part): Masks | undefined {
  let at: number;
  try {
    at = openSync(file, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    const head = readHead(at);
    return head === undefined ? undefined : readPart(at, head.head, head.end, part);
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
  for (const [, blocks] of head.services) length += lengthOf(head.people, blocks.length);
  return fstatSync(at).size === length ? { head, end } : undefined;
}

function parsed(text: string): Head | undefined {
  try {
    return JSON.parse(text) as Head;
  } catch {
    return undefined;
  }
}

function readPart(at: number, { people, services }: Head, end: number, part: Part): Masks {
  const read = (from: number, length: number) => {
    const words = new Int32Array(length / 4);
    readSync(at, words, 0, length, from);
    return words;
  };
  const keys = part.keys ? read(end, 8 * people) : new Int32Array(2 * people);
  const masks = new Masks(new People(new Uint32Array(keys.buffer)), part.fromBlock);
  let place = end + 8 * people;
  for (const [number, blocks] of services) {
    if (part.services === 'all' || part.services.has(number)) {
      const service = masks.service(number);
      service.first = read(place, 4 * people).subarray(0, people);
      const wanted = blocks.filter((block) => block >= part.fromBlock && block <= part.toBlock);
      const [earliest] = wanted;
      if (earliest !== undefined) {
        // Blocks that are wanted lie side by side: one read for all of them.
        const skipped = blocks.indexOf(earliest);
        const words = read(place + filledUp(4 * people) + skipped * 8 * people, 8 * people * wanted.length);
        for (const [i, block] of wanted.entries())
          service.blocks.set(block, words.subarray(2 * people * i, 2 * people * (i + 1)));
      }
    }
    place += lengthOf(people, blocks.length);
  }
  return masks;
}

const filledUp = (length: number) => (length + 7) & ~7;
const lengthOf = (people: number, blocks: number) => filledUp(4 * people) + 8 * people * blocks;

const bytesOf = (words: Int32Array | Uint32Array) =>
  new Uint8Array(words.buffer, words.byteOffset, words.byteLength);
