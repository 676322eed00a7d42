import { sql } from 'kysely';
import type { Db, Tx } from '../../store/store.ts';
import type { TenantId } from '../tenants/model.ts';

// Names of people beside their keys, where they are kept; and the keys of those who were erased.

/** Keys are unsigned where they are reckoned with, and signed where they are kept. */
const kept = (key: bigint): string => BigInt.asIntN(64, key).toString();
const keyOf = (text: string): bigint => BigInt.asUintN(64, BigInt(text));
const asText = sql<string>`person::text`;

/** Since when names are kept of a tenant, and by whom; undefined where they are not. */
export function namingOf(db: Db, tenant: TenantId) {
  return db
    .selectFrom('usage_naming as n')
    .leftJoin('person as p', 'p.id', 'n.kept_by')
    .where('n.tenant_id', '=', tenant)
    .select(['n.since', 'n.kept_by', 'p.name'])
    .executeTakeFirst();
}

/** People of a tenant whose names are kept. */
export async function namedKeys(db: Db, tenant: TenantId): Promise<Set<bigint>> {
  const rows = await db
    .selectFrom('usage_name')
    .where('tenant_id', '=', tenant)
    .select(asText.as('key'))
    .execute();
  return new Set(rows.map(({ key }) => keyOf(key)));
}

/** Keeps names, unless it has been said meanwhile that they are not kept. */
export async function addNames(tx: Tx, tenant: TenantId, names: ReadonlyMap<bigint, string>): Promise<void> {
  const keys = [...names.keys()].map(kept);
  await sql`
    insert into usage_name (tenant_id, person, name)
    select n.tenant_id, w.person, w.name
    from usage_naming n, unnest(${keys}::bigint[], ${[...names.values()]}::text[]) as w (person, name)
    where n.tenant_id = ${tenant}
    on conflict do nothing`.execute(tx);
}

/** The names of these people, as far as the handle may know them. */
export async function namesOf(
  db: Db,
  tenant: TenantId,
  keys: readonly bigint[],
): Promise<Map<bigint, string>> {
  if (keys.length === 0) return new Map();
  const rows = await db
    .selectFrom('usage_name')
    .where('tenant_id', '=', tenant)
    .where(sql<boolean>`person = any (${keys.map(kept)}::bigint[])`)
    .select([asText.as('key'), 'name'])
    .execute();
  return new Map(rows.map(({ key, name }) => [keyOf(key), name]));
}

/** A page of a tenant's names by the alphabet. @param after the last name of the page before */
export async function namesFrom(
  db: Db,
  tenant: TenantId,
  { find, after, limit }: { find: string; after: string; limit: number },
) {
  const rows = await db
    .selectFrom('usage_name')
    .where('tenant_id', '=', tenant)
    .where(({ fn, eb, val }) => eb(fn('strpos', ['name', val(find.toLowerCase())]), '>', 0))
    .where(sql<boolean>`name collate "C" > ${after}`)
    .select([asText.as('key'), 'name'])
    .orderBy(sql`name collate "C"`)
    .limit(limit)
    .execute();
  return rows.map(({ key, name }) => ({ key: keyOf(key), name }));
}

export async function countNames(db: Db, tenant: TenantId): Promise<number> {
  const row = await db
    .selectFrom('usage_name')
    .where('tenant_id', '=', tenant)
    .select(({ fn }) => fn.countAll<string>().as('names'))
    .executeTakeFirstOrThrow();
  return Number(row.names);
}

/** Who was erased at a tenant; for the system only. */
export async function erasedKeys(db: Db, tenant: TenantId): Promise<ReadonlySet<bigint>> {
  const rows = await db
    .selectFrom('usage_erased')
    .where('tenant_id', '=', tenant)
    .select(asText.as('key'))
    .execute();
  return new Set(rows.map(({ key }) => keyOf(key)));
}

/** Keeps somebody away from now on, and takes the name out. */
export async function addErased(tx: Tx, tenant: TenantId, key: bigint, at: Date): Promise<void> {
  await sql`insert into usage_erased (tenant_id, person, erased_at) values (${tenant}, ${kept(key)}::bigint, ${at})
    on conflict do nothing`.execute(tx);
  await tx
    .deleteFrom('usage_name')
    .where('tenant_id', '=', tenant)
    .where(sql<boolean>`person = ${kept(key)}::bigint`)
    .execute();
}
