/**
 * When the texts are checked. One check at a time, always of the newest texts; what was typed while one ran waits, however many keys it was.
 * Pure: who uses it says what time it is, asks what to do, and comes back when told.
 */
export interface CheckQueue {
  /** Counts the changes; the newest state of the texts. */
  readonly wanted: number;
  /** When the oldest unchecked change and the newest one came. */
  readonly firstChange: number;
  readonly lastChange: number;
  readonly running: { readonly revision: number; readonly since: number } | null;
  /** The newest state that was answered, or given up. */
  readonly done: number;
  /** How long the last check took. */
  readonly took: number;
}

export const idleQueue: CheckQueue = {
  wanted: 0,
  firstChange: 0,
  lastChange: 0,
  running: null,
  done: 0,
  took: 0,
};

/** A check that takes longer is ended. */
export const longestCheck = 20_000;

// A short pause in typing begins a check; where checks are slow, so is the pause. Who never pauses sees one all the same.
const shortestPause = 150;
const longestPause = 1500;
const mostPauses = 6;

export function changed(queue: CheckQueue, now: number): CheckQueue {
  const waiting = queue.wanted > Math.max(queue.done, queue.running?.revision ?? 0);
  return {
    ...queue,
    wanted: queue.wanted + 1,
    firstChange: waiting ? queue.firstChange : now,
    lastChange: now,
  };
}

export function started(queue: CheckQueue, now: number): CheckQueue {
  return { ...queue, running: { revision: queue.wanted, since: now } };
}

/** The answer to a check. One that nobody waits for any more changes nothing. */
export function answered(queue: CheckQueue, revision: number, now: number): CheckQueue {
  if (queue.running?.revision !== revision) return queue;
  return { ...queue, running: null, done: revision, took: now - queue.running.since };
}

/** The check was ended, or broke. The same texts are not tried again by themselves: they would hang again. */
export function givenUp(queue: CheckQueue): CheckQueue {
  if (queue.running === null) return queue;
  return { ...queue, running: null, done: queue.running.revision, took: longestPause };
}

/** What is to be done now, or when to ask again; null when only a change can bring work. */
export function nextStep(queue: CheckQueue, now: number): 'start' | 'stop' | { readonly at: number } | null {
  const { running, wanted, done, took, firstChange, lastChange } = queue;
  if (running !== null) {
    const end = running.since + longestCheck;
    return now >= end ? 'stop' : { at: end };
  }
  if (wanted === done) return null;
  const pause = Math.min(Math.max(took, shortestPause), longestPause);
  const due = Math.min(lastChange + pause, firstChange + pause * mostPauses);
  return now >= due ? 'start' : { at: due };
}
