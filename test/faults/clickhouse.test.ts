import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { createUsageDoor } from '../../src/app/usage-stores.ts';
import { openClickHouse } from '../../src/warehouse/clickhouse.ts';
import type { Question, Warehouse } from '../../src/warehouse/warehouse.ts';
import { type ClickHouseCluster, findClickHouse, startClickHouse } from '../support/clickhouse.ts';
import { factsOf, type Told } from '../warehouse/brute-force.ts';

const day = 20_000;
const question: Question = {
  tenant: 1,
  nameSpace: 0,
  from: day,
  to: day,
  series: [{ name: 'one', services: [1] }],
  gaps: [],
};
/** People from 0 on: half of them are on each shard. */
const said = (number: number, people: number): Told => ({
  tenant: 1,
  nameSpace: 0,
  number,
  bits: Array.from({ length: people }, (_, person) => [1, BigInt(person), day] as const),
  coverage: [
    { report: 1, day, nameSpace: 0, scope: 'snapshot', services: [1], rows: people, activeRows: people },
  ],
});

describe.skipIf(findClickHouse() === undefined)('ClickHouse, when servers fail', () => {
  let servers: ClickHouseCluster;
  beforeAll(async () => {
    servers = await startClickHouse();
  });
  afterAll(() => servers?.[Symbol.asyncDispose]());

  async function opened(urls: readonly string[] = servers.createDatabase()): Promise<Warehouse> {
    const warehouse = await openClickHouse({ urls, cluster: servers.cluster });
    onTestFinished(() => warehouse.close());
    return warehouse;
  }
  const active = async (warehouse: Warehouse) => (await warehouse.count([question]))[0]?.[0]?.active[0];
  const rowsOn = async (url: string, sql: string) => {
    const { origin, pathname } = new URL(url);
    const answer = await fetch(`${origin}/?database=${pathname.slice(1)}`, { method: 'POST', body: sql });
    return (await answer.text()).trim();
  };

  test('a shard that dies while it counts gives an error that says what to do, and never a part of the number', async () => {
    const warehouse = await opened();
    await warehouse.add(factsOf(said(1, 100)));
    servers.freeze(1);
    const asked = warehouse.count([question]);
    await servers.crash(1);
    await expect(asked).rejects.toMatchObject({
      code: 'WAREHOUSE_UNREACHABLE',
      message: expect.stringMatching(/no figure is shown rather than a part of it\. Start the server/),
    });
    await expect(warehouse.count([question])).rejects.toMatchObject({ code: 'WAREHOUSE_UNREACHABLE' });
    await servers.start(1);
    expect(await active(warehouse)).toBe(100);
  });

  test('whatever is being asked when a shard dies gets the whole number or an error', async () => {
    const warehouse = await opened();
    await warehouse.add(factsOf(said(1, 100)));
    const asked = Array.from({ length: 12 }, () => active(warehouse));
    await asked[0];
    const crashed = servers.crash(1);
    const answers = await Promise.allSettled(asked);
    await crashed;
    await servers.start(1);
    for (const answer of answers)
      if (answer.status === 'fulfilled') expect(answer.value).toBe(100);
      else expect(answer.reason).toMatchObject({ code: 'WAREHOUSE_UNREACHABLE' });
    expect(await active(warehouse)).toBe(100);
  });

  test('an import of which half was written counts for nothing until it has been added again', async () => {
    const urls = servers.createDatabase();
    const warehouse = await opened(urls);
    await warehouse.add(factsOf(said(1, 10)));
    servers.freeze(1);
    const adding = warehouse.add(factsOf(said(2, 100)));
    await servers.crash(1);
    await expect(adding).rejects.toMatchObject({
      code: expect.stringMatching(/^WAREHOUSE_(UNREACHABLE|REFUSED)$/),
    });
    await servers.start(1);
    // As far as one shard can have come: its rows are in, and what is covered is told.
    await rowsOn(
      urls[0] ?? '',
      `insert into activity_local select 1, 0, 1, ${day >> 6}, person, 2, 0, groupBitOrState(toUInt64(1)) from (select toUInt64(2 * arrayJoin(range(50))) as person) group by person`,
    );
    await rowsOn(
      urls[0] ?? '',
      `insert into coverage values (1, 1, ${day}, 0, 'snapshot', 2, 0, [1], 100, 100)`,
    );
    expect(await active(warehouse)).toBe(10);
    expect((await warehouse.coverage([1])).map(({ rows }) => rows)).toEqual([10]);
    for (const _ of [1, 2]) {
      await warehouse.add(factsOf(said(2, 100)));
      expect(await active(warehouse)).toBe(100);
      expect((await warehouse.coverage([1])).map(({ rows }) => rows)).toEqual([110]);
    }
  });

  test('people are spread over the shards, and each is on one', async () => {
    const urls = servers.createDatabase();
    const warehouse = await opened(urls);
    await warehouse.add(factsOf(said(1, 100)));
    const each = await Promise.all(urls.map((url) => rowsOn(url, 'select uniq(person) from activity_local')));
    expect(each).toEqual(['50', '50']);
    expect(await rowsOn(urls[0] ?? '', 'select uniqExact(person) from activity')).toBe('100');
  });

  test('figures stay as they are while imports are folded', async () => {
    const warehouse = await opened();
    for (const [number, people] of [
      [1, 20],
      [2, 60],
      [3, 100],
    ] as const)
      await warehouse.add(factsOf(said(number, people)));
    const folding = warehouse.compact(2).then(() => warehouse.compact(3));
    const counted = [];
    for (let isOver = false; !isOver; ) {
      counted.push(await active(warehouse));
      isOver = await Promise.race([folding.then(() => true), active(warehouse).then(() => false)]);
    }
    expect(new Set(counted)).toEqual(new Set([100]));
    expect(await active(warehouse)).toBe(100);
    expect(await warehouse.oldestAsOf()).toBe(3);
  });

  test('whoever is told of ClickHouse keeps usage there, not in the data folder', async () => {
    const at = { urls: servers.createDatabase(), cluster: servers.cluster };
    const folders = [
      mkdtempSync(join(tmpdir(), 'uptake-usage-')),
      mkdtempSync(join(tmpdir(), 'uptake-usage-')),
    ];
    onTestFinished(() => {
      for (const folder of folders) rmSync(folder, { recursive: true });
    });
    const [one = '', another = ''] = folders;
    await using first = createUsageDoor({ dataFolder: one, clickhouse: at });
    await (await first.open()).warehouse.add(factsOf(said(1, 100)));
    await using second = createUsageDoor({ dataFolder: another, clickhouse: at });
    expect(await active((await second.open()).warehouse)).toBe(100);
    expect(readdirSync(one)).toEqual([]);
  });

  test('the order of the addresses does not matter', async () => {
    const urls = servers.createDatabase();
    await (await opened(urls)).add(factsOf(said(1, 100)));
    expect(await active(await opened(urls.toReversed()))).toBe(100);
  });

  test('servers that do not fit what is on them are not opened', async () => {
    const urls = servers.createDatabase();
    const [first = '', second = ''] = urls;
    await (await opened(urls)).add(factsOf(said(1, 100)));
    const shards = { code: 'WAREHOUSE_SHARDS' };
    await expect(opened([first])).rejects.toMatchObject(shards);
    await expect(opened([first, first])).rejects.toMatchObject(shards);
    await rowsOn(second.replace(/[^/]*$/, ''), `drop database ${new URL(second).pathname.slice(1)}`);
    await expect(opened(urls)).rejects.toMatchObject({
      ...shards,
      message: expect.stringContaining('is empty'),
    });
    await rowsOn(first.replace(/[^/]*$/, ''), `drop database ${new URL(first).pathname.slice(1)}`);
    await expect(opened(urls)).resolves.toBeDefined();
  });

  test('a warehouse that has lost what it knows of its imports is not begun anew', async () => {
    const urls = servers.createDatabase();
    const [first = ''] = urls;
    await (await opened(urls)).add(factsOf(said(1, 100)));
    await rowsOn(first.replace(/[^/]*$/, ''), `drop database ${new URL(first).pathname.slice(1)}`);
    await expect(opened(urls)).rejects.toMatchObject({ code: 'WAREHOUSE_SHARDS' });
  });

  test('an opening that broke off before it had masks begins anew', async () => {
    const urls = servers.createDatabase();
    await opened(urls);
    await rowsOn(urls[0] ?? '', 'truncate table place');
    const warehouse = await opened(urls);
    await warehouse.add(factsOf(said(1, 100)));
    expect(await active(await opened(urls))).toBe(100);
  });

  test('a cluster that is not there, or an address that is none, is refused in words', async () => {
    const urls = servers.createDatabase();
    const settings = { code: 'WAREHOUSE_SETTINGS' };
    await expect(openClickHouse({ urls, cluster: 'nowhere' })).rejects.toMatchObject({
      code: 'WAREHOUSE_REFUSED',
    });
    await expect(openClickHouse({ urls, cluster: 'a; drop' })).rejects.toMatchObject(settings);
    await expect(openClickHouse({ urls })).rejects.toMatchObject(settings);
    await expect(openClickHouse({ urls: ['http://localhost/a-b'] })).rejects.toMatchObject(settings);
    await expect(openClickHouse({ urls: ['localhost'] })).rejects.toMatchObject(settings);
    await expect(openClickHouse({ urls: ['http://127.0.0.1:1/uptake'] })).rejects.toMatchObject({
      code: 'WAREHOUSE_UNREACHABLE',
    });
  });
});
