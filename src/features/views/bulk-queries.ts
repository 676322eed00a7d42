import type { Db, Tx } from '../../store/store.ts';
import type { TenantId } from '../tenants/model.ts';
import type { BulkChange, Fields } from './bulk-model.ts';

interface NewBulk {
  readonly id: string;
  readonly by: string;
  readonly at: Date;
  readonly change: BulkChange;
  readonly why: string;
}

export async function putBulk(tx: Tx, { id, by, at, change, why }: NewBulk): Promise<void> {
  await tx
    .insertInto('bulk_change')
    .values({ id, by_id: by, at, change: JSON.stringify(change), why })
    .execute();
}

interface NewRow {
  readonly tenant: TenantId;
  readonly before: Fields;
  readonly after: Fields;
  readonly made: number;
}

export async function putBulkRow(
  tx: Tx,
  bulk: string,
  { tenant, before, after, made }: NewRow,
): Promise<void> {
  const fields = { before: JSON.stringify(before), after: JSON.stringify(after) };
  await tx
    .insertInto('bulk_change_row')
    .values({ bulk_id: bulk, tenant_id: tenant, ...fields, made_version: made })
    .execute();
}

/** The change for taking it back: nobody else can until the transaction ends. */
export async function lockBulk(tx: Tx, id: string) {
  return tx.selectFrom('bulk_change').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

export function rowsOfBulk(db: Db, id: string) {
  return db
    .selectFrom('bulk_change_row as r')
    .innerJoin('tenant as t', 't.id', 'r.tenant_id')
    .where('r.bulk_id', '=', id)
    .selectAll('r')
    .select('t.name')
    .orderBy('t.name')
    .orderBy('t.id')
    .execute();
}

export async function settleBulk(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.updateTable('bulk_change').set({ undone_at: at, version: 2 }).where('id', '=', id).execute();
}

export async function settleBulkRow(
  tx: Tx,
  id: string,
  tenant: TenantId,
  state: 'undone' | 'kept',
): Promise<void> {
  await tx
    .updateTable('bulk_change_row')
    .set({ state })
    .where('bulk_id', '=', id)
    .where('tenant_id', '=', tenant)
    .execute();
}
