import type * as z from 'zod';
import type { Identity } from '../store/identity.ts';
import type { Db, Store, Tx } from '../store/store.ts';
import type { Contract } from './contract.ts';
import type { Logger } from './log.ts';

/** What every handler may know about the request it answers. */
export interface Call<Who extends Identity> {
  readonly who: Who;
  readonly now: Date;
  readonly requestId: string;
  /** What the caller's program calls itself, cut to 200 characters. */
  readonly agent: string;
  /** Where the request came from; empty where there is no socket. */
  readonly address: string;
  readonly sessionToken: string | undefined;
  readonly log: Logger;
}

/** A question: the handle sees what this person may see. */
export interface ReadCall<Who extends Identity> extends Call<Who> {
  readonly db: Db;
  /** The handle of somebody else: for showing what they see. Who may ask so is the handler's to decide. */
  dbOf(identity: Identity): Db;
}

/** A change: everything in one transaction, the idempotency key too. */
export interface WriteCall<Who extends Identity> extends Call<Who> {
  readonly tx: Tx;
  /** Version that the change started from, out of If-Match. */
  readonly match: number | undefined;
}

/** Something that decides on its own transactions: sign-in, publishing. */
export interface ActCall<Who extends Identity> extends Call<Who> {
  readonly db: Db;
  readonly store: Store;
  /** Sets the session cookie, if the answer is a success. */
  setSession(token: string, expiresAt: Date): void;
  clearSession(): void;
}

// The input was parsed by the contract that stands beside the handler, which the type of a list of routes can't say.
type Handle<C> = (call: C, input: never) => unknown;

/** A contract with what answers it. */
export type Route<Who extends Identity> = { readonly contract: Contract } & (
  | { readonly kind: 'reads'; readonly handle: Handle<ReadCall<Who>> }
  | { readonly kind: 'writes'; readonly handle: Handle<WriteCall<Who>> }
  | { readonly kind: 'acts'; readonly handle: Handle<ActCall<Who>> }
);

type Answer<Out extends z.ZodType> = z.input<Out> | Promise<z.input<Out>>;

/** A route that changes nothing. Answers carry an ETag; If-None-Match is answered with 304. */
export function reads<In extends z.ZodObject, Out extends z.ZodType, Who extends Identity>(
  contract: Contract<In, Out>,
  handle: (call: ReadCall<Who>, input: z.output<In>) => Answer<Out>,
): Route<Who> {
  return { contract, kind: 'reads', handle };
}

/**
 * A route that changes rows, in one transaction that commits when the handler and its answer are good. The same
 * Idempotency-Key gets the first answer again. A digest of the input is kept with the key, so passwords go through `acts`.
 */
export function writes<In extends z.ZodObject, Out extends z.ZodType, Who extends Identity>(
  contract: Contract<In, Out>,
  handle: (call: WriteCall<Who>, input: z.output<In>) => Answer<Out>,
): Route<Who> {
  return { contract, kind: 'writes', handle };
}

/** A route that opens its own transactions, or sets the session. Idempotency keys are read but not kept: saying it twice does it twice. */
export function acts<In extends z.ZodObject, Out extends z.ZodType, Who extends Identity>(
  contract: Contract<In, Out>,
  handle: (call: ActCall<Who>, input: z.output<In>) => Answer<Out>,
): Route<Who> {
  return { contract, kind: 'acts', handle };
}
