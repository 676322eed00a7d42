import { setTimeout } from 'node:timers/promises';
import { slices } from './clickhouse-count.ts';
import type { Shards } from './clickhouse-schema.ts';
import type { Server } from './clickhouse-server.ts';
import { folded, type Imports, inImports, mask, type Raw, raw, sql } from './clickhouse-sql.ts';
import { before, blockOf } from './masks.ts';
import { problems } from './problems.ts';
import type { NameSpace } from './warehouse.ts';

// Masks are only ever taken away here. Rows can't be changed in one stroke over all shards: each step leaves answers as they are, or as they
// shall be, and may be done twice.

/** Keys of people, or imports, in one statement. */
const atOnce = 10_000;
/** How long rows may take to be removed. */
const patience = 3_600_000;

/** Forgets people. @returns how many masks are gone. */
export async function erasePeople(
  { all, database }: Shards,
  tenant: number,
  people: BigUint64Array,
): Promise<number> {
  let gone = 0;
  for (const part of slices([...new Set(people)], atOnce, () => 1)) {
    const theirs = sql`tenant = ${tenant} and person in (${part})`;
    const counts = await Promise.all(
      all.map(async (server) => {
        const [[masks] = []] = await server.ask(
          sql`select count() from (select distinct name_space, service, person, block from ${database}.activity_local where ${raw(theirs)})`,
        );
        if (Number(masks) > 0) await remove(server, database, theirs);
        return Number(masks);
      }),
    );
    gone += counts.reduce((sum, masks) => sum + masks, 0);
  }
  return gone;
}

/**
 * Forgets the days before this one. Of people who were active then it stays known that they were, else they would count as new. A block that is
 * forgotten in part is written once more without these days before it goes.
 */
export async function forgetDays(
  { all, home, database }: Shards,
  tenant: number,
  day: number,
): Promise<void> {
  const block = blockOf(day);
  const kept = -1n << BigInt(day - 64 * block);
  await home.tell(sql`insert into ${database}.forgotten values (${tenant}, ${day})`);
  const older = sql`tenant = ${tenant} and block >= 0 and (block < ${block} or (block = ${block} and kept_from < ${day}))`;
  const write = (at: string, keptFrom: number, bits: string, which: string) => sql`
    insert into ${database}.activity_local
    select tenant, name_space, service, toInt16(${raw(at)}), person, import, toUInt16(${keptFrom}), groupBitOrState(bits)
    from (
      select tenant, name_space, service, block, person, import, ${raw(bits)} as bits
      from (
        select tenant, name_space, service, block, person, import, finalizeAggregation(mask) as said
        from ${database}.activity_local where ${raw(older)}
      )
      where ${raw(which)}
    )
    group by tenant, name_space, service, ${raw(at === 'block' ? 'block, ' : '')}person, import`;
  const cut = sql`bitAnd(said, ${raw(mask(kept))})`;
  const rest = sql`bitAnd(said, ${raw(mask(~kept))})`;
  await Promise.all(
    all.map(async (server) => {
      const [[rows] = []] = await server.ask(
        sql`select count() from ${database}.activity_local where ${raw(older)}`,
      );
      if (Number(rows) === 0) return;
      await server.tell(write(String(before), 0, 'toUInt64(1)', sql`block < ${block} or ${raw(rest)} != 0`));
      await server.tell(write('block', day, cut, sql`block = ${block} and ${raw(cut)} != 0`));
      await remove(server, database, older);
    }),
  );
}

/** Of each tenant that has any, how many masks have days before this one. */
export async function olderThan(
  { all, database }: Pick<Shards, 'all' | 'database'>,
  day: number,
): Promise<Map<number, number>> {
  const block = blockOf(day);
  const gone = mask(~(-1n << BigInt(day - 64 * block)));
  const older = new Map<number, number>();
  // A person is on one shard.
  for (const server of all)
    for (const [tenant, masks] of await server.ask(sql`
      select tenant, count() from (
        select distinct tenant, name_space, service, person, block from (
          select tenant, name_space, service, person, block, finalizeAggregation(mask) as said from ${database}.activity_local
          where block >= 0 and block <= ${block}
        )
        where block < ${block} or bitAnd(said, ${raw(gone)}) != 0
      )
      group by tenant`))
      older.set(Number(tenant), (older.get(Number(tenant)) ?? 0) + Number(masks));
  return older;
}

/**
 * Folds imports up to this one into one row a mask. Their list is made first, then it is said that they are being folded: whoever begins to
 * count after that knows all of them, and whoever began before counts again.
 */
export async function foldImports(shards: Shards, upTo: number): Promise<void> {
  const { all, home, database } = shards;
  const waiting = await unfoldedUpTo(shards, upTo);
  if (waiting.length === 0) return;
  const newest = waiting.reduce((most, { imports }) => Math.max(most, ...imports), 0);
  await home.tell(sql`insert into ${database}.changes values (${newest})`);
  for (const part of slices(waiting, atOnce, ({ imports }) => imports.length)) {
    const theirs = inImports(part);
    await Promise.all(
      all.map(async (server) => {
        await server.tell(sql`
          insert into ${database}.activity_local
          select tenant, name_space, service, block, person, toInt32(${folded}), kept_from, groupBitOrMergeState(mask)
          from ${database}.activity_local where ${raw(theirs)}
          group by tenant, name_space, service, block, person, kept_from`);
        await remove(server, database, theirs);
      }),
    );
    await home.tell(sql`
      insert into ${database}.imports
      select tenant, name_space, import, toUInt8(1), max(masks) from ${database}.imports where ${raw(theirs)} group by tenant, name_space, import`);
  }
}

async function unfoldedUpTo({ home, database }: Shards, upTo: number): Promise<Imports[]> {
  const rows = await home.ask(sql`
    select tenant, name_space, groupArray(import)
    from (
      select tenant, name_space, import from ${database}.imports where import <= ${upTo}
      group by tenant, name_space, import having max(folded) = 0
    )
    group by tenant, name_space order by tenant, name_space`);
  return rows.map(([tenant, nameSpace, imports]) => ({
    tenant: Number(tenant),
    nameSpace: Number(nameSpace) as NameSpace,
    imports: Array.isArray(imports) ? imports.map(Number) : [],
  }));
}

const day = 86_400_000;

/** Removes what imports left behind that broke off a day ago or longer. */
export async function sweep({ all, database }: Shards, now: number = Date.now()): Promise<void> {
  const old = BigInt(now - day) << 20n;
  for (const server of all)
    for (const [batch] of await server.ask(
      sql`select distinct batch from ${database}.incoming_local where batch < ${old}`,
    ))
      await server.tell(sql`alter table ${database}.incoming_local drop partition ${BigInt(String(batch))}`);
}

/** Removes rows for good. Servers do it in their own time; this waits for them. */
async function remove(server: Server, database: Raw, which: string): Promise<void> {
  const began = Date.now();
  await server.tell(sql`alter table ${database}.activity_local delete where ${raw(which)}`);
  const under = `select count() from system.mutations where database = '${database.raw}' and table = 'activity_local' and is_done = 0`;
  for (let wait = 5; ; wait = Math.min(500, 2 * wait)) {
    const [[left] = []] = await server.ask(under);
    if (Number(left) === 0) return;
    if (Date.now() - began > patience)
      throw problems.WAREHOUSE_REFUSED(server.name, 'rows that were to be removed are still there');
    await setTimeout(wait);
  }
}
