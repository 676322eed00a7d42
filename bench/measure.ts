import { performance } from 'node:perf_hooks';

/** One thing that can be done again and again, for one of several at once. */
export type Act = (worker: number, turn: number) => Promise<unknown>;

/** @returns how often a second it is done, by so many at once, over so many milliseconds. */
export async function perSecond(act: Act, atOnce: number, ms: number): Promise<number> {
  const began = performance.now();
  const end = began + ms;
  let done = 0;
  await Promise.all(
    Array.from({ length: atOnce }, async (_, worker) => {
      for (let turn = 0; performance.now() < end; turn++) {
        await act(worker, turn);
        done++;
      }
    }),
  );
  return (done * 1000) / (performance.now() - began);
}

/** Measures several acts in turn – A B C A B C … – so that what else the machine does hits all of them alike. */
export async function inTurn(
  acts: readonly Act[],
  { atOnce, rounds, ms }: { atOnce: number; rounds: number; ms: number },
): Promise<number[][]> {
  for (const act of acts) await perSecond(act, atOnce, ms / 3);
  const rates: number[][] = acts.map(() => []);
  for (let round = 0; round < rounds; round++)
    for (const [n, act] of acts.entries()) rates[n]?.push(await perSecond(act, atOnce, ms));
  return rates;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = Number.NaN, high = Number.NaN] = [sorted[middle - 1 + (sorted.length % 2)], sorted[middle]];
  return (low + high) / 2;
}

/** Ratio of two rates, round by round: both halves of a round had the same machine. */
export function ratios(of: readonly number[], to: readonly number[]): number[] {
  return of.map((rate, round) => rate / (to[round] ?? Number.NaN));
}
