import { holdersSql } from './clickhouse-holders.ts';
import type { Shards } from './clickhouse-schema.ts';
import type { Cell } from './clickhouse-server.ts';
import { type Visible, visibleOf } from './clickhouse-visible.ts';
import { bitsOf, firstsSql, gapsSql, type Span, windowsSql } from './clickhouse-windows.ts';
import { type Counts, type Gap, type Question, type Series, windowDays } from './warehouse.ts';

/** Imports in one statement, and masks it has to look at: text and memory have an end. */
const most = { imports: 20_000, masks: 5_000_000, gaps: 40 };

/** Counts of everybody, as shards are added up: `active` begins 28 days early, `first` 27. */
interface Sums {
  readonly active: Uint32Array;
  readonly kept: Uint32Array;
  readonly first: Uint32Array;
  readonly holding: Uint32Array;
}

/** Answers the questions of one `asOf`, in their order. */
export async function countAll(
  shards: Shards,
  questions: readonly Question[],
  asOf: number | undefined,
): Promise<(readonly Counts[])[]> {
  const visible = new Map<string, Visible>();
  for (const part of slices(questions, most.imports, () => 1))
    for (const one of await visibleOf(shards, part, asOf)) visible.set(keyOf(one), one);
  const answers = new Map<Question, readonly Counts[]>();
  for (const alike of Map.groupBy(questions, spanOf).values()) {
    const whose = new Map(
      alike.flatMap((each) => visible.get(keyOf(each)) ?? []).map((one) => [keyOf(one), one]),
    );
    const sums = await sumsOf(shards, [...whose.values()], alike[0]);
    for (const question of alike) {
      const possible = await possibleOf(shards, visible.get(keyOf(question)), question);
      answers.set(
        question,
        question.series.map((series, n) => {
          const own = sums.get(`${keyOf(question)}/${n}`) ?? emptySums(question);
          return countsOf(series, question, own, possible);
        }),
      );
    }
  }
  return questions.map((question) => answers.get(question) ?? []);
}

const keyOf = ({ tenant, nameSpace }: Pick<Question, 'tenant' | 'nameSpace'>) => `${tenant}/${nameSpace}`;
const spanOf = ({ from, to, series }: Span) =>
  JSON.stringify([from, to, series.map(({ services, holders }) => [services, holders])]);

const emptySums = ({ from, to }: Span): Sums => ({
  active: new Uint32Array(to - from + 1 + windowDays),
  kept: new Uint32Array(to - from + 1 + windowDays),
  first: new Uint32Array(to - from + windowDays),
  holding: new Uint32Array(to - from + 1),
});

/** The sums by tenant, name space and place of the series. */
async function sumsOf(
  shards: Shards,
  whose: readonly Visible[],
  span: Span | undefined,
): Promise<Map<string, Sums>> {
  const sums = new Map<string, Sums>();
  if (span === undefined || span.series.every(({ services }) => services.length === 0)) return sums;
  const [now, then] = [bitsOf(span.from - windowDays, span.to), bitsOf(span.from, span.to)];
  const sumFor = ([tenant, nameSpace, n]: readonly Cell[]) => {
    const key = `${Number(tenant)}/${Number(nameSpace)}/${Number(n)}`;
    const found = sums.get(key) ?? emptySums(span);
    sums.set(key, found);
    return found;
  };
  const weigh = ({ imports, masks }: Visible) =>
    Math.max((imports.length + 1) / most.imports, masks / most.masks);
  for (const part of slices(whose, 1, weigh)) {
    const [windows, firsts] = await Promise.all([
      everyShard(shards, windowsSql(shards.database, part, span)),
      everyShard(shards, firstsSql(shards.database, part, span)),
    ]);
    for (const row of windows) {
      const { active, kept } = sumFor(row);
      const start = 64 * Number(row[3]) - (span.from - windowDays);
      for (const [i, bit] of now.entries()) add(active, start + bit, row[4 + i]);
      for (const [i, bit] of then.entries()) add(kept, start + bit, row[4 + now.length + i]);
    }
    for (const row of firsts) {
      const day = 64 * Number(row[3]) + BigInt(String(row[4])).toString(2).length - 1;
      add(sumFor(row).first, day - (span.from - windowDays + 1), row[5]);
    }
    for (const [n, { services, holders }] of span.series.entries()) {
      if (holders === undefined || services.length === 0 || holders.without.length === 0) continue;
      const rows = await everyShard(shards, holdersSql(shards.database, part, span, services, holders));
      for (const [tenant = 0, nameSpace = 0, block, ...people] of rows)
        for (const [i, bit] of then.entries())
          add(sumFor([tenant, nameSpace, n]).holding, 64 * Number(block) + bit - span.from, people[i]);
    }
  }
  return sums;
}

function add(sums: Uint32Array, at: number, people: Cell | undefined): void {
  if (at >= 0 && at < sums.length) sums[at] = (sums[at] ?? 0) + Number(people);
}

/** Each person is on one shard, so what shards have counted adds up; and all of them must have. */
async function everyShard({ all }: Shards, sql: string): Promise<(readonly Cell[])[]> {
  return (await Promise.all(all.map((server) => server.ask(sql)))).flat();
}

/** Who could have been active, for each gap. */
async function possibleOf(
  shards: Shards,
  whose: Visible | undefined,
  { series, gaps }: Question,
): Promise<Map<Gap, number>> {
  const possible = new Map<Gap, number>();
  if (whose === undefined) return possible;
  for (const part of slices(gaps, most.gaps, () => 1))
    for (const row of await everyShard(shards, gapsSql(shards.database, whose, series, part)))
      for (const [i, gap] of part.entries()) possible.set(gap, (possible.get(gap) ?? 0) + Number(row[i]));
  return possible;
}

function countsOf(
  { name, holders }: Series,
  { gaps }: Question,
  { active, kept, first, holding }: Sums,
  possible: ReadonlyMap<Gap, number>,
): Counts {
  const retained = kept.slice(windowDays);
  const now = active.slice(windowDays);
  const fresh = new Uint32Array(now.length);
  let sum = first.subarray(0, windowDays - 1).reduce((all, people) => all + people, 0);
  for (let i = 0; i < fresh.length; i++) {
    sum += first[i + windowDays - 1] ?? 0;
    fresh[i] = sum;
    sum -= first[i] ?? 0;
  }
  return {
    series: name,
    active: now,
    fresh,
    retained,
    resurrected: now.map((people, i) => people - (fresh[i] ?? 0) - (retained[i] ?? 0)),
    lapsed: now.map((_, i) => (active[i] ?? 0) - (retained[i] ?? 0)),
    holding: holders === undefined ? new Uint32Array(0) : holding,
    possible: Uint32Array.from(
      gaps.filter((gap) => gap.series === name),
      (gap) => possible.get(gap) ?? 0,
    ),
  };
}

/** Runs of which each weighs no more than this, or is a single one. */
export function* slices<T>(all: readonly T[], limit: number, weigh: (one: T) => number): Generator<T[]> {
  let part: T[] = [];
  let sum = 0;
  for (const one of all) {
    const weight = weigh(one);
    if (part.length > 0 && sum + weight > limit) {
      yield part;
      [part, sum] = [[], 0];
    }
    part.push(one);
    sum += weight;
  }
  if (part.length > 0) yield part;
}
