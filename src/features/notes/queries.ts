import { type SqlBool, sql } from 'kysely';
import type { Db, Tx } from '../../store/store.ts';
import type { TenantId } from '../tenants/model.ts';
import { type DueAction, mostFound, type NoteId } from './model.ts';

function noteColumns(db: Db) {
  return db
    .selectFrom('note as n')
    .innerJoin('tenant as t', 't.id', 'n.tenant_id')
    .leftJoin('person as p', 'p.id', 'n.author_id')
    .leftJoin('person as o', 'o.id', 'n.next_action_owner')
    .leftJoin('note_done as d', 'd.note_id', 'n.id')
    .leftJoin('person as b', 'b.id', 'd.done_by')
    .select(['n.id', 'n.tenant_id', 't.name as tenant', 'n.task_id', 'n.services', 'n.category'])
    .select(['n.legacy_category', 'n.body', 'n.escalated', 'n.tags', 'n.audience', 'n.created_at'])
    .select(['n.next_action', 'n.next_action_date', 'n.next_action_owner', 'o.name as owner'])
    .select(['d.done_by', 'd.done_at', 'b.name as done_name'])
    .select(['n.author_id', 'p.name as author', 'n.corrects'])
    .select((note) =>
      note
        .selectFrom('note as c')
        .whereRef('c.corrects', '=', 'n.id')
        .select('c.id')
        .orderBy('c.created_at', 'desc')
        .orderBy('c.id', 'desc')
        .limit(1)
        .as('corrected_by'),
    );
}

export type NoteRow = Awaited<ReturnType<typeof notesById>>[number];

/** Notes of a tenant, newest first. @param after moment (ISO) and id of the last note before the page. */
export function notesOf(
  db: Db,
  tenant: TenantId,
  taskId: string | undefined,
  page: { limit: number; after: readonly [string, string] | undefined },
): Promise<NoteRow[]> {
  let query = noteColumns(db).where('n.tenant_id', '=', tenant);
  if (taskId !== undefined) query = query.where('n.task_id', '=', taskId);
  if (page.after !== undefined) {
    const [at, id] = page.after;
    query = query.where(sql<SqlBool>`(n.created_at, n.id) < (${at}::timestamptz, ${id})`);
  }
  return query.orderBy('n.created_at', 'desc').orderBy('n.id', 'desc').limit(page.limit).execute();
}

/** Notes by their ids, as far as the handle may read them, in no order. */
export function notesById(db: Db, ids: readonly string[]) {
  return noteColumns(db)
    .where('n.id', 'in', [...ids])
    .execute();
}

/** Those of these tenants that a person is assigned to, directly or by the customer. */
export async function assignedAmong(
  db: Db,
  person: string,
  tenants: readonly TenantId[],
): Promise<Set<string>> {
  if (tenants.length === 0) return new Set();
  const rows = await db
    .selectFrom('tenant as t')
    .innerJoin('assignment as a', (join) =>
      join.on(({ or, eb }) =>
        or([eb('a.tenant_id', '=', eb.ref('t.id')), eb('a.customer_id', '=', eb.ref('t.customer_id'))]),
      ),
    )
    .where('t.id', 'in', [...new Set(tenants)])
    .where('a.person_id', '=', person)
    .select('t.id')
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** Whether a person may be given work at a tenant: assigned there or at its customer. */
export async function isAssigned(db: Db, person: string, tenant: TenantId): Promise<boolean> {
  return (await assignedAmong(db, person, [tenant])).size > 0;
}

/**
 * What a person has to do next by their notes, up to a day: not done yet, and not taken over by a correction. The soonest first; for the day screen.
 * @param until the last day, `2026-11-27`.
 */
export async function dueActions(db: Db, person: string, until: string): Promise<DueAction[]> {
  const rows = await db
    .selectFrom('note as n')
    .innerJoin('tenant as t', 't.id', 'n.tenant_id')
    .where('n.next_action_owner', '=', person)
    .where('n.next_action_date', '<=', until)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('note_done as d').whereRef('d.note_id', '=', 'n.id').select('d.note_id'))),
    )
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('note as c').whereRef('c.corrects', '=', 'n.id').select('c.id'))),
    )
    .select(['n.id as noteId', 'n.tenant_id as tenantId', 't.name as tenant', 'n.next_action as text'])
    .select(['n.next_action_date as date', 'n.escalated'])
    .orderBy('n.next_action_date')
    .orderBy('n.id')
    .limit(mostFound)
    .execute();
  return rows.map((row) => ({ ...row, date: row.date ?? until }));
}

/** Says that the next action of a note is done, or takes that back; false when it was said before. */
export async function putDone(
  tx: Tx,
  note: { readonly id: NoteId; readonly tenant: TenantId; readonly audience: 'internal' | 'shared' },
  done: { readonly by: string; readonly at: Date } | undefined,
): Promise<boolean> {
  if (done === undefined) {
    const { numDeletedRows } = await tx
      .deleteFrom('note_done')
      .where('note_id', '=', note.id)
      .executeTakeFirst();
    return numDeletedRows === 1n;
  }
  const row = { note_id: note.id, tenant_id: note.tenant, audience: note.audience };
  const added = await tx
    .insertInto('note_done')
    .values({ ...row, done_by: done.by, done_at: done.at })
    .onConflict((conflict) => conflict.column('note_id').doNothing())
    .returning('note_id')
    .executeTakeFirst();
  return added !== undefined;
}

const mostEscalations = 100;

/** Notes of a tenant that were escalated and say of which services, newest first. */
export async function escalatedNotes(db: Db, tenant: TenantId) {
  const rows = await db
    .selectFrom('note as n')
    .leftJoin('person as p', 'p.id', 'n.author_id')
    .where('n.tenant_id', '=', tenant)
    .where('n.escalated', '=', true)
    .where(sql<SqlBool>`n.services <> '{}'`)
    .select(['n.id', 'n.services', 'n.created_at', 'n.body', 'p.name'])
    .orderBy('n.created_at', 'desc')
    .orderBy('n.id', 'desc')
    .limit(mostEscalations)
    .execute();
  return rows.map(({ id, services, created_at: at, body: text, name }) => ({
    id,
    services,
    at,
    text,
    by: name ?? '',
  }));
}
