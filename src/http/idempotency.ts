import { createHash } from 'node:crypto';
import { canonicalJson } from '../base/canonical-json.ts';
import type { Tx } from '../store/store.ts';
import { problems } from './problems.ts';

/** A change with the key its caller gave it. */
export interface KeyedChange {
  readonly person: string;
  readonly key: string;
  /** Digest of what was asked: another change under the same key is refused. */
  readonly fingerprint: string;
}

export interface StoredAnswer {
  readonly status: number;
  readonly body: string;
}

/**
 * The key in the header.
 * @throws IDEMPOTENCY_KEY_UNREADABLE unless it is 8 to 128 visible ASCII characters.
 */
export function keyOf(header: string | undefined): string | undefined {
  if (header !== undefined && !/^[\x21-\x7e]{8,128}$/.test(header))
    throw problems.IDEMPOTENCY_KEY_UNREADABLE();
  return header;
}

/** SHA-256 of what a change asks: route, input and the version it started from. */
export function fingerprintOf(route: string, input: unknown, match: number | undefined): string {
  return createHash('sha256')
    .update(canonicalJson([route, input, match ?? null]))
    .digest('hex');
}

/**
 * Claims the key for this transaction, before anything else in it. Somebody who has it in an open transaction is waited for:
 * if that one commits, its answer comes back; if not, the key is ours.
 *
 * @returns the stored answer of an earlier success; undefined when the change is to be made now.
 * @throws IDEMPOTENCY_KEY_REUSED
 */
export async function claimKey(tx: Tx, change: KeyedChange, now: Date): Promise<StoredAnswer | undefined> {
  const { person, key, fingerprint } = change;
  const claimed = await tx
    .insertInto('idempotency')
    .values({ person_id: person, key, fingerprint, status: 0, body: '', created_at: now })
    .onConflict((conflict) => conflict.columns(['person_id', 'key']).doNothing())
    .returning('key')
    .executeTakeFirst();
  if (claimed !== undefined) return undefined;
  const stored = await tx
    .selectFrom('idempotency')
    .select(['fingerprint', 'status', 'body'])
    .where('person_id', '=', person)
    .where('key', '=', key)
    .executeTakeFirst();
  // Between the two statements somebody may have tidied up; the caller's next try finds the key free.
  if (stored === undefined) throw problems.STORE_BUSY({ retryAfter: 1 });
  if (stored.fingerprint !== fingerprint) throw problems.IDEMPOTENCY_KEY_REUSED();
  return { status: stored.status, body: stored.body };
}

/** Keeps the answer with its key, in the transaction of the change: both are there or neither. */
export async function keepAnswer(tx: Tx, { person, key }: KeyedChange, answer: StoredAnswer): Promise<void> {
  await tx
    .updateTable('idempotency')
    .set({ status: answer.status, body: answer.body })
    .where('person_id', '=', person)
    .where('key', '=', key)
    .execute();
}
