import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { Surroundings } from './check-drafts.ts';
import { Checker } from './checker.ts';
import type { Bench } from './draft.ts';
import type { KnownPage } from './surroundings.ts';

/** Checks the bench whenever it, what is around it, or the open file has changed. */
export function useCheck(bench: Bench, published: readonly KnownPage[] | null, open: string | null) {
  const [checker, setChecker] = useState<Checker | null>(null);
  useEffect(() => {
    const made = new Checker();
    setChecker(made);
    return () => made[Symbol.dispose]();
  }, []);
  const around = useMemo<Surroundings>(() => {
    const others = published === null && bench.others.length > 0 ? bench.others : null;
    return { published, others };
  }, [published, bench.others]);
  useEffect(() => checker?.check({ bench, around, open }), [checker, bench, around, open]);
  const state = useSyncExternalStore(checker?.state.subscribe ?? never, checker?.state.get ?? nothing);
  return { checker, state };
}

function never(): () => void {
  return () => {};
}

function nothing(): undefined {
  return undefined;
}
