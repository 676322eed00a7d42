import type { Identity } from '../store/identity.ts';
import type { Store } from '../store/store.ts';
import type { Contract } from './contract.ts';
import { claimKey, fingerprintOf, type KeyedChange, keepAnswer } from './idempotency.ts';
import { tagOfRead, tagOfWrite } from './preconditions.ts';
import type { ActCall, Call, Route } from './route.ts';

/** What a handler needs beside its input. */
export interface Occasion<Who extends Identity> {
  readonly call: Call<Who>;
  readonly store: Store;
  readonly match: number | undefined;
  readonly idempotencyKey: string | undefined;
  readonly session: Pick<ActCall<Who>, 'setSession' | 'clearSession'>;
}

export interface Answered {
  readonly status: number;
  /** JSON; empty for 204. */
  readonly body: string;
  readonly etag: string | undefined;
  /** True when this answer was given before, for the same idempotency key. */
  readonly replayed: boolean;
}

/** Runs the handler of a route, with the transaction its kind asks for, and holds its answer against the contract. */
export async function runRoute<Who extends Identity>(
  route: Route<Who>,
  occasion: Occasion<Who>,
  input: unknown,
): Promise<Answered> {
  if (route.kind === 'writes') return runWrite(route, occasion, input);
  const { call, store, session } = occasion;
  const db = store.as(call.who);
  const output =
    route.kind === 'reads'
      ? await route.handle({ ...call, db, dbOf: store.as }, input as never)
      : await route.handle({ ...call, ...session, db, store }, input as never);
  const { body, parsed } = await encode(route.contract, output);
  const etag = route.kind === 'reads' ? tagOfRead(parsed, body) : tagOfWrite(parsed);
  return { status: statusOf(route.contract), body, etag, replayed: false };
}

function runWrite<Who extends Identity>(
  { contract, handle }: Extract<Route<Who>, { kind: 'writes' }>,
  { call, store, match, idempotencyKey: key }: Occasion<Who>,
  input: unknown,
): Promise<Answered> {
  const change: KeyedChange | undefined =
    key === undefined
      ? undefined
      : { person: call.who.person, key, fingerprint: fingerprintOf(contract.name, input, match) };
  return store
    .as(call.who)
    .transaction()
    .execute(async (tx) => {
      const earlier = change === undefined ? undefined : await claimKey(tx, change, call.now);
      if (earlier !== undefined) return replay(earlier);
      // The answer is encoded in here, so that one which breaks its contract takes the change back with it.
      const output = await handle({ ...call, tx, match }, input as never);
      const { body, parsed } = await encode(contract, output);
      const status = statusOf(contract);
      if (change !== undefined) await keepAnswer(tx, change, { status, body });
      return { status, body, etag: tagOfWrite(parsed), replayed: false };
    });
}

function replay({ status, body }: { status: number; body: string }): Answered {
  return { status, body, etag: body === '' ? undefined : tagOfWrite(JSON.parse(body)), replayed: true };
}

/** Only what the contract names leaves the server; anything else a handler hands over is dropped. */
async function encode(contract: Contract, output: unknown): Promise<{ body: string; parsed: unknown }> {
  if (statusOf(contract) === 204) return { body: '', parsed: undefined };
  const result = await contract.output.safeParseAsync(output);
  if (!result.success)
    throw new Error(`the answer of ${contract.name} breaks its contract`, { cause: result.error });
  const body = contract.file === undefined ? JSON.stringify(result.data) : String(result.data);
  return { body, parsed: result.data };
}

function statusOf(contract: Contract): number {
  return contract.status ?? 200;
}
