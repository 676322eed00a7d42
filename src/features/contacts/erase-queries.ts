import { type SqlBool, sql } from 'kysely';
import type { Db, Tx } from '../../store/store.ts';

/** What the ledger holds of a contact: entries, with the personal part where it has not been taken out. */
export function entriesOf(db: Db, contact: string) {
  return db
    .selectFrom('ledger as l')
    .leftJoin('ledger_personal as x', (join) =>
      join.onRef('x.chain', '=', 'l.chain').onRef('x.seq', '=', 'l.seq'),
    )
    .where('l.subject', '=', contact)
    .where(sql<SqlBool>`l.kind like 'contact.%'`)
    .select(['l.chain', 'l.seq', 'l.tenant_id', 'l.at', 'l.kind', 'l.facts', 'x.facts as personal'])
    .orderBy('l.chain')
    .orderBy('l.seq')
    .execute();
}

/** Contacts that have this e-mail address, or had it before they were changed or deleted. */
export async function contactsWithEmail(db: Db, email: string): Promise<string[]> {
  const wanted = email.trim().toLowerCase();
  const { rows } = await sql<{ id: string }>`
    select id from contact where lower(email) = ${wanted}
    union
    select l.subject from ledger l join ledger_personal x on x.chain = l.chain and x.seq = l.seq
    where l.kind like 'contact.%' and ${wanted} in (lower(x.facts #>> '{before,email}'), lower(x.facts #>> '{after,email}'))`.execute(
    db,
  );
  return rows.map(({ id }) => id);
}

/** Forgets the answers that were kept for saying a change twice, where they quote the contact. They live a day at most. */
export async function forgetAnswers(tx: Tx, contact: string): Promise<void> {
  await tx.deleteFrom('idempotency').where('body', 'like', `%${contact}%`).execute();
}

/** Forgets the rows of lists that brought the contact in, or would have: what they did stays, their cells and words go. */
export async function forgetImported(tx: Tx, contact: string, email: string): Promise<void> {
  const wanted = email.trim().toLowerCase();
  await sql`update import_row set cells = '{}', label = '', changes = '[]', reason = '', key = ''
    where subject = ${contact} or (${wanted} <> '' and exists (select from unnest(cells) as cell where lower(cell) = ${wanted}))`.execute(
    tx,
  );
}
