import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createUsageDoor, type OpenedUsage, type UsageDoor } from '../src/app/usage-stores.ts';
import { dayNumber, dayText } from '../src/base/days.ts';
import { systemActor } from '../src/features/people/model.ts';
import { answerFigures } from '../src/features/usage/answer.ts';
import { askedTenants, knownAt } from '../src/features/usage/asked.ts';
import { importFile, importFiles, tenantFor } from '../src/features/usage/commands.ts';
import { definition } from '../src/features/usage/definitions.ts';
import { retentionJob } from '../src/features/usage/jobs.ts';
import type { Figure } from '../src/features/usage/model.ts';
import { applyRetention, type Kept } from '../src/features/usage/retention.ts';
import { renderReport } from '../src/sample/render.ts';
import { generateTenant } from '../src/sample/tenant.ts';
import { openJobs } from '../src/store/jobs.ts';
import type { Store } from '../src/store/store.ts';
import { openTestStore } from './support/store.ts';

// Daily snapshots of some months, of which the older part is not kept.

const from = 64 * Math.ceil(dayNumber('2025-06-01') / 64) - 12;
const [days, cut] = [100, from + 12];
const to = from + days - 1;
const sample = generateTenant(5, { people: 30, from, to, services: ['exchange', 'teams'], story: 'steady' });
const report = 'getOffice365ActiveUserDetail';
const snapshots = Array.from({ length: days }, (_, i) => from + i);
/** As if the day after the last were today: the days before the cut are kept no more. */
const now = new Date((to + 1) * 86_400_000);
const retention = { keepDays: to + 1 - cut, asOfDays: 20 };

let store: Store;
let door: UsageDoor;
let usage: OpenedUsage;
let folder: string;
const stores = () => ({ store, ...usage });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'uptake-retention-'));
  store = await openTestStore('pglite');
  door = createUsageDoor({ dataFolder: folder });
  usage = await door.open();
  await takeAll('contoso', snapshots);
}, 120_000);
afterAll(async () => {
  await door[Symbol.asyncDispose]();
  await store[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
});

/** Every file came on the day after the one that it tells of. */
const cameOn = (refresh: number) => new Date((refresh + 1) * 86_400_000);

const tenantOf = (called: string) =>
  store.system.transaction().execute((tx) => tenantFor(tx, systemActor, called, true, now));

function fileOf({ id: tenant, called }: Awaited<ReturnType<typeof tenantOf>>, refresh: number) {
  const text = renderReport(sample, { report, refresh, period: 'D180' });
  async function* chunks() {
    yield Buffer.from(text);
  }
  const name = `${report}-D180-${dayText(refresh)}.csv`;
  return { tenant, called, name, source: 'file' as const, chunks: chunks() };
}

async function take(called: string, refresh: number) {
  return importFile(stores(), systemActor, fileOf(await tenantOf(called), refresh), cameOn(refresh));
}

async function takeAll(called: string, days: readonly number[]) {
  const tenant = await tenantOf(called);
  const files = days.map((day) => fileOf(tenant, day));
  const times = days.map(cameOn).values();
  const clock = () => times.next().value ?? now;
  for await (const { state } of importFiles(stores(), systemActor, files, clock)) expect(state).toBe('done');
}

async function figuresOf(called: string, asOf?: number): Promise<Figure[]> {
  const tenants = await askedTenants(store.system, called);
  const asked = {
    services: ['any'],
    from,
    to,
    known: await knownAt(store.system, asOf),
    definition,
    today: to + 1,
  };
  return answerFigures(store.system, usage.warehouse, tenants, asked);
}

const ledger = (kind: string) =>
  store.system.selectFrom('ledger').where('kind', '=', kind).select('facts').execute();
const landed = () =>
  readdirSync(join(folder, 'landing'), { recursive: true }).filter((name) => String(name).endsWith('.zst'));

test('what is older than what is kept is forgotten: figures that need it say so, and show no zero; all others stay', async () => {
  const before = await figuresOf('contoso');
  const files = landed().length;
  const kept = await applyRetention(stores(), systemActor, retention, now);
  expect(kept).toMatchObject({ before: dayText(cut), tenants: 1, files: cut - from });
  expect(kept.masks).toBeGreaterThan(0);
  const after = await figuresOf('contoso');
  const first = cut + 27 - from;
  for (const { day, ...figure } of after.slice(0, first))
    expect(figure, day).toMatchObject({
      activePeople: null,
      percent: null,
      atMost: null,
      quality: 'forgotten',
    });
  const told = ({ day, activePeople, quality }: Figure) => [day, activePeople, quality];
  expect(after.slice(first).map(told)).toEqual(before.slice(first).map(told));
  expect(after.slice(first + 56)).toEqual(before.slice(first + 56));
  expect(landed()).toHaveLength(files - (cut - from));
});

test('the ledger says what was forgotten, once, and a second time there is nothing to forget', async () => {
  expect((await applyRetention(stores(), systemActor, retention, now)).tenants).toBe(0);
  const [entry, ...more] = await ledger('usage.forgotten');
  expect(more).toEqual([]);
  expect(entry?.facts).toMatchObject({ day: dayText(cut), files: cut - from });
});

test('figures can be asked as of the imports of the last days, and of older ones no more', async () => {
  const oldest = await usage.warehouse.oldestAsOf();
  expect((await figuresOf('contoso', oldest)).some(({ activePeople }) => activePeople !== null)).toBe(true);
  await expect(figuresOf('contoso', oldest - 1)).rejects.toMatchObject({ code: 'AS_OF_FOLDED' });
});

test('a file that was dropped brings nothing back when it comes again', async () => {
  const figures = await figuresOf('contoso');
  expect(await take('contoso', from)).toMatchObject({ again: true });
  expect(await figuresOf('contoso')).toEqual(figures);
  expect(existsSync(join(folder, 'landing'))).toBe(true);
});

test('imports that run meanwhile lose nothing, and what they tell of forgotten days is forgotten', async () => {
  await take('fabrikam', from);
  const all = snapshots.slice(1).map((day) => take('fabrikam', day));
  for (let i = 0; i < 5; i++) await applyRetention(stores(), systemActor, retention, now);
  await Promise.all(all);
  await applyRetention(stores(), systemActor, retention, now);
  const without = (figures: readonly Figure[]) => figures.map(({ tenant: _, ...rest }) => rest);
  expect(without(await figuresOf('fabrikam'))).toEqual(without(await figuresOf('contoso')));
}, 120_000);

test('every night a job does it', async () => {
  const said: Kept[] = [];
  const job = retentionJob(
    async () => stores(),
    retention,
    () => now,
    (kept) => said.push(kept),
  );
  expect(job.cron).toBe('50 0 * * *');
  await using jobs = await openJobs(store, [job], {
    work: false,
    onError: (error) => said.push(error as Kept),
  });
  await jobs.send(job.name, {});
  await jobs.settle();
  expect(said).toMatchObject([{ before: dayText(cut), tenants: 0 }]);
});
