/** Beyond this many people duplicates are counted no more, so that memory has a bound: 64 MiB. */
const mostPeople = 1 << 22;

/**
 * Tells who was there before, by two 32-bit hashes of the name: a set of numbers, because names would take ten times the room.
 * Only counts depend on it, so that two people in a billion who look alike do no harm.
 */
export class Seen {
  #slots = new Float64Array(1 << 12);
  #size = 0;

  /** @returns whether it was there before. */
  add(high: number, low: number): boolean {
    if (this.#size >= mostPeople) return false;
    if (this.#size * 2 >= this.#slots.length) this.#grow();
    // 53 bits, and never 0, which stands for an empty slot.
    const key = (high >>> 0) * 0x100000 + (low >>> 12) + 1;
    const there = place(this.#slots, key);
    if (this.#slots[there] === key) return true;
    this.#slots[there] = key;
    this.#size++;
    return false;
  }

  #grow(): void {
    const slots = new Float64Array(Math.min(this.#slots.length * 4, mostPeople * 2));
    for (const key of this.#slots) if (key !== 0) slots[place(slots, key)] = key;
    this.#slots = slots;
  }
}

function place(slots: Float64Array, key: number): number {
  const mask = slots.length - 1;
  let at = (Math.imul((key / 0x100000) >>> 0, 0x9e3779b1) >>> 7) & mask;
  while (slots[at] !== 0 && slots[at] !== key) at = (at + 1) & mask;
  return at;
}
