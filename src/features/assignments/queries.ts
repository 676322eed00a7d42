import { type SqlBool, sql } from 'kysely';
import type { Db, Tx } from '../../store/store.ts';
import type { CustomerId, TenantId } from '../tenants/model.ts';
import type { Focus } from './model.ts';

/** Where somebody is assigned. */
export type PlaceId = { readonly tenant: TenantId } | { readonly customer: CustomerId };

const columnOf = (place: PlaceId) =>
  'tenant' in place ? ({ tenant_id: place.tenant } as const) : ({ customer_id: place.customer } as const);
export const placeKey = (place: PlaceId): string => ('tenant' in place ? place.tenant : place.customer);

/** Writers of one place queue here until the commit. */
export async function lockPlaces(tx: Tx, places: readonly PlaceId[]): Promise<void> {
  for (const key of places.map(placeKey).sort())
    await sql`select pg_advisory_xact_lock(hashtextextended(${`assignments ${key}`}, 0))`.execute(tx);
}

/** Tenants and customers that the handle may see, each with its customer and the firm it is tied to. */
export async function placesById(db: Db, places: readonly PlaceId[]) {
  const tenants = places.flatMap((place) => ('tenant' in place ? [place.tenant] : []));
  const customers = places.flatMap((place) => ('customer' in place ? [place.customer] : []));
  const ofTenants = db
    .selectFrom('tenant as t')
    .innerJoin('customer as c', 'c.id', 't.customer_id')
    .leftJoin('partner_firm as f', 'f.id', 't.firm_id')
    .select(['t.id', 't.name', 'c.id as customer_id', 'c.name as customer', 't.firm_id', 'f.name as firm'])
    .where('t.id', 'in', tenants);
  const ofCustomers = db
    .selectFrom('customer')
    .select(['id', 'name', 'id as customer_id', 'name as customer'])
    .where('id', 'in', customers);
  const [some, others] = [
    tenants.length === 0 ? [] : await ofTenants.execute(),
    customers.length === 0 ? [] : await ofCustomers.execute(),
  ];
  return new Map<string, (typeof some)[number] | ((typeof others)[number] & { firm_id: null; firm: null })>([
    ...some.map((row) => [row.id, row] as const),
    ...others.map((row) => [row.id, { ...row, firm_id: null, firm: null }] as const),
  ]);
}

function rows(db: Db) {
  return db
    .selectFrom('assignment')
    .select([
      'id',
      'person_id',
      'role',
      'tenant_id',
      'customer_id',
      'service',
      'is_primary',
      'focus',
      'version',
    ]);
}
export type Row = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];

/** All assignments of some places. */
export async function assignmentsAt(db: Db, places: readonly PlaceId[]): Promise<Row[]> {
  const tenants = places.flatMap((place) => ('tenant' in place ? [place.tenant] : []));
  const customers = places.flatMap((place) => ('customer' in place ? [place.customer] : []));
  if (tenants.length + customers.length === 0) return [];
  return rows(db)
    .where(({ or, eb }) =>
      or([
        eb('tenant_id', '=', sql<TenantId>`any (${tenants})`),
        eb('customer_id', '=', sql<CustomerId>`any (${customers})`),
      ]),
    )
    .orderBy('id')
    .execute();
}

/** All assignments of a person, with the places they are at. */
export function assignmentsOf(db: Db, person: string) {
  return db
    .selectFrom('assignment as a')
    .leftJoin('tenant as t', 't.id', 'a.tenant_id')
    .leftJoin('customer as c', (join) =>
      join.on(({ or, eb }) =>
        or([eb('c.id', '=', eb.ref('a.customer_id')), eb('c.id', '=', eb.ref('t.customer_id'))]),
      ),
    )
    .leftJoin('partner_firm as f', 'f.id', 't.firm_id')
    .where('a.person_id', '=', person)
    .select([
      'a.id',
      'a.role',
      'a.service',
      'a.is_primary',
      'a.focus',
      'a.version',
      'a.tenant_id',
      'a.customer_id',
    ])
    .select(['t.name as tenant', 't.firm_id', 'f.name as firm', 'c.name as customer'])
    .orderBy(sql`lower(coalesce(t.name, c.name)) collate "C"`)
    .orderBy('a.role')
    .orderBy('a.service')
    .execute();
}

export interface RowChange {
  readonly id: string;
  readonly primary: boolean;
  readonly focus: Focus | null;
}
export interface NewRow extends RowChange {
  readonly person: string;
  readonly role: string;
  readonly service: string;
}

/**
 * Writes what differs at a place in one statement: rows that go, stars that fall, stars that rise, rows that come, in this order. In one,
 * because a FastTrack Manager who hands the star on may do so only as long as it is theirs, and the statement is judged by what was before it.
 * @returns how many rows it touched: fewer than given when row security let some not be touched.
 */
