import { type FileHandle, open, rename } from 'node:fs/promises';
import { type Masks, never } from './masks.ts';
import { filledUp, type Head, mark } from './packed-format.ts';
import type { ServiceNumber } from './warehouse.ts';

/** Bytes that are written at once. */
const writtenAtOnce = 4 * 2 ** 20;

/** Writes all masks into a new file, which is whole or not there; `together` beside each service what these have in common. */
export async function writePacked(
  file: string,
  masks: Masks,
  together: readonly (readonly ServiceNumber[])[],
): Promise<void> {
  const series = [...[...masks.services.keys()].map((number) => [number]), ...together];
  const columns = series.map((services) => columnOf(masks, services));
  const { size: people, keys } = masks.people;
  const draft = `${file}.draft`;
  const handle = await open(draft, 'w', 0o600);
  try {
    const pieces = new Pieces(handle);
    await pieces.add(preludeOf({ people, columns: columns.map(({ head }) => head) }));
    await pieces.add(keys);
    for (const { head, users, services } of columns) {
      const had = masks.columns(services);
      if (users !== undefined) await pieces.add(filled(users));
      await pieces.add(filled(gathered(masks.first(had), users, 1)));
      for (const block of head.blocks) await pieces.add(gathered(masks.words(had, block), users, 2));
    }
    await pieces.end();
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(draft, file);
}

/** Who uses these services, unless all do, and in which blocks somebody did. */
function columnOf(masks: Masks, services: readonly ServiceNumber[]) {
  const blocks = services.flatMap((number) => [...(masks.services.get(number)?.blocks.keys() ?? [])]);
  const first = masks.first(masks.columns(services));
  let count = 0;
  for (let p = 0; p < first.length; p++) if (first[p] !== never) count++;
  let users: Int32Array | undefined;
  if (count < first.length) {
    users = new Int32Array(count);
    count = 0;
    for (let p = 0; p < first.length; p++) if (first[p] !== never) users[count++] = p;
  }
  return {
    head: { services, blocks: [...new Set(blocks)].sort((a, b) => a - b), users: count },
    services,
    users,
  };
}

function preludeOf(head: Head): Uint8Array {
  const text = Buffer.from(JSON.stringify(head));
  const length = filledUp(text.length);
  const prelude = Buffer.alloc(8 + length, ' ');
  prelude.writeUInt32LE(mark, 0);
  prelude.writeUInt32LE(length, 4);
  text.copy(prelude, 8);
  return prelude;
}

/** What users have of an array with so many words a person. */
function gathered(words: Int32Array, users: Int32Array | undefined, each: 1 | 2): Int32Array {
  if (users === undefined) return words;
  const own = new Int32Array(each * users.length);
  if (each === 1) for (let i = 0; i < users.length; i++) own[i] = words[users[i] as number] as number;
  else
    for (let i = 0; i < users.length; i++) {
      const at = 2 * (users[i] as number);
      own[2 * i] = words[at] as number;
      own[2 * i + 1] = words[at + 1] as number;
    }
  return own;
}

/** With a word more, where that fills it up to 8 bytes. */
function filled(words: Int32Array): Int32Array {
  if ((words.length & 1) === 0) return words;
  const even = new Int32Array(words.length + 1);
  even.set(words);
  return even;
}

/** Pieces of a file, written several at once. */
class Pieces {
  readonly #handle: FileHandle;
  #waiting: Uint8Array[] = [];
  #bytes = 0;

  constructor(handle: FileHandle) {
    this.#handle = handle;
  }

  async add({ buffer, byteOffset, byteLength }: Int32Array | Uint8Array): Promise<void> {
    if (byteLength === 0) return;
    this.#waiting.push(new Uint8Array(buffer, byteOffset, byteLength));
    this.#bytes += byteLength;
    if (this.#bytes >= writtenAtOnce) await this.end();
  }

  async end(): Promise<void> {
    const pieces = this.#waiting;
    [this.#waiting, this.#bytes] = [[], 0];
    // `writev` may stop in the middle; `writeFile` of one piece does not.
    for (const piece of pieces.length > 1 ? [Buffer.concat(pieces)] : pieces)
      await this.#handle.writeFile(piece);
  }
}
