import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Caller, Reply } from '../support/app.ts';

// People who save without end while the server is shot under them. Whoever gets no answer says the same again, with the same key, until
// there is one: afterwards everything that was said has been answered, and the ledger must tell exactly that.

/** A change that was asked for. Its key is also its reason, so that the ledger names it. */
interface Change {
  readonly key: string;
  readonly method: 'PATCH' | 'POST';
  readonly path: string;
  readonly body: object;
  readonly match?: number;
}

export interface Answered {
  readonly key: string;
  readonly kind: 'task.saved' | 'note.added';
  readonly tenant: string;
  /** Of the task record that the save made; null for a note. */
  readonly version: number | null;
  /** Id of the note; null for a save. */
  readonly note: string | null;
}

/** What all writers of a test have seen. */
export interface Seen {
  readonly acknowledged: Answered[];
  /** Keys that were refused because somebody else was faster. */
  readonly refused: string[];
  /** How often a connection broke when the question was out and the answer not yet there. */
  cut: number;
  /** How often the answer was that the server can't at the moment, by code. */
  readonly unavailable: Map<string, number>;
  /** How often the first try of a change had been kept although its answer was lost. */
  replayed: number;
  readonly surprises: string[];
}

export interface Crew {
  readonly seen: Seen;
  /** Lets everybody finish what they have begun; nothing stays unanswered. */
  finish(): Promise<void>;
}

interface Place {
  readonly tenant: string;
  readonly task: string;
}

export interface CrewPlan {
  /** Each is saved by one writer alone. */
  readonly alone: readonly Place[];
  /** Saved by two at a time, who get in each other's way. */
  readonly contested: readonly Place[];
  /** Tenants where somebody writes notes. */
  readonly notes: readonly string[];
}

/** Sets writers to work through one caller. */
export function startWriting(caller: Caller, plan: CrewPlan): Crew {
  const seen: Seen = {
    acknowledged: [],
    refused: [],
    cut: 0,
    unavailable: new Map(),
    replayed: 0,
    surprises: [],
  };
  const day = { over: false };
  const places = [...plan.alone, ...plan.contested, ...plan.contested];
  const work = [
    ...places.map((place) => saveTasks(caller, place, seen, day)),
    ...plan.notes.map((tenant) => writeNotes(caller, tenant, seen, day)),
  ];
  return {
    seen,
    async finish() {
      day.over = true;
      await Promise.all(work);
    },
  };
}

async function saveTasks(caller: Caller, { tenant, task }: Place, seen: Seen, day: { over: boolean }) {
  const path = `/tenants/${tenant}/tasks/${task}`;
  const begin = await insist(caller, seen, { key: randomUUID(), method: 'PATCH', path, body: {}, match: 0 });
  let match: number = begin.body.version ?? begin.body.current.version;
  while (!day.over) {
    const key = randomUUID();
    const body = {
      status: 'In Progress',
      percentComplete: Number.parseInt(key.slice(0, 6), 16) % 100,
      why: key,
    };
    const { status, body: said } = await insist(caller, seen, { key, method: 'PATCH', path, body, match });
    if (status === 412) {
      seen.refused.push(key);
      match = said.current.version;
    } else if (status === 200) {
      // Saving what is there already makes no version and no entry.
      if (said.version > match)
        seen.acknowledged.push({ key, kind: 'task.saved', tenant, version: said.version, note: null });
      match = said.version;
    } else surprise(seen, status, said);
  }
}

async function writeNotes(caller: Caller, tenant: string, seen: Seen, day: { over: boolean }) {
  while (!day.over) {
    const key = randomUUID();
    const body = { category: 'Environment', body: key };
    const path = `/tenants/${tenant}/notes`;
    const { status, body: said } = await insist(caller, seen, { key, method: 'POST', path, body });
    if (status === 201)
      seen.acknowledged.push({ key, kind: 'note.added', tenant, version: null, note: said.id });
    else surprise(seen, status, said);
  }
}

function surprise(seen: Seen, status: number, body: unknown): void {
  seen.surprises.push(`${status} ${JSON.stringify(body)}`);
}

/** Says it until there is an answer that settles it. */
async function insist(caller: Caller, seen: Seen, change: Change): Promise<Reply> {
  const { key, method, path, body, match } = change;
  const headers = { 'idempotency-key': key, ...(match === undefined ? {} : { 'if-match': `"v${match}"` }) };
  for (;;) {
    const answer = await caller.request(method, path, body, headers).catch((error: unknown) => {
      if (!isAway(error)) seen.cut++;
    });
    if (answer !== undefined && answer.status !== 503) {
      if (answer.headers.get('idempotency-replayed') === 'true') seen.replayed++;
      return answer;
    }
    if (answer !== undefined) {
      const { code } = answer.body;
      seen.unavailable.set(code, (seen.unavailable.get(code) ?? 0) + 1);
    }
    // The server is away or in trouble; asking without a pause would only keep this machine from bringing it back.
    await pause(50);
  }
}

/** Whether nobody was there to ask. */
function isAway(error: unknown): boolean {
  const { code } = ((error as Error).cause ?? {}) as { code?: string };
  return code === 'ECONNREFUSED';
}
