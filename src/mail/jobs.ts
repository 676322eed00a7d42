import type { Clock } from '../base/time.ts';
import type { Job } from '../store/jobs.ts';
import type { Db, Store } from '../store/store.ts';
import { composed } from './compose.ts';
import type { Letter } from './letter.ts';
import { type Claimed, claimLetter, endLetter, giveUpClaims, letterWritten } from './outgoing.ts';
import { isAddress, type MailSettings } from './settings.ts';
import type { HandOver, Outcome } from './smtp.ts';

/** A server of letters, and in whose name they are written. */
export interface Post {
  readonly from: MailSettings['from'];
  readonly handOver: HandOver;
}

/** Sends what waits, one letter after the other, and tries again what could not be sent. Several servers may do so at once. */
export function sendMailJob(store: Store, post: Post, now: Clock): Job {
  return {
    name: 'send-mail',
    follows: [letterWritten],
    cron: '* * * * *',
    // It is in the table what has to be tried again; a job that fails is a database that is away.
    retries: 2,
    run: () => sendDue(store.system, post, now),
  };
}

export async function sendDue(db: Db, post: Post, now: Clock): Promise<void> {
  await giveUpClaims(db, now());
  for (;;) {
    const claimed = await claimLetter(db, post.from.address, now());
    if (claimed === undefined) return;
    await endLetter(db, claimed, await send(claimed, post), now());
  }
}

async function send(claimed: Claimed, { from, handOver }: Post): Promise<Outcome> {
  const { address, name } = claimed;
  if (claimed.disabled_at !== null) return { kind: 'refused', said: 'This person has been disabled' };
  if (!isAddress(address)) return { kind: 'refused', said: 'This is no e-mail address' };
  const envelope = { from, to: { name, address }, messageId: claimed.message_id, date: claimed.made_at };
  try {
    const bytes = await composed(claimed.letter as Letter, envelope);
    return await handOver({ from: from.address, to: address, bytes });
  } catch (error) {
    // Nothing has left yet: handing over throws nothing.
    return { kind: 'refused', said: `It could not be written: ${(error as Error).message}` };
  }
}
