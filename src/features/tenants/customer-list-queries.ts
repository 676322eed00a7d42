import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { behind, type KeyPart, orderBy } from '../../store/keyset.ts';
import type { Db } from '../../store/store.ts';
import type { CustomerTab } from './customer-model.ts';
import { customerColumns } from './customer-queries.ts';
import { containing } from './queries.ts';

export interface CustomerFilter {
  readonly tab: CustomerTab;
  readonly find: string;
}

function matching(person: string, { tab, find }: CustomerFilter) {
  const mine = sql`select from assignment a where a.person_id = ${person} and a.customer_id = c.id`;
  const whose =
    tab === 'all'
      ? sql<SqlBool>`true`
      : tab === 'primary'
        ? sql<SqlBool>`exists (${mine} and a.is_primary)`
        : sql<SqlBool>`exists (${mine})`;
  const found =
    find === ''
      ? sql<SqlBool>`true`
      : sql<SqlBool>`(c.name ilike ${containing(find)} or c.tpid::text = ${find})`;
  return sql<SqlBool>`${whose} and ${found}`;
}

/** How customers may be ordered. What is not known comes last, whichever way it goes. */
const keys: Readonly<Record<string, readonly Omit<KeyPart, 'down'>[]>> = {
  name: [{ by: sql`lower(x.name) collate "C"`, type: 'text' }],
  tpid: [{ by: sql`x.tpid`, type: 'number' }],
  region: [{ by: sql`x.region collate "C"`, type: 'text' }],
  segment: [{ by: sql`x.segment collate "C"`, type: 'text' }],
  tenants: [{ by: sql`x.tenants`, type: 'number' }],
  activeTenants: [{ by: sql`x.active_tenants`, type: 'number' }],
  status: [{ by: sql`coalesce(x.status, '') collate "C"`, type: 'text' }],
  nextReview: [{ by: sql`coalesce(x.next_review::text, '') collate "C"`, type: 'text' }],
};
const absent: Readonly<Record<string, RawBuilder<unknown>>> = {
  status: sql`(x.status is null)::integer`,
  nextReview: sql`(x.next_review is null)::integer`,
};

/** The order of a page: what was asked for, then name and id, so that no two rows are equal. */
export function customerOrder(sort: readonly { readonly by: string; readonly down: boolean }[]): KeyPart[] {
  const asked = sort.flatMap(({ by, down }): KeyPart[] => {
    const last = absent[by];
    const own = (keys[by] ?? []).map((part) => ({ ...part, down }));
    return last === undefined ? own : [{ by: last, type: 'number', down: false }, ...own];
  });
  const rest: KeyPart[] = [...(keys.name ?? []), { by: sql`x.id collate "C"`, type: 'text' } as const].map(
    (part) => ({ ...part, down: false }),
  );
  return [...asked, ...rest];
}

export interface CustomerPage {
  readonly limit: number;
  readonly order: readonly KeyPart[];
  /** The values of the last row before the page. */
  readonly after: readonly (string | number)[] | undefined;
}

/** A page of the customers that the handle may see; each row with the values that its place in the order has. */
export function customersPage(
  db: Db,
  person: string,
  filter: CustomerFilter,
  { limit, order, after }: CustomerPage,
) {
  const found = customerColumns(db, person).where(matching(person, filter));
  return db
    .selectFrom(found.as('x'))
    .selectAll('x')
    .select(sql<(string | number)[]>`json_build_array(${sql.join(order.map(({ by }) => by))})`.as('key'))
    .$if(after !== undefined, (query) => query.where(behind(order, after ?? [])))
    .orderBy(orderBy(order))
    .limit(limit)
    .execute();
}

export async function countCustomers(db: Db, person: string, filter: CustomerFilter): Promise<number> {
  const row = await db
    .selectFrom('customer as c')
    .where(matching(person, filter))
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}
