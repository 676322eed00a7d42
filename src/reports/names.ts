import { textAt } from './cells.ts';
import type { NameBytes } from './model.ts';

const quote = 0x22;
const concealedLength = 32;

export const unknownPerson = '(unknown)';

// Hashes stay whole numbers of 32 bits, signed ones, so that the engine reckons with nothing slower.
const firstHigh = 0x811c9dc5 | 0;

/** What becomes of a byte of a name: letters small, and 0 for whatever has to be looked at more closely. */
const lower = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte < 0x20 || byte >= 0x7f || byte === quote) return 0;
  return byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte;
});

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Digits and A to F in upper case, as hidden names are written. */
function isHidden(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const byte = bytes[at] as number;
    if (byte < 0x30 || byte > 0x46 || (byte > 0x39 && byte < 0x41)) return false;
  }
  return true;
}

/** Names of people, gathered for a batch. The usual ones are plain ASCII, which are made small as they are copied. */
export class Names {
  /** Of the name read last: whether it is a hidden one, and two hashes of it as it is known by. */
  concealed = false;
  high = 0;
  low = 0;

  #bytes = new Uint8Array(1 << 16);
  #filled = 0;
  /** Where each name ends. */
  #ends: Int32Array;
  #count = 0;

  constructor(most: number) {
    this.#ends = new Int32Array(most);
  }

  /** Reads the cell. @returns its length, 0 for an empty one, −1 for one that is no text. It stays when `keep` is said. */
  read(bytes: Uint8Array, start: number, end: number): number {
    let [from, to] = [start, end];
    if (to - from >= 2 && bytes[from] === quote && bytes[to - 1] === quote) [from, to] = [from + 1, to - 1];
    while (from < to && (bytes[from] as number) <= 0x20) from++;
    while (to > from && (bytes[to - 1] as number) <= 0x20) to--;
    if (this.#filled + (to - from) > this.#bytes.length) this.#grow(to - from);
    const into = this.#bytes;
    let at = this.#filled;
    let high = firstHigh;
    let low = 0;
    for (let i = from; i < to; i++) {
      const byte = lower[bytes[i] as number] as number;
      if (byte === 0) return this.#readOdd(bytes, start, end);
      into[at++] = byte;
      high = Math.imul(high ^ byte, 0x01000193);
      low = (Math.imul(low, 31) + byte) | 0;
    }
    this.concealed = to - from === concealedLength && isHidden(bytes, from, to);
    this.high = high;
    this.low = low;
    this.#ends[this.#count] = at;
    return to - from;
  }

  /** The name read last belongs to the batch. */
  keep(): void {
    this.#filled = this.#ends[this.#count++] as number;
  }

  /** Nobody's name stands in its place. */
  keepNone(): void {
    this.#ends[this.#count++] = this.#filled;
  }

  /** Whether the name read last is `(Unknown)`. */
  isUnknown(): boolean {
    const end = this.#ends[this.#count] as number;
    if (end - this.#filled !== unknownPerson.length) return false;
    for (let i = 0; i < unknownPerson.length; i++)
      if (this.#bytes[this.#filled + i] !== unknownPerson.charCodeAt(i)) return false;
    return true;
  }

  /** The names of the batch, until the next one is read; that begins empty. */
  take(): NameBytes {
    const names = { bytes: this.#bytes.subarray(0, this.#filled), ends: this.#ends.subarray(0, this.#count) };
    this.#filled = this.#count = 0;
    return names;
  }

  /** Beyond ASCII, or with quotation marks in it. */
  #readOdd(bytes: Uint8Array, start: number, end: number): number {
    const name = textAt(bytes, start, end)?.toLowerCase();
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    if (name === undefined || /[\u0000-\u001f\u007f]/.test(name)) return -1;
    this.concealed = false;
    let [high, low] = [firstHigh, 0];
    for (let i = 0; i < name.length; i++) {
      high = Math.imul(high ^ name.charCodeAt(i), 0x01000193);
      low = (Math.imul(low, 31) + name.charCodeAt(i)) | 0;
    }
    this.high = high;
    this.low = low;
    // A character that is small may be longer: three bytes hold any that was one unit of text.
    if (this.#filled + 3 * name.length > this.#bytes.length) this.#grow(3 * name.length);
    const { written } = encoder.encodeInto(name, this.#bytes.subarray(this.#filled));
    this.#ends[this.#count] = this.#filled + written;
    return name.length;
  }

  #grow(length: number): void {
    const bytes = new Uint8Array(2 ** Math.ceil(Math.log2(this.#filled + length)));
    bytes.set(this.#bytes.subarray(0, this.#filled));
    this.#bytes = bytes;
  }
}

/** The text of the name at this place; '' for nobody's. */
export const nameAt = ({ bytes, ends }: NameBytes, i: number): string =>
  decoder.decode(bytes.subarray(i === 0 ? 0 : ends[i - 1], ends[i]));

/** The texts of names; '' for nobody's. */
export function textsOf({ bytes, ends }: NameBytes): string[] {
  let start = 0;
  return Array.from(ends, (end) => {
    const text = decoder.decode(bytes.subarray(start, end));
    start = end;
    return text;
  });
}
