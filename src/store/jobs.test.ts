import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { engines, openTestStore } from '../../test/support/store.ts';
import { type Job, type Jobs, openJobs } from './jobs.ts';
import { announce } from './outbox.ts';
import type { Store } from './store.ts';

const at = new Date('2026-11-20T10:00:00Z');

describe.each(engines)('jobs on %s', (engine) => {
  let store: Store;
  let jobs: Jobs;
  const ran: unknown[] = [];
  const errors: string[] = [];
  let failing = true;
  const defined: Job[] = [
    { name: 'follow', follows: ['page.published'], run: async (data) => void ran.push(data) },
    { name: 'also-follow', follows: ['page.published'], run: async (data) => void ran.push(data) },
    {
      name: 'fragile',
      retries: 0,
      run: async (data) => {
        if (failing) throw new Error('the printer is on fire');
        ran.push(data);
      },
    },
    { name: 'nightly', cron: '0 3 * * *', run: async () => {} },
  ];

  beforeAll(async () => {
    store = await openTestStore(engine);
    jobs = await openJobs(store, defined, { work: false, onError: (error) => errors.push(String(error)) });
  });
  afterAll(async () => {
    await jobs[Symbol.asyncDispose]();
    await store[Symbol.asyncDispose]();
  });

  test('news start every job that follows them, once each', async () => {
    ran.length = 0;
    await store.system
      .transaction()
      .execute((tx) => announce(tx, { kind: 'page.published', body: { n: 1 }, at }));
    await jobs.settle();
    await jobs.settle();
    expect(ran).toEqual([{ n: 1 }, { n: 1 }]);
  });

  test('news of a transaction that failed are never heard', async () => {
    ran.length = 0;
    const failed = store.system.transaction().execute(async (tx) => {
      await announce(tx, { kind: 'page.published', body: { n: 2 }, at });
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    await jobs.settle();
    expect(ran).toEqual([]);
  });

  test('news that nobody follows are forgotten', async () => {
    await store.system.transaction().execute((tx) => announce(tx, { kind: 'tree.fell', body: {}, at }));
    await jobs.settle();
    expect(await store.system.selectFrom('outbox').selectAll().execute()).toEqual([]);
  });

  test('a job for later waits', async () => {
    ran.length = 0;
    await jobs.send('follow', { n: 3 }, new Date(Date.now() + 3_600_000));
    await jobs.settle();
    expect(ran).toEqual([]);
  });

  test('a job that fails for good is shown with its reason, and can be sent again', async () => {
    ran.length = 0;
    await jobs.send('fragile', { n: 4 });
    await jobs.settle();
    const [dead] = await jobs.dead();
    expect(dead).toMatchObject({ queue: 'fragile', data: { n: 4 }, error: 'the printer is on fire' });
    expect(errors.at(-1)).toContain('the printer is on fire');
    failing = false;
    expect(await jobs.retry(dead?.id ?? '')).toBe(true);
    await jobs.settle();
    expect(ran).toEqual([{ n: 4 }]);
    expect(await jobs.dead()).toEqual([]);
  });
});

describe.each(engines)('a working process on %s', (engine) => {
  test('hears of news at once, and a job that fails is tried again after a pause', async () => {
    await using store = await openTestStore(engine);
    const { promise: done, resolve } = Promise.withResolvers<string>();
    let tries = 0;
    const job: Job = {
      name: 'flaky',
      follows: ['door.opened'],
      retryDelay: 1,
      run: async (_data, { id }) => {
        tries++;
        if (tries === 1) throw new Error('not yet');
        resolve(id);
      },
    };
    await using _jobs = await openJobs(store, [job], { work: true, onError: () => {} });
    await store.system.transaction().execute((tx) => announce(tx, { kind: 'door.opened', body: {}, at }));
    expect(await done).toMatch(/^[0-9a-f-]{36}$/);
    expect(tries).toBe(2);
  });
});
