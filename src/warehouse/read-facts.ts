import { checkFacts } from './check.ts';
import { blockOf, halves, Masks } from './masks.ts';
import type { ImportFacts } from './warehouse.ts';

/** Reads all facts of an import into masks. @throws FACTS_INVALID; nothing has been kept then. */
export async function readFacts(facts: ImportFacts['facts']): Promise<Masks> {
  const masks = new Masks();
  let people: BigUint64Array | undefined;
  let positions = new Int32Array(0);
  for await (const batch of facts) {
    checkFacts(batch);
    if (batch.people !== people) {
      people = batch.people;
      positions = positionsOf(masks, people);
    }
    const service = masks.service(batch.service);
    const { days } = batch;
    for (let i = 0; i < days.length; i++) {
      const day = days[i] ?? -1;
      if (day < 0) continue;
      const bit = 1 << (day & 31);
      const isHigh = (day & 32) !== 0;
      masks.add(service, positions[i] ?? 0, blockOf(day), isHigh ? 0 : bit, isHigh ? bit : 0);
    }
  }
  return masks;
}

function positionsOf(masks: Masks, people: BigUint64Array): Int32Array<ArrayBuffer> {
  const keys = halves(people);
  const positions = new Int32Array(people.length);
  for (let i = 0; i < positions.length; i++)
    positions[i] = masks.people.add(keys[2 * i] ?? 0, keys[2 * i + 1] ?? 0);
  return positions;
}
