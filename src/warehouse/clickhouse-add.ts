import { dropBatch, newBatch, type Shards } from './clickhouse-schema.ts';
import { folded, inImports, raw, sql, whole } from './clickhouse-sql.ts';
import { before, halves, type Masks, never } from './masks.ts';
import type { ImportFacts } from './warehouse.ts';

/**
 * Stores an import: sends all it says to the shards, lets each keep the bits that earlier imports have not brought, and writes down that the import
 * is there. Until then nothing of it counts; when it breaks off, adding it again says the same again.
 */
export async function storeImport(shards: Shards, facts: ImportFacts, fresh: Masks): Promise<void> {
  const { tenant, nameSpace, number } = facts;
  const [known, forgotten] = await Promise.all([
    importsOf(shards, tenant, nameSpace),
    forgottenBefore(shards, tenant),
  ]);
  if (known.includes(number)) return;
  const batch = newBatch();
  const hasFacts = fresh.people.size > 0;
  if (hasFacts) await shards.home.insert(shards.incoming, linesOf(batch, fresh, forgotten));
  // A late import may not lean on what later ones brought: as of it, that was not known.
  const earlier = known.filter((each) => each <= number);
  const [masks] = await Promise.all([
    hasFacts ? keepNew(shards, facts, batch, [...fresh.services.keys()], earlier) : 0,
    storeCoverage(shards, facts),
  ]);
  await shards.home.tell(
    sql`insert into ${shards.database}.imports values (${tenant}, ${nameSpace}, ${number}, 0, ${masks})`,
  );
  if (hasFacts) await dropBatch(shards, batch);
}

async function importsOf({ home, database }: Shards, tenant: number, nameSpace: number): Promise<number[]> {
  const rows = await home.ask(
    sql`select distinct import from ${database}.imports where tenant = ${tenant} and name_space = ${nameSpace}`,
  );
  return rows.map(([number]) => Number(number));
}

/** Days before this one have been forgotten and stay so. */
async function forgottenBefore({ home, database }: Shards, tenant: number): Promise<number> {
  const [[day] = []] = await home.ask(
    sql`select toInt32(max(day)) from ${database}.forgotten where tenant = ${tenant}`,
  );
  return Number(day ?? 0);
}

/** Rows of `incoming`: a mask each. Of who was active in forgotten days only that is told. */
function* linesOf(batch: bigint, fresh: Masks, forgotten: number): Generator<string> {
  const { keys, size } = fresh.people;
  const people = new BigUint64Array(size);
  halves(people).set(keys);
  for (const [service, { blocks, first }] of fresh.services) {
    const start = `${whole(batch)}\t${whole(service)}\t`;
    for (let p = 0; p < size; p++)
      if ((first[p] ?? never) < forgotten) yield `${start}${before}\t${people[p]}\t1`;
    for (const [block, words] of blocks) {
      if (64 * (block + 1) <= forgotten) continue;
      const masks = new BigUint64Array(size);
      halves(masks).set(words.subarray(0, 2 * size));
      const kept = BigInt.asUintN(64, -1n << BigInt(Math.max(0, forgotten - 64 * block)));
      for (let p = 0; p < size; p++) {
        const bits = (masks[p] ?? 0n) & kept;
        if (bits !== 0n) yield `${start}${block}\t${people[p]}\t${bits}`;
      }
    }
  }
}

/** On each shard, of its own people. @returns how many masks have new bits. */
async function keepNew(
  { all, database }: Shards,
  { tenant, nameSpace, number }: ImportFacts,
  batch: bigint,
  services: readonly number[],
  earlier: readonly number[],
): Promise<number> {
  const own = sql`tenant = ${tenant} and name_space = ${nameSpace}`;
  const known = inImports([{ tenant, nameSpace, imports: [folded, ...earlier] }]);
  const keep = sql`
    insert into ${database}.activity_local
    select toUInt32(${tenant}), toUInt8(${nameSpace}), service, block, person, toInt32(${number}), toUInt16(0), groupBitOrState(bits)
    from (
      select service, block, person, bitAnd(groupBitOrIf(said, is_new = 1), bitNot(groupBitOrIf(said, is_new = 0))) as bits
      from (
        select service, block, person, mask as said, toUInt8(1) as is_new from ${database}.incoming_local where batch = ${batch}
        union all
        select service, block, person, finalizeAggregation(mask) as said, toUInt8(0) as is_new from ${database}.activity_local
        where ${raw(known)} and ${raw(own)} and service in (${services})
      )
      group by service, block, person
    )
    where bits != 0
    group by service, block, person`;
  const counts = await Promise.all(
    all.map(async (server) => {
      await server.tell(keep);
      return server.ask(
        sql`select count() from ${database}.activity_local where ${raw(own)} and service in (${services}) and import = ${number}`,
      );
    }),
  );
  return counts.reduce((sum, [row]) => sum + Number(row?.[0]), 0);
}

/** A part has a number, so that it is one when it has been written twice. */
async function storeCoverage(
  { home, database }: Shards,
  { tenant, number, coverage }: ImportFacts,
): Promise<void> {
  if (coverage.length === 0) return;
  const lines = coverage.map(
    ({ report, day, nameSpace, scope, services, rows, activeRows }, part) =>
      `${[tenant, report, day, nameSpace].map(whole).join('\t')}\t${scope}\t${[number, part].map(whole).join('\t')}\t[${services.map(whole).join(',')}]\t${whole(rows)}\t${whole(activeRows)}`,
  );
  await home.insert(`${database.raw}.coverage`, lines);
}
