import { hash } from 'node:crypto';

/** Makes numbers of people's names, for one tenant. */
export interface PersonKeys {
  /** Writes the keys of these names, in their order; 0 for the empty name. */
  write(names: readonly string[], keys: BigUint64Array): void;
}

// So many people of a tenant are remembered: the file of the next day names the same.
const mostRemembered = 1_000_000;
const mostTenants = 2;
const recent = new Map<string, PersonKeys>();

/**
 * Keys are the first 64 bits of SHA-256 over the tenant's key and the name. The key is random, is as long as the hash, and stands first, so
 * nobody without it can try names.
 */
export function personKeys(key: string): PersonKeys {
  const known = recent.get(key) ?? createKeys(key);
  recent.delete(key);
  recent.set(key, known);
  for (const oldest of recent.keys()) if (recent.size > mostTenants) recent.delete(oldest);
  return known;
}

function createKeys(key: string): PersonKeys {
  // Halves of the keys by place: boxed 64-bit numbers would cost more than the hash.
  const places = new Map<string, number>();
  let halves = new Uint32Array(2048);
  return {
    write(names, keys) {
      const out = new Uint32Array(keys.buffer, keys.byteOffset, 2 * keys.length);
      for (let i = 0; i < names.length; i++) {
        const name = names[i] ?? '';
        if (name === '') continue;
        let place = places.get(name);
        if (place === undefined) {
          const bytes = hash('sha256', key + name, 'buffer');
          if (places.size === mostRemembered) places.clear();
          place = places.size;
          places.set(name, place);
          if (2 * place + 1 >= halves.length) {
            const larger = new Uint32Array(2 * halves.length);
            larger.set(halves);
            halves = larger;
          }
          halves[2 * place] = bytes.readUInt32LE(0);
          halves[2 * place + 1] = bytes.readUInt32LE(4);
        }
        out[2 * i] = halves[2 * place] ?? 0;
        out[2 * i + 1] = halves[2 * place + 1] ?? 0;
      }
    },
  };
}

/** The key of one name. */
export function keyFor(keys: PersonKeys, name: string): bigint {
  const one = new BigUint64Array(1);
  keys.write([name], one);
  return one[0] ?? 0n;
}
