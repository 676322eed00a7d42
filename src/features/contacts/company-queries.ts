import { sql } from 'kysely';
import type { Db, Tx } from '../../store/store.ts';
import type { TenantId } from '../tenants/model.ts';
import type { CompanyFields, CompanyId } from './company-model.ts';

export function companiesOf(db: Db, tenant: TenantId) {
  return db
    .selectFrom('tenant_partner')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .orderBy(sql`lower(name) collate "C"`)
    .orderBy('id')
    .execute();
}

export function lockCompany(tx: Tx, tenant: TenantId, id: CompanyId) {
  return tx
    .selectFrom('tenant_partner')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** Another row of this company in this kind, if there is one. */
export function companyLike(
  db: Db,
  tenant: TenantId,
  { mpnId, kind }: Pick<CompanyFields, 'mpnId' | 'kind'>,
  except: CompanyId | undefined,
) {
  return db
    .selectFrom('tenant_partner')
    .select('name')
    .where('tenant_id', '=', tenant)
    .where('mpn_id', '=', mpnId)
    .where('kind', '=', kind)
    .$if(except !== undefined, (query) => query.where('id', '!=', except ?? ''))
    .executeTakeFirst();
}

export async function insertCompany(
  tx: Tx,
  id: CompanyId,
  tenant: TenantId,
  fields: CompanyFields,
): Promise<void> {
  const { name, mpnId, kind, engaged, notes } = fields;
  await tx
    .insertInto('tenant_partner')
    .values({ id, tenant_id: tenant, name, mpn_id: mpnId, kind, engaged, notes })
    .execute();
}

export async function putCompany(
  tx: Tx,
  id: CompanyId,
  { name, mpnId, kind, engaged, notes }: Partial<CompanyFields>,
  version: number,
): Promise<void> {
  await tx
    .updateTable('tenant_partner')
    .set({ name, mpn_id: mpnId, kind, engaged, notes, version })
    .where('id', '=', id)
    .execute();
}

export async function dropCompany(tx: Tx, id: CompanyId): Promise<void> {
  await tx.deleteFrom('tenant_partner').where('id', '=', id).execute();
}
