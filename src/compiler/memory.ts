import type { Finding } from './model.ts';
import { collector, type Report } from './report.ts';

/** What a piece of work gave, and what it had to say. */
export interface Done<T> {
  readonly value: T;
  readonly findings: readonly Finding[];
}

interface Kept<T = unknown> extends Done<T> {
  readonly from: readonly unknown[];
  /** What it looked up on its way, and what it found there. */
  readonly looks: ReadonlyMap<string, unknown>;
}

/**
 * Does a piece of work, or answers with what it gave the last time: when it would be done from the same things, and everything that it
 * looked up then is still the same.
 * @param name of this piece; in one run of the compiler a name is used once.
 * @param from what the work reads. Texts are compared by what they say, everything else by identity.
 * @param lookUp what the work may ask for by path; only what it did ask for counts.
 */
export type Recall = <T, L = never>(
  name: string,
  from: readonly unknown[],
  work: (report: Report, look: (path: string) => L) => T,
  lookUp?: (path: string) => L,
) => Done<T>;

/** Remembers from one run of the compiler to the next. Call the result at the start of a run; what a run did not ask for is forgotten. */
export function createMemory(): () => Recall {
  let now = new Map<string, Kept>();
  return () => {
    const before = now;
    now = new Map();
    return <T, L>(
      name: string,
      from: readonly unknown[],
      work: (report: Report, look: (path: string) => L) => T,
      lookUp: (path: string) => L = nothing,
    ): Done<T> => {
      const known = before.get(name);
      const kept = known !== undefined && holds(known, from, lookUp) ? known : doWork(from, work, lookUp);
      now.set(name, kept);
      return kept as Kept<T>;
    };
  };
}

function doWork<T, L>(
  from: readonly unknown[],
  work: (report: Report, look: (path: string) => L) => T,
  lookUp: (path: string) => L,
): Kept<T> {
  const { findings, report } = collector();
  const looks = new Map<string, L>();
  const value = work(report, (path) => {
    const found = lookUp(path);
    looks.set(path, found);
    return found;
  });
  return { value, findings, from, looks };
}

function holds(known: Kept, from: readonly unknown[], lookUp: (path: string) => unknown): boolean {
  if (!from.every((one, i) => one === known.from[i])) return false;
  for (const [path, found] of known.looks) if (lookUp(path) !== found) return false;
  return true;
}

function nothing(path: string): never {
  throw new Error(`This work looks nothing up, and asked for "${path}".`);
}
