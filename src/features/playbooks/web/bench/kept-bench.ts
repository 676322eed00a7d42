import { clear, createStore, delMany, entries, setMany, type UseStore } from 'idb-keyval';
import { type Bench, changesOf, type Draft, emptyBench, withDrafts } from './draft.ts';

// A path is never empty, so this key is free for what is not a draft.
const othersKey = '';

/** The bench as this browser keeps it, one store a person. */
export class KeptBench {
  readonly #store: UseStore;
  #kept: Bench = emptyBench;

  constructor(person: string) {
    this.#store = createStore(`uptake-bench-${person}`, 'drafts');
  }

  /** What was kept. @throws where the browser keeps nothing, as some do in private windows. */
  async read(): Promise<Bench> {
    const all = await entries<string, Draft | string[]>(this.#store);
    const drafts = all.flatMap(([, value]) => (Array.isArray(value) ? [] : [value]));
    const others = all.flatMap(([, value]) => (Array.isArray(value) ? value : []));
    this.#kept = withDrafts(emptyBench, drafts, others);
    return this.#kept;
  }

  /** Keeps what has changed. @throws when there is no room. */
  async keep(bench: Bench): Promise<void> {
    const { put, removed } = changesOf(this.#kept, bench);
    const others = bench.others === this.#kept.others ? [] : [[othersKey, [...bench.others]] as const];
    if (bench.drafts.size === 0) await clear(this.#store);
    else {
      await setMany(
        [...put.map((draft) => [draft.path, draft] as const), ...others] as [string, unknown][],
        this.#store,
      );
      await delMany(removed, this.#store);
    }
    this.#kept = bench;
  }
}
