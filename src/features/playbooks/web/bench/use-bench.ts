import { useCallback, useEffect, useRef, useState } from 'react';
import { type Bench, emptyBench } from './draft.ts';
import { KeptBench } from './kept-bench.ts';

/**
 * Whether what one wrote survives: `kept`; `keeping`, a moment later it will be; `not-kept`, this browser keeps nothing or has no room;
 * `elsewhere`, another window has the bench and would overwrite it.
 */
export type Keeping = 'kept' | 'keeping' | 'not-kept' | 'elsewhere';

const pause = 250;

// Where the browser keeps nothing, leaving the screen for another of the app loses nothing all the same.
const unkept = new Map<string, Bench>();

/** The bench of a person in this browser. null until it is known what was kept. */
export function useBench(person: string) {
  const [bench, setBench] = useState<Bench | null>(null);
  const [keeping, setKeeping] = useState<Keeping>('kept');
  const newest = useRef<Bench>(emptyBench);
  const keeper = useRef<{ changed(): void } | null>(null);
  const isKept = useRef(true);

  useEffect(() => {
    const kept = new KeptBench(person);
    const lock = holdAlone(`uptake-bench-${person}`);
    let timer: ReturnType<typeof setTimeout> | undefined;
    let last: Promise<void> = Promise.resolve();
    let over = false;
    function say(next: Keeping): void {
      isKept.current = next === 'kept' || next === 'keeping';
      setKeeping(next);
    }
    async function open(): Promise<void> {
      const mine = await lock.held;
      const found = await kept.read().catch(() => null);
      if (over) return;
      if (!mine) say('elsewhere');
      else if (found === null) say('not-kept');
      else keeper.current = { changed };
      newest.current = unkept.get(person) ?? found ?? emptyBench;
      unkept.delete(person);
      setBench(newest.current);
    }
    // One after the other: two writings at once could end in the wrong order.
    function keepNow(): void {
      clearTimeout(timer);
      timer = undefined;
      const state = newest.current;
      last = last
        .then(() => kept.keep(state))
        .then(
          () => newest.current === state && say('kept'),
          () => say('not-kept'),
        )
        .then(() => {});
    }
    function changed(): void {
      if (isKept.current) say('keeping');
      timer ??= setTimeout(keepNow, pause);
    }
    function leave(): void {
      if (timer !== undefined) keepNow();
    }
    function warn(event: BeforeUnloadEvent): void {
      if (!isKept.current && newest.current.drafts.size > 0) event.preventDefault();
    }
    void open();
    window.addEventListener('beforeunload', warn);
    window.addEventListener('pagehide', leave);
    document.addEventListener('visibilitychange', leave);
    return () => {
      over = true;
      leave();
      if (!isKept.current) unkept.set(person, newest.current);
      keeper.current = null;
      void last.then(lock.release);
      window.removeEventListener('beforeunload', warn);
      window.removeEventListener('pagehide', leave);
      document.removeEventListener('visibilitychange', leave);
    };
  }, [person]);

  const change = useCallback((make: (bench: Bench) => Bench): void => {
    const next = make(newest.current);
    if (next === newest.current) return;
    newest.current = next;
    setBench(next);
    keeper.current?.changed();
  }, []);
  /** The newest, also between two renderings. */
  const current = useCallback((): Bench => newest.current, []);
  return { bench, current, change, keeping };
}

/** Holds a name among all windows of this browser; where browsers can't say, nobody else is assumed. */
function holdAlone(name: string): { readonly held: Promise<boolean>; release(): void } {
  const { promise: end, resolve: release } = Promise.withResolvers<void>();
  if (navigator.locks === undefined) return { held: Promise.resolve(true), release };
  const held = new Promise<boolean>((resolve) => {
    void navigator.locks.request(name, { ifAvailable: true }, async (lock) => {
      resolve(lock !== null);
      if (lock !== null) await end;
    });
  });
  return { held, release: () => release() };
}
