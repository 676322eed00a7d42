import type { DuckDBConnection } from '@duckdb/node-api';
import { list, rowsOf } from './duckdb-columns.ts';
import type { Contribution, WindowPeople, WindowQuestion } from './warehouse.ts';
import { contributionsOf, importsInKey, partsOf, peopleOf } from './window.ts';

const always = 2 ** 31 - 1;

/** Who was active in the window. */
export async function peopleIn(
  connection: DuckDBConnection,
  question: WindowQuestion,
  from: bigint,
  limit: number,
): Promise<WindowPeople> {
  if (question.services.length === 0) return { total: 0, people: [] };
  const values = valuesOf(question);
  const [[total] = []] = await rowsOf(
    connection,
    `select count(distinct person) from (${hitsSql(question.day)})`,
    values,
  );
  const rows = await rowsOf(
    connection,
    `with hits as (${hitsSql(question.day)}),
       part as (select distinct person from hits where person >= $5 order by person limit $6)
     select person, service, bit_or(bits)::integer from hits where person in (select person from part)
     group by person, service`,
    [...values, from, limit],
  );
  const hits = rows.map(
    ([person, service, bits]) => [BigInt(String(person)), Number(service), Number(bits)] as const,
  );
  return { total: Number(total), people: peopleOf(hits, question.day) };
}

/** Which imports tell of them. @param oldest import that has not been folded into others, or the last that has. */
export async function contributionsTo(
  connection: DuckDBConnection,
  question: WindowQuestion,
  oldest: number,
): Promise<Contribution[]> {
  if (question.services.length === 0) return [];
  const rows = await rowsOf(
    connection,
    `with told as (
       select person, import, floor(log2(bit_or(bits)) + 1e-9)::bigint as last from (${hitsSql(question.day)}) group by person, import
     ), each as (
       select min(import) as first, max(last) * ${importsInKey} - max(last * ${importsInKey} - import) as last from told group by person
     )
     select first, last, count(*) from each group by first, last`,
    valuesOf(question),
  );
  const counted = rows.map((row) => row.map(Number) as [number, number, number]);
  return contributionsOf(
    counted.map(([first, , people]) => [first, people]),
    counted.map(([, last, people]) => [last, people]),
    oldest,
  );
}

const valuesOf = ({ tenant, nameSpace, services, asOf = always }: WindowQuestion) => [
  tenant,
  nameSpace,
  list(new Set(services)),
  asOf,
];

/** Rows with the bits of the window, as a number of 28 bits: few enough for a logarithm to name the highest. */
function hitsSql(day: number): string {
  const parts = partsOf(day);
  const cases = parts.map(
    ({ block, bits, left }) =>
      `when ${block} then ${left < 0 ? `(mask & ${bits}::ubigint) >> ${-left}` : `(mask & ${bits}::ubigint) << ${left}`}`,
  );
  return `select person, service, import, bits from (
      select person, service, import, case block ${cases.join(' ')} end as bits from activity
      where tenant = $1 and name_space = $2 and service in (select unnest($3::integer[])) and import <= $4
        and block in (${parts.map(({ block }) => block).join(', ')})
    ) where bits <> 0`;
}
