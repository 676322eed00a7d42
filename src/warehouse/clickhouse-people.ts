import type { Shards } from './clickhouse-schema.ts';
import type { Cell } from './clickhouse-server.ts';
import { folded, inImports, mask, type Raw, raw, sql } from './clickhouse-sql.ts';
import { oldestAsOf, type Visible, visibleOf } from './clickhouse-visible.ts';
import type { Contribution, WindowPeople, WindowQuestion } from './warehouse.ts';
import { contributionsOf, type Hit, importsInKey, partsOf, peopleOf } from './window.ts';

// Each person is on one shard: lists of people are merged, counts are added.

/** Who was active in the window. */
export async function peopleIn(
  shards: Shards,
  question: WindowQuestion,
  from: bigint,
  limit: number,
): Promise<WindowPeople> {
  const whose = await visible(shards, question);
  if (whose === undefined) return { total: 0, people: [] };
  const hits = raw(hitsSql(shards.database, whose, question));
  const counts = await everyShard(shards, sql`select uniqExact(person) from (${hits})`);
  // The first ones of all are among the first ones of each shard.
  const rows = await everyShard(
    shards,
    sql`select person, service, groupBitOr(bits) from (${hits})
      where person in (select person from (${hits}) where person >= ${from} group by person order by person limit ${limit})
      group by person, service`,
  );
  const found = rows.map(
    ([person, service, bits]): Hit => [BigInt(String(person)), Number(service), Number(bits)],
  );
  return {
    total: counts.reduce((sum, [people]) => sum + Number(people), 0),
    people: peopleOf(found, question.day).slice(0, limit),
  };
}

/** Which imports tell of them. */
export async function contributionsTo(shards: Shards, question: WindowQuestion): Promise<Contribution[]> {
  const whose = await visible(shards, question);
  if (whose === undefined) return [];
  const hits = raw(hitsSql(shards.database, whose, question));
  const rows = await everyShard(
    shards,
    sql`select first, last, count() from (
        select min(import) as first, max(day) * ${importsInKey} - max(day * ${importsInKey} - import) as last
        from (
          select person, import, toInt64(floor(log2(groupBitOr(bits)) + 0.000000001)) as day from (${hits}) group by person, import
        )
        group by person
      )
      group by first, last`,
  );
  const counted = rows.map((row) => row.map(Number) as [number, number, number]);
  return contributionsOf(
    counted.map(([first, , people]) => [first, people]),
    counted.map(([, last, people]) => [last, people]),
    await oldestAsOf(shards),
  );
}

async function visible(shards: Shards, question: WindowQuestion): Promise<Visible | undefined> {
  if (question.services.length === 0) return undefined;
  const [whose] = await visibleOf(shards, [question], question.asOf);
  return whose;
}

async function everyShard({ all }: Shards, text: string): Promise<(readonly Cell[])[]> {
  return (await Promise.all(all.map((server) => server.ask(text)))).flat();
}

/** Rows with the bits of the window, as a number of 28 bits: few enough for a logarithm to name the highest. */
function hitsSql(database: Raw, whose: Visible, { day, services }: WindowQuestion): string {
  const parts = partsOf(day);
  const cases = parts.flatMap(({ block, bits, left }) => {
    const own = sql`bitAnd(said, ${raw(mask(bits))})`;
    return [
      sql`block = ${block}`,
      left < 0 ? sql`bitShiftRight(${raw(own)}, ${-left})` : sql`bitShiftLeft(${raw(own)}, ${left})`,
    ];
  });
  return sql`
    select person, service, import, multiIf(${raw(cases.join(', '))}, toUInt64(0)) as bits
    from (
      select person, service, import, block, groupBitOrMerge(mask) as said from ${database}.activity_local
      where ${raw(inImports([{ ...whose, imports: [folded, ...whose.imports] }]))}
        and service in (${new Set(services)}) and block in (${parts.map(({ block }) => block)})
      group by person, service, import, block
    )
    where bits != 0`;
}
