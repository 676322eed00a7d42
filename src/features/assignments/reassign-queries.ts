import type { Db, Tx } from '../../store/store.ts';
import type { PlaceId } from './queries.ts';

interface NewReassignment {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly why: string;
  readonly by: string;
  readonly at: Date;
}

export async function putReassignment(tx: Tx, { id, from, to, why, by, at }: NewReassignment): Promise<void> {
  await tx.insertInto('reassignment').values({ id, from_id: from, to_id: to, why, by_id: by, at }).execute();
}

interface NewRow {
  readonly reassignment: string;
  readonly number: number;
  readonly place: PlaceId;
  readonly role: string;
  readonly lines: unknown;
}

export async function putRow(tx: Tx, { reassignment, number, place, role, lines }: NewRow): Promise<void> {
  const tenant_id = 'tenant' in place ? place.tenant : null;
  const customer_id = 'customer' in place ? place.customer : null;
  const row = { reassignment_id: reassignment, number, tenant_id, customer_id, role };
  await tx
    .insertInto('reassignment_row')
    .values({ ...row, lines: JSON.stringify(lines) })
    .execute();
}

function reassignments(db: Db) {
  return db
    .selectFrom('reassignment as r')
    .innerJoin('person as f', 'f.id', 'r.from_id')
    .innerJoin('person as t', 't.id', 'r.to_id')
    .leftJoin('person as b', 'b.id', 'r.by_id')
    .leftJoin('person as u', 'u.id', 'r.undone_by')
    .selectAll('r')
    .select(['f.name as from_name', 't.name as to_name', 'b.name as by_name', 'u.name as undone_name'])
    .select(({ selectFrom, fn }) =>
      selectFrom('reassignment_row as x')
        .whereRef('x.reassignment_id', '=', 'r.id')
        .select(fn.countAll<number>().as('count'))
        .as('rows'),
    );
}

/** The last bulk reassignments, newest first. */
export function recentReassignments(db: Db, limit: number) {
  return reassignments(db).orderBy('r.at', 'desc').orderBy('r.id', 'desc').limit(limit).execute();
}

export function reassignmentById(db: Db, id: string) {
  return reassignments(db).where('r.id', '=', id).executeTakeFirst();
}

export function rowsOfReassignment(db: Db, id: string) {
  return db
    .selectFrom('reassignment_row as x')
    .leftJoin('tenant as t', 't.id', 'x.tenant_id')
    .leftJoin('customer as c', 'c.id', 'x.customer_id')
    .where('x.reassignment_id', '=', id)
    .selectAll('x')
    .select(['t.name as tenant', 'c.name as customer'])
    .orderBy('x.number')
    .execute();
}

export async function settleRow(
  tx: Tx,
  id: string,
  number: number,
  state: 'undone' | 'kept',
  why: string,
): Promise<void> {
  await tx
    .updateTable('reassignment_row')
    .set({ state, kept_why: why })
    .where('reassignment_id', '=', id)
    .where('number', '=', number)
    .execute();
}

/** Marks a reassignment as taken back; false when somebody else has in the meantime. */
export async function settleUndo(
  tx: Tx,
  id: string,
  { by, at, match }: { by: string; at: Date; match: number },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('reassignment')
    .set({ undone_at: at, undone_by: by, version: match + 1 })
    .where('id', '=', id)
    .where('version', '=', match)
    .where('undone_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
