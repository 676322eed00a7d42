/** A set of people who are known by 64-bit keys, in the order in which they came: finds somebody's position in it. */
export class People {
  /** Two signed words a person, the lower first. */
  #keys: Int32Array;
  #size: number;
  /** Open addressing: position + 1, or 0; made when somebody is looked for. */
  #slots = new Int32Array(0);

  /** Without their keys, people can be counted, and nobody can be looked for. */
  constructor(keys: Int32Array = new Int32Array(0), size: number = keys.length / 2) {
    this.#keys = keys;
    this.#size = size;
  }

  get size(): number {
    return this.#size;
  }

  get keys(): Int32Array {
    return this.#keys.subarray(0, 2 * this.#size);
  }

  get bytes(): number {
    return this.#keys.byteLength + this.#slots.byteLength;
  }

  /** @returns the position, or −1 for somebody who is not in it. */
  find(low: number, high: number): number {
    if (this.#slots.length === 0) this.#index();
    return (this.#slots[this.#slotOf(low, high)] ?? 0) - 1;
  }

  /** @returns the position, a new one at the end for somebody who was not in it. */
  add(low: number, high: number): number {
    if (2 * (this.#size + 1) > this.#slots.length) this.#index();
    const slot = this.#slotOf(low, high);
    const found = this.#slots[slot] ?? 0;
    if (found > 0) return found - 1;
    const position = this.#size++;
    if (2 * this.#size > this.#keys.length) {
      const larger = new Int32Array(Math.max(64, 4 * this.#size));
      larger.set(this.#keys);
      this.#keys = larger;
    }
    this.#keys[2 * position] = low;
    this.#keys[2 * position + 1] = high;
    this.#slots[slot] = position + 1;
    return position;
  }

  /** The slot that holds the key, else the free one where it belongs. */
  #slotOf(low: number, high: number): number {
    const [slots, keys] = [this.#slots, this.#keys];
    const last = slots.length - 1;
    // Keys are hashes already; mixing serves those that are not, as in tests.
    const mixed = Math.imul(low ^ Math.imul(high, 0x85ebca6b), 0x9e3779b1);
    let slot = (mixed ^ (mixed >>> 15)) & last;
    for (;;) {
      const at = 2 * ((slots[slot] ?? 0) - 1);
      if (at < 0 || (keys[at] === low && keys[at + 1] === high)) return slot;
      slot = (slot + 1) & last;
    }
  }

  /** At most half of the slots are taken. */
  #index(): void {
    this.#slots = new Int32Array(2 ** Math.ceil(Math.log2(Math.max(64, 4 * (this.#size + 1)))));
    for (let position = 0; position < this.#size; position++) {
      const slot = this.#slotOf(this.#keys[2 * position] ?? 0, this.#keys[2 * position + 1] ?? 0);
      this.#slots[slot] = position + 1;
    }
  }
}
