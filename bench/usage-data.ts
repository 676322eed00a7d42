import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { openWarehouse } from '../src/warehouse/duckdb.ts';
import type { Facts } from '../src/warehouse/warehouse.ts';

export const firstDay = 20_400;
export const days = 120;
/** The services of the suite: of a thousand people so many use it, of a thousand days on so many. */
const suite = [
  { service: 1, people: 950, days: 125 },
  { service: 2, people: 500, days: 60 },
  { service: 3, people: 400, days: 60 },
  { service: 4, people: 50, days: 40 },
  { service: 5, people: 100, days: 40 },
  { service: 6, people: 700, days: 100 },
] as const;
export const services = suite.map(({ service }) => service);
/** The import that only packs; whoever asks as of the one before it gets the rows. */
export const packingImport = 1000;

export interface Made {
  readonly folder: string;
  readonly tenants: number;
  readonly people: number;
  readonly rows: number;
}

/** Who uses which service. Tenants are of all sizes: of a thousand, the first has 32 people of a thousand, the last half a person. */
const usersOf = (tenants: number, people: number) => `
  create temp table suite as select unnest([${suite.map(({ service }) => service)}]) as service,
    unnest([${suite.map(({ people }) => people)}]) as people, unnest([${suite.map(({ days }) => days)}]) as days;
  create temp table users as select p.tenant, s.service, p.person, s.days
    from (select floor(${tenants} * (i / ${people}) ** 2)::integer as tenant, hash(i, 'p') as person from range(${people}) r(i)) p
    cross join suite s where hash(p.person, s.service) % 1000 < s.people;`;
const isActive = 'hash(person, service, day) % 1000 < days';

/** Who of so many people of one tenant was active on a day. */
export async function usersOn(people: number, day: number): Promise<Facts[]> {
  const connection = await (await DuckDBInstance.create()).connect();
  await connection.run(usersOf(1, people));
  const facts: Facts[] = [];
  for (const service of services) {
    const users = await connection.runAndReadAll(
      `select person from (select *, $2::integer as day from users) where service = $1 and ${isActive}`,
      [service, day],
    );
    const all = BigUint64Array.from(users.getRows(), ([person]) => BigInt(String(person)));
    facts.push({ service, people: all, days: new Int32Array(all.length).fill(day) });
  }
  return facts;
}

/** Invents the activity of so many people as rows of a day each, as if an import a day had come, and has it packed. */
export async function makeUsage(folder: string, tenants: number, people: number): Promise<Made> {
  mkdirSync(folder);
  await (await openWarehouse(folder)).close();
  const instance = await DuckDBInstance.create(join(folder, 'usage.duckdb'));
  const connection = await instance.connect();
  await connection.run(`
    ${usersOf(tenants, people)}
    insert into activity
      select tenant, 0, service, person, day // 64, 1::ubigint << (day % 64), day - ${firstDay} + 1
      from users cross join (select unnest(range(${firstDay}, ${firstDay + days}))::integer as day)
      where ${isActive};
    insert into imports select tenant, name_space, import, count(*) from activity group by all;
    checkpoint`);
  const [[rows] = []] = (await connection.runAndReadAll('select count(*) from activity')).getRows();
  connection.closeSync();
  instance.closeSync();
  const warehouse = await openWarehouse(folder, { together: [services], keptBytes: 0 });
  for (let tenant = 0; tenant < tenants; tenant++)
    await warehouse.add({ tenant, nameSpace: 0, number: packingImport, coverage: [], facts: [] });
  await warehouse.packAll();
  await warehouse.close();
  return { folder, tenants, people, rows: Number(rows) };
}
