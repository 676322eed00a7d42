import { before, type Masks, never } from './masks.ts';

/** Takes masks that are new: person and bits as pairs of words, the lower first. */
export interface MaskTaker {
  add(service: number, block: number, personLow: number, personHigh: number, low: number, high: number): void;
}

/**
 * Adds what an import says to what is known, and tells of each mask the bits that were not. Days before `forgotten` are told as *was active before*,
 * once a person and service.
 */
export function addNew(known: Masks, fresh: Masks, forgotten: number, take: MaskTaker): void {
  const { keys, size } = fresh.people;
  const positions = new Int32Array(size);
  for (let p = 0; p < size; p++)
    positions[p] = known.people.add(keys[2 * p] as number, keys[2 * p + 1] as number);
  for (const [service, { blocks, first }] of fresh.services) {
    const had = known.service(service);
    addFirst(known.firstOf(had), first, positions, forgotten, (p) =>
      take.add(service, before, keys[2 * p] as number, keys[2 * p + 1] as number, 1, 0),
    );
    for (const [block, words] of blocks) {
      const [keepLow, keepHigh] = [bitsFrom(forgotten - 64 * block), bitsFrom(forgotten - 64 * block - 32)];
      if ((keepLow | keepHigh) === 0) continue;
      const there = known.wordsOf(had, block);
      const end = Math.min(words.length, 2 * size);
      for (let i = 0; i < end; i += 2) {
        const low = (words[i] as number) & keepLow;
        const high = (words[i + 1] as number) & keepHigh;
        if ((low | high) === 0) continue;
        const at = 2 * (positions[i >> 1] as number);
        const hadLow = there[at] as number;
        const hadHigh = there[at + 1] as number;
        if (((low & ~hadLow) | (high & ~hadHigh)) === 0) continue;
        there[at] = hadLow | low;
        there[at + 1] = hadHigh | high;
        take.add(service, block, keys[i] as number, keys[i + 1] as number, low & ~hadLow, high & ~hadHigh);
      }
    }
  }
  known.changed();
}

/** Tells all masks of an import of whose tenant nothing is known. */
export function tellAll({ people: { keys, size }, services }: Masks, take: MaskTaker): void {
  for (const [service, { blocks }] of services)
    for (const [block, words] of blocks) {
      const end = Math.min(words.length, 2 * size);
      for (let i = 0; i < end; i += 2) {
        const low = words[i] as number;
        const high = words[i + 1] as number;
        if ((low | high) !== 0) take.add(service, block, keys[i] as number, keys[i + 1] as number, low, high);
      }
    }
}

function addFirst(
  known: Int32Array,
  first: Int32Array,
  positions: Int32Array,
  forgotten: number,
  wasBefore: (p: number) => void,
): void {
  const end = Math.min(first.length, positions.length);
  for (let p = 0; p < end; p++) {
    let day = first[p] as number;
    if (day === never) continue;
    const at = positions[p] as number;
    if (day < forgotten) {
      if ((known[at] as number) >= 0) wasBefore(p);
      day = -1;
    }
    if (day < (known[at] as number)) known[at] = day;
  }
}

/** The bits of a word from this one on. */
function bitsFrom(bit: number): number {
  return bit <= 0 ? -1 : bit > 31 ? 0 : -1 << bit;
}
