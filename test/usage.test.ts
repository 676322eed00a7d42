import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text as textOf } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createUsageDoor, type OpenedUsage, type UsageDoor } from '../src/app/usage-stores.ts';
import { dayNumber, dayText } from '../src/base/days.ts';
import { systemActor } from '../src/features/people/model.ts';
import { answerFigures } from '../src/features/usage/answer.ts';
import { askedTenants } from '../src/features/usage/asked.ts';
import { importFile, importFiles, tenantFor } from '../src/features/usage/commands.ts';
import { definition } from '../src/features/usage/definitions.ts';
import { erasePerson } from '../src/features/usage/erase.ts';
import type { Figure } from '../src/features/usage/model.ts';
import { readMapping } from '../src/features/usage/read-mapping.ts';
import type { ReportStyle } from '../src/sample/as-of.ts';
import { subscribedSkus } from '../src/sample/entitlements.ts';
import { renderReport } from '../src/sample/render.ts';
import { generateTenant } from '../src/sample/tenant.ts';
import { truthOf } from '../src/sample/truth.ts';
import type { Store } from '../src/store/store.ts';
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

async function figuresOf(called: string, services: readonly string[] = ['any', 'teams'], asOf?: number) {
  const tenants = await askedTenants(store.system, called);
  const asked = { services, from, to, asOf, definition, today: to + 200 };
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

test('what tenants call the same person is two people: keys are made per tenant', async () => {
  await take('alpine', snapshot(from));
  await take('blueyonder', snapshot(from));
  const keys = await store.system.selectFrom('usage_key').select('key').execute();
  expect(new Set(keys.map(({ key }) => key)).size).toBe(keys.length);
  const [alpine] = await figuresOf('alpine', ['any']);
  const [blue] = await figuresOf('blueyonder', ['any']);
  expect(alpine?.activePeople).toBe(blue?.activePeople);
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
  expect(await erasePerson(stores, systemActor, asked, new Date())).toEqual({ masks: 0, files: 0, lines: 0 });
});
