import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { dayText } from '../src/base/days.ts';
import { systemActor } from '../src/features/people/model.ts';
import { answerFigures } from '../src/features/usage/answer.ts';
import { definition } from '../src/features/usage/definitions.ts';
import { tenantsWithUsage } from '../src/features/usage/queries.ts';
import { disconnect, retrySync } from '../src/features/usage/sync-connect.ts';
import { suite } from '../src/reports/services.ts';
import { truthOf } from '../src/sample/truth.ts';
import { usualClient } from './support/fake-graph.ts';
import { type Engine, engines } from './support/store.ts';
import { day, minute, type Syncing, syncing, syncRound, syncStores } from './support/syncing.ts';

// The connector against the fake Graph, over HTTP.

// Dozens of requests and imports each; a busy machine takes its time.
vi.setConfig({ testTimeout: 120_000 });

const office = 'getOffice365ActiveUserDetail';
const teams = 'getTeamsUserActivityUserDetail';
const dated = (name: string, number: number) => `${name}(date=${dayText(number)})`;

type Stores = Awaited<ReturnType<typeof syncStores>>;
const stores = new Map<Engine, Stores>();
const opened: Syncing[] = [];

beforeAll(async () => {
  for (const engine of engines) stores.set(engine, await syncStores(engine));
}, 120_000);
afterAll(async () => {
  for (const each of stores.values()) await each[Symbol.asyncDispose]();
}, 60_000);
afterEach(async () => {
  for (const each of opened.splice(0)) await each[Symbol.asyncDispose]();
});

const fresh = async (engine: Engine = 'pglite') => {
  const it = await syncing(stores.get(engine) as Stores);
  opened.push(it);
  return it;
};
/** Files that were imported for the first tenant. */
const importsOf = (it: Syncing) =>
  it.store.system
    .selectFrom('usage_import')
    .select(['number', 'file', 'name_space', 'state'])
    .where('tenant_id', '=', it.ids[0])
    .orderBy('number')
    .execute();

describe.each(engines)('a new tenant on %s', (engine) => {
  test('is fetched whole: last dates first, then each of the 27 days once, within 14 requests in 10 minutes', async () => {
    const it = await fresh(engine);
    const today = it.today();
    const only = ['active-users', 'teams'];
    const first = await it.sync(it.ids[0], { only });
    expect(it.asked().filter((name) => name.startsWith(office))).toHaveLength(14);
    const [activeUsers] = first.reports;
    expect(activeUsers).toMatchObject({ report: 'active-users', lag: 2, problem: null });
    expect(activeUsers?.missing).toHaveLength(12);
    expect(activeUsers?.nextTry).toBe(new Date(it.clock.now.getTime() + 10 * minute).toISOString());

    await syncRound(it, { only });
    expect(it.fake.log.filter(({ status }) => status === 429)).toEqual([]);
    for (const name of [office, teams]) {
      const asked = it.asked().filter((one) => one.startsWith(name));
      expect(asked[0]).toBe(`${name}(period='D180')`);
      expect(asked.slice(1)).toEqual(Array.from({ length: 25 }, (_, i) => dated(name, today - 27 + i)));
    }
    const row = await it.row('active-users');
    expect([row.missing, row.round_done, row.problem_code, row.refresh_day]).toEqual([
      [],
      [],
      null,
      dayText(today - 2),
    ]);
    expect(row.next_try.getTime()).toBeGreaterThan(it.clock.now.getTime());
    expect(row.next_try.toISOString().slice(11, 13)).toMatch(/0[3-7]/);
  });

  test('has the figures that are true of it', async () => {
    const it = await fresh(engine);
    await it.sync(it.ids[0], { only: ['active-users', 'copilot', 'subscribed-skus'] });
    const refresh = it.today() - 2;
    const tenants = await tenantsWithUsage(it.store.system, [it.ids[0]]);
    const asked = {
      services: ['any', 'teams', 'copilot'],
      from: refresh,
      to: refresh,
      definition,
      today: it.today(),
    };
    const figures = await answerFigures(it.store.system, it.parts.warehouse, tenants, asked);
    const truth = (services: readonly string[]) =>
      truthOf(it.samples[0], services).find(({ day }) => day === refresh)?.active;
    expect(figures.map(({ activePeople }) => activePeople)).toEqual([
      truth(suite),
      truth(['teams']),
      truth(['copilot']),
    ]);
    expect(figures[0]?.quality).toBe('complete');
    const licensed = await it.store.system
      .selectFrom('usage_entitlement')
      .select('service')
      .where('tenant_id', '=', it.ids[0])
      .execute();
    expect(licensed.map(({ service }) => service)).toContain('teams');
  });
});

