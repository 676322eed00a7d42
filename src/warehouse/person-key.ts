import { hash } from 'node:crypto';
import { halves } from './masks.ts';
import { type SipKey, sipHash } from './sip-hash.ts';

/** Names as bytes, UTF-8, side by side. */
interface Names {
  readonly bytes: Uint8Array;
  /** Where each name ends; the first begins at 0. */
  readonly ends: Int32Array;
}

/** Makes numbers of people's names, for one tenant. */
export interface PersonKeys {
  /** Writes the keys of these names, in their order; 0 for the empty name. */
  write(names: Names, keys: BigUint64Array): void;
}

/**
 * A person is 64 bits of SipHash-2-4 of the name, under a key that is random and the tenant's own: nobody without it can try names. Two of a million
 * people of a tenant are the same number in one tenant of 37 million.
 */
export function personKeys(key: string): PersonKeys {
  const words = hash('sha256', key, 'buffer');
  const sipKey = [0, 4, 8, 12].map((at) => words.readInt32LE(at)) as unknown as SipKey;
  return {
    write({ bytes, ends }, keys) {
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      const out = halves(keys);
      let start = 0;
      for (let i = 0; i < ends.length; i++) {
        const end = ends[i] ?? 0;
        if (end > start) sipHash(view, start, end, sipKey, out, 2 * i);
        else out[2 * i] = out[2 * i + 1] = 0;
        start = end;
      }
    },
  };
}

/** The key of one name. */
export function keyFor(keys: PersonKeys, name: string): bigint {
  const bytes = new TextEncoder().encode(name);
  const one = new BigUint64Array(1);
  keys.write({ bytes, ends: Int32Array.of(bytes.length) }, one);
  return one[0] ?? 0n;
}
