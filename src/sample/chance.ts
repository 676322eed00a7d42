// Chance that is looked up, not thrown: the same answer for the same numbers, in whatever order one asks. That is why a file of any day
// can be written without writing those before it.

/** A whole number below 2³² that belongs to these three. */
export function mix(a: number, b: number, c = 0): number {
  let mixed = Math.imul(a ^ 0x9e3779b9, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 15) ^ b, 0xc2b2ae35);
  mixed = Math.imul(mixed ^ (mixed >>> 13) ^ c, 0x27d4eb2f);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x165667b1);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}

/** A number from 0 to just below 1. */
export function fraction(a: number, b: number, c = 0): number {
  return mix(a, b, c) / 2 ** 32;
}

/** A whole number from 0 to one less than `end`. */
export function below(end: number, a: number, b: number, c = 0): number {
  return Math.floor(fraction(a, b, c) * end);
}

/** A seed of its own for what this word stands for. */
export function seedFor(seed: number, word: string): number {
  let hash = 0x811c9dc5 ^ seed;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  return mix(hash, word.length);
}

/** 32 upper-case hexadecimal digits, as reports hide names. */
export function hiddenName(seed: number, index: number): string {
  const parts = [0, 1, 2, 3].map((part) => mix(seed, index, part).toString(16).padStart(8, '0'));
  return parts.join('').toUpperCase();
}

/** An id in the form of Entra's. */
export function guidFor(seed: number, index: number): string {
  const hex = hiddenName(seed, index).toLowerCase();
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-9${hex.slice(17, 20)}-${hex.slice(20)}`;
}