export async function writeRows(
  tx: Tx,
  place: PlaceId,
  change: {
    readonly gone: readonly string[];
    readonly changed: readonly RowChange[];
    readonly added: readonly NewRow[];
  },
  by: { readonly person: string; readonly at: Date },
): Promise<number> {
  const column = columnOf(place);
  const [tenant, customer] = [
    'tenant_id' in column ? column.tenant_id : null,
    'customer_id' in column ? column.customer_id : null,
  ];
  const changed = JSON.stringify(change.changed);
  const added = JSON.stringify(change.added);
  const { rows: counted } = await sql<{ count: number }>`
    with gone as (
      delete from assignment where id = any (${[...change.gone]}) returning id
    ), lowered as (
      update assignment a set is_primary = false, focus = x.focus, version = a.version + 1
      from jsonb_to_recordset(${changed}::jsonb) as x (id text, "primary" boolean, focus text)
      where a.id = x.id and not x."primary" returning a.id
    ), risen as (
      update assignment a set is_primary = true, focus = x.focus, version = a.version + 1
      from jsonb_to_recordset(${changed}::jsonb) as x (id text, "primary" boolean, focus text)
      where a.id = x.id and x."primary" and (select count(*) from gone) + (select count(*) from lowered) >= 0 returning a.id
    ), come as (
      insert into assignment (id, person_id, role, tenant_id, customer_id, service, is_primary, focus, assigned_by, assigned_at)
      select x.id, x.person, x.role, ${tenant}::text, ${customer}::text, x.service, x."primary", x.focus, ${by.person}, ${by.at.toISOString()}::timestamptz
      from jsonb_to_recordset(${added}::jsonb) as x (id text, person text, role text, service text, "primary" boolean, focus text)
      where (select count(*) from gone) + (select count(*) from lowered) + (select count(*) from risen) >= 0 returning id
    )
    select ((select count(*) from gone) + (select count(*) from lowered) + (select count(*) from risen) + (select count(*) from come))::integer as count
  `.execute(tx);
  return counted[0]?.count ?? 0;
}

/** Ties a tenant to a firm, or to none. */
export async function tieTenant(tx: Tx, tenant: TenantId, firm: string | null): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('tenant')
    .set({ firm_id: firm, version: sql`version + 1` })
    .where('id', '=', tenant)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Kinds of ledger entries that the log of assignments is made of. */
export const logKinds = ['person.assigned', 'assignment.changed', 'person.unassigned'];

/** The log of a place, newest first, as far as the handle may see it. @param before number of the entry that the page ends above. */
export function logOf(db: Db, place: PlaceId, page: { limit: number; before: number | undefined }) {
  let query = db
    .selectFrom('ledger as l')
    .leftJoin('person as p', 'p.id', 'l.subject')
    .leftJoin('person as b', 'b.id', 'l.person_id')
    .where('l.kind', 'in', logKinds)
    .select([
      'l.seq',
      'l.at',
      'l.person_id',
      'b.name as by',
      'b.firm_id',
      'l.kind',
      'l.subject',
      'p.name',
      'l.why',
      'l.facts',
    ]);
  query =
    'tenant' in place
      ? query.where('l.chain', '=', place.tenant)
      : query
          .where('l.tenant_id', 'is', null)
          .where(sql<SqlBool>`l.facts ->> 'customer' = ${place.customer}`);
  if (page.before !== undefined) query = query.where('l.seq', '<', page.before);
  return query.orderBy('l.seq', 'desc').limit(page.limit).execute();
}

/** Who changed one of these people's assignments at a place last, and when. */
export function lastChange(db: Db, place: PlaceId, people: readonly string[], role: string) {
  const query = db
    .selectFrom('ledger as l')
    .leftJoin('person as b', 'b.id', 'l.person_id')
    .where('l.kind', 'in', logKinds)
    .where('l.subject', 'in', [...people])
    .where(sql<SqlBool>`l.facts ->> 'role' = ${role}`)
    .select(['l.at', 'b.name']);
  const here =
    'tenant' in place
      ? query.where('l.chain', '=', place.tenant)
      : query
          .where('l.tenant_id', 'is', null)
          .where(sql<SqlBool>`l.facts ->> 'customer' = ${place.customer}`);
  return here.orderBy('l.seq', 'desc').limit(1).executeTakeFirst();
}

/** Ids of people with assignments, by name; also of those who have left. @param search part of a name or an e-mail address. */
export async function assignedPeople(db: Db, search: string, limit: number): Promise<string[]> {
  const pattern = `%${search.replace(/[\\%_]/g, (special) => `\\${special}`)}%`;
  const found = await db
    .selectFrom('person as p')
    .where(({ or, eb }) => or([eb('p.name', 'ilike', pattern), eb('p.email', 'ilike', pattern)]))
    .where(({ exists, selectFrom }) =>
      exists(selectFrom('assignment as a').whereRef('a.person_id', '=', 'p.id').select('a.id')),
    )
    .select('p.id')
    .orderBy(sql`lower(p.name) collate "C"`)
    .orderBy('p.id')
    .limit(limit)
    .execute();
  return found.map(({ id }) => id);
}
