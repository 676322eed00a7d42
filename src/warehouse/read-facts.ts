import { checkFacts } from './check.ts';
import { blockOf, halves, Masks } from './masks.ts';
import type { ImportFacts } from './warehouse.ts';

/** Reads all facts of an import into masks. @throws FACTS_INVALID; nothing has been kept then. */
export async function readFacts(facts: ImportFacts['facts']): Promise<Masks> {
  const masks = new Masks();
  for await (const batch of facts) {
    checkFacts(batch);
    const service = masks.service(batch.service);
    const keys = halves(batch.people);
    for (let i = 0; i < batch.days.length; i++) {
      const day = batch.days[i] ?? 0;
      const position = masks.people.add(keys[2 * i] ?? 0, keys[2 * i + 1] ?? 0);
      const bit = 1 << (day & 31);
      const isHigh = (day & 32) !== 0;
      masks.add(service, position, blockOf(day), isHigh ? 0 : bit, isHigh ? bit : 0);
    }
  }
  return masks;
}
