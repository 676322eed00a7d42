import { sql } from 'kysely';
import { type DayNumber, dayNumber } from '../../base/days.ts';
import { suite, suites } from '../../reports/services.ts';
import type { Db, Tx } from '../../store/store.ts';
import { shownPerson } from '../people/model.ts';
import type { TenantId } from '../tenants/model.ts';
import { type Available, availableOn, availableSteps, type FeedStep, type Override } from './entitlements.ts';
import type { Known } from './import-queries.ts';

/** A tenant by its id, GUID, domain, or by what its files call it; and its number in the warehouse, once it has one. */
export function tenantCalled(db: Db, text: string) {
  return db
    .selectFrom('tenant as t')
    .leftJoin('usage_tenant as u', 'u.tenant_id', 't.id')
    .where(({ or, eb }) =>
      or([
        eb('t.id', '=', text as TenantId),
        eb('t.guid', '=', text.toLowerCase()),
        eb('t.domain', '=', text.toLowerCase()),
        eb('u.called', '=', text),
      ]),
    )
    .select(['t.id', 't.name', 'u.number', 'u.called'])
    .orderBy('t.id')
    .executeTakeFirst();
}

/** The tenants that the handle sees and that files have come for, by what they are called. */
export function tenantsWithUsage(db: Db, ids?: readonly TenantId[]) {
  let query = db
    .selectFrom('usage_tenant as u')
    .innerJoin('tenant as t', 't.id', 'u.tenant_id')
    .innerJoin('customer as c', 'c.id', 't.customer_id')
    .leftJoin('tenant_internal as i', 'i.tenant_id', 't.id')
    .select(['t.id', 't.name', 'u.number', 'u.called'])
    .select(['c.name as customer', 'c.tpid', 'c.region'])
    .select(sql<string[]>`coalesce(i.motions, '{}')`.as('motions'));
  if (ids !== undefined) query = query.where('t.id', 'in', [...ids]);
  return query.orderBy('u.called').execute();
}

/** How far the ledgers have come that the handle sees, or those of these tenants: a tenant's by its id, the organisation's by null. */
export async function chainHeads(db: Db, only?: readonly TenantId[]): Promise<Map<string | null, number>> {
  let query = db.selectFrom('ledger_head').select(['tenant_id', 'seq']);
  if (only !== undefined)
    query = query.where(({ or, eb }) =>
      or([eb('tenant_id', 'is', null), ...(only.length === 0 ? [] : [eb('tenant_id', 'in', [...only])])]),
    );
  const heads = await query.execute();
  return new Map(heads.map(({ tenant_id: tenant, seq }) => [tenant, seq]));
}

/** Gives a tenant its number in the warehouse and the key of its people, once. */
export async function enrol(tx: Tx, tenant: TenantId, called: string, key: string) {
  await tx
    .insertInto('usage_tenant')
    .values({ tenant_id: tenant, called })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await tx
    .insertInto('usage_key')
    .values({ tenant_id: tenant, key })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return tx
    .selectFrom('usage_tenant as u')
    .innerJoin('usage_key as k', 'k.tenant_id', 'u.tenant_id')
    .where('u.tenant_id', '=', tenant)
    .select(['u.number', 'u.called', 'k.key'])
    .executeTakeFirstOrThrow();
}

/** What tenants were entitled to by the feed: per service and day what the latest import said of it, ascending by day. */
function fedEntitlements(db: Db, tenants: readonly TenantId[], known: Known | undefined) {
  let query = db
    .selectFrom('usage_entitlement')
    .distinctOn(['tenant_id', 'service', 'day'])
    .where('tenant_id', 'in', [...tenants])
    .select([
      'tenant_id',
      'service',
      sql<string>`day::text`.as('day'),
      'enabled',
      'assigned',
      'import_number',
    ]);
  if (known !== undefined) query = query.where('import_number', '<=', known.import);
  return query
    .orderBy('tenant_id')
    .orderBy('service')
    .orderBy('day')
    .orderBy('import_number', 'desc')
    .execute();
}

