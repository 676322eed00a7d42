import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { engines, openTestStore } from '../../test/support/store.ts';
import { nobody } from './identity.ts';
import type { Db, Store } from './store.ts';

const people = ['ada', 'bo', 'cy'] as const;
const db = (store: Store, person: string): Db => store.as({ ...nobody, person });

const whoAmI = async (on: Db) => {
  const { rows } = await sql<{ role: string; person: string }>`
    select current_user as role, app_person() as person`.execute(on);
  return rows[0];
};
const divide = (on: Db) => sql`select 1 / ${0}::int`.execute(on);
const isNobodyElse = async (on: Db, person: string) =>
  expect(await whoAmI(on)).toEqual({ role: 'uptake_app', person });

/** What people do with a handle, in all the ways it can end. */
const deeds: Record<string, (store: Store, person: string) => Promise<void>> = {
  'reads once': (store, person) => isNobodyElse(db(store, person), person),
  'reads several at once': async (store, person) => {
    await Promise.all([1, 2, 3].map(() => isNobodyElse(db(store, person), person)));
  },
  'fails once': (store, person) => expect(divide(db(store, person))).rejects.toThrow('division by zero'),
  commits: (store, person) =>
    db(store, person)
      .transaction()
      .execute(async (tx) => {
        await isNobodyElse(tx, person);
        await Promise.all([isNobodyElse(tx, person), isNobodyElse(tx, person)]);
      }),
  'asks several first things of a transaction': (store, person) =>
    db(store, person)
      .transaction()
      .execute(async (tx) => {
        await Promise.all([isNobodyElse(tx, person), isNobodyElse(tx, person)]);
      }),
  'asks nothing in a transaction': (store, person) =>
    db(store, person)
      .transaction()
      .execute(async () => {}),
  'rolls back': (store, person) =>
    expect(
      db(store, person)
        .transaction()
        .execute(async (tx) => {
          await isNobodyElse(tx, person);
          throw new Error('on second thoughts');
        }),
    ).rejects.toThrow('on second thoughts'),
  'rolls back before anything': (store, person) =>
    expect(
      db(store, person)
        .transaction()
        .execute(() => Promise.reject(new Error('never mind'))),
    ).rejects.toThrow('never mind'),
  'fails with the first statement': (store, person) =>
    expect(db(store, person).transaction().execute(divide)).rejects.toThrow('division by zero'),
  'fails with a later statement': (store, person) =>
    expect(
      db(store, person)
        .transaction()
        .execute(async (tx) => {
          await isNobodyElse(tx, person);
          await divide(tx);
        }),
    ).rejects.toThrow('division by zero'),
  'hides a failure from its transaction': (store, person) =>
    expect(
      db(store, person)
        .transaction()
        .execute(async (tx) => {
          await isNobodyElse(tx, person);
          await divide(tx).catch(() => {});
        }),
    ).rejects.toThrow('nothing of it was kept'),
  'hides a failure at the very beginning': (store, person) =>
    expect(
      db(store, person)
        .transaction()
        .execute(async (tx) => {
          await divide(tx).catch(() => {});
        }),
    ).rejects.toThrow('nothing of it was kept'),
  'is the owner for a script': async (store) => {
    expect((await whoAmI(store.owner))?.role).not.toBe('uptake_app');
    const connection = await store.pool.connect('owner');
    const { rows } = await connection.script('begin; select current_user as role; rollback');
    expect(rows[0]?.role).not.toBe('uptake_app');
    connection.release();
  },
};

describe.each(engines)('a conversation on %s', (engine) => {
  let store: Store;
  beforeAll(async () => {
    store = await openTestStore(engine);
  });
  afterAll(() => store[Symbol.asyncDispose]());

  test('is for the one who has it, whatever others did before and however that ended', async () => {
    const story = fc.array(fc.tuple(fc.constantFrom(...Object.keys(deeds)), fc.constantFrom(...people)), {
      minLength: 2,
      maxLength: 12,
    });
    await fc.assert(
      fc.asyncProperty(story, async (steps) => {
        for (const [deed, person] of steps) await deeds[deed]?.(store, person);
      }),
      { numRuns: 60 },
    );
  });

  test('a statement by itself that fails has changed nothing', async () => {
    await sql`create table kept (n integer primary key)`.execute(store.owner);
    await sql`grant select, insert on kept to uptake_app`.execute(store.owner);
    const add = (person: string, from: number) =>
      sql`insert into kept select 1 / n from generate_series(${from}::int, 1) n order by n desc`.execute(
        db(store, person),
      );
    await expect(add('ada', 0)).rejects.toThrow('division by zero');
    expect((await sql`select * from kept`.execute(db(store, 'bo'))).rows).toEqual([]);
    await add('bo', 1);
    expect((await sql`select * from kept`.execute(db(store, 'ada'))).rows).toEqual([{ n: 1 }]);
  });
});