describe('fetching', () => {
  test('goes on where it ended when the process stopped in between, and asks nothing twice', async () => {
    const it = await fresh();
    const stop = new AbortController();
    let steps = 0;
    const onStep = () => {
      if (++steps === 9) stop.abort();
    };
    await it.sync(it.ids[0], { onStep, until: stop.signal });
    expect(it.asked()).toHaveLength(9);
    expect((await it.row('active-users')).next_try <= it.clock.now).toBe(true);
    await syncRound(it);
    const asked = it.asked();
    expect(new Set(asked).size).toBe(asked.length);
  });

  test('ends after the request that runs when the tenant is disconnected', async () => {
    const it = await fresh();
    let gone = Promise.resolve();
    let steps = 0;
    const onStep = () => {
      if (++steps === 3) gone = disconnect(it.store, systemActor, it.ids[0], it.clock.now);
    };
    await it.sync(it.ids[0], { onStep });
    await gone;
    expect(it.asked().length).toBeLessThan(6);
    await expect(it.sync()).rejects.toMatchObject({ code: 'USAGE_NOT_CONNECTED' });
  });

  test('leaves a day that fails for the next round, or until a person wants it now', async () => {
    const it = await fresh();
    const bad = dated(office, it.today() - 20);
    it.fake.refuseNext(1, { status: 502, body: '' }, new RegExp(`date=${dayText(it.today() - 20)}`));
    expect((await it.sync()).reports[0]).toMatchObject({
      state: 'problem',
      problem: { code: 'GRAPH_SILENT' },
    });
    it.pass(5 * minute);
    await syncRound(it);
    expect((await it.row('active-users')).missing).toEqual([dayText(it.today() - 20)]);
    const tenant = { id: it.ids[0], name: 'Contoso', mayWrite: true };
    it.pass(10 * minute);
    await retrySync(it.store, systemActor, tenant, 'active-users', it.clock.now);
    await it.sync();
    expect((await it.row('active-users')).missing).toEqual([]);
    expect(it.asked().filter((name) => name === bad)).toHaveLength(2);
  });

  test('of a tenant that a process died over goes on once its claim has run out', async () => {
    const it = await fresh();
    const dies = () => {
      throw new Error('the process died');
    };
    // As after a kill: the claim is kept.
    await expect(it.sync(it.ids[0], { onStep: dies })).rejects.toThrow();
    await it.store.system
      .updateTable('usage_connection')
      .set({ busy_until: new Date(it.clock.now.getTime() + 15 * minute) })
      .execute();
    await expect(it.sync()).rejects.toMatchObject({ code: 'USAGE_SYNC_RUNNING' });
    it.pass(16 * minute);
    expect((await it.sync()).files).toBeGreaterThan(10);
  });

  test('asks the next day for the new last dates and the three days that may have changed; same bytes change nothing', async () => {
    const it = await fresh();
    await syncRound(it);
    const imports = await importsOf(it);
    it.pass(day);
    const before = it.asked().length;
    await syncRound(it);
    const refresh = it.today() - 2;
    expect(
      it
        .asked()
        .slice(before)
        .filter((name) => name.startsWith(office)),
    ).toEqual([
      `${office}(period='D180')`,
      dated(office, refresh - 3),
      dated(office, refresh - 2),
      dated(office, refresh - 1),
    ]);
    const later = await importsOf(it);
    // The days before the last snapshot came as they were; that snapshot's day had no file of its own yet.
    const added = later
      .slice(imports.length)
      .map(({ file }) => file)
      .filter((file) => file.startsWith(office));
    expect(added).toEqual([`${office}(period='D180')`, dated(office, refresh - 1)]);
  });

  test.each(['graph', 'download'] as const)(
    'are not sent again while they are the same, when the server of %s says so; figures stay',
    async (etags) => {
      const it = await fresh();
      it.fake.knobs.etags = etags;
      await syncRound(it);
      const imports = await importsOf(it);
      it.pass(day);
      const before = it.fake.log.length;
      await syncRound(it);
      const same = it.fake.log.slice(before).filter(({ status }) => status === 304);
      // Two of the three days that may have been corrected came once before as days.
      expect(same.filter(({ server }) => server === etags).length).toBeGreaterThanOrEqual(2);
      expect(same.every(({ server }) => server === etags)).toBe(true);
      expect((await importsOf(it)).length).toBeGreaterThan(imports.length);
      const result = await it.sync(undefined, { force: true });
      expect(result.reports.map(({ state }) => state)).not.toContain('problem');
      expect(result.reports.find(({ report }) => report === 'active-users')?.dataDay).toBe(
        dayText(it.today() - 2),
      );
    },
  );

  test('takes late corrections in', async () => {
    const it = await fresh();
    it.fake.tenant().style = { late: 0.6 };
    await syncRound(it);
    const refresh = it.today() - 2;
    for (let i = 0; i < 4; i++) {
      it.pass(day);
      await syncRound(it);
    }
    const tenants = await tenantsWithUsage(it.store.system, [it.ids[0]]);
    const asked = { services: ['any'], from: refresh, to: refresh, definition, today: it.today() };
    const [figure] = await answerFigures(it.store.system, it.parts.warehouse, tenants, asked);
    expect(figure?.activePeople).toBe(
      truthOf(it.samples[0], suite).find((one) => one.day === refresh)?.active,
    );
  });

  test('keeps asking for a day without data, which is missing and no zero', async () => {
    const it = await fresh();
    const hole = it.today() - 10;
    it.fake.tenant().missing.add(hole);
    await syncRound(it);
    expect((await it.row('active-users')).missing).toEqual([dayText(hole)]);
    expect(it.asked().filter((name) => name === dated(office, hole))).toHaveLength(1);
    it.fake.tenant().missing.clear();
    it.pass(day);
    await syncRound(it);
    expect((await it.row('active-users')).missing).toEqual([]);
    expect(it.asked().filter((name) => name === dated(office, hole))).toHaveLength(2);
  });

  test('keeps the pause that Graph asks for, even when a person wants it sooner; other reports go on', async () => {
    const it = await fresh();
    it.fake.refuseNext(1, { status: 429, headers: { 'retry-after': '900' }, body: '' }, new RegExp(office));
    const { reports } = await it.sync(it.ids[0], { only: ['active-users', 'copilot'] });
    const until = new Date(it.clock.now.getTime() + 900_000).toISOString();
    expect(reports[0]).toMatchObject({ nextTry: until, problem: { code: 'GRAPH_BUSY' }, attempts: 0 });
    expect(reports[3]).toMatchObject({ report: 'copilot', state: 'fine' });
    const asked = () => it.asked().filter((name) => name.startsWith(office)).length;
    it.pass(14 * minute);
    await it.sync(it.ids[0], { force: true });
    expect(asked()).toBe(1);
    it.pass(2 * minute);
    await it.sync();
    expect(asked()).toBe(15);
  });

  test.each(['cut', 'short', 'expired'] as const)(
    'asks again when a download is %s, three times, and keeps nothing of it',
    async (download) => {
      const it = await fresh();
      it.fake.knobs.download = download;
      const { reports, files } = await it.sync();
      const code = download === 'expired' ? 'GRAPH_LINK_GONE' : 'GRAPH_CUT';
      expect(reports[0]).toMatchObject({ state: 'problem', attempts: 1, problem: { code } });
      expect(it.asked().filter((name) => name.startsWith(office))).toHaveLength(3);
      expect([files, await importsOf(it)]).toEqual([0, []]);
      it.fake.knobs.download = 'whole';
      it.pass(5 * minute);
      expect((await it.sync()).reports[0]).toMatchObject({ attempts: 0, problem: null });
    },
  );

  test('waits longer after each failure', async () => {
    const it = await fresh();
    const waits: number[] = [];
    for (let i = 0; i < 3; i++) {
      it.fake.refuseNext(1, { status: 502, body: '' }, new RegExp(office));
      const { reports } = await it.sync();
      const next = Date.parse(reports[0]?.nextTry ?? '');
      waits.push((next - it.clock.now.getTime()) / minute);
      it.clock.now = new Date(next);
    }
    expect(waits).toEqual([5, 10, 20]);
  });

  test.each([
    [
      'S2SUnauthorized',
      { roles: ['Organization.Read.All'] },
      'GRAPH_NO_PERMISSION',
      /Reports\.Read\.All is missing/,
    ],
    ['UnknownTenantId', { unknown: true }, 'GRAPH_TENANT_UNKNOWN', /no usage data/],
    ['no consent', { consented: false }, 'GRAPH_NOT_CONSENTED', /consent link/],
  ] as const)(
    'says what to do about %s, and asks again in the next round',
    async (_, change, code, words) => {
      const it = await fresh();
      Object.assign(it.fake.tenant(), change);
      it.pass(2 * 60 * minute);
      const { reports } = await it.sync();
      expect(reports[0]).toMatchObject({ state: 'problem', problem: { code } });
      expect(reports[0]?.problem?.text).toMatch(words);
      expect(reports[0]?.nextTry.slice(11, 13)).toMatch(/0[3-7]/);
    },
  );

  test('of a header without rows is "no data yet", and the days before are kept', async () => {
    const it = await fresh();
    await syncRound(it);
    it.fake.tenant().empty = true;
    it.pass(day);
    await syncRound(it);
    const row = await it.row('active-users');
    expect([row.problem_code, row.refresh_day]).toEqual(['USAGE_NO_DATA_YET', dayText(it.today() - 3)]);
  });

  test('takes other columns in another order, and quotes around all', async () => {
    const it = await fresh();
    it.fake.tenant().style = {
      columns: (columns) => [...columns.toReversed(), 'A New Column'],
      quoteAll: true,
      lineEnd: '\n',
    };
    expect((await it.sync()).reports[0]).toMatchObject({ state: 'fine', lag: 2 });
  });

  test('brings no secret and no token into rows or ledger', async () => {
    const it = await fresh();
    it.fake.refuseNext(2, { status: 500, body: usualClient.secret ?? '' }, /reports/);
    await it.sync();
    const tables = ['usage_sync', 'usage_connection', 'usage_import', 'ledger'] as const;
    const rows = tables.map((table) => it.store.system.selectFrom(table).selectAll().execute());
    const text = JSON.stringify(await Promise.all<unknown>(rows));
    expect(text).not.toContain(usualClient.secret);
    expect(text).not.toMatch(/eyJ[\w-]{20}/);
  });
});

