import { cpSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { beforeAll, describe, expect, test } from 'vitest';
import type { StoreLocation } from '../../src/store/store.ts';
import { callerAt, demoSession } from '../support/http.ts';
import { startPostgres } from '../support/postgres.ts';
import { freshFolder, runUptake, type ServerOptions, startServer, until } from '../support/process.ts';
import { freshDatabase } from '../support/store.ts';
import { expectAllKept } from './kept.ts';
import { type CrewPlan, type Seen, startWriting } from './writers.ts';

const kills = 20;

/** Numbers between 0 and 1 that are the same in every run (mulberry32). */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Whom the writers are and where they write: three tenants of one person, two places where they meet. */
async function aCrewFor(url: string) {
  const session = await demoSession(url, 'Lotte Vandersloot');
  const { body } = await callerAt(url, { session }).request('GET', '/tenants?mine=yes');
  const [one, two, three] = body.items.map(({ id }: { id: string }) => id) as string[];
  if (one === undefined || two === undefined || three === undefined)
    throw new Error('three tenants are needed');
  const plan: CrewPlan = {
    alone: [
      { tenant: one, task: '3745' },
      { tenant: two, task: '3745' },
    ],
    contested: [{ tenant: one, task: '3735' }],
    notes: [one, three],
  };
  return { session, plan };
}

/** Kills the server again and again while it is written to, and brings it back on the same data. */
async function killWhileWriting(options: ServerOptions, seed: number): Promise<Seen> {
  const random = seededRandom(seed);
  let server = await startServer(options);
  const { session, plan } = await aCrewFor(server.url);
  const crew = startWriting(
    callerAt(() => server.url, { session }),
    plan,
  );
  try {
    for (let kill = 0; kill < kills; kill++) {
      const before = crew.seen.acknowledged.length;
      await until(
        () => crew.seen.acknowledged.length > before || undefined,
        () => `after ${kill} kills nothing is acknowledged any more: ${server.said().stderr}`,
      );
      // The moment of the kill is the chance this test is about, not a wait for something.
      await pause(random() * 250);
      await server.kill();
      server = await startServer(options);
    }
    await crew.finish();
    await server.kill();
  } finally {
    await server[Symbol.asyncDispose]();
  }
  return crew.seen;
}

const ledgerHolds = expect.stringMatching(/^The ledger holds: \d+ entries in \d+ chains\./);

/** An embedded demo to copy: making the first takes longer than everything else. */
const pattern = { folder: '' };
beforeAll(async () => {
  pattern.folder = freshFolder();
  const server = await startServer({ data: pattern.folder });
  await server.stop();
});

// Side by side: neither knows of the other, and most of the time of each is a process that starts.
describe.concurrent('a server that is killed twenty times while people save', () => {
  test.each(['embedded', 'postgres'] as const)(
    'has kept every acknowledged write once, on %s',
    async (engine) => {
      const data = freshFolder();
      cpSync(pattern.folder, data, { recursive: true });
      const database = engine === 'postgres' ? await freshDatabase() : undefined;
      const place = database === undefined ? ['--data', data] : ['--database', database];
      const location: StoreLocation =
        database === undefined ? { kind: 'folder', folder: data } : { kind: 'server', url: database };
      const seen = await killWhileWriting({ data, ...(database === undefined ? {} : { database }) }, 3745);
      report(engine, seen);
      expect(await runUptake(['ledger', 'verify', ...place])).toMatchObject({ code: 0, stdout: ledgerHolds });
      await expectAllKept(location, seen);
      // Otherwise the kills would have met nobody in the middle of saving.
      expect(seen.cut).toBeGreaterThanOrEqual(kills);
    },
  );
});

test('when PostgreSQL itself crashes, the server says so, stays, and goes on by itself when it is back', async () => {
  // Real flushes: what it acknowledged is on the disk.
  await using postgres = await startPostgres(['fsync = on']);
  const url = postgres.createDatabase();
  await using server = await startServer({ database: url });
  const { session, plan } = await aCrewFor(server.url);
  const anybody = callerAt(server.url, { session });
  const crew = startWriting(anybody, plan);
  const listeners = await listenersOf(url);
  expect(listeners).toBeGreaterThan(0);
  for (let crash = 0; crash < 3; crash++) {
    const before = crew.seen.acknowledged.length;
    await until(
      () => crew.seen.acknowledged.length > before + 20 || undefined,
      () => `after ${crash} crashes nothing is acknowledged any more: ${server.said().stderr}`,
    );
    await postgres.crash();
    const asked = await anybody.request('GET', '/tenants');
    expect(asked).toMatchObject({ status: 503, body: { code: 'STORE_UNAVAILABLE' } });
    expect(asked.body.detail).toContain('Try again');
    expect(Number(asked.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await fetch(`${server.url}/readyz`)).status).toBe(503);
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    await postgres.start();
  }
  await crew.finish();
  report('crashes of PostgreSQL', crew.seen);
  // It hears of news as before, too.
  await until(
    async () => (await listenersOf(url)) === listeners || undefined,
    () => 'nobody listens to notices any more',
    10_000,
  );
  expect(crew.seen.cut).toBe(0);
  expect(crew.seen.unavailable.size).toBeGreaterThan(0);
  expect(await server.stop()).toEqual({ code: 0, signal: null });
  expect(await runUptake(['ledger', 'verify', '--database', url])).toMatchObject({
    code: 0,
    stdout: ledgerHolds,
  });
  await expectAllKept({ kind: 'server', url }, crew.seen);
});

/** How many connections wait for notices. */
async function listenersOf(connectionString: string): Promise<number> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  const { rows } = await client.query(
    `select count(*)::int as n from pg_stat_activity where application_name = 'uptake-listen'`,
  );
  await client.end();
  return rows[0].n;
}

function report(what: string, { acknowledged, cut, replayed, refused, unavailable }: Seen): void {
  const away = [...unavailable].map(([code, count]) => `${count} ${code}`).join(', ');
  process.stdout.write(
    `  ${what}: ${acknowledged.length} acknowledged, ${refused.length} refused, ${cut} answers cut off, ${replayed} of them kept${away && `; ${away}`}\n`,
  );
}