/** What people have said of entitlements, in the order in which they did. */
function saidEntitlements(db: Db, tenants: readonly TenantId[], known: Known | undefined) {
  let query = db
    .selectFrom('usage_override as o')
    .leftJoin('person as p', 'p.id', 'o.said_by')
    .where('o.tenant_id', 'in', [...tenants])
    .select(['o.tenant_id', 'o.service', 'o.version', 'o.count', 'o.why', 'o.said_by', 'o.said_at', 'p.name'])
    .select(sql<string>`o.from_day::text`.as('from_day'));
  if (known !== undefined) query = query.where('o.said_at', '<=', known.at);
  return query.orderBy('o.tenant_id').orderBy('o.service').orderBy('o.version').execute();
}

/** What is known of the entitlements of a tenant for a service. */
export interface Entitled {
  readonly tenant: TenantId;
  readonly service: string;
  readonly feed: readonly FeedStep[];
  readonly said: readonly Override[];
}

/**
 * Everything that feeds and people have said of tenants' entitlements, an entry a tenant and service; `any` for the suite.
 * @param known only what was known then
 * @param services of the suite
 */
export async function entitledOf(
  db: Db,
  tenants: readonly TenantId[],
  known?: Known,
  services: readonly string[] = suite,
): Promise<Entitled[]> {
  if (tenants.length === 0) return [];
  const [fed, said] = [await fedEntitlements(db, tenants, known), await saidEntitlements(db, tenants, known)];
  const keyOf = (row: { tenant_id: string; service: string }) => `${row.tenant_id} ${row.service}`;
  const own = suites.find((one) => one.services.join() === services.join())?.id;
  const named = fed.flatMap((row) => {
    if (!suites.some(({ id }) => id === row.service)) return [row];
    return row.service === own ? [{ ...row, service: 'any' }] : [];
  });
  const [feeds, words] = [Map.groupBy(named, keyOf), Map.groupBy(said, keyOf)];
  return [...new Set([...feeds.keys(), ...words.keys()])].sort().map((key) => {
    const [tenant, service] = key.split(' ') as [TenantId, string];
    const feed = (feeds.get(key) ?? []).map(({ day, enabled, assigned, import_number }) => ({
      day: dayNumber(day),
      enabled,
      assigned,
      import: import_number,
    }));
    return { tenant, service, feed, said: (words.get(key) ?? []).map(overrideOf) };
  });
}

function overrideOf(row: Awaited<ReturnType<typeof saidEntitlements>>[number]): Override {
  const { version, from_day, count, why, said_by: id, name, said_at: at } = row;
  return { version, from: dayNumber(from_day), count, why, by: shownPerson(id, name), at };
}

/** What a tenant has available of each service on a day, by the service's id: an override, else the feed's count (domain.md 3.6). */
export async function availableEntitlements(
  db: Db,
  tenant: TenantId,
  day: DayNumber,
): Promise<Map<string, Available>> {
  const all = await entitledOf(db, [tenant]);
  return new Map(
    all.flatMap(({ service, feed, said }) => {
      const available = availableOn(availableSteps(feed, said), day);
      return available === undefined ? [] : [[service, available] as const];
    }),
  );
}

const mostEvents = 500;

/** The newest entries of a tenant's ledger that a chart may show, oldest first. */
export async function ledgerForChart(db: Db, tenant: TenantId) {
  const rows = await db
    .selectFrom('ledger')
    .where('chain', '=', tenant)
    .where('kind', 'not like', 'usage.%')
    .select(['seq', 'at', 'kind', 'facts'])
    .orderBy('seq', 'desc')
    .limit(mostEvents)
    .execute();
  return rows.reverse().map((row) => ({ ...row, facts: row.facts as Record<string, unknown> }));
}

/** The number and the key of a tenant; for the system only. */
export function keyOfTenant(db: Db, tenant: TenantId) {
  return db
    .selectFrom('usage_tenant as u')
    .innerJoin('usage_key as k', 'k.tenant_id', 'u.tenant_id')
    .where('u.tenant_id', '=', tenant)
    .select(['u.number', 'k.key'])
    .executeTakeFirst();
}
