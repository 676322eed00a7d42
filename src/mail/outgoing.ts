import { sql } from 'kysely';
import { newId } from '../base/ids.ts';
import { announce } from '../store/outbox.ts';
import type { Db, Tx } from '../store/store.ts';
import type { Letter } from './letter.ts';
import { isAddress } from './settings.ts';
import type { Outcome } from './smtp.ts';

/** The news that a letter waits to be sent. */
export const letterWritten = 'mail.written';

const minute = 60_000;
/** Longer than handing over can take (`usualPatience`): who claimed a letter before this is not at work on it any more. */
const claimLasts = 10 * minute;
/** Pauses between tries double from one minute to two hours; so it is tried for about a day. */
export const mostTries = 18;
const pauseAfter = (tries: number) => Math.min(2 ** (tries - 1), 120) * minute;

export interface Written {
  /** What it is about: one letter to one person about one thing, for ever. */
  readonly occasion: string;
  readonly to: { readonly id: string; readonly email: string };
  readonly letter: Letter;
  /** Those of one series follow each other: what has not left yet is not sent after a newer one. */
  readonly series?: string;
}

/** Puts a letter on its way, in the transaction of what it tells. @returns its id; null when there was one on this occasion. */
export async function writeLetter(tx: Tx, written: Written, now: Date): Promise<string | null> {
  const { occasion, to, letter, series = null } = written;
  const id = newId('mail', now);
  const isWrong = !isAddress(to.email);
  const made = await tx
    .insertInto('mail_sent')
    .values({
      id,
      occasion,
      person_id: to.id,
      address: to.email,
      series,
      letter: JSON.stringify(letter),
      made_at: now,
      next_try: now,
      ...(isWrong ? { state: 'failed', ended_at: now, answer: 'This is no e-mail address' } : {}),
    })
    .onConflict((conflict) => conflict.columns(['person_id', 'occasion']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (made === undefined) return null;
  if (series !== null) await dropWaiting(tx, series, to.id, now, id);
  await announce(tx, { kind: letterWritten, body: { mail: id }, at: now });
  return id;
}

/** Letters of a series to somebody that have not left yet are not sent any more. @param but the one that takes their place. */
export async function dropWaiting(
  tx: Tx,
  series: string,
  person: string,
  now: Date,
  but?: string,
): Promise<void> {
  let query = tx
    .updateTable('mail_sent')
    .set({ state: 'superseded', ended_at: now })
    .where('series', '=', series)
    .where('person_id', '=', person)
    .where('state', '=', 'waiting');
  if (but !== undefined) query = query.where('id', '!=', but as Claimed['id']);
  await query.execute();
}

export type Claimed = NonNullable<Awaited<ReturnType<typeof claimLetter>>>;

/**
 * Takes the next letter that is due, so that nobody else sends it. Committed before anything leaves: whoever dies afterwards leaves a claim behind,
 * which `giveUpClaims` finds. People who have been disabled since are written to no more.
 */
export function claimLetter(db: Db, sender: string, now: Date) {
  return db.transaction().execute(async (tx) => {
    const due = await tx
      .selectFrom('mail_sent')
      .select(['id', 'person_id'])
      .where('state', '=', 'waiting')
      .where('next_try', '<=', now)
      .orderBy('next_try')
      .orderBy('id')
      .limit(1)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst();
    if (due === undefined) return undefined;
    return (
      tx
        .updateTable('mail_sent as m')
        .from('person as p')
        .set({ state: 'sending', claimed_at: now, tries: sql`m.tries + 1` })
        // The same however often it is tried, so that a mailbox that gets it twice shows it once.
        .set({ message_id: sql`coalesce(m.message_id, m.id || ${sender.slice(sender.lastIndexOf('@'))})` })
        .whereRef('p.id', '=', 'm.person_id')
        .where('m.id', '=', due.id)
        .returning(['m.id', 'm.address', 'm.letter', 'm.made_at', 'm.tries', 'p.name', 'p.disabled_at'])
        .returning(sql<string>`m.message_id`.as('message_id'))
        .executeTakeFirstOrThrow()
    );
  });
}

/** Writes down what came of it. A letter that certainly did not leave waits for another try, until it has been tried for a day. */
export async function endLetter(
  db: Db,
  { id, tries }: Pick<Claimed, 'id' | 'tries'>,
  outcome: Outcome,
  now: Date,
): Promise<void> {
  const answer = outcome.said.slice(0, 500);
  const change =
    outcome.kind === 'later' && tries < mostTries
      ? ({ state: 'waiting', next_try: new Date(now.getTime() + pauseAfter(tries)), answer } as const)
      : ({ state: ended[outcome.kind], ended_at: now, answer } as const);
  await db
    .updateTable('mail_sent')
    .set(change)
    .where('id', '=', id)
    // Who was slower than a claim lasts finds it given up, and says no more about it.
    .where('state', '=', 'sending')
    .where('tries', '=', tries)
    .execute();
}

const ended = { sent: 'sent', refused: 'failed', later: 'failed', unclear: 'unclear' } as const;

/** Letters whose sender died between claiming and saying how it ended: they may have left, so they are shown and not sent again. */
export async function giveUpClaims(db: Db, now: Date): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('mail_sent')
    .set({ state: 'unclear', ended_at: now, answer: 'Uptake ended before the mail server had answered' })
    .where('state', '=', 'sending')
    .where('claimed_at', '<', new Date(now.getTime() - claimLasts))
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** Letters that need somebody: refused, given up, or with an unclear end. Newest first. */
export function lettersInTrouble(db: Db, limit: number) {
  return db
    .selectFrom('mail_sent as m')
    .innerJoin('person as p', 'p.id', 'm.person_id')
    .where('m.state', 'in', ['failed', 'unclear'])
    .select(['m.id', 'm.occasion', 'm.address', 'm.state', 'm.tries', 'm.ended_at', 'm.answer', 'p.name'])
    .select(sql<string>`m.letter ->> 'subject'`.as('subject'))
    .orderBy('m.ended_at', 'desc')
    .orderBy('m.id', 'desc')
    .limit(limit)
    .execute();
}

/** Sends a letter again that somebody has looked at. @returns false when there is none with this id that failed. */
export async function sendAgain(tx: Tx, id: string, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('mail_sent as m')
    .from('person as p')
    .whereRef('p.id', '=', 'm.person_id')
    // Perhaps it was the address that was wrong.
    .set((eb) => ({ state: 'waiting', next_try: now, ended_at: null, tries: 0, address: eb.ref('p.email') }))
    .where('m.id', '=', id as Claimed['id'])
    .where('m.state', 'in', ['failed', 'unclear'])
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  await announce(tx, { kind: letterWritten, body: { mail: id }, at: now });
  return true;
}

/** What became of the letters of these series. */
export function lettersOf(db: Db, series: readonly string[]) {
  if (series.length === 0) return Promise.resolve([]);
  return db
    .selectFrom('mail_sent')
    .where('series', 'in', [...series])
    .select(['series', 'person_id', 'occasion', 'state', 'ended_at'])
    .orderBy('id')
    .execute();
}
