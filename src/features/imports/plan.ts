import { canonicalJson } from '../../base/canonical-json.ts';
import type { Tx } from '../../store/store.ts';
import type { Actor } from '../people/model.ts';
import type { Change } from './model.ts';
import type { Values } from './rules.ts';

/** On whose behalf a row is done, and why. */
export interface Doing {
  readonly tx: Tx;
  readonly who: Actor;
  readonly now: Date;
  readonly why: string;
}

/** What a row would do. `run` does it, by the commands that a hand's change goes through too. */
export interface Plan {
  readonly action: 'create' | 'update' | 'unchanged';
  readonly label: string;
  readonly changes: readonly Change[];
  /** The chain of the ledger that tells of it; null where the chain begins with the row. */
  readonly chain: string | null;
  /** Its subject and chain in the ledger. */
  run(): Promise<{ subject: string; chain: string }>;
}

/** What a row did, as the ledger tells it, newest first. */
export interface Done {
  readonly created: boolean;
  readonly subject: string;
  readonly chain: string;
  readonly entries: readonly Entry[];
  /** Whether anything was written about it since. */
  readonly touched: boolean;
}

export interface Entry {
  readonly kind: string;
  readonly subject: string;
  readonly at: Date;
  readonly facts: Values;
  readonly before: Values;
  readonly after: Values;
}

export interface NounPlan {
  readonly plan: (doing: Doing, values: Values) => Promise<Plan>;
  /** Takes back what a row did. @returns the fields that somebody has changed since, which stay. Throws a Problem where all of it stays. */
  readonly takeBack: (doing: Doing, done: Done) => Promise<readonly string[]>;
}

/** The values to set again: of fields that stand as the import left them. */
export function backOf(current: Values, { before, after }: Entry): { values: Values; kept: string[] } {
  const fields = Object.keys(after).filter((field) => field !== 'version');
  const same = (field: string) =>
    canonicalJson(current[field] ?? null) === canonicalJson(after[field] ?? null);
  return {
    values: Object.fromEntries(fields.filter(same).map((field) => [field, before[field] ?? null])),
    kept: fields.filter((field) => !same(field)),
  };
}
