import { createHash, randomBytes } from 'node:crypto';
import { appendToLedger } from '../../store/ledger.ts';
import type { Tx } from '../../store/store.ts';
import { accountById, endSessions } from './account-queries.ts';
import { demandAdministrator } from './accounts.ts';
import type { Actor } from './model.ts';
import { problems } from './problems.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

const linkHours = 72;

/**
 * Makes the one-time link by which somebody sets a password; former links end.
 * @returns the token, which is kept nowhere, and how long it is good. @throws ADMINISTRATORS_ONLY, PERSON_UNKNOWN, QUEUE_NO_PASSWORD.
 */
export async function makePasswordLink(
  tx: Tx,
  who: Actor,
  personId: string,
  now: Date,
): Promise<{ token: string; expiresAt: Date }> {
  demandAdministrator(who, 'make links for a new password');
  const row = await accountById(tx, personId);
  if (row === undefined || row.disabled_at !== null) throw problems.PERSON_UNKNOWN();
  if (row.queue !== null) throw problems.QUEUE_NO_PASSWORD(row.name);
  const token = randomBytes(32).toString('base64url');
  const expiresAt = new Date(now.getTime() + linkHours * 3_600_000);
  await tx.deleteFrom('password_link').where('person_id', '=', personId).execute();
  await tx
    .insertInto('password_link')
    .values({
      token_hash: sha256(token),
      person_id: personId,
      made_by: who.person,
      created_at: now,
      expires_at: expiresAt,
    })
    .execute();
  await appendToLedger(tx, {
    tenant: null,
    at: now,
    person: who.person,
    kind: 'person.password-link-made',
    subject: personId,
    facts: { expires: expiresAt.toISOString() },
  });
  return { token, expiresAt };
}

/** Spends a link: sets the password and ends all sessions that there were. @returns whose it is. @throws PASSWORD_LINK_SPENT. */
export async function setPassword(
  tx: Tx,
  { token, passwordHash }: { token: string; passwordHash: string },
  now: Date,
): Promise<string> {
  const spent = await tx
    .updateTable('password_link')
    .set({ used_at: now })
    .where('token_hash', '=', sha256(token))
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .returning('person_id')
    .executeTakeFirst();
  const row = spent && (await accountById(tx, spent.person_id));
  if (row === undefined || row.disabled_at !== null || row.queue !== null)
    throw problems.PASSWORD_LINK_SPENT();
  const credential = { password_hash: passwordHash, changed_at: now };
  await tx
    .insertInto('credential')
    .values({ person_id: row.id, ...credential })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(credential))
    .execute();
  await endSessions(tx, row.id, now);
  const entry = {
    tenant: null,
    at: now,
    person: row.id,
    kind: 'person.password-set',
    subject: row.id,
    facts: {},
  };
  await appendToLedger(tx, entry);
  return row.id;
}
