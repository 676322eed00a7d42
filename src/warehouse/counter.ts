/** How many words are added up in five planes before these are added to the sums. */
const batch = 31;

/**
 * Counts people on 32 days at once. The counts are bit-sliced: plane i holds bit i of the counts of all 32 days, and adding a word of bits to them
 * is adding a number of one digit, with the carry rippling from plane to plane.
 */
export class PeopleCounter {
  /** What the word before became when it was rolled, of each person. */
  readonly #rolled: Int32Array;
  readonly #active = new Int32Array(32);
  readonly #kept = new Int32Array(32);

  constructor(people: number) {
    this.#rolled = new Int32Array(people);
  }

  /**
   * Takes the next word of everybody: at `2p + at` of `words`, the one before it at `2p + beforeAt` of `before`.
   * A window of 28 days reaches into one word before, and no further.
   */
  next(words: Int32Array, at: number, before: Int32Array, beforeAt: number): void {
    const rolled = this.#rolled;
    const people = rolled.length;
    this.#active.fill(0);
    this.#kept.fill(0);
    let [a0, a1, a2, a3, a4, k0, k1, k2, k3, k4, added] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    for (let p = 0; p < people; p++) {
      let bits = words[2 * p + at] ?? 0;
      let low = before[2 * p + beforeAt] ?? 0;
      if ((bits | low) === 0) {
        rolled[p] = 0;
        continue;
      }
      // Each step doubles for how many days a bit stands: 2, 4, 8, 16, 28.
      bits |= (bits << 1) | (low >>> 31);
      low |= low << 1;
      bits |= (bits << 2) | (low >>> 30);
      low |= low << 2;
      bits |= (bits << 4) | (low >>> 28);
      low |= low << 4;
      bits |= (bits << 8) | (low >>> 24);
      low |= low << 8;
      bits |= (bits << 12) | (low >>> 20);
      const kept = bits & ((bits << 28) | ((rolled[p] ?? 0) >>> 4));
      rolled[p] = bits;

      let carry = a0 & bits;
      a0 ^= bits;
      let next = a1 & carry;
      a1 ^= carry;
      carry = a2 & next;
      a2 ^= next;
      next = a3 & carry;
      a3 ^= carry;
      a4 ^= next;
      carry = k0 & kept;
      k0 ^= kept;
      next = k1 & carry;
      k1 ^= carry;
      carry = k2 & next;
      k2 ^= next;
      next = k3 & carry;
      k3 ^= carry;
      k4 ^= next;
      if (++added === batch) {
        addPlanes(this.#active, a0, a1, a2, a3, a4);
        addPlanes(this.#kept, k0, k1, k2, k3, k4);
        a0 = a1 = a2 = a3 = a4 = k0 = k1 = k2 = k3 = k4 = added = 0;
      }
    }
    addPlanes(this.#active, a0, a1, a2, a3, a4);
    addPlanes(this.#kept, k0, k1, k2, k3, k4);
  }

  /** Writes the counts of the word's 32 days to where they belong; those before or behind the arrays are dropped. */
  read(active: Uint32Array, kept: Uint32Array, from: number): void {
    for (let bit = Math.max(0, -from); bit < 32 && from + bit < active.length; bit++) {
      active[from + bit] = sumOf(this.#active, bit);
      kept[from + bit] = sumOf(this.#kept, bit);
    }
  }
}

function addPlanes(sums: Int32Array, ...planes: readonly number[]): void {
  for (let i = 0; i < planes.length; i++) {
    let carry = planes[i] ?? 0;
    for (let j = i; carry !== 0; j++) {
      const sum = sums[j] ?? 0;
      sums[j] = sum ^ carry;
      carry &= sum;
    }
  }
}

function sumOf(planes: Int32Array, bit: number): number {
  let sum = 0;
  for (let i = 31; i >= 0; i--) sum = 2 * sum + (((planes[i] ?? 0) >>> bit) & 1);
  return sum;
}
