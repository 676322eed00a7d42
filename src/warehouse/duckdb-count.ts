import { setImmediate } from 'node:timers/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import { blocksFor, count } from './count.ts';
import { keyOf, load, type Stored, storedOf, type Wanted } from './duckdb-load.ts';
import type { Masks } from './masks.ts';
import type { Counts, Question, ServiceNumber } from './warehouse.ts';

/** Bytes of masks that are loaded at once. */
const loadedAtOnce = 128 * 2 ** 20;

/** The questions about one tenant in one name space, as of one import: its masks are loaded once for all of them. */
export interface Job {
  readonly asOf: number | undefined;
  readonly questions: readonly (readonly [index: number, question: Question])[];
  readonly wanted: Wanted;
  /** Whether each series is counted for itself, and nobody in it is looked for in another. */
  readonly apart: boolean;
}

/** By place of the question. */
export type Answers = (readonly Counts[])[];

export function jobsOf(questions: readonly Question[]): Job[] {
  const groups = Map.groupBy(
    questions.entries(),
    ([, { tenant, nameSpace, asOf }]) => `${keyOf(tenant, nameSpace)}/${asOf}`,
  );
  return [...groups.values()].map((group) => ({
    asOf: group[0]?.[1].asOf,
    questions: group,
    wanted: wantedFor(group.map(([, question]) => question)),
    apart: group.every(
      ([, { gaps, series }]) =>
        gaps.every(({ vanished }) => vanished === undefined) &&
        series.every(({ holders }) => holders === undefined),
    ),
  }));
}

export function answer({ questions }: Job, masks: Masks, answers: Answers): void {
  for (const [index, question] of questions) answers[index] = count(masks, question);
}

/** Counts tenants of which at least some rows are needed: as many at a time as there is room for. */
export async function countFromRows(
  connection: DuckDBConnection,
  folder: string,
  asOf: number | undefined,
  jobs: readonly Job[],
  answers: Answers,
): Promise<void> {
  const stored = await storedOf(
    connection,
    jobs.map(({ wanted }) => wanted.tenant),
    asOf,
  );
  const together = jobs.flatMap(({ wanted }) => (wanted.series === 'all' ? [] : wanted.series));
  const turn = new Turn();
  for (const batch of batches(jobs, ({ wanted }) => bytesFor(wanted, stored))) {
    const wanted = batch.map((job) => job.wanted);
    const all = await load(connection, folder, wanted, stored, { asOf, together });
    for (const [n, job] of batch.entries()) {
      const masks = all[n];
      if (masks !== undefined) answer(job, masks, answers);
      await turn.pass();
    }
  }
}

/** Lets others have a turn now and then: counting many tenants is long work. */
export class Turn {
  #began = performance.now();

  async pass(): Promise<void> {
    if (performance.now() - this.#began < 20) return;
    await setImmediate();
    this.#began = performance.now();
  }
}

/** The services that are looked at together. */
function seriesOf({ series, gaps }: Question): (readonly ServiceNumber[])[] {
  return [
    ...series.map(({ services }) => services),
    ...series.flatMap(({ holders }) => (holders === undefined ? [] : [holders.listed, ...holders.without])),
    ...gaps.flatMap(({ vanished }) => (vanished === undefined ? [] : [[vanished.series]])),
  ];
}

/** What all of these questions of one tenant and name space need together. */
function wantedFor(questions: readonly Question[]): Wanted {
  const blocks = questions.map(blocksFor);
  return {
    tenant: questions[0]?.tenant ?? 0,
    nameSpace: questions[0]?.nameSpace ?? 0,
    series: questions.flatMap(seriesOf),
    fromBlock: Math.min(...blocks.map(({ first }) => first)),
    toBlock: Math.max(...blocks.map(({ last }) => last)),
  };
}

function bytesFor(
  { tenant, nameSpace, series, fromBlock, toBlock }: Wanted,
  stored: ReadonlyMap<string, Stored>,
): number {
  const state = stored.get(keyOf(tenant, nameSpace));
  if (state === undefined) return 0;
  const columns = series === 'all' ? 0 : new Set(series.flat()).size;
  return state.people * (8 + columns * (4 + 8 * (toBlock - fromBlock + 1))) + 32 * state.newer;
}

/** Runs of jobs of which each needs no more bytes than may be loaded at once, or is a single one. */
function* batches<T>(jobs: readonly T[], bytesOf: (job: T) => number): Generator<T[]> {
  let batch: T[] = [];
  let sum = 0;
  for (const job of jobs) {
    const bytes = bytesOf(job);
    if (batch.length > 0 && sum + bytes > loadedAtOnce) {
      yield batch;
      [batch, sum] = [[], 0];
    }
    batch.push(job);
    sum += bytes;
  }
  if (batch.length > 0) yield batch;
}
