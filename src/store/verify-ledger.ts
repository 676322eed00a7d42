import { digestOf, genesis, personalDigest, sha256 } from './ledger.ts';
import type { Db } from './store.ts';

export interface BrokenLink {
  readonly chain: string;
  readonly seq: number;
  readonly reason: string;
}

export interface LedgerProof {
  readonly chains: number;
  readonly entries: number;
  /** Hash of the last entry of each chain: keep it elsewhere, and a shortened ledger shows too. */
  readonly heads: readonly { readonly chain: string; readonly seq: number; readonly hash: string }[];
  /** The first link that does not hold, or null. */
  readonly broken: BrokenLink | null;
}

const batch = 2000;

/**
 * Recomputes every chain from its rows alone. Finds changed, removed, inserted and reordered entries, a head that
 * disagrees, and a personal part that was changed or taken out without a redaction on record.
 */
export async function verifyLedger(db: Db, only?: string): Promise<LedgerProof> {
  let asked = db.selectFrom('ledger_head').select(['chain', 'seq', 'hash']).orderBy('chain');
  if (only !== undefined) asked = asked.where('chain', '=', only);
  const heads = await asked.execute();
  let entries = 0;
  for (const head of heads) {
    const { checked, broken } = await verifyChain(db, head);
    entries += checked;
    if (broken !== null) return { chains: heads.length, entries, heads, broken };
  }
  return { chains: heads.length, entries, heads, broken: null };
}

async function verifyChain(db: Db, head: { chain: string; seq: number; hash: string }) {
  const { chain } = head;
  let hash = genesis(chain);
  let seq = 0;
  const say = (at: number, reason: string) => ({ checked: seq, broken: { chain, seq: at, reason } });
  const missing = new Map<number, string>();
  for (;;) {
    const rows = await entriesAfter(db, chain, seq);
    for (const row of rows) {
      if (row.seq !== seq + 1) return say(seq + 1, `entry ${seq + 1} is missing`);
      hash = sha256(hash + digestOf(entryOf(row)));
      if (hash !== row.hash) return say(row.seq, 'what the entry says does not fit its hash');
      const wrong = wrongPersonal(row);
      if (wrong === 'missing') missing.set(row.seq, `its personal part is gone and no redaction says so`);
      else if (wrong !== null) return say(row.seq, wrong);
      if (row.kind === 'ledger.redacted') missing.delete((row.facts as { seq: number }).seq);
      seq = row.seq;
    }
    if (rows.length < batch) break;
  }
  for (const [at, reason] of missing) return say(at, reason);
  if (seq !== head.seq) return say(seq + 1, `the chain ends at ${seq}, its head says ${head.seq}`);
  if (hash !== head.hash) return say(seq, 'the head has another hash than the last entry');
  return { checked: seq, broken: null };
}

type Row = Awaited<ReturnType<typeof entriesAfter>>[number];

function entriesAfter(db: Db, chain: string, seq: number) {
  return db
    .selectFrom('ledger as l')
    .leftJoin('ledger_personal as p', (join) =>
      join.onRef('p.chain', '=', 'l.chain').onRef('p.seq', '=', 'l.seq'),
    )
    .selectAll('l')
    .select(['p.salt', 'p.facts as personal'])
    .where('l.chain', '=', chain)
    .where('l.seq', '>', seq)
    .orderBy('l.seq')
    .limit(batch)
    .execute();
}

function entryOf(row: Row) {
  const { tenant_id, at, person_id, kind, subject, why, personal_digest } = row;
  const facts = row.facts as Record<string, unknown>;
  return {
    tenant: tenant_id,
    at,
    person: person_id,
    kind,
    subject,
    why,
    facts,
    personalDigest: personal_digest,
  };
}

/** Null when the personal part is as it was written. */
function wrongPersonal(row: Row): string | null {
  if (row.salt === null) return row.personal_digest === '' ? null : 'missing';
  if (personalDigest(row.salt, row.personal) === row.personal_digest) return null;
  return 'its personal part has been changed';
}
