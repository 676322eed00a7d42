import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { DuckDBInstance, version } from '@duckdb/node-api';
import { openWarehouse } from '../src/warehouse/duckdb.ts';
import type { Question, Series, Warehouse } from '../src/warehouse/warehouse.ts';
import { days, firstDay, packingImport, services, usersOn } from './usage-data.ts';

// A process of its own: asks the same question some rounds, and prints how long each took, what it needed at most, and a digest of the figures.

export interface Asked {
  readonly what: 'sql' | 'rows' | 'any' | 'each' | 'day';
  readonly folder: string;
  readonly tenants: number;
  readonly people: number;
  readonly rounds: number;
}

export interface Told {
  readonly seconds: readonly number[];
  /** Processor time of all threads, which other work on the machine changes less. */
  readonly processor: readonly number[];
  readonly peakMiB: number;
  /** Of the daily users of any service, tenant by tenant. */
  readonly digest: string;
  readonly version: string;
}

const asked = JSON.parse(process.argv[2] ?? '') as Asked;
const any: Series = { name: 'any', services };
const each: Series[] = services.map((service) => ({ name: `${service}`, services: [service] }));
const seconds: number[] = [];
const processor: number[] = [];
const figures = new Uint32Array(asked.tenants * days);

if (asked.what === 'sql') await askSql();
else await askWarehouse();
const told: Told = {
  seconds,
  processor,
  peakMiB: process.resourceUsage().maxRSS / 1024,
  digest: createHash('sha256').update(figures).digest('hex'),
  version: version(),
};
process.stdout.write(JSON.stringify(told));

/** What one would write: each day of activity counts on itself and the 27 days after it. */
async function askSql(): Promise<void> {
  const instance = await DuckDBInstance.create(join(asked.folder, 'usage.duckdb'));
  const connection = await instance.connect();
  // Rows as they come from the reports: a tenant, a person, a service and a day each.
  await connection.run(
    `create temp table raw as select tenant, person, service, (block * 64 + log2(mask)::integer)::integer as day
     from activity where import < ${packingImport}`,
  );
  for (let round = 0; round < asked.rounds; round++) {
    const began = performance.now();
    const answer = await connection.runAndReadAll(
      `select tenant, day + later as day, count(distinct person)::integer
       from raw cross join (select unnest(range(28))::integer as later)
       where day + later < ${firstDay + days} group by all`,
    );
    const rows = answer.getRows();
    seconds.push((performance.now() - began) / 1000);
    for (const [tenant, day, users] of rows)
      figures[Number(tenant) * days + Number(day) - firstDay] = Number(users);
  }
}

async function askWarehouse(): Promise<void> {
  const warehouse = await openWarehouse(asked.folder, { together: [services] });
  const question = {
    nameSpace: 0,
    from: firstDay,
    to: firstDay + days - 1,
    gaps: [],
    series: asked.what === 'each' || asked.what === 'day' ? [...each, any] : [any],
    asOf: asked.what === 'rows' ? packingImport - 1 : undefined,
  } as const;
  const questions: Question[] = Array.from({ length: asked.tenants }, (_, tenant) => ({
    ...question,
    tenant,
  }));
  for (let round = 0; round < asked.rounds; round++) {
    if (asked.what === 'day') await addDay(warehouse, question, round);
    else await askAll(warehouse, questions);
  }
  await warehouse.close();
}

async function askAll(warehouse: Warehouse, questions: readonly Question[]): Promise<void> {
  const [began, cpu] = [performance.now(), process.cpuUsage()];
  const answers = await warehouse.count(questions);
  seconds.push((performance.now() - began) / 1000);
  const { user, system } = process.cpuUsage(cpu);
  processor.push((user + system) / 1e6);
  for (const [tenant, counts] of answers.entries()) figures.set(counts.at(-1)?.active ?? [], tenant * days);
}

/** A day more of the one tenant there is: its import is added, and all of its figures are asked for. */
async function addDay(
  warehouse: Warehouse,
  question: Omit<Question, 'tenant'>,
  round: number,
): Promise<void> {
  const day = firstDay + days + round;
  const facts = await usersOn(asked.people, day);
  const began = performance.now();
  const number = packingImport + 1 + round;
  await warehouse.add({ tenant: 0, nameSpace: 0, number, coverage: [], facts });
  await warehouse.count([{ ...question, tenant: 0, to: day }]);
  seconds.push((performance.now() - began) / 1000);
}
