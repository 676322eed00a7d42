import type { DuckDBConnection } from '@duckdb/node-api';
import { inTransaction, list, rowsOf, run } from './duckdb-columns.ts';
import { before, blockOf } from './masks.ts';

// Masks are only ever taken away here. Whatever is, packed files of the tenant are not true any more.

/** What is gone, and the packed files that are not true any more. */
interface Forgotten<T> {
  readonly gone: T;
  readonly files: string[];
}

/** Forgets people, in the transaction of the connection. @returns how many masks are gone. */
export async function erasePeople(
  connection: DuckDBConnection,
  tenant: number,
  people: BigUint64Array,
): Promise<Forgotten<number>> {
  const theirs = 'from activity where tenant = $1 and person in (select unnest($2::ubigint[]))';
  const values = [tenant, list(people)];
  const [[masks] = []] = await rowsOf(
    connection,
    `select count(*) from (select distinct name_space, service, person, block ${theirs})`,
    values,
  );
  await run(connection, `delete ${theirs}`, values);
  return { gone: Number(masks), files: await unpack(connection, tenant) };
}

/**
 * Forgets the days before this one, in the transaction of the connection. Of people who were active then it stays known that they were,
 * else they would count as new.
 */
export async function forgetDays(
  connection: DuckDBConnection,
  tenant: number,
  day: number,
): Promise<Forgotten<undefined>> {
  const block = blockOf(day);
  const values = [tenant, block, daysBefore(day)];
  const older = `from activity where tenant = $1 and block >= 0 and (block < $2 or (block = $2 and (mask & $3::ubigint) <> 0))`;
  await run(
    connection,
    `insert into activity select tenant, name_space, service, person, ${before}, 1, min(import) ${older} group by all`,
    values,
  );
  await run(connection, 'delete from activity where tenant = $1 and block >= 0 and block < $2', [
    tenant,
    block,
  ]);
  await run(
    connection,
    'update activity set mask = mask & xor($3::ubigint, 18446744073709551615::ubigint) where tenant = $1 and block = $2',
    values,
  );
  await run(connection, 'delete from activity where tenant = $1 and block = $2 and mask = 0', [
    tenant,
    block,
  ]);
  await run(connection, 'insert into forgotten values ($1, $2)', [tenant, day]);
  return { gone: undefined, files: await unpack(connection, tenant) };
}

/** The day before which days have been forgotten, of each of these tenants where some have. */
export async function forgottenOf(
  connection: DuckDBConnection,
  tenants: readonly number[],
): Promise<Map<number, number>> {
  const rows = await rowsOf(
    connection,
    'select tenant, max(day) from forgotten where tenant in (select unnest($1::integer[])) group by tenant',
    [list(new Set(tenants))],
  );
  return new Map(rows.map(([tenant, day]) => [Number(tenant), Number(day)]));
}

/** Of each tenant that has any, how many masks have days before this one. */
export async function olderThan(connection: DuckDBConnection, day: number): Promise<Map<number, number>> {
  const block = blockOf(day);
  const rows = await rowsOf(
    connection,
    `select tenant, count(*)::double from (
       select distinct tenant, name_space, service, person, block from activity
       where block >= 0 and (block < $1 or (block = $1 and (mask & $2::ubigint) <> 0))
     ) group by tenant`,
    [block, daysBefore(day)],
  );
  return new Map(rows.map(([tenant, masks]) => [Number(tenant), Number(masks)]));
}

/** The bits of a mask that stand for days of its block before this one. */
const daysBefore = (day: number): bigint => (1n << BigInt(day - 64 * blockOf(day))) - 1n;

async function unpack(connection: DuckDBConnection, tenant: number): Promise<string[]> {
  const rows = await rowsOf(connection, 'delete from packs where tenant = $1 returning file', [tenant]);
  return rows.map(([file]) => String(file));
}

/** Rows that are folded in one transaction. */
const foldedAtOnce = 4_000_000;

/** Folds imports up to this one into one row a mask, of some tenants in a transaction of its own. @returns whether there are more to fold. */
export async function foldImports(connection: DuckDBConnection, upTo: number): Promise<boolean> {
  const waiting = await rowsOf(
    connection,
    `select i.tenant, sum(i.masks)::double, max(i.import)
     from imports i left join (select tenant, max(up_to) as up_to from folded group by tenant) f on f.tenant = i.tenant
     where i.import <= $1
     group by i.tenant having max(i.import) > coalesce(any_value(f.up_to), -1)
     order by i.tenant`,
    [upTo],
  );
  const tenants: number[] = [];
  let [rows, newest] = [0, 0];
  for (const [tenant, masks, last] of waiting) {
    rows += Number(masks);
    newest = Math.max(newest, Number(last));
    if (tenants.length === 0 || rows <= foldedAtOnce) tenants.push(Number(tenant));
  }
  if (tenants.length === 0) return false;
  await inTransaction(connection, async () => {
    const values = [list(tenants), upTo];
    const theirs = 'from activity where tenant in (select unnest($1::integer[])) and import <= $2';
    // Whoever asks as of an older import is refused from the first step on, for all tenants alike.
    await run(connection, 'update settings set oldest_as_of = greatest(oldest_as_of, $1)', [newest]);
    await run(
      connection,
      `create or replace temp table fold as
       select tenant, name_space, service, person, block, bit_or(mask) as mask, max(import) as import ${theirs} group by all`,
      values,
    );
    await run(connection, `delete ${theirs}`, values);
    await run(
      connection,
      'insert into activity from fold order by tenant, name_space, service, block, person',
    );
    await run(connection, 'drop table fold');
    await run(connection, 'insert into folded select unnest($1::integer[]), $2', values);
  });
  return tenants.length < waiting.length;
}
