import type { ServiceNumber } from './warehouse.ts';

// A packed file holds all masks of one tenant in one name space, column by column, for reading a few of them at the speed of the disk.
// It is never changed: a new one takes its place. The rows in the database are the truth; a file that is lost is made again from them.
//
//   mark and length of the head (8 bytes) | head, JSON, filled up to 8 bytes | people: 8 bytes each | columns
//
// A column is a service, or several together, and is about those who ever used it:
//
//   positions among the people, 4 bytes a user, unless all of them are | first days, 4 bytes a user | per block, ascending: masks, 8 bytes a user
//
// Each part is filled up to 8 bytes.

export const mark = 0x3250_5455; // "UTP2"

export interface PackedColumn {
  readonly services: readonly ServiceNumber[];
  readonly blocks: readonly number[];
  readonly users: number;
}

export interface Head {
  readonly people: number;
  readonly columns: readonly PackedColumn[];
}

export const filledUp = (length: number): number => (length + 7) & ~7;

/** Where the parts of a column are, from its beginning. */
export function placesOf({ blocks, users }: PackedColumn, people: number) {
  const firstDays = users < people ? filledUp(4 * users) : 0;
  const masks = firstDays + filledUp(4 * users);
  return { positions: 0, firstDays, masks, end: masks + 8 * users * blocks.length };
}
