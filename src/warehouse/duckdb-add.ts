import type { DuckDBConnection } from '@duckdb/node-api';
import { ActivityWriter } from './duckdb-append.ts';
import { list, rowsOf, run } from './duckdb-columns.ts';
import { keyOf, load, storedOf } from './duckdb-load.ts';
import { before, Masks, never } from './masks.ts';
import type { ImportFacts } from './warehouse.ts';

/**
 * Stores an import, in the transaction of the connection: only bits that earlier imports have not brought.
 * @returns the packed file that is not true any more, '' for none; undefined when the import is there already.
 */
export async function storeImport(
  connection: DuckDBConnection,
  folder: string,
  facts: ImportFacts,
  fresh: Masks,
): Promise<string | undefined> {
  const { tenant, nameSpace, number } = facts;
  const same = await rowsOf(
    connection,
    'select 1 from imports where tenant = $1 and name_space = $2 and import = $3',
    [tenant, nameSpace, number],
  );
  if (same.length > 0) return undefined;
  const stored = await storedOf(connection, [tenant]);
  const state = stored.get(keyOf(tenant, nameSpace));
  const blocks = [...fresh.services.values()].flatMap((service) => [...service.blocks.keys()]);
  const [known] = await load(
    connection,
    folder,
    [
      {
        tenant,
        nameSpace,
        series: [...fresh.services.keys()].map((service) => [service]),
        fromBlock: blocks.reduce((least, block) => Math.min(least, block), blocks[0] ?? 0),
        toBlock: blocks.reduce((most, block) => Math.max(most, block), 0),
      },
    ],
    stored,
    { keys: true },
  );
  // A late import may not lean on what later ones brought: as of it, that was not known.
  const isLate = state !== undefined && number < state.newest;
  const earlier = isLate || known === undefined ? new Masks() : known;
  const writer = await ActivityWriter.open(connection, facts);
  writeNew(writer, fresh, earlier, await forgottenBefore(connection, tenant));
  writer.close();
  await storeCoverage(connection, facts);
  await run(connection, 'insert into imports values ($1, $2, $3, $4)', [
    tenant,
    nameSpace,
    number,
    writer.written,
  ]);
  if (state === undefined || number > state.packedUpTo) return '';
  await run(connection, 'delete from packs where tenant = $1 and name_space = $2', [tenant, nameSpace]);
  return state.file;
}

/** Days before this one have been forgotten and stay so. */
async function forgottenBefore(connection: DuckDBConnection, tenant: number): Promise<number> {
  const [[day] = []] = await rowsOf(
    connection,
    'select coalesce(max(day), 0) from forgotten where tenant = $1',
    [tenant],
  );
  return Number(day ?? 0);
}

function writeNew(writer: ActivityWriter, fresh: Masks, earlier: Masks, forgotten: number): void {
  const { keys, size } = fresh.people;
  const positions = Int32Array.from({ length: size }, (_, p) =>
    earlier.people.find(keys[2 * p] ?? 0, keys[2 * p + 1] ?? 0),
  );
  for (const [service, { blocks, first }] of fresh.services) {
    const had = earlier.services.get(service);
    if (forgotten > 0)
      for (let p = 0; p < size; p++)
        if ((first[p] ?? never) < forgotten && (had?.first[positions[p] ?? -1] ?? never) >= 0)
          writer.add(service, before, keys, p, 1, 0);
    for (const [block, words] of blocks) {
      const known = had?.blocks.get(block);
      const [keepLow, keepHigh] = [bitsFrom(forgotten - 64 * block), bitsFrom(forgotten - 64 * block - 32)];
      for (let p = 0; p < size; p++) {
        const at = 2 * (positions[p] ?? -1);
        const low = (words[2 * p] ?? 0) & keepLow & ~(known?.[at] ?? 0);
        const high = (words[2 * p + 1] ?? 0) & keepHigh & ~(known?.[at + 1] ?? 0);
        if ((low | high) !== 0) writer.add(service, block, keys, p, low, high);
      }
    }
  }
}

/** The bits of a word from this one on. */
function bitsFrom(bit: number): number {
  return bit <= 0 ? -1 : bit > 31 ? 0 : -1 << bit;
}

async function storeCoverage(connection: DuckDBConnection, { tenant, number, coverage }: ImportFacts) {
  for (const one of coverage) {
    const values = [
      tenant,
      one.nameSpace,
      one.report,
      one.day,
      one.scope,
      list(one.services),
      one.rows,
      one.activeRows,
      number,
    ];
    await run(
      connection,
      'insert into coverage values ($1, $2, $3, $4, $5, $6::integer[], $7, $8, $9)',
      values,
    );
  }
}
