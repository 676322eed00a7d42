import type { Clock } from '../../base/time.ts';
import { isTimeZone } from '../../base/zones.ts';
import { writeLetter } from '../../mail/outgoing.ts';
import type { Job } from '../../store/jobs.ts';
import type { Store, Tx } from '../../store/store.ts';
import { noticed } from '../cases/notices.ts';
import { actorOf } from '../people/commands.ts';
import type { Actor } from '../people/model.ts';
import { personById } from '../people/queries.ts';
import { noticeLetter } from './letter.ts';
import { namedZone, peopleToTell, preferenceOf, untoldNotices } from './queries.ts';
import { type Due, lettersDue } from './rules.ts';

/** Nobody is told by letter of what lies longer back. */
const daysBack = 14;

/** Writes to people what the portal told them and they have not read, once, when they want it. */
export function noticeMailJob(store: Store, publicUrl: URL, now: Clock): Job {
  return {
    name: 'write-notices',
    follows: [noticed],
    cron: '*/5 * * * *',
    run: async ({ people }) => {
      const at = now();
      const since = new Date(at.getTime() - daysBack * 86_400_000);
      const among = Array.isArray(people) ? people.map(String) : undefined;
      for (const person of await peopleToTell(store.system, since, among))
        await tell(store, publicUrl, person, since, at);
    },
  };
}

async function tell(store: Store, publicUrl: URL, person: string, since: Date, now: Date): Promise<void> {
  const row = await personById(store.system, person);
  if (row === undefined) return;
  const reader = actorOf(person, row);
  // As the reader: a letter tells what they would see in the portal now, and nothing beside it.
  const db = store.as(reader);
  const named = await namedZone(db, person);
  const zone = isTimeZone(named) ? named : 'UTC';
  const untold = await untoldNotices(db, person, since);
  for (const due of lettersDue(await preferenceOf(db, person), zone, untold, now)) {
    const letter = noticeLetter(due, zone, publicUrl);
    await store.system.transaction().execute((tx) => write(tx, reader, due, letter, now));
  }
}

/** The letter and that it tells these notices, together; nothing of it where one of them was read or told meanwhile. */
async function write(
  tx: Tx,
  reader: Actor,
  { occasion, notices }: Due,
  letter: ReturnType<typeof noticeLetter>,
  now: Date,
): Promise<void> {
  const ids = notices.map(({ id }) => id);
  const free = await tx
    .selectFrom('notice')
    .select('id')
    .where('id', 'in', ids)
    .where('read_at', 'is', null)
    .where('mail_id', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute();
  if (free.length < ids.length) return;
  const mail = await writeLetter(
    tx,
    { occasion, to: { id: reader.person, email: reader.email }, letter },
    now,
  );
  if (mail !== null) await tx.updateTable('notice').set({ mail_id: mail }).where('id', 'in', ids).execute();
}
