import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { engines, openTestStore } from '../../test/support/store.ts';
import { appendToLedger, redactLedger } from './ledger.ts';
import type { Store } from './store.ts';
import { verifyLedger } from './verify-ledger.ts';

const at = new Date('2026-11-20T10:00:00.123Z');
const entry = (n: number, chain: string | null = null) => ({
  tenant: chain,
  at,
  person: 'person_a',
  kind: 'task.saved',
  subject: 'task:3745',
  facts: { before: n, after: n + 1, nested: { b: [1, null, 'ä'], a: 0.1 } },
  personal: { name: 'Lotte Vandersloot' },
});

describe.each(engines)('the ledger on %s', (engine) => {
  let store: Store;
  beforeAll(async () => {
    store = await openTestStore(engine);
    for (let n = 0; n < 5; n++)
      await store.system.transaction().execute((tx) => appendToLedger(tx, entry(n)));
  });
  afterAll(() => store[Symbol.asyncDispose]());

  test('a chain of honest entries verifies', async () => {
    expect(await verifyLedger(store.system)).toMatchObject({ entries: 5, broken: null });
  });

  test('a transaction that fails leaves no entry behind', async () => {
    const failing = store.system.transaction().execute(async (tx) => {
      await appendToLedger(tx, entry(9));
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await verifyLedger(store.system)).toMatchObject({ entries: 5, broken: null });
  });

  test('writers who race for one chain get neighbouring numbers, and the chain holds', async () => {
    const racing = Array.from({ length: 12 }, (_, n) =>
      store.system.transaction().execute((tx) => appendToLedger(tx, entry(n))),
    );
    const seqs = (await Promise.all(racing)).map((link) => link.seq).sort((a, b) => a - b);
    expect(seqs).toEqual(Array.from({ length: 12 }, (_, n) => n + 6));
    expect(await verifyLedger(store.system)).toMatchObject({ entries: 17, broken: null });
  });

  test.each([
    'update ledger set why = $$x$$',
    'delete from ledger',
    'truncate ledger cascade',
    'delete from ledger_head',
    'update ledger_personal set salt = $$x$$',
  ])('the database itself refuses: %s', async (statement) => {
    await expect(sql.raw(statement).execute(store.owner)).rejects.toThrow(
      /append-only|row-level security|permission denied/,
    );
    expect((await verifyLedger(store.system)).broken).toBeNull();
  });

  test('redaction takes the personal part out and keeps the chain valid', async () => {
    await store.system
      .transaction()
      .execute((tx) =>
        redactLedger(
          tx,
          { chain: 'organisation', seq: 2, tenant: null },
          { person: 'person_b', at, why: 'asked for erasure' },
        ),
      );
    const left = await store.system
      .selectFrom('ledger_personal')
      .select('seq')
      .where('seq', '=', 2)
      .execute();
    expect(left).toEqual([]);
    expect(await verifyLedger(store.system)).toMatchObject({ entries: 18, broken: null });
  });
});

// Only PGlite's login is a superuser who can switch the triggers off, as a thief of the data folder could.
describe('what somebody did behind the back of the triggers', () => {
  let store: Store;
  beforeAll(async () => {
    store = await openTestStore('pglite');
  });
  afterAll(() => store[Symbol.asyncDispose]());

  /** A chain of four entries, tampered with. */
  async function brokenBy(statement: string) {
    const behind = (text: string) => sql.raw(text).execute(store.owner);
    await behind('set session_replication_role = replica');
    for (const table of ['ledger_personal', 'ledger', 'ledger_head']) await behind(`delete from ${table}`);
    await behind('set session_replication_role = origin');
    for (let n = 0; n < 4; n++)
      await store.system.transaction().execute((tx) => appendToLedger(tx, entry(n)));
    await behind('set session_replication_role = replica');
    await behind(statement);
    await behind('set session_replication_role = origin');
    return (await verifyLedger(store.system)).broken;
  }

  test.each([
    [`update ledger set facts = '{"before": 7}' where seq = 3`, 3, 'does not fit its hash'],
    [`update ledger set person_id = 'person_z' where seq = 1`, 1, 'does not fit its hash'],
    [`update ledger set at = at + interval '1 ms' where seq = 2`, 2, 'does not fit its hash'],
    [`update ledger set why = 'because' where seq = 4`, 4, 'does not fit its hash'],
    [`delete from ledger where seq = 2`, 2, 'entry 2 is missing'],
    [`delete from ledger where seq = 4`, 4, 'the chain ends at 3, its head says 4'],
    [`update ledger set seq = 9 - seq where seq in (2, 3)`, 2, 'entry 2 is missing'],
    [
      `update ledger_personal set facts = '{"name": "Jonas Adeyemi"}' where seq = 2`,
      2,
      'personal part has been changed',
    ],
    [`delete from ledger_personal where seq = 3`, 3, 'no redaction says so'],
    [`update ledger_head set hash = repeat('0', 64)`, 4, 'the head has another hash'],
  ])('is found and named: %s', async (statement, seq, reason) => {
    expect(await brokenBy(statement)).toEqual({
      chain: 'organisation',
      seq,
      reason: expect.stringContaining(reason),
    });
  });
});
