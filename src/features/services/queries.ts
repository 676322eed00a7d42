import type { Db, Tx } from '../../store/store.ts';
import type { TenantId } from '../tenants/model.ts';

/** Everything that is stored of the services of a tenant, or of one of them; a list a table, in order. */
export async function storedServices(db: Db, tenant: TenantId, service?: string) {
  const of = { tenant, service };
  const heads = await headsOf(db, of);
  return {
    heads,
    rows: await rowsOf(db, of),
    indicators: await indicatorsOf(db, of),
    migrations: await migrationsOf(db, of),
    forecasts: await forecastsOf(db, of),
    motions: await motionsOf(db, of),
    feeds: await feedsOf(db, of),
  };
}
export type Stored = Awaited<ReturnType<typeof storedServices>>;

interface Of {
  readonly tenant: TenantId;
  readonly service: string | undefined;
}

function headsOf(db: Db, { tenant, service }: Of) {
  return db
    .selectFrom('tenant_service as s')
    .leftJoin('person as p', 'p.id', 's.updated_by')
    .where('s.tenant_id', '=', tenant)
    .$if(service !== undefined, (query) => query.where('s.service', '=', service as string))
    .selectAll('s')
    .select('p.name as updated_name')
    .orderBy('s.service')
    .execute();
}

/** The parts of the entitlements, with the names of who said target and intent, and of an owner who is a contact. */
function rowsOf(db: Db, { tenant, service }: Of) {
  return db
    .selectFrom('entitlement_status as r')
    .leftJoin('person as t', 't.id', 'r.target_by')
    .leftJoin('person as i', 'i.id', 'r.intent_by')
    .leftJoin('contact as c', 'c.id', 'r.owner_contact_id')
    .where('r.tenant_id', '=', tenant)
    .$if(service !== undefined, (query) => query.where('r.service', '=', service as string))
    .selectAll('r')
    .select(['t.name as target_name', 'i.name as intent_name', 'c.name as contact_name'])
    .orderBy('r.service')
    .orderBy('r.place')
    .execute();
}

function indicatorsOf(db: Db, { tenant, service }: Of) {
  return db
    .selectFrom('adoption_indicator as a')
    .leftJoin('person as p', 'p.id', 'a.said_by')
    .where('a.tenant_id', '=', tenant)
    .$if(service !== undefined, (query) => query.where('a.service', '=', service as string))
    .selectAll('a')
    .select('p.name')
    .execute();
}

function migrationsOf(db: Db, { tenant, service }: Of) {
  return db
    .selectFrom('service_migration')
    .where('tenant_id', '=', tenant)
    .$if(service !== undefined, (query) => query.where('service', '=', service as string))
    .selectAll()
    .orderBy('service')
    .orderBy('place')
    .execute();
}

function forecastsOf(db: Db, { tenant, service }: Of) {
  return db
    .selectFrom('service_forecast as f')
    .leftJoin('person as p', 'p.id', 'f.said_by')
    .where('f.tenant_id', '=', tenant)
    .$if(service !== undefined, (query) => query.where('f.service', '=', service as string))
    .selectAll('f')
    .select('p.name')
    .orderBy('f.service')
    .orderBy('f.version', 'desc')
    .execute();
}

function motionsOf(db: Db, { tenant, service }: Of) {
  return db
    .selectFrom('service_motion')
    .where('tenant_id', '=', tenant)
    .$if(service !== undefined, (query) => query.where('service', '=', service as string))
    .select(['service', 'motion'])
    .orderBy('motion')
    .execute();
}

function feedsOf(db: Db, { tenant, service }: Of) {
  return db
    .selectFrom('service_feed')
    .where('tenant_id', '=', tenant)
    .$if(service !== undefined, (query) => query.where('service', '=', service as string))
    .select(['service', 'rfa', 'rfa_submitted', 'predicted_gain'])
    .execute();
}

/** The version of a service, locked: nobody else saves it until the transaction ends. */
export function lockService(tx: Tx, tenant: TenantId, service: string) {
  return tx
    .selectFrom('tenant_service')
    .where('tenant_id', '=', tenant)
    .where('service', '=', service)
    .select('version')
    .forUpdate()
    .executeTakeFirst();
}

/** Contacts that may own a part: those of the tenant and of its customer, without the account team, whom partners don't see (domain.md 2.4). */
export function possibleOwners(db: Db, tenant: TenantId) {
  return db
    .selectFrom('contact as c')
    .innerJoin('tenant as t', (join) =>
      join.on(({ or, eb }) =>
        or([eb('c.tenant_id', '=', eb.ref('t.id')), eb('c.customer_id', '=', eb.ref('t.customer_id'))]),
      ),
    )
    .where('t.id', '=', tenant)
    .where('c.kind', '<>', 'Microsoft')
    .select(['c.id', 'c.name', 'c.kind'])
    .orderBy('c.name')
    .orderBy('c.id')
    .execute();
}

/** Motions of the tenant as a whole; none for partners. */
export async function motionsOfTenant(db: Db, tenant: TenantId): Promise<readonly string[]> {
  const row = await db
    .selectFrom('tenant_internal')
    .where('tenant_id', '=', tenant)
    .select('motions')
    .executeTakeFirst();
  return row?.motions ?? [];
}

/** The partner firm that serves a tenant, as far as the handle may know it. */
export async function firmOfTenant(db: Db, tenant: TenantId): Promise<string> {
  const row = await db
    .selectFrom('tenant as t')
    .innerJoin('partner_firm as f', 'f.id', 't.firm_id')
    .where('t.id', '=', tenant)
    .select('f.name')
    .executeTakeFirst();
  return row?.name ?? '';
}
