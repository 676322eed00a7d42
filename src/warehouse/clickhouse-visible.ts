import type { Shards } from './clickhouse-schema.ts';
import { type Imports, raw, sql } from './clickhouse-sql.ts';
import { problems } from './problems.ts';
import type { NameSpace } from './warehouse.ts';

const always = 2 ** 31 - 1;
/** So many tries, when imports are folded while they are counted. */
const tries = 5;

/** Imports of a tenant in a name space that can be seen, and about how many masks they have. */
export interface Visible extends Imports {
  readonly masks: number;
}

/** What is there of these tenants in these name spaces. Imports that brought nothing new, or have been folded, need not be looked at. */
export async function visibleOf(
  { home, database }: Shards,
  whose: readonly { readonly tenant: number; readonly nameSpace: NameSpace }[],
  asOf: number = always,
): Promise<readonly Visible[]> {
  const pairs = whose.map(({ tenant, nameSpace }) => sql`(${tenant}, ${nameSpace})`);
  const rows = await home.ask(sql`
    select tenant, name_space, groupArrayIf(import, gone = 0 and brought > 0), sum(brought)
    from (
      select tenant, name_space, import, max(folded) as gone, max(masks) as brought from ${database}.imports
      where (tenant, name_space) in (${raw(pairs.join(', '))}) and import <= ${asOf}
      group by tenant, name_space, import
    )
    group by tenant, name_space`);
  return rows.map(([tenant, nameSpace, imports, masks]) => ({
    tenant: Number(tenant),
    nameSpace: Number(nameSpace) as NameSpace,
    imports: Array.isArray(imports) ? imports.map(Number) : [],
    masks: Number(masks),
  }));
}

/** How often imports have been folded, and the oldest that can still be asked for. */
async function changesOf({
  home,
  database,
}: Shards): Promise<{ readonly times: number; readonly oldest: number }> {
  const [[times, oldest] = []] = await home.ask(
    sql`select count(), max(oldest_as_of) from ${database}.changes`,
  );
  return { times: Number(times), oldest: Number(oldest) };
}

export async function oldestAsOf(shards: Shards): Promise<number> {
  return (await changesOf(shards)).oldest;
}

/**
 * Does the work as of one moment: servers know no transactions, so when imports begin to be folded meanwhile, it is done again.
 * @throws AS_OF_FOLDED, WAREHOUSE_BUSY
 */
export async function unfolded<T>(
  shards: Shards,
  asOfs: Iterable<number | undefined>,
  work: () => Promise<T>,
): Promise<T> {
  const oldestAsked = Math.min(always, ...[...asOfs].map((asOf) => asOf ?? always));
  for (let i = 0; i < tries; i++) {
    const { times, oldest } = await changesOf(shards);
    if (oldestAsked < oldest) throw problems.AS_OF_FOLDED(oldestAsked, oldest);
    const done = await work();
    if ((await changesOf(shards)).times === times) return done;
  }
  throw problems.WAREHOUSE_BUSY();
}
