import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { engines, openTestStore } from '../../test/support/store.ts';
import { nobody, system } from './identity.ts';
import { appendToLedger } from './ledger.ts';
import { type Db, pgliteMajor, type Store } from './store.ts';

const somebody = (person: string) =>
  ({ ...nobody, person, reads: 'assigned', audience: 'internal' }) as const;

describe.each(engines)('the store on %s', (engine) => {
  let store: Store;
  beforeAll(async () => {
    store = await openTestStore(engine);
  });
  afterAll(() => store[Symbol.asyncDispose]());

  const whoAmI = async (db: Db) => {
    const { rows } = await sql<{ role: string; person: string }>`
      select current_user as role, app_person() as person`.execute(db);
    return rows[0];
  };

  test('every handle works under its own identity, however their queries interleave', async () => {
    const asked = Array.from({ length: 40 }, (_, n) =>
      n % 4 === 0 ? store.system : store.as(somebody(`person_${n}`)),
    );
    const said = await Promise.all(asked.map(whoAmI));
    expect(said).toEqual(
      asked.map((_, n) => ({ role: 'uptake_app', person: n % 4 === 0 ? system.person : `person_${n}` })),
    );
  });

  test('no handle of a person can become the owner, or switch row security off', async () => {
    const db = store.as(somebody('person_a'));
    await expect(sql`alter table tenant disable row level security`.execute(db)).rejects.toThrow(
      /must be owner/,
    );
    await expect(sql`select * from pg_authid`.execute(db)).rejects.toThrow(/permission denied/);
  });

  test('an identity does not outlive its transaction, committed or rolled back', async () => {
    const failed = store
      .as(somebody('person_x'))
      .transaction()
      .execute(() => Promise.reject(new Error('no')));
    await expect(failed).rejects.toThrow('no');
    expect(await whoAmI(store.as(somebody('person_y')))).toEqual({ role: 'uptake_app', person: 'person_y' });
  });

  test("the owner is nobody to row security, also on a connection that was somebody else's", async () => {
    await Promise.all(Array.from({ length: 12 }, () => whoAmI(store.system)));
    expect((await whoAmI(store.owner))?.person).toBe('');
  });

  test('types come back alike: counts as numbers, moments as dates, days as text', async () => {
    const { rows } =
      await sql`select 9007199254740991::bigint as n, '2026-11-20T10:00:00.123Z'::timestamptz as at,
      '2026-11-20'::date as day, array['a', 'b']::text[] as list, '{"a": [1, null]}'::jsonb as json`.execute(
        store.system,
      );
    expect(rows[0]).toEqual({
      n: 9_007_199_254_740_991,
      at: new Date('2026-11-20T10:00:00.123Z'),
      day: '2026-11-20',
      list: ['a', 'b'],
      json: { a: [1, null] },
    });
  });

  test('a failed statement does not spoil the connection for the next one', async () => {
    await expect(sql`select 1 / 0`.execute(store.system)).rejects.toThrow('division by zero');
    expect((await whoAmI(store.system))?.person).toBe('system');
  });

  test('a table that changes under a running server fails a statement once at most, not for ever', async () => {
    await sql`create table changing (a text)`.execute(store.owner);
    await sql`insert into changing values (${'x'})`.execute(store.owner);
    const read = () =>
      sql`select * from changing where a = ${'x'}`.execute(store.owner).then(({ rows }) => rows);
    expect(await read()).toEqual([{ a: 'x' }]);
    await sql`alter table changing add column b text`.execute(store.owner);
    await read().catch((error: Error) =>
      expect(error.message).toContain('cached plan must not change result type'),
    );
    expect(await read()).toEqual([{ a: 'x', b: null }]);
  });

  test('more different statements than a session keeps all work', async () => {
    for (let n = 0; n < 600; n++)
      expect((await sql.raw<{ n: number }>(`select ${n} as n`).execute(store.system)).rows[0]?.n).toBe(n);
  });

  test('what writes a ledger entry takes a transaction; a plain handle does not compile', () => {
    const plain = (db: Db) => {
      // @ts-expect-error a Db is no Tx
      return appendToLedger(db, {
        tenant: null,
        at: new Date(0),
        person: '',
        kind: '',
        subject: '',
        facts: {},
      });
    };
    expect(plain).toBeTypeOf('function');
  });
});

test('the pinned PGlite embeds the major that data folders are stamped with', async () => {
  await using store = await openTestStore('pglite');
  const { rows } = await sql<{ server_version: string }>`show server_version`.execute(store.owner);
  expect(rows[0]?.server_version.split('.')[0]).toBe(pgliteMajor);
});

test('a slow statement on PGlite does not stop the thread that serves', async () => {
  await using store = await openTestStore('pglite');
  let beats = 0;
  const beat = setInterval(() => beats++, 5);
  await sql`select count(*) from generate_series(1, 3000000)`.execute(store.system);
  clearInterval(beat);
  expect(beats).toBeGreaterThan(5);
});
