/** Words of days on which people are listed, and on which they hold no licence. */
export interface Listings {
  readonly listed: Int32Array;
  readonly without: Int32Array;
}

/**
 * Counts people on 32 days at once. One at a time: the next one takes over its memory. The counts are bit-sliced: plane i holds bit i of the counts of all 32 days, so that adding seven people's bits
 * is a few ands and xors, with the carry rippling from plane to plane.
 */
export class PeopleCounter {
  readonly #people: number;
  /** Of each person: the word of days rolled into windows, and which of these windows follow another one 28 days before. */
  readonly #rolled: Int32Array;
  readonly #kept: Int32Array;
  /** And which of these windows say of the person that they hold a licence; made when that is asked for. */
  #holding = new Int32Array(0);
  readonly #planes = new Int32Array(32);

  constructor(people: number) {
    this.#people = people;
    this.#rolled = scratch(0, people).fill(0);
    this.#kept = scratch(1, people);
  }

  /**
   * Takes the next word of everybody: at `2p + at` of `words`, the one before it at `2p + beforeAt` of `before`.
   * A window of 28 days reaches into one word before, and no further.
   */
  next(words: Int32Array, at: number, before: Int32Array, beforeAt: number): void {
    const people = this.#people;
    const rolled = this.#rolled;
    const kept = this.#kept;
    for (let p = 0; p < people; p++) {
      let bits = words[2 * p + at] ?? 0;
      let low = before[2 * p + beforeAt] ?? 0;
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
      kept[p] = bits & ((bits << 28) | ((rolled[p] ?? 0) >>> 4));
      rolled[p] = bits;
    }
  }

