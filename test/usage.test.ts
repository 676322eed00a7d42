import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text as textOf } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createUsageDoor, type OpenedUsage, type UsageDoor } from '../src/app/usage-stores.ts';
import { toCsv } from '../src/base/csv.ts';
import { dayNumber, dayText } from '../src/base/days.ts';
import { systemActor } from '../src/features/people/model.ts';
import { answerFigures } from '../src/features/usage/answer.ts';
import { type AsOf, askExplanation, askedTenants, knownAt } from '../src/features/usage/asked.ts';
import { importFile, importFiles, tenantFor } from '../src/features/usage/commands.ts';
import { definition } from '../src/features/usage/definitions.ts';
import { erasePerson } from '../src/features/usage/erase.ts';
import { keepNames } from '../src/features/usage/keep-names.ts';
import type { Figure } from '../src/features/usage/model.ts';
import { namesFrom } from '../src/features/usage/name-queries.ts';
import { overrideEntitlement } from '../src/features/usage/override-entitlement.ts';
import { portfolioUsage } from '../src/features/usage/portfolio-usage.ts';
import { readMapping } from '../src/features/usage/read-mapping.ts';
import { differenceOf } from '../src/features/usage/rules.ts';
import { usualUsage } from '../src/features/usage/settings.ts';
import { tenantUsage } from '../src/features/usage/tenant-usage.ts';
import type { ReportStyle } from '../src/sample/as-of.ts';
import { betaObjects } from '../src/sample/beta.ts';
import { subscribedSkus } from '../src/sample/entitlements.ts';
import { renderReport, reportTable } from '../src/sample/render.ts';
import { generateTenant } from '../src/sample/tenant.ts';
import { truthOf } from '../src/sample/truth.ts';
import type { Store } from '../src/store/store.ts';
import { bruteEntitled, bruteKnown } from './support/brute-count.ts';
import { type BruteReading, bruteCells, bruteRead } from './support/brute-files.ts';
import { openTestStore } from './support/store.ts';

// Files in, figures out, over all floors. What masks do is in test/warehouse, what a calendar knows in src/features/usage.

const from = dayNumber('2026-01-01');
const days = 42;
const to = from + days - 1;
const suite = ['exchange', 'onedrive', 'sharepoint', 'yammer', 'teams'];
// Renamed people are two for a while: the story of the truth leaves them out.
const sample = generateTenant(3, { people: 40, from, to, services: suite, story: 'steady' });
const report = 'getOffice365ActiveUserDetail';

