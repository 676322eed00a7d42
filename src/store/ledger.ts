import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { canonicalJson } from '../base/canonical-json.ts';
import type { Tx } from './store.ts';

/** What a command leaves behind: who changed what, when and why. */
export interface LedgerEntry {
  /** Whose chain it goes into; null is the organisation's. */
  readonly tenant: string | null;
  readonly at: Date;
  readonly person: string;
  /** `task.saved`, `note.added`: noun and past tense. */
  readonly kind: string;
  /** What it is about: `task:3745`. */
  readonly subject: string;
  readonly why?: string;
  /** `shared` with partners who see the tenant; internal unless told. Says who may read the entry, and is no part of what it says. */
  readonly audience?: 'internal' | 'shared';
  /** Before and after, ids and values; nothing that names or quotes a person. */
  readonly facts: Readonly<Record<string, unknown>>;
  /** Names and words of people. Can be redacted later; the chain holds only its digest. */
  readonly personal?: Readonly<Record<string, unknown>>;
}

export interface Link {
  readonly chain: string;
  readonly seq: number;
  readonly hash: string;
}

export const organisation = 'organisation';

export const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

/** Where a chain begins, before its first entry. */
export const genesis = (chain: string) => sha256(`uptake ledger ${chain}`);

/** Digest of the part that can be redacted. The salt keeps a short name from being guessed out of it. */
export const personalDigest = (salt: string, facts: unknown) => sha256(`${salt}${canonicalJson(facts)}`);

/** Digest of what an entry says. The hash of entry n is SHA-256 of the hash of entry n−1 followed by this, both as hex text. */
export function digestOf(entry: Omit<LedgerEntry, 'personal'> & { readonly personalDigest: string }): string {
  const { tenant, at, person, kind, subject, why = '', facts, personalDigest } = entry;
  return sha256(
    canonicalJson({ tenant, at: at.toISOString(), person, kind, subject, why, facts, personalDigest }),
  );
}

/**
 * Adds an entry to its chain, in the transaction of the rows it tells of: both are kept or neither.
 * Writers of one chain queue at its head until the commit.
 */
export async function appendToLedger(tx: Tx, entry: LedgerEntry): Promise<Link> {
  const chain = entry.tenant ?? organisation;
  const salt = entry.personal === undefined ? '' : randomBytes(16).toString('hex');
  const personal = entry.personal === undefined ? '' : personalDigest(salt, entry.personal);
  const digest = digestOf({ ...entry, personalDigest: personal });
  const link =
    (await append(tx, chain, entry, digest, personal, salt)) ?? (await begin(tx, chain, entry.tenant));
  if (link !== undefined) return { chain, ...link };
  const second = await append(tx, chain, entry, digest, personal, salt);
  if (second === undefined) throw new Error(`the ledger of ${chain} has no head`);
  return { chain, ...second };
}

async function begin(tx: Tx, chain: string, tenant: string | null): Promise<undefined> {
  await tx
    .insertInto('ledger_head')
    .values({ chain, tenant_id: tenant, seq: 0, hash: genesis(chain) })
    .onConflict((conflict) => conflict.column('chain').doNothing())
    .execute();
}

/** One statement: move the head, write the entry under its new hash, keep the personal part beside it. */
async function append(
  tx: Tx,
  chain: string,
  { tenant, at, person, kind, subject, why = '', facts, personal, audience = 'internal' }: LedgerEntry,
  digest: string,
  personalHash: string,
  salt: string,
): Promise<{ seq: number; hash: string } | undefined> {
  const { rows } = await sql<{ seq: number; hash: string }>`
    with head as (
      update ledger_head set seq = seq + 1, hash = encode(sha256(convert_to(hash || ${digest}, 'UTF8')), 'hex')
      where chain = ${chain} returning seq, hash
    ), entry as (
      insert into ledger (chain, seq, tenant_id, at, person_id, kind, subject, why, facts, personal_digest, hash, audience)
      select ${chain}, seq, ${tenant}::text, ${at.toISOString()}::timestamptz, ${person}, ${kind}, ${subject}, ${why},
        ${JSON.stringify(facts)}::jsonb, ${personalHash}, hash, ${audience} from head
    ), kept as (
      insert into ledger_personal (chain, seq, salt, facts)
      select ${chain}, seq, ${salt}, ${JSON.stringify(personal ?? null)}::jsonb from head where ${personalHash} <> ''
    )
    select seq, hash from head`.execute(tx);
  return rows[0];
}

/**
 * Takes the personal part out of an entry and writes down that it was done. The chain stays valid: it holds only the digest.
 * Needs the system's or an administrator's handle.
 */
export async function redactLedger(
  tx: Tx,
  entry: { chain: string; seq: number; tenant: string | null },
  by: { person: string; at: Date; why: string },
): Promise<Link> {
  const { numDeletedRows } = await tx
    .deleteFrom('ledger_personal')
    .where('chain', '=', entry.chain)
    .where('seq', '=', entry.seq)
    .executeTakeFirst();
  const { person, at, why } = by;
  const facts = { seq: entry.seq, removed: Number(numDeletedRows) };
  return appendToLedger(tx, {
    tenant: entry.tenant,
    at,
    person,
    why,
    kind: 'ledger.redacted',
    subject: `entry:${entry.seq}`,
    facts,
  });
}