  /**
   * Takes the next word of listings, and of those without a licence, after `next` has taken that of activity: what the newest listing of each window says.
   * A day takes over what the day before says unless it has a listing of its own; each step doubles for how many days that is done.
   */
  hold({ listed, without }: Listings, at: number, before: Listings, beforeAt: number): void {
    const people = this.#people;
    const rolled = this.#rolled;
    if (this.#holding.length < people) this.#holding = new Int32Array(people);
    const holding = this.#holding;
    for (let p = 0; p < people; p++) {
      const [now, then] = [listed[2 * p + at] ?? 0, before.listed[2 * p + beforeAt] ?? 0];
      let held = now & ~(without[2 * p + at] ?? 0);
      let heldThen = then & ~(before.without[2 * p + beforeAt] ?? 0);
      // Days without a listing, on which what was said before still holds: on the day, and on 2, 4, 8 days up to it.
      const [open, openThen] = [~now, ~then];
      held |= open & ((held << 1) | (heldThen >>> 31));
      heldThen |= openThen & (heldThen << 1);
      const open2 = open & ((open << 1) | (openThen >>> 31));
      const open2Then = openThen & (openThen << 1);
      held |= open2 & ((held << 2) | (heldThen >>> 30));
      heldThen |= open2Then & (heldThen << 2);
      const open4 = open2 & ((open2 << 2) | (open2Then >>> 30));
      const open4Then = open2Then & (open2Then << 2);
      held |= open4 & ((held << 4) | (heldThen >>> 28));
      heldThen |= open4Then & (heldThen << 4);
      const open8 = open4 & ((open4 << 4) | (open4Then >>> 28));
      const open8Then = open4Then & (open4Then << 4);
      held |= open8 & ((held << 8) | (heldThen >>> 24));
      heldThen |= open8Then & (heldThen << 8);
      // 16 days by now; those up to 28 come through the last 12.
      const open12 = open8 & ((open4 << 8) | (open4Then >>> 24));
      held |= open12 & ((held << 12) | (heldThen >>> 20));
      holding[p] = held & (rolled[p] ?? 0);
    }
  }

  /** Writes how many people have each bit to where its day belongs; days before or behind the array are dropped. */
  read(which: 'active' | 'kept' | 'holding', counts: Uint32Array, from: number): void {
    if (from <= -32 || from >= counts.length) return;
    const planes = this.#planes.fill(0);
    addUp({ active: this.#rolled, kept: this.#kept, holding: this.#holding }[which], planes);
    // A count of so many people has no higher bit: reading all planes took longer than adding up a small tenant.
    const top = 31 - Math.clz32(this.#people);
    for (let bit = Math.max(0, -from); bit < 32 && from + bit < counts.length; bit++)
      counts[from + bit] = sumOf(planes, bit, top);
  }
}

/** Counters come one after the other, and each needs as much memory as the one before: making it took longer than counting a small tenant. */
const used = [new Int32Array(0), new Int32Array(0)];

function scratch(which: 0 | 1, length: number): Int32Array {
  const last = used[which];
  if (last === undefined || last.length < length) {
    used[which] = new Int32Array(2 * length);
    return scratch(which, length);
  }
  return last.subarray(0, length);
}

/** Adds all words to the planes. Seven words become three, by full adders, and go into six planes that take 63 of them. */
function addUp(words: Int32Array, planes: Int32Array): void {
  // Plain variables: taking arrays apart would cost more than the adding.
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let s4 = 0;
  let s5 = 0;
  let sevens = 0;
  let p = 0;
  for (; p + 7 <= words.length; p += 7) {
    const w0 = words[p] ?? 0;
    const w1 = words[p + 1] ?? 0;
    const w2 = words[p + 2] ?? 0;
    let half = w0 ^ w1;
    const one = half ^ w2;
    const twos = (w0 & w1) | (half & w2);
    const w3 = words[p + 3] ?? 0;
    const w4 = words[p + 4] ?? 0;
    const w5 = words[p + 5] ?? 0;
    half = w3 ^ w4;
    const otherOne = half ^ w5;
    const otherTwos = (w3 & w4) | (half & w5);
    const w6 = words[p + 6] ?? 0;
    half = one ^ otherOne;
    const ones = half ^ w6;
    const moreTwos = (one & otherOne) | (half & w6);
    half = twos ^ otherTwos;
    const allTwos = half ^ moreTwos;
    const fours = (twos & otherTwos) | (half & moreTwos);

    let carry = s0 & ones;
    s0 ^= ones;
    half = s1 ^ allTwos;
    let next = (s1 & allTwos) | (half & carry);
    s1 = half ^ carry;
    half = s2 ^ fours;
    carry = (s2 & fours) | (half & next);
    s2 = half ^ next;
    next = s3 & carry;
    s3 ^= carry;
    carry = s4 & next;
    s4 ^= next;
    s5 ^= carry;
    if (++sevens < 9) continue;
    addPlane(planes, 0, s0);
    addPlane(planes, 1, s1);
    addPlane(planes, 2, s2);
    addPlane(planes, 3, s3);
    addPlane(planes, 4, s4);
    addPlane(planes, 5, s5);
    s0 = s1 = s2 = s3 = s4 = s5 = sevens = 0;
  }
  addPlane(planes, 0, s0);
  addPlane(planes, 1, s1);
  addPlane(planes, 2, s2);
  addPlane(planes, 3, s3);
  addPlane(planes, 4, s4);
  addPlane(planes, 5, s5);
  for (; p < words.length; p++) addPlane(planes, 0, words[p] ?? 0);
}

/** Adds a word to plane i, and what it carries to those above. */
function addPlane(planes: Int32Array, i: number, word: number): void {
  let carry = word;
  for (let j = i; carry !== 0; j++) {
    const sum = planes[j] ?? 0;
    planes[j] = sum ^ carry;
    carry &= sum;
  }
}

function sumOf(planes: Int32Array, bit: number, top: number): number {
  let sum = 0;
  for (let i = top; i >= 0; i--) sum = 2 * sum + (((planes[i] ?? 0) >>> bit) & 1);
  return sum;
}
