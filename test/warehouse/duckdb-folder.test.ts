import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { expect, onTestFinished, test } from 'vitest';
import { openWarehouse } from '../../src/warehouse/duckdb.ts';
import type { Question } from '../../src/warehouse/warehouse.ts';
import { bruteForce, factsOf, type Told } from './brute-force.ts';

// What is about the folder: that it survives, who may open it, and that its files are true.

function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'uptake-usage-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const told: Told = {
  tenant: 1,
  nameSpace: 0,
  number: 1,
  bits: Array.from(
    { length: 1500 },
    (_, i) => [1 + (i % 3), BigInt((i * 7919) % 211), 20_000 + ((i * 104_729) % 150)] as const,
  ),
};
const question: Question = {
  tenant: 1,
  nameSpace: 0,
  from: 20_000,
  to: 20_149,
  gaps: [],
  series: [
    { name: 'any', services: [1, 2, 3] },
    { name: 'two', services: [2] },
  ],
};
const expected = bruteForce([told], question);
const together = [[1, 2, 3]];

/** A folder with usage that has been packed. */
async function packedFolder(): Promise<string> {
  const folder = freshFolder();
  const warehouse = await openWarehouse(folder, { together });
  await warehouse.add(factsOf(told));
  await warehouse.close();
  expect(readdirSync(join(folder, 'packed'))).toHaveLength(1);
  return folder;
}

async function countIn(folder: string) {
  const warehouse = await openWarehouse(folder, { together });
  const [counts] = await warehouse.count([question]);
  await warehouse.close();
  return counts;
}

/** Changes the database behind the back of the warehouse. */
async function inDatabase(folder: string, sql: string) {
  const instance = await DuckDBInstance.create(join(folder, 'usage.duckdb'));
  const connection = await instance.connect();
  const rows = (await connection.runAndReadAll(sql)).getRows();
  connection.closeSync();
  instance.closeSync();
  return rows;
}

test('a folder that is opened again has what was in it', async () => {
  expect(await countIn(await packedFolder())).toEqual(expected);
});

test('a count of everything comes from the packed file alone', async () => {
  const folder = await packedFolder();
  await inDatabase(folder, 'delete from activity');
  expect(await countIn(folder)).toEqual(expected);
});

test('a packed file that is lost, cut off or no packed file costs no answer', async () => {
  const folder = await packedFolder();
  const [name = ''] = readdirSync(join(folder, 'packed'));
  const file = join(folder, 'packed', name);
  truncateSync(file, 5000);
  expect(await countIn(folder)).toEqual(expected);
  writeFileSync(file, 'What is this?');
  expect(await countIn(folder)).toEqual(expected);
  rmSync(file);
  expect(await countIn(folder)).toEqual(expected);
});

test('a file that nothing points to goes away when the folder is opened', async () => {
  const folder = await packedFolder();
  writeFileSync(join(folder, 'packed', '1-0-half.draft'), 'half a file');
  await countIn(folder);
  expect(readdirSync(join(folder, 'packed'))).toHaveLength(1);
});

test('an erased person is in no packed file any more', async () => {
  const folder = await packedFolder();
  const [before] = readdirSync(join(folder, 'packed'));
  const warehouse = await openWarehouse(folder);
  await warehouse.erase(1, BigUint64Array.of(5n));
  await warehouse.close();
  const after = readdirSync(join(folder, 'packed'));
  expect(after).not.toContain(before);
  const without = { ...told, bits: told.bits.filter(([, person]) => person !== 5n) };
  expect(await countIn(folder)).toEqual(bruteForce([without], question));
});

test('the SQL that one would write counts the same', async () => {
  const folder = await packedFolder();
  const rows = await inDatabase(
    folder,
    `with days as (
       select distinct person, (64 * block + bit)::integer as day
       from activity cross join (select unnest(range(64)) as bit) where (mask >> bit::ubigint) & 1 = 1
     )
     select (day + later)::integer as day, count(distinct person)::integer
     from days cross join (select unnest(range(28)) as later)
     where day + later <= ${question.to} group by all order by all`,
  );
  expect(Uint32Array.from(rows, ([, users]) => Number(users))).toEqual(expected[0]?.active);
});

test('a folder that is open already is refused: to this process, and to others by the number of this one', async () => {
  const folder = freshFolder();
  const warehouse = await openWarehouse(folder);
  await expect(openWarehouse(folder)).rejects.toMatchObject({ code: 'WAREHOUSE_LOCKED' });
  const script = `
    import { openWarehouse } from './src/warehouse/duckdb.ts';
    await openWarehouse(process.argv[1]).catch(({ code, message }) => console.log(code, message));`;
  const said = execFileSync(process.execPath, ['--input-type=module', '-e', script, folder], {
    encoding: 'utf8',
  });
  expect(said).toMatch(new RegExp(`^WAREHOUSE_LOCKED .*process ${process.pid}\\. .*stop it first`));
  await warehouse.close();
  await (await openWarehouse(folder)).close();
});

test('a newer or an older format, and what is no database, are refused in words', async () => {
  const folder = await packedFolder();
  await inDatabase(folder, 'update settings set format = 3');
  await expect(openWarehouse(folder)).rejects.toMatchObject({ code: 'WAREHOUSE_NEWER' });
  // Its people have other keys: what is imported now would count each of them twice.
  await inDatabase(folder, 'update settings set format = 1');
  await expect(openWarehouse(folder)).rejects.toMatchObject({ code: 'WAREHOUSE_OLDER' });
  const other = freshFolder();
  writeFileSync(join(other, 'usage.duckdb'), 'What is this?'.repeat(1000));
  await expect(openWarehouse(other)).rejects.toMatchObject({ code: 'WAREHOUSE_UNREADABLE' });
});