let store: Store;
let door: UsageDoor;
let usage: OpenedUsage;
let folder: string;
let minute = 0;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'uptake-usage-'));
  store = await openTestStore('pglite');
  door = createUsageDoor({ dataFolder: folder });
  usage = await door.open();
}, 60_000);
afterAll(async () => {
  await door[Symbol.asyncDispose]();
  await store[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
});

interface TestFile {
  readonly name: string;
  readonly text: string;
}

const snapshot = (day: number, style: ReportStyle = {}): TestFile => ({
  name: `${report}-D180-${dayText(day)}.csv`,
  text: renderReport(sample, { report, refresh: day, period: 'D180' }, style),
});
const daily = (style?: (day: number) => ReportStyle) =>
  Array.from({ length: days }, (_, i) => snapshot(from + i, style?.(from + i)));

/** The report of a day as pages of JSON, of which each but the last says that there are more. */
function* renderPages(day: number, size: number): Generator<string> {
  const objects = [...betaObjects(report, reportTable(sample, { report, refresh: day, period: 'D180' }))];
  for (let at = 0; at < objects.length; at += size) {
    const more = at + size < objects.length ? { '@odata.nextLink': 'https://graph.example/next' } : {};
    const context = '#Collection(microsoft.graph.office365ActiveUserDetail)';
    yield JSON.stringify({ '@odata.context': context, ...more, value: objects.slice(at, at + size) });
  }
}

/** The file with other cells in its rows; without those of which nothing is given back. */
function rewritten(
  { name, text }: TestFile,
  change: (cells: string[], row: number) => string[] | undefined,
): TestFile {
  const [header = [], ...rows] = bruteCells(text);
  const changed = rows.flatMap((cells, row) => {
    const left = change(cells, row);
    return left === undefined ? [] : [left];
  });
  return { name, text: `${toCsv([header, ...changed])}\r\n` };
}

async function* once(text: string) {
  yield Buffer.from(text);
}

const now = () => new Date(Date.UTC(2026, 5, 1, 0, minute++));

async function about(called: string) {
  const tenant = await store.system
    .transaction()
    .execute((tx) => tenantFor(tx, systemActor, called, true, now()));
  return { tenant: tenant.id, called, source: 'file' as const };
}

async function take(called: string, { name, text }: TestFile, mapping?: string) {
  const read = mapping === undefined ? undefined : readMapping(mapping);
  const file = { ...(await about(called)), name, mapping: read, chunks: once(text) };
  return importFile({ store, ...usage }, systemActor, file, now());
}

/** As a folder is imported. */
async function takeAll(called: string, files: readonly TestFile[]) {
  const of = await about(called);
  const all = files.map(({ name, text }) => ({ ...of, name, chunks: once(text) }));
  let taken = 0;
  for await (const result of importFiles({ store, ...usage }, systemActor, all, now)) {
    expect(result).toMatchObject({ file: files[taken++]?.name, state: 'done' });
  }
  expect(taken).toBe(files.length);
}

const idOf = async (called: string) => {
  const now = new Date(0);
  return (await store.system.transaction().execute((tx) => tenantFor(tx, systemActor, called, false, now)))
    .id;
};

async function figuresOf(called: string, services: readonly string[] = ['any', 'teams'], asOf?: AsOf) {
  const tenants = await askedTenants(store.system, called);
  const known = await knownAt(store.system, asOf);
  const asked = { services, from, to, known, definition, licences: true, today: to + 200 };
  return answerFigures(store.system, usage.warehouse, tenants, asked);
}

const without = (figures: readonly Figure[]) => figures.map(({ tenant: _, ...rest }) => rest);

/** The same every time: rotated, and every third file twice. */
const shuffled = (files: readonly TestFile[]) => [
  ...files.map((_, i) => files[(i * 17 + 5) % files.length] as TestFile),
  ...files.filter((_, i) => i % 3 === 0),
];

/** Every file as two, each with the header and half of the rows. */
function split({ name, text }: TestFile): TestFile[] {
  const [header = '', ...rows] = text.trimEnd().split('\r\n');
  const half = (nth: number) => rows.filter((_, i) => i % 2 === nth);
  return [0, 1].map((nth) => ({ name, text: `${[header, ...half(nth)].join('\r\n')}\r\n` }));
}

describe('snapshots of every day', () => {
  let figures: Figure[];
  beforeAll(async () => {
    await takeAll('adatum', daily());
    figures = await figuresOf('adatum');
  }, 120_000);

  test('give the truth, for the suite and for a service, on every day', () => {
    for (const service of ['any', 'teams']) {
      const truth = truthOf(sample, service === 'any' ? suite : [service]);
      const told = figures.filter((figure) => figure.service === service);
      expect(told.map(({ day, activePeople }) => [day, activePeople])).toEqual(
        truth.map(({ day, active }) => [dayText(day), active]),
      );
      const grown = told.filter(({ newPeople }) => newPeople !== null);
      expect(grown).toHaveLength(days - 28);
      expect(
        grown.map(({ newPeople, retained, resurrected, lapsed }) => [
          newPeople,
          retained,
          resurrected,
          lapsed,
        ]),
      ).toEqual(
        truth
          .slice(28)
          .map(({ fresh, retained, resurrected, lapsed }) => [fresh, retained, resurrected, lapsed]),
      );
    }
  });

  test('tell who of the active holds a licence, by the newest row of each, and never more than there are entitlements', () => {
    const files = daily().map(({ text }) => bruteRead({ text, scope: 'snapshot' }) as BruteReading);
    for (const service of ['any', 'teams']) {
      const told = figures.filter((figure) => figure.service === service);
      const services = service === 'any' ? [...suite, 'skype'] : [service];
      expect(told.map(({ activeAndEntitled }) => activeAndEntitled)).toEqual(
        told.map(({ day }) => bruteEntitled(files, services, dayNumber(day))),
      );
    }
  });

  test('keep the books: opening + new + resurrected − lapsed = closing', () => {
    const any = figures.filter(({ service }) => service === 'any');
    for (const [i, figure] of any.entries()) {
      if (figure.newPeople === null) continue;
      const opening = any[i - 28]?.activePeople ?? Number.NaN;
      expect(opening + figure.newPeople + (figure.resurrected ?? 0) - (figure.lapsed ?? 0)).toBe(
        figure.activePeople,
      );
    }
  });

  test('in any order, repeated and in parts give the same figures', async () => {
    await takeAll('fabrikam', shuffled(daily()));
    expect(without(await figuresOf('fabrikam'))).toEqual(without(figures));
    await takeAll('litware', daily().reverse().flatMap(split));
    expect(without(await figuresOf('litware'))).toEqual(without(figures));
  }, 120_000);

  test('of which one is dropped never show a fall: the day has bounds with the truth between them', async () => {
    const gone = [9, 10, 33];
    await takeAll(
      'proseware',
      daily().filter((_, i) => !gone.includes(i)),
    );
    const left = await figuresOf('proseware');
    for (const [i, figure] of left.entries()) {
      const whole = figures[i];
      const truth = whole?.activePeople ?? Number.NaN;
      if (!gone.includes(i % days)) expect(figure.activePeople).toBe(truth);
      else {
        expect(figure).toMatchObject({ activePeople: null, percent: null, quality: 'missing' });
        expect(figure.atLeast).toBeLessThanOrEqual(truth);
        expect(figure.atMost).toBeGreaterThanOrEqual(truth);
      }
    }
  }, 120_000);

  test('can be asked as they were known at a past import', async () => {
    const before = await figuresOf('adatum', ['any']);
    const first = await store.system
      .selectFrom('usage_import as i')
      .innerJoin('usage_tenant as u', 'u.tenant_id', 'i.tenant_id')
      .where('u.called', '=', 'adatum')
      .select('i.number')
      .orderBy('i.number')
      .limit(10)
      .execute();
    const asOf = first.at(-1)?.number ?? 0;
    const then = await figuresOf('adatum', ['any'], asOf);
    expect(then.slice(0, 10)).toEqual(before.slice(0, 10));
    expect(
      then.slice(10).every(({ activePeople, quality }) => activePeople === null && quality === 'missing'),
    ).toBe(true);
  });
});

test('when names are hidden nobody is new and the days say so; people stay countable', async () => {
  const flip = from + 30;
  await takeAll(
    'tailspin',
    daily((day) => ({ concealed: day >= flip })),
  );
  const figures = await figuresOf('tailspin', ['any']);
  const truth = truthOf(sample, suite);
  expect(figures.map(({ activePeople }) => activePeople)).toEqual(truth.map(({ active }) => active));
  const broken = figures.slice(30);
  expect(broken.every(({ quality, newPeople }) => quality === 'identity-broken' && newPeople === 0)).toBe(
    true,
  );
  expect(figures[29]).toMatchObject({ quality: 'complete', newPeople: truth[29]?.fresh });
}, 120_000);

test('a file without rows says nothing, and takes nothing away', async () => {
  await take('wingtip', snapshot(from));
  const before = await figuresOf('wingtip', ['any']);
  await take('wingtip', snapshot(from, { headerOnly: true }));
  await take('wingtip', snapshot(from + 1, { headerOnly: true }));
  expect(await figuresOf('wingtip', ['any'])).toEqual(before);
  expect(before[1]).toMatchObject({ activePeople: null, quality: 'missing' });
});

describe('a report that withholds people', () => {
  const counts = (day: number): TestFile => ({
    name: `getOffice365ActiveUserCounts-D7-${dayText(day)}.csv`,
    text: renderReport(sample, { report: 'getOffice365ActiveUserCounts', refresh: day, period: 'D7' }, {}),
  });
  /** Without most of those who were active on the day itself. */
  const thinned = (day: number): TestFile => {
    let seen = 0;
    return rewritten(snapshot(day), (cells) =>
      cells.slice(11, 17).includes(dayText(day)) && seen++ >= 3 ? undefined : cells,
    );
  };
  // From a Monday on.
  const all = [32, 33, 34, 35].map((i) => from + i);
  let whole: Figure[];

  test('is none while Microsoft counts whom the report shows', async () => {
    await takeAll(
      'whole',
      all.flatMap((day) => [snapshot(day), counts(day)]),
    );
    whole = (await figuresOf('whole')).filter(({ day }) => all.includes(dayNumber(day)));
    expect(whole.every(({ quality }) => quality === 'complete')).toBe(true);
  });

  test('shows its day as suppressed, with the truth between its bounds, in whatever order files come', async () => {
    const files = all.flatMap((day, i) => [i === 1 ? thinned(day) : snapshot(day), counts(day)]);
    await takeAll('suppressed', files);
    await takeAll('suppressed-too', files.toReversed());
    const told = (await figuresOf('suppressed')).filter(({ day }) => all.includes(dayNumber(day)));
    expect(
      without((await figuresOf('suppressed-too')).filter(({ day }) => all.includes(dayNumber(day)))),
    ).toEqual(without(told));
    for (const [i, figure] of told.entries()) {
      const truth = whole[i]?.activePeople ?? Number.NaN;
      if (i % 4 !== 1) expect(figure).toMatchObject({ quality: 'complete', activePeople: truth });
      else {
        expect(figure).toMatchObject({ quality: 'suppressed', activePeople: null, percent: null });
        expect(figure.atLeast).toBeLessThanOrEqual(truth);
        expect(figure.atMost).toBeGreaterThanOrEqual(truth);
      }
    }
    const asked = { tenant: 'suppressed', service: 'any', day: dayText(from + 33) };
    const { withheld } = await askExplanation(store.system, usage.warehouse, asked, usualUsage, new Date());
    expect(withheld).toEqual([{ day: dayText(from + 33), why: 'counted-more', people: expect.any(Number) }]);
    const [before] = (await figuresOf('suppressed', ['any'], 0)).slice(33, 34);
    expect(before).toMatchObject({ quality: 'missing' });
  });

  test('is a list that breaks off, until the page that ends it is in', async () => {
    const pages = [...renderPages(from, 15)];
    expect(pages.length).toBeGreaterThan(2);
    const name = `getOffice365ActiveUserDetail-D180-${dayText(from)}`;
    const [first = '', ...rest] = pages;
    await take('pages', { name: `${name}-1.json`, text: first });
    const quality = async () => (await figuresOf('pages', ['any']))[0];
    expect(await quality()).toMatchObject({ quality: 'suppressed', activePeople: null, atMost: null });
    for (const [i, text] of rest.entries()) await take('pages', { name: `${name}-${i + 2}.json`, text });
    const alone = { name: `${name}.csv`, text: snapshot(from).text };
    await take('pages-as-csv', alone);
    const [figure] = await figuresOf('pages-as-csv', ['any']);
    expect(await quality()).toMatchObject({ quality: 'complete', activePeople: figure?.activePeople });
  });

  test('is one that names nobody in more than a tenth of its rows', async () => {
    const hidden = rewritten(snapshot(from), (cells, row) =>
      row % 5 === 0 ? [cells[0] ?? '', '(Unknown)', '', ...cells.slice(3)] : cells,
    );
    await take('nameless', hidden);
    expect((await figuresOf('nameless', ['any']))[0]).toMatchObject({ quality: 'suppressed' });
  });
});

test('a file that lacks a column is refused by name, once and for all; broken lines are set aside and counted', async () => {
  const { text, name } = snapshot(from);
  const torn = text.replaceAll('User Principal Name', 'Principal');
  const refused = await take('woodgrove', { name, text: torn });
  expect(refused).toMatchObject({ state: 'refused', again: false });
  expect(refused.refusal).toContain('User Principal Name');
  expect(await take('woodgrove', { name, text: torn })).toMatchObject({ state: 'refused', again: true });
  const broken = `${text}not,a,row\r\n`;
  expect(await take('woodgrove', { name, text: broken })).toMatchObject({ state: 'done', quarantined: 1 });
  const [line] = await store.system.selectFrom('usage_quarantine').selectAll().execute();
  expect(line).toMatchObject({ reason: 'too few cells', text: 'not,a,row' });
});

test('a file of another tool that was refused is taken once somebody says how to read it, for each service that it tells of', async () => {
  const file = { name: 'devices.csv', text: 'Device;Last check-in\nPC1;19.12.2025\nPC2;01.10.2025\n' };
  expect(await take('devices', file)).toMatchObject({ state: 'refused', again: false });
  const order = 'activity=Last check-in; refresh=2026-01-05; order=d-m-y';
  for (const service of ['intune', 'windows'])
    expect(await take('devices', file, `service=${service}; person=Device; ${order}`)).toMatchObject({
      state: 'done',
      again: false,
      rows: 2,
    });
  const figures = await figuresOf('devices', ['intune', 'windows', 'any']);
  const told = figures.filter(({ day }) => day === '2026-01-05').map(({ activePeople }) => activePeople);
  expect(told).toEqual([1, 1, null]);
});

test('entitlements hold from the day of their file until the next, and again when the same list comes back', async () => {
  await takeAll('adventure', [snapshot(from), snapshot(from + 1), snapshot(from + 2)]);
  const skus = (day: number) => JSON.stringify(subscribedSkus(sample, day));
  const fewer = JSON.stringify({ value: [] });
  const names = [0, 1, 2].map((i) => `subscribedSkus-${dayText(from + i)}.json`);
  await take('adventure', { name: names[0] ?? '', text: skus(from) });
  await take('adventure', { name: names[1] ?? '', text: fewer });
  await take('adventure', { name: names[2] ?? '', text: skus(from) });
  const figures = await figuresOf('adventure', ['any', 'exchange']);
  const entitled = figures.filter(({ service }) => service === 'exchange').slice(0, 3);
  expect(entitled[0]?.entitlements).toBeGreaterThan(0);
  expect(entitled[2]?.entitlements).toBe(entitled[0]?.entitlements);
  expect(entitled[0]?.percent).toBeCloseTo(
    (100 * (entitled[0]?.activePeople ?? 0)) / (entitled[0]?.entitlements ?? 1),
    2,
  );
});

test('an override takes the place of the feed from its day on, in shares too; as of a moment before it was said, the feed stands', async () => {
  await takeAll('overridden', [snapshot(from), snapshot(from + 1), snapshot(from + 2)]);
  const skus = {
    name: `subscribedSkus-${dayText(from)}.json`,
    text: JSON.stringify(subscribedSkus(sample, from)),
  };
  const { number } = await take('overridden', skus);
  const before = (await figuresOf('overridden', ['exchange'])).slice(0, 3);
  const feed = before[0]?.entitlements ?? 0;
  expect(feed).toBeGreaterThan(0);
  const tenantId = await idOf('overridden');
  const said = { tenantId, service: 'exchange', from: dayText(from + 1), why: 'count review', match: 0 };
  const now = new Date(Date.UTC(2026, 5, 1, 0, minute++));
  await store.system
    .transaction()
    .execute((tx) => overrideEntitlement(tx, systemActor, { ...said, entitlements: 7000 }, now));
  const after = (await figuresOf('overridden', ['exchange'])).slice(0, 3);
  expect(after.map(({ entitlements }) => entitlements)).toEqual([feed, 7000, 7000]);
  expect(after[1]?.percent).toBeCloseTo((after[1]?.activePeople ?? 0) / 70, 2);
  expect(after[0]).toEqual(before[0]);
  expect((await figuresOf('overridden', ['exchange'], number)).slice(0, 3)).toEqual(before);
  const moment = new Date(now.getTime() - 1).toISOString();
  expect((await figuresOf('overridden', ['exchange'], moment)).slice(0, 3)).toEqual(before);
  const asked = { tenant: 'overridden', service: 'exchange', day: dayText(from + 1) };
  const told = await askExplanation(store.system, usage.warehouse, asked, usualUsage, now);
  expect(told.entitlements).toMatchObject({
    feed: { entitlements: feed, import: number },
    override: { entitlements: 7000, from: dayText(from + 1), why: 'count review', by: { id: 'system' } },
  });
  expect(told.files.map((file) => file.number)).toContain(number);
});

test('licences come and go with the rows: the newest one of each person counts, and without an entitlement nobody is entitled', async () => {
  // Every third row of every day says no to one service, every seventh to all of them, and others on the next day.
  const torn = (day: number) =>
    rewritten(snapshot(day), (cells, row) =>
      cells.map((cell, c) =>
        c >= 5 && c < 11 && ((row + day) % 7 === 0 || (row + day + c) % 3 === 0) ? 'False' : cell,
      ),
    );
  // The third day has no report: its figure is not exact, and nothing is said of licences.
  const files = [0, 1, 3, 4].map((i) => torn(from + 30 + i));
  await takeAll('licences', files);
  const readings = files.map(({ text }) => bruteRead({ text, scope: 'snapshot' }) as BruteReading);
  for (const service of ['any', 'teams', 'exchange']) {
    const told = (await figuresOf('licences', [service])).slice(30, 35);
    const services = service === 'any' ? [...suite, 'skype'] : [service];
    const truth = told.map(({ day }) => bruteEntitled(readings, services, dayNumber(day)));
    expect(told.map(({ activeAndEntitled }) => activeAndEntitled)).toEqual(truth.with(2, null as never));
    for (const { activePeople, activeAndEntitled } of told)
      if (activePeople !== null) expect(activeAndEntitled).toBeLessThan(activePeople);
  }
  const skus = JSON.stringify(subscribedSkus(sample, from));
  await take('licences', { name: `subscribedSkus-${dayText(from)}.json`, text: skus });
  const tenantId = await idOf('licences');
  const said = { tenantId, service: 'teams', from: dayText(from + 34), why: 'three only', match: 0 };
  await store.system
    .transaction()
    .execute((tx) => overrideEntitlement(tx, systemActor, { ...said, entitlements: 3 }, new Date(0)));
  const [day] = (await figuresOf('licences', ['teams'])).slice(34, 35);
  expect(day).toMatchObject({ entitlements: 3, activeAndEntitled: 3, entitledPercent: 100 });
  expect(day?.activePeople).toBeGreaterThan(3);
});

test('who is entitled is not known, and not zero, where no report of the window tells of licences of all its services', async () => {
  const plain = ({ name, text }: TestFile) => ({
    name,
    text: text.replaceAll(/Has (\w+) License/g, 'Had $1'),
  });
  await takeAll('unlicensed', [plain(snapshot(from)), plain(snapshot(from + 1))]);
  const told = (await figuresOf('unlicensed')).filter(({ day }) => day === dayText(from));
  expect(told.map(({ activePeople }) => activePeople)).not.toContain(null);
  expect(told.map(({ activeAndEntitled, entitledPercent }) => [activeAndEntitled, entitledPercent])).toEqual([
    [null, null],
    [null, null],
  ]);
  // A report of Teams tells of its own licences only.
  const ask = { report: 'getTeamsUserActivityUserDetail', refresh: from, period: 'D180' } as const;
  await take('unlicensed', {
    name: 'TeamsUserActivityUserDetail-D180.csv',
    text: renderReport(sample, ask, {}),
  });
  const [any, teams] = (await figuresOf('unlicensed')).filter(({ day }) => day === dayText(from));
  expect(any?.activeAndEntitled).toBeNull();
  expect(teams?.activeAndEntitled).toBe(teams?.activePeople);
  const asked = { tenant: 'unlicensed', service: 'any', day: dayText(from) };
  expect(await askExplanation(store.system, usage.warehouse, asked, usualUsage, new Date())).toMatchObject({
    licencesDay: null,
  });
});

test('a milestone that was reached and is not held any more is told with its day, by the tenant, the portfolio and the explanation alike', async () => {
  await takeAll(
    'fallen',
    [0, 1, 2, 3].map((i) => snapshot(from + i)),
  );
  const tenantId = await idOf('fallen');
  const say = (entitlements: number, day: number, match: number) =>
    store.system.transaction().execute((tx) => {
      const said = { tenantId, service: 'any', from: dayText(day), why: 'count review', match, entitlements };
      return overrideEntitlement(tx, systemActor, said, new Date(0));
    });
  await say(100, from + 1, 0);
  await say(1000, from + 3, 1);
  const settings = { milestones: [5, 10, 40], fiscalYearStart: 1 };
  const [tenant] = await askedTenants(store.system, 'fallen');
  if (tenant === undefined) throw new Error('there is no tenant');
  const about = { service: 'any', mayOverride: false, known: undefined, settings, today: from + 3 };
  const { milestones, days: all, growth } = await tenantUsage(store.system, usage.warehouse, tenant, about);
  const people = all.at(-1)?.activePeople ?? Number.NaN;
  expect(milestones).toEqual([
    { percent: 5, reachedOn: dayText(from + 1), orEarlier: true, needed: 50 - people },
    { percent: 10, reachedOn: dayText(from + 1), orEarlier: true, needed: 100 - people },
    { percent: 40, reachedOn: null, orEarlier: false, needed: 400 - people },
  ]);
  expect(growth.fiscalYear.year).toBe(2026);
  const one = { ...tenant, name: 'Fallen', customer: 'Contoso', region: 'EMEA' };
  const [row] = await portfolioUsage(store.system, usage.warehouse, [one], 'any', settings, from + 3);
  expect(row).toMatchObject({ nextMilestone: 5, nextReachedOn: dayText(from + 1), needed: 50 - people });
  const asked = { tenant: 'fallen', service: 'any', day: dayText(from + 3) };
  const told = await askExplanation(store.system, usage.warehouse, asked, settings, new Date());
  expect(told.milestones).toEqual(milestones);
});

test('versions of the definition stand side by side, and what their clauses make of the difference adds up', async () => {
  const apps = generateTenant(9, { people: 60, from, to, story: 'steady' });
  const file = (of: 'getOffice365ActiveUserDetail' | 'getM365AppUserDetail'): TestFile => ({
    name: `${of}-D180-${dayText(to)}.csv`,
    text: renderReport(apps, { report: of, refresh: to, period: 'D180' }, {}),
  });
  // Every third of the people has done nothing but use the apps.
  const suiteFile = rewritten(file('getOffice365ActiveUserDetail'), (cells, row) =>
    cells.map((cell, c) => (c >= 11 && c < 17 && row % 3 === 0 ? '' : cell)),
  );
  const files = [suiteFile, file('getM365AppUserDetail')];
  const skus = JSON.stringify(subscribedSkus(apps, to));
  await takeAll('versions', [...files, { name: `subscribedSkus-${dayText(to)}.json`, text: skus }]);
  const asked = { tenant: 'versions', service: 'any', day: dayText(to), against: 2 };
  const explained = (more = {}) =>
    askExplanation(store.system, usage.warehouse, { ...asked, ...more }, usualUsage, new Date());
  const { figure, comparison } = await explained();
  const readings = files.map(({ text }) => bruteRead({ text, scope: 'snapshot' }) as BruteReading);
  const both = (services: string[]) => bruteKnown(readings, services, to).active;
  expect(figure).toMatchObject({ definition: 1, activePeople: both([...suite, 'skype']) });
  expect(comparison?.figure).toMatchObject({
    definition: 2,
    activePeople: both([...suite, 'skype', 'm365-apps']),
  });
  expect(comparison?.clauses.map(({ clause, added }) => [clause, added])).toEqual([
    ['suite', ['Microsoft 365 Apps']],
    ['entitlements', ['assigned']],
  ]);
  const [services, denominator] = comparison?.clauses ?? [];
  expect(services?.difference.activePeople).toBeGreaterThan(0);
  expect(denominator?.difference).toMatchObject({ activePeople: 0 });
  expect(denominator?.difference.entitlements).toBeLessThan(0);
  for (const what of ['activePeople', 'entitlements', 'percent'] as const) {
    const parts = comparison?.clauses.map(({ difference }) =>
      Math.round((difference[what] ?? Number.NaN) * 100),
    );
    const total = Math.round((comparison?.total[what] ?? Number.NaN) * 100);
    expect(parts?.reduce((a, b) => a + b)).toBe(total);
  }
  expect((await explained({ definition: 2, against: 1 })).comparison?.total).toEqual(
    differenceOf(comparison?.figure as Figure, figure),
  );
  // A service counts alike; what it is a share of does not.
  const teams = await explained({ service: 'teams' });
  expect(teams.comparison?.clauses[0]?.difference).toEqual({ activePeople: 0, entitlements: 0, percent: 0 });
  await expect(explained({ against: 3 })).rejects.toMatchObject({ code: 'USAGE_DEFINITION_UNKNOWN' });
});

test('what tenants call the same person is two people: keys are made per tenant', async () => {
  await take('alpine', snapshot(from));
  await take('blueyonder', snapshot(from));
  const keys = await store.system.selectFrom('usage_key').select('key').execute();
  expect(new Set(keys.map(({ key }) => key)).size).toBe(keys.length);
  const [alpine] = await figuresOf('alpine', ['any']);
  const [blue] = await figuresOf('blueyonder', ['any']);
  expect(alpine?.activePeople).toBe(blue?.activePeople);
});

describe('names of people', () => {
  const keep = async (called: string, wanted: boolean, who = systemActor) => {
    const tenant = await idOf(called);
    const now = new Date(Date.UTC(2026, 5, 1, 0, minute++));
    await store.system
      .transaction()
      .execute((tx) => keepNames(tx, who, { tenant, keep: wanted, why: 'the customer agreed' }, now));
    return tenant;
  };
  const kept = async (called: string) =>
    (await namesFrom(store.system, await idOf(called), { find: '', after: '', limit: 500 })).map(
      ({ name }) => name,
    );
  const inFile = ({ text }: TestFile) =>
    (bruteRead({ text, scope: 'snapshot' }) as BruteReading).rows
      .map(({ name }) => name)
      .filter((name) => name !== '');

  test('are not kept unless somebody says so, stand beside the keys from the next file on, and go at once', async () => {
    await take('named', snapshot(from));
    expect(await kept('named')).toEqual([]);
    await keep('named', true);
    expect(await kept('named')).toEqual([]);
    await take('named', snapshot(from + 1));
    expect(await kept('named')).toEqual([...new Set(inFile(snapshot(from + 1)))].sort());
    await take('named', snapshot(from + 2));
    expect(await kept('named')).toEqual([...new Set(inFile(snapshot(from + 2)))].sort());
    const before = await figuresOf('named', ['any']);
    await keep('named', false);
    expect(await kept('named')).toEqual([]);
    await take('named', snapshot(from + 3));
    expect(await kept('named')).toEqual([]);
    expect((await figuresOf('named', ['any'])).slice(0, 3)).toEqual(before.slice(0, 3));
    const entries = await store.system
      .selectFrom('ledger')
      .where('chain', '=', await idOf('named'))
      .where('kind', 'like', 'usage.names%')
      .select(['kind', 'why', 'facts'])
      .orderBy('seq')
      .execute();
    expect(entries.map(({ kind }) => kind)).toEqual(['usage.names-kept', 'usage.names-deleted']);
    expect(JSON.stringify(entries)).not.toContain('@');
  });

  test('that are hidden are none', async () => {
    await take('hidden', snapshot(from, { concealed: true }));
    await keep('hidden', true);
    await take('hidden', snapshot(from + 1, { concealed: true }));
    expect(await kept('hidden')).toEqual([]);
  });

  test('are kept by administrators’ word only', async () => {
    await take('wordless', snapshot(from));
    const manager = { ...systemActor, person: 'person_1', administrator: false };
    await expect(keep('wordless', true, manager)).rejects.toMatchObject({ code: 'USAGE_NAMES_NOT_YOURS' });
  });

  test('go with whoever is erased, who does not come back with later files, and is counted as not taken up', async () => {
    await take('gone', snapshot(from));
    const tenant = await keep('gone', true);
    await take('gone', snapshot(from + 1));
    // Somebody who is active on both days that are told of.
    const before = (await figuresOf('gone', ['any'])).slice(0, 4);
    const reading = bruteRead({ text: snapshot(from).text, scope: 'snapshot' }) as BruteReading;
    const person = reading.rows.find(({ name, last }) => name !== '' && last.size > 0)?.name ?? '';
    const stores = { store, ...usage };
    const asked = { tenant, person, why: 'asked for by letter' };
    expect(await erasePerson(stores, systemActor, asked, new Date())).toMatchObject({ name: true });
    expect(await kept('gone')).not.toContain(person);
    expect(await take('gone', snapshot(from + 2))).toMatchObject({ state: 'done', erased: 1 });
    expect(await kept('gone')).not.toContain(person);
    const [first, second, third] = (await figuresOf('gone', ['any'])).slice(0, 3);
    expect(first?.activePeople).toBe((before[0]?.activePeople ?? 0) - 1);
    expect(second?.activePeople).toBe((before[1]?.activePeople ?? 0) - 1);
    await take('never-gone', snapshot(from + 2));
    const whole = (await figuresOf('never-gone', ['any'])).slice(2, 3);
    expect(third?.activePeople).toBe((whole[0]?.activePeople ?? 0) - 1);
    // What is kept of the file has no name in it.
    const { sha256, remarks } = await store.system
      .selectFrom('usage_import')
      .where('tenant_id', '=', tenant)
      .orderBy('number', 'desc')
      .select(['sha256', 'remarks'])
      .executeTakeFirstOrThrow();
    expect(remarks).toMatchObject({ erased: 1, dropped: true });
    const others = await store.system
      .selectFrom('usage_import')
      .where('sha256', '=', sha256)
      .select('tenant_id')
      .execute();
    expect(others.length).toBeGreaterThan(1);
  });

  test('of erased people stay out of lines that could not be read, and out of files that only this tenant has', async () => {
    const file = { ...snapshot(from), text: `${snapshot(from).text}\r\n\r\n` };
    await take('torn', file);
    const tenant = await idOf('torn');
    const reading = bruteRead({ text: file.text, scope: 'snapshot' }) as BruteReading;
    const person = reading.rows.find(({ name }) => name !== '')?.name ?? '';
    const stores = { store, ...usage };
    await erasePerson(stores, systemActor, { tenant, person, why: 'asked for by letter' }, new Date());
    const next = {
      ...snapshot(from + 1),
      text: `${snapshot(from + 1).text}"${person.toUpperCase()}",torn\r\n`,
    };
    const { number } = await take('torn', next);
    const lines = await store.system
      .selectFrom('usage_quarantine')
      .where('import_number', '=', number)
      .select('text')
      .execute();
    expect(lines).toEqual([{ text: '(names somebody who was erased)' }]);
    const { sha256 } = await store.system
      .selectFrom('usage_import')
      .where('number', '=', number)
      .select('sha256')
      .executeTakeFirstOrThrow();
    await expect(textOf(Readable.from(usage.landing.read(sha256)))).rejects.toThrow('ENOENT');
  });
});

test('erasing a person makes figures smaller by one, drops the files that name them, and says nothing of who it was', async () => {
  // Bytes that no other tenant rests on: what several share is kept for the others.
  const file = { ...snapshot(from + 5), text: `${snapshot(from + 5).text}\r\n` };
  await take('erasure', file);
  const [before] = (await figuresOf('erasure', ['any'])).slice(5, 6);
  const line =
    snapshot(from + 5)
      .text.split('\r\n')
      .find((one) => one.includes(dayText(from + 5))) ?? '';
  const rows = snapshot(from + 5)
    .text.split('\r\n')
    .slice(1);
  const active =
    rows.find((row) =>
      row
        .split(',')
        .slice(11, 17)
        .some((cell) => cell !== ''),
    ) ?? line;
  const person = active.split(',')[1] ?? '';
  const tenant = await store.system
    .transaction()
    .execute((tx) => tenantFor(tx, systemActor, 'erasure', false, new Date()));
  const stores = { store, ...usage };
  const asked = { tenant: tenant.id, person: person.toUpperCase(), why: 'asked for by letter' };
  expect(await erasePerson(stores, systemActor, asked, new Date())).toMatchObject({ files: 1 });
  const [after] = (await figuresOf('erasure', ['any'])).slice(5, 6);
  expect(after?.activePeople).toBe((before?.activePeople ?? 0) - 1);
  const entry = await store.system
    .selectFrom('ledger')
    .where('kind', '=', 'usage.erased')
    .selectAll()
    .executeTakeFirstOrThrow();
  expect(JSON.stringify(entry)).not.toContain(person);
  expect(await take('erasure', file)).toMatchObject({ again: true });
  const { sha256 } = await store.system
    .selectFrom('usage_import')
    .where('tenant_id', '=', tenant.id)
    .select('sha256')
    .executeTakeFirstOrThrow();
  await expect(textOf(Readable.from(usage.landing.read(sha256)))).rejects.toThrow('ENOENT');
  expect(await erasePerson(stores, systemActor, asked, new Date())).toEqual({
    masks: 0,
    files: 0,
    lines: 0,
    name: false,
  });
});