describe('hiding the names', () => {
  test('between two rounds is a break of identity in the ledger, and no day before it is asked any more', async () => {
    const it = await fresh();
    await it.sync();
    expect(await it.ledger('usage.names-set')).toEqual([
      { before: { concealed: null }, after: { concealed: false } },
    ]);
    it.fake.tenant().concealed = true;
    it.pass(day);
    const before = it.asked().length;
    await syncRound(it);
    const refresh = it.today() - 2;
    expect((await it.ledger('usage.names-set')).at(-1)).toEqual({
      before: { concealed: false },
      after: { concealed: true },
    });
    expect(await it.ledger('usage.identity-broken')).toEqual([
      { day: dayText(refresh), before: { names: 'plain' }, after: { names: 'concealed' } },
    ]);
    expect(
      it
        .asked()
        .slice(before)
        .filter((name) => name.includes('date=')),
    ).toEqual([]);
    const connection = await it.store.system.selectFrom('usage_connection').selectAll().execute();
    expect(connection.find(({ tenant_id }) => tenant_id === it.ids[0])).toMatchObject({
      name_space: 'concealed',
      names_from: dayText(refresh),
    });
  });

  test('while reports come is noticed in the same run, and a day with other names is not taken', async () => {
    const it = await fresh();
    let steps = 0;
    const onStep = () => {
      if (++steps === 4) it.fake.tenant().concealed = true;
    };
    await it.sync(it.ids[0], { onStep });
    expect((await it.ledger('usage.names-set')).at(-1)).toMatchObject({ after: { concealed: true } });
    const kept = await importsOf(it);
    expect(kept.filter(({ state }) => state === 'done')).toHaveLength(3);
    expect(kept.filter(({ state }) => state === 'refused').length).toBeGreaterThan(5);
  });

  test('is told from the names themselves where the app may not read the setting', async () => {
    const it = await fresh();
    it.fake.tenant().roles = ['Reports.Read.All'];
    // The token of the connection has the old roles until its end.
    it.pass(2 * 60 * minute);
    await it.sync();
    it.fake.tenant().concealed = true;
    it.pass(day);
    await it.sync();
    expect(await it.ledger('usage.names-set')).toEqual([]);
    expect(await it.ledger('usage.identity-broken')).toHaveLength(1);
  });
});
