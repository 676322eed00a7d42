import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { openClickHouse } from '../src/warehouse/clickhouse.ts';
import { openWarehouse } from '../src/warehouse/duckdb.ts';
import type { Counts, Facts, ImportFacts, Question, Warehouse } from '../src/warehouse/warehouse.ts';
import { startClickHouse } from '../test/support/clickhouse.ts';

// The plan of docs/SCALE.md, in small: tenants of a thousand people, five services, two blocks of 64 days, the same in both engines. What a row
// costs here is what it costs there, more or less; the page multiplies.

const people = 1000;
const services = [1, 2, 3, 4, 5];
const firstDay = 64 * 312;
const days = 128;
/** How many tenants get one more day, as a file of last dates has it. */
const refreshed = 20;

interface Measured {
  readonly engine: string;
  readonly load: number;
  readonly added: number;
  readonly daily: number;
  readonly rows: number;
  readonly bytes: number;
  readonly oneDay: number;
  readonly allDays: number;
  readonly oneTenant: number;
}

/** @returns a Markdown table: what a mask costs on disk, a tenant to add, everybody to count. */
export async function benchScale(say: (text: string) => void, scale: number): Promise<string> {
  const tenants = Math.round(400_000 * (scale === 1 ? 0.001 : scale));
  const folder = mkdtempSync(join(tmpdir(), 'uptake-bench-scale-'));
  try {
    await using servers = await startClickHouse();
    const urls = servers.createDatabase();
    const clickhouse = await openClickHouse({ urls, cluster: servers.cluster });
    const rows = () => sumOf(urls, 'select sum(rows), sum(bytes_on_disk) from system.parts where active and');
    const many = await measure('ClickHouse, 2 shards', clickhouse, tenants, say, rows);
    await clickhouse.close();
    const duckdb = await openWarehouse(folder, { together: [services] });
    const one = await measure('DuckDB', duckdb, tenants, say, async () => [many.rows.rows, sizeOf(folder)]);
    await duckdb.close();
    if (JSON.stringify(one.counts) !== JSON.stringify(many.counts))
      throw new Error('DuckDB and ClickHouse count differently');
    return table(tenants, [one.rows, many.rows]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(
  engine: string,
  warehouse: Warehouse,
  tenants: number,
  say: (text: string) => void,
  stored: () => Promise<readonly [rows: number, bytes: number]>,
): Promise<{ rows: Measured; counts: Counts[] }> {
  const load = loadavg()[0] ?? 0;
  const timed = async (what: string, work: () => Promise<unknown>) => {
    const began = performance.now();
    await work();
    const seconds = (performance.now() - began) / 1000;
    say(`${engine}: ${what} ${seconds.toFixed(2)} s`);
    return seconds;
  };
  const all = Array.from({ length: tenants }, (_, tenant) => tenant);
  const added = await timed(`${tenants} tenants added`, async () => {
    for (const tenant of all) await warehouse.add(importOf(tenant, 1, factsOfYear(tenant)));
  });
  const some = all.slice(0, refreshed);
  const daily = await timed(`one day more of ${some.length} tenants`, async () => {
    for (const tenant of some) await warehouse.add(importOf(tenant, 2, factsOfDay(tenant, firstDay + days)));
  });
  await timed('folded', () => warehouse.compact(2));
  const [rows, bytes] = await stored();
  const last = firstDay + days - 1;
  const ask = (whose: readonly number[], from: number) =>
    warehouse.count(whose.map((tenant) => questionOf(tenant, from, last)));
  const counts: Counts[] = [];
  const oneDay = await timed('one day counted', async () => {
    for (const answer of await ask(all, last)) counts.push(...answer);
  });
  const allDays = await timed('72 days counted', async () => {
    for (const answer of await ask(all, last - 71)) counts.push(...answer);
  });
  const oneTenant = await timed('one tenant counted', () => ask([0], last - 71));
  return { rows: { engine, load, added, daily, rows, bytes, oneDay, allDays, oneTenant }, counts };
}

/** A number that looks like chance, and is the same each time. */
function dice(seed: number): number {
  let mixed = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

const personOf = (tenant: number, i: number) =>
  (BigInt(dice(tenant * people + i)) << 32n) | BigInt(dice(~(tenant * people + i)));

/** Of a thousand people 600 use a service; each on one of four days. */
const isUser = (tenant: number, i: number, service: number) =>
  dice(dice(tenant * people + i) + service) % 10 < 6;
const isActive = (tenant: number, i: number, service: number, day: number) =>
  isUser(tenant, i, service) && dice(dice(tenant * people + i) ^ (service * 1000 + day)) % 4 === 0;

function* factsOfYear(tenant: number): Generator<Facts> {
  for (const service of services) {
    const found: number[] = [];
    for (let i = 0; i < people; i++)
      for (let day = firstDay; day < firstDay + days; day++)
        if (isActive(tenant, i, service, day)) found.push(i, day);
    yield factsFrom(tenant, service, found);
  }
}

/** As a snapshot says it: everybody who ever was, with the last date. */
function* factsOfDay(tenant: number, today: number): Generator<Facts> {
  for (const service of services) {
    const found: number[] = [];
    for (let i = 0; i < people; i++)
      for (let day = today; day >= firstDay; day--)
        if (isActive(tenant, i, service, day)) {
          found.push(i, day);
          break;
        }
    yield factsFrom(tenant, service, found);
  }
}

function factsFrom(tenant: number, service: number, found: readonly number[]): Facts {
  const size = found.length / 2;
  return {
    service,
    people: BigUint64Array.from({ length: size }, (_, n) => personOf(tenant, found[2 * n] ?? 0)),
    days: Int32Array.from({ length: size }, (_, n) => found[2 * n + 1] ?? 0),
  };
}

const importOf = (tenant: number, number: number, facts: Iterable<Facts>): ImportFacts => ({
  tenant,
  number,
  nameSpace: 0,
  coverage: [],
  facts,
});

const questionOf = (tenant: number, from: number, to: number): Question => ({
  tenant,
  nameSpace: 0,
  from,
  to,
  series: [{ name: 'any', services }],
  gaps: [],
});

async function sumOf(urls: readonly string[], select: string): Promise<readonly [number, number]> {
  let [rows, bytes] = [0, 0];
  for (const url of urls) {
    const { origin, pathname } = new URL(url);
    const database = pathname.slice(1);
    const post = async (sql: string) => (await fetch(origin, { method: 'POST', body: sql })).text();
    await post(`optimize table ${database}.activity_local final`);
    const found = await post(`${select} database = '${database}' and table = 'activity_local'`);
    const [theirs = '', size = ''] = found.trim().split('\t');
    rows += Number(theirs);
    bytes += Number(size);
  }
  return [rows, bytes];
}

function sizeOf(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
}

function table(tenants: number, measured: readonly Measured[]): string {
  const row = (what: string, of: (one: Measured) => string) =>
    `| ${[what, ...measured.map(of)].join(' | ')} |`;
  const whole = tenants * people;
  return [
    `Measured on ${new Date().toISOString().slice(0, 10)}: ${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, both shards and Uptake on it; Node ${process.versions.node}.`,
    '',
    `${whole.toLocaleString('en').replaceAll(',', ' ')} people in ${tenants} tenants, ${services.length} services, ${days} days; equal answers.`,
    '',
    row('what', ({ engine }) => engine),
    row('---', () => '---'),
    row('load when it began', ({ load }) => load.toFixed(1)),
    row('masks (person × service × 64 days)', ({ rows }) => String(rows)),
    row('bytes on disk', ({ bytes }) => String(bytes)),
    row('bytes a mask', ({ rows, bytes }) => (bytes / rows).toFixed(1)),
    row('a tenant of 1 000 people added, its first file, ms', ({ added }) =>
      ((1000 * added) / tenants).toFixed(0),
    ),
    row('a further day of it, ms', ({ daily }) => ((1000 * daily) / Math.min(refreshed, tenants)).toFixed(0)),
    row('one day counted, µs a person', ({ oneDay }) => ((1e6 * oneDay) / whole).toFixed(2)),
    row('72 days counted, µs a person', ({ allDays }) => ((1e6 * allDays) / whole).toFixed(2)),
    row('one tenant, 72 days, ms', ({ oneTenant }) => (1000 * oneTenant).toFixed(0)),
  ].join('\n');
}
