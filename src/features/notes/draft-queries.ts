import type { Db, Tx } from '../../store/store.ts';
import { type DraftId, mostDrafts } from './model.ts';

/** The drafts of the person of the handle, the one changed last first. */
export function draftsOf(db: Db, person: string) {
  return db
    .selectFrom('note_draft as d')
    .leftJoin('tenant as t', 't.id', 'd.tenant_id')
    .where('d.person_id', '=', person)
    .selectAll('d')
    .select('t.name as tenant')
    .orderBy('d.changed_at', 'desc')
    .orderBy('d.id', 'desc')
    .execute();
}

export function draftById(db: Db, id: DraftId) {
  return db
    .selectFrom('note_draft as d')
    .leftJoin('tenant as t', 't.id', 'd.tenant_id')
    .where('d.id', '=', id)
    .selectAll('d')
    .select('t.name as tenant')
    .executeTakeFirst();
}
export type DraftRow = NonNullable<Awaited<ReturnType<typeof draftById>>>;
type DraftValues = Omit<DraftRow, 'tenant' | 'version'>;

/** Keeps a new draft in the first free place; false when none is free. */
export async function addDraft(tx: Tx, values: Omit<DraftValues, 'place'>): Promise<boolean> {
  const taken = await tx
    .selectFrom('note_draft')
    .where('person_id', '=', values.person_id)
    .select('place')
    .execute();
  const places = Array.from({ length: mostDrafts }, (_, n) => n + 1);
  for (const place of places.filter((one) => !taken.some((row) => row.place === one))) {
    const added = await tx
      .insertInto('note_draft')
      .values({ ...values, place })
      // Another window may take a place at the same moment.
      .onConflict((conflict) => conflict.columns(['person_id', 'place']).doNothing())
      .returning('id')
      .executeTakeFirst();
    if (added !== undefined) return true;
  }
  return false;
}

/** Changes a draft; false when it is another version by now, or gone. */
export async function putDraft(
  tx: Tx,
  id: DraftId,
  match: number,
  values: Omit<DraftValues, 'id' | 'place' | 'person_id' | 'created_at'>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('note_draft')
    .set({ ...values, version: match + 1 })
    .where('id', '=', id)
    .where('version', '=', match)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Deletes a draft; false when there is none. */
export async function dropDraft(tx: Tx, id: string): Promise<boolean> {
  const { numDeletedRows } = await tx.deleteFrom('note_draft').where('id', '=', id).executeTakeFirst();
  return numDeletedRows === 1n;
}
