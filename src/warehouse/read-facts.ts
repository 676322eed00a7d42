import { checkFacts } from './check.ts';
import { halves, Masks } from './masks.ts';
import type { Facts, ImportFacts } from './warehouse.ts';

/** So many rows of a file are in memory at once, about. */
const pieceRows = 1 << 18;

/**
 * Reads the facts of an import into masks, a piece of bounded size at a time: a person may be in several. There is always a first one.
 * @throws FACTS_INVALID
 */
export async function* readPieces(facts: ImportFacts['facts'], rows = pieceRows): AsyncGenerator<Masks> {
  let piece = new Piece();
  let hasYielded = false;
  for await (const batch of facts) {
    if (piece.isFull(batch, rows)) {
      yield piece.masks();
      hasYielded = true;
      piece = new Piece();
    }
    piece.add(batch);
  }
  if (!hasYielded || piece.rows > 0) yield piece.masks();
}

/** All facts of an import in one piece. @throws FACTS_INVALID */
export async function readFacts(facts: ImportFacts['facts']): Promise<Masks> {
  for await (const whole of readPieces(facts, Number.POSITIVE_INFINITY)) return whole;
  throw new Error('there is a first piece always');
}

/** Facts that wait for all people of a piece to be known: masks for so many can be made once, where growing ones cost more than the rest. */
class Piece {
  rows = 0;
  readonly #masks = new Masks();
  readonly #told: {
    service: number;
    positions: Int32Array;
    days: Int32Array;
    least: number;
    most: number;
  }[] = [];
  #people: BigUint64Array | undefined;
  #positions = new Int32Array(0);

  /** Whether these are people for the next piece. */
  isFull({ people }: Facts, rows: number): boolean {
    return people !== this.#people && this.rows >= rows;
  }

  add(facts: Facts): void {
    const { service, people, days } = facts;
    const [least, most] = checkFacts(facts);
    if (people !== this.#people) {
      this.#people = people;
      this.#positions = positionsOf(this.#masks, people);
      this.rows += people.length;
    }
    // The array belongs to whoever reads the file, and is written over.
    this.#told.push({ service, positions: this.#positions, days: days.slice(), least, most });
  }

  masks(): Masks {
    for (const { service, positions, days, least, most } of this.#told)
      this.#masks.addDays(this.#masks.service(service), positions, days, least, most);
    return this.#masks;
  }
}

function positionsOf(masks: Masks, people: BigUint64Array): Int32Array<ArrayBuffer> {
  const keys = halves(people);
  const positions = new Int32Array(people.length);
  for (let i = 0; i < positions.length; i++)
    positions[i] = masks.people.add(keys[2 * i] as number, keys[2 * i + 1] as number);
  return positions;
}
