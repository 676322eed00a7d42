import { hash } from 'node:crypto';

// So many people of one file are remembered: the next batch mostly names others, the next file the same.
const mostRemembered = 2_000_000;

/**
 * Makes numbers of people's names: the first 64 bits of SHA-256 over the tenant's key and the name. The key is random, is as long as the hash,
 * and stands first, so nobody without it can try names.
 */
export function createPersonKeys(key: string): (name: string) => bigint {
  const known = new Map<string, bigint>();
  return (name) => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const number = hash('sha256', key + name, 'buffer').readBigUInt64LE(0);
    if (known.size < mostRemembered) known.set(name, number);
    return number;
  };
}
