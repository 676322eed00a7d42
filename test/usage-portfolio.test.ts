import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createUsageDoor, type OpenedUsage, type UsageDoor } from '../src/app/usage-stores.ts';
import { dayNumber, dayText } from '../src/base/days.ts';
import { systemActor } from '../src/features/people/model.ts';
import { importFile, tenantFor } from '../src/features/usage/commands.ts';
import { createPortfolio, type PortfolioAsked } from '../src/features/usage/portfolio-list.ts';
import { usualUsage } from '../src/features/usage/settings.ts';
import { subscribedSkus } from '../src/sample/entitlements.ts';
import { renderReport } from '../src/sample/render.ts';
import { generateTenant } from '../src/sample/tenant.ts';
import type { Store } from '../src/store/store.ts';
import { openTestStore } from './support/store.ts';

const report = 'getOffice365ActiveUserDetail';
const [from, to] = [dayNumber('2026-04-01'), dayNumber('2026-05-20')];
const tenants = 7;

let store: Store;
let door: UsageDoor;
let usage: OpenedUsage;
let folder: string;

const sampleOf = (i: number, days = to - from + 1) =>
  generateTenant(50 + i, { people: 20 + 9 * i, from, to: from + days - 1, story: 'steady' });

const take = (i: number, day: number) =>
  takeFile(
    i,
    `${report}-D180-${dayText(day)}.csv`,
    renderReport(sampleOf(i), { report, refresh: day, period: 'D180' }, {}),
  );

/** What the tenant has bought from a day on: so many times the usual. */
function takeList(i: number, day: number, times: number) {
  const list = subscribedSkus(sampleOf(i), to);
  for (const { prepaidUnits } of list.value) prepaidUnits.enabled *= times;
  return takeFile(i, `subscribedSkus-${dayText(day)}.json`, JSON.stringify(list));
}

async function takeFile(i: number, name: string, text: string): Promise<void> {
  const called = `tenant-${i}`;
  const now = new Date();
  const tenant = await store.system
    .transaction()
    .execute((tx) => tenantFor(tx, systemActor, called, true, now));
  const file = {
    tenant: tenant.id,
    called,
    name,
    source: 'file' as const,
    chunks: (async function* () {
      yield Buffer.from(text);
    })(),
  };
  expect(await importFile({ store, ...usage }, systemActor, file, now)).toMatchObject({ state: 'done' });
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'uptake-portfolio-'));
  store = await openTestStore('pglite');
  door = createUsageDoor({ dataFolder: folder });
  usage = await door.open();
  for (let i = 0; i < tenants; i++) for (let day = to - 3; day <= to; day++) await take(i, day);
}, 120_000);
afterAll(async () => {
  await door[Symbol.asyncDispose]();
  await store[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
});

const everything: PortfolioAsked = {
  service: 'any',
  sort: [{ by: 'people', down: true }],
  filters: [],
  find: '',
  cursor: undefined,
  limit: 500,
};
type Portfolio = ReturnType<typeof createPortfolio>;
const ask = (portfolio: Portfolio, asked: Partial<PortfolioAsked> = {}, today = to + 1) =>
  portfolio.page(store.system, usage.warehouse, 'internal', { ...everything, ...asked }, today);

describe('the portfolio', () => {
  test('comes in pages that together are the whole, in the order that is asked for', async () => {
    const portfolio = createPortfolio(usualUsage);
    const whole = await ask(portfolio);
    expect(whole.total).toBe(tenants);
    const people = whole.rows.map((row) => row.people ?? 0);
    expect(people).toEqual(people.toSorted((a, b) => b - a));
    const pages: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await ask(portfolio, { cursor, limit: 3 });
      pages.push(...page.rows.map(({ id }) => id));
      cursor = page.cursor ?? undefined;
    } while (cursor !== undefined);
    expect(pages).toEqual(whole.rows.map(({ id }) => id));
  });

  test('is filtered before it is cut; its sum is that of all its rows and not of the page', async () => {
    const portfolio = createPortfolio(usualUsage);
    const { rows } = await ask(portfolio);
    const least = rows[3]?.people ?? 0;
    const big = rows.filter(({ people }) => people !== null && people >= least);
    const page = await ask(portfolio, {
      filters: [{ field: 'people', conditions: [{ is: 'ge', values: [String(least)] }] }],
      limit: 1,
    });
    expect([page.total, page.rows.length]).toEqual([big.length, 1]);
    expect(page.sum).toEqual({ people: big.reduce((sum, row) => sum + (row.people ?? 0), 0), unknown: 0 });
    expect((await ask(portfolio, { find: 'tenant-4' })).rows.map(({ name }) => name)).toEqual(['tenant-4']);
  });

  test('is the same from rows that were kept as from rows that are new', async () => {
    const portfolio = createPortfolio(usualUsage);
    const first = await ask(portfolio);
    expect(await ask(portfolio)).toEqual(first);
    expect(await ask(createPortfolio(usualUsage))).toEqual(first);
    expect((await ask(portfolio, { service: 'teams' })).rows).not.toEqual(first.rows);
  });

  test('shows a new day as soon as its report is in, and another day when that has begun', async () => {
    const portfolio = createPortfolio(usualUsage);
    const before = (await ask(portfolio)).rows.find(({ name }) => name === 'tenant-2');
    await take(2, to + 1);
    const after = await ask(portfolio);
    expect(after.rows.find(({ name }) => name === 'tenant-2')?.dataDate).toBe(dayText(to + 1));
    expect(before?.dataDate).toBe(dayText(to));
    expect(after).toEqual(await ask(createPortfolio(usualUsage)));
    const later = await ask(portfolio, {}, to + 30);
    expect(later.rows.every(({ quality }) => quality === 'missing')).toBe(true);
  });

  test('shows what a list of products says that comes again as it was before another one', async () => {
    const portfolio = createPortfolio(usualUsage);
    const entitled = async () =>
      (await ask(portfolio)).rows.find(({ name }) => name === 'tenant-3')?.entitlements ?? 0;
    await takeList(3, to - 2, 1);
    const usual = await entitled();
    expect(usual).toBeGreaterThan(0);
    await takeList(3, to - 1, 2);
    expect(await entitled()).toBe(2 * usual);
    await takeList(3, to, 1);
    expect(await entitled()).toBe(usual);
    const chain = async () =>
      (await store.system.selectFrom('ledger').select('kind').where('kind', 'like', 'usage.%').execute())
        .length;
    const told = await chain();
    await takeList(3, to, 1);
    expect(await chain()).toBe(told);
  });
});
