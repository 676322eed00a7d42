import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSyncDoor, createUsageDoor } from '../../src/app/usage-stores.ts';
import { type DayNumber, dayNumber } from '../../src/base/days.ts';
import { systemActor } from '../../src/features/people/model.ts';
import { addCustomer, addTenant } from '../../src/features/tenants/commands.ts';
import type { TenantId } from '../../src/features/tenants/model.ts';
import { syncTenant } from '../../src/features/usage/sync.ts';
import { connect } from '../../src/features/usage/sync-connect.ts';
import { syncedReports } from '../../src/features/usage/sync-plan.ts';
import type { SyncParts } from '../../src/features/usage/sync-report.ts';
import type { GraphSettings } from '../../src/graph/settings.ts';
import { stories } from '../../src/sample/stories.ts';
import { generateTenant } from '../../src/sample/tenant.ts';
import { type FakeGraph, startFakeGraph, usualClient } from './fake-graph.ts';
import { type Engine, openTestStore } from './store.ts';

export const minute = 60_000;
export const day = 24 * 60 * minute;

export const settingsFor = (fake: FakeGraph): GraphSettings => ({
  clientId: usualClient.id,
  proof: { secret: usualClient.secret ?? '' },
  graphUrl: fake.url,
  loginUrl: fake.url,
  downloadOrigins: [fake.downloadUrl],
});

export interface How extends Partial<SyncParts> {
  readonly only?: readonly string[];
  readonly force?: boolean;
}

export const allReports = syncedReports.map(({ id }) => id);

/** A store and a warehouse, for the tests of a file. */
export async function syncStores(engine: Engine) {
  const store = await openTestStore(engine);
  const folder = mkdtempSync(join(tmpdir(), 'uptake-sync-'));
  const usage = createUsageDoor({ dataFolder: folder });
  return {
    store,
    usage,
    async [Symbol.asyncDispose]() {
      await usage[Symbol.asyncDispose]();
      await store[Symbol.asyncDispose]();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

let seed = 10;

/** A fake Graph with two new tenants of a few people, both connected; the clock is the test's. */
export async function syncing({ store, usage }: Awaited<ReturnType<typeof syncStores>>) {
  const from = dayNumber('2026-01-05');
  const today = from + 90;
  // So busy that somebody is at work on every Sunday.
  const story = { ...stories.steady, pace: () => 8 };
  const plan = { people: 30, from, to: from + 130, story };
  const samples = [generateTenant(seed++, plan), generateTenant(seed++, plan)] as const;
  const clock = { now: new Date(today * day + 12 * 60 * minute) };
  const now = () => clock.now;
  const fake = await startFakeGraph({ tenants: samples, now });
  const open = createSyncDoor(store, usage, settingsFor(fake), now);
  const parts = (await open()) as SyncParts;
  const ids = await store.system.transaction().execute(async (tx) => {
    const given = { tpid: seed, name: 'Contoso', region: 'EMEA', segment: 'Enterprise' };
    const customer = await addCustomer(tx, systemActor, given, clock.now);
    const made: TenantId[] = [];
    for (const { guid, name, domain } of samples)
      made.push(
        await addTenant(
          tx,
          systemActor,
          { customer, guid, name, domain, motions: [], firm: null },
          clock.now,
        ),
      );
    return made as [TenantId, TenantId];
  });
  for (const id of ids) await connect(parts, systemActor, id, clock.now);
  return {
    ids,
    samples,
    fake,
    store,
    parts,
    open,
    clock,
    today: (): DayNumber => Math.floor(clock.now.getTime() / day),
    pass: (ms: number) => {
      clock.now = new Date(clock.now.getTime() + ms);
    },
    /** One report, for speed, unless `only` says which. */
    sync: (id: TenantId = ids[0], { only = ['active-users'], force = false, ...more }: How = {}) =>
      syncTenant({ ...parts, ...more }, systemActor, id, { force, only }),
    /** What reports were asked for so far: `getX(period='D180')`; with the tenant's number where there are two. */
    asked: (status?: number) =>
      fake.log
        .filter((one) => one.server === 'graph' && /reports\/get/.test(one.path))
        .filter((one) => status === undefined || one.status === status)
        .map(({ path }) => path.split('/').at(-1) ?? ''),
    row: async (report: string, id: TenantId = ids[0]) => {
      const row = await store.system
        .selectFrom('usage_sync')
        .selectAll()
        .where('tenant_id', '=', id)
        .where('report', '=', report)
        .executeTakeFirstOrThrow();
      return row;
    },
    ledger: async (kind: string, id: TenantId = ids[0]) => {
      const rows = await store.system
        .selectFrom('ledger')
        .select('facts')
        .where('tenant_id', '=', id)
        .where('kind', '=', kind)
        .orderBy('seq')
        .execute();
      return rows.map(({ facts }) => facts);
    },
    [Symbol.asyncDispose]: () => fake[Symbol.asyncDispose](),
  };
}

export type Syncing = Awaited<ReturnType<typeof syncing>>;

/** Syncs until nothing is due, letting the clock run on to each next try of the same day. @returns how often. */
export async function syncRound(it: Syncing, how: How = {}): Promise<number> {
  const only = how.only ?? ['active-users'];
  for (let times = 1; times < 10; times++) {
    const { reports } = await it.sync(it.ids[0], how);
    const next = Math.min(
      ...reports.filter(({ report }) => only.includes(report)).map(({ nextTry }) => Date.parse(nextTry)),
    );
    if (next > it.clock.now.getTime() + 30 * minute) return times;
    it.clock.now = new Date(Math.max(next, it.clock.now.getTime()));
  }
  throw new Error('the round does not end');
}
