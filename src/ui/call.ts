import type * as z from 'zod';
import { type Contract, pathNames } from '../http/contract.ts';

export interface CallOptions {
  /** Version the change started from; sent as `If-Match: "v3"`. */
  readonly match?: number | undefined;
  /** Key of this write, to say the same thing twice harmlessly; a new one unless given. */
  readonly idempotencyKey?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** What the server refused, or why it could not be asked. `message` is a sentence for the person. */
export class CallProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly details: Readonly<Record<string, unknown>>;
  readonly requestId: string | undefined;

  constructor(body: Record<string, unknown>, status: number, requestId?: string, options?: ErrorOptions) {
    super(textOf(body.detail) ?? textOf(body.title) ?? `The server answered ${status}.`, options);
    this.name = 'CallProblem';
    this.status = status;
    this.code = textOf(body.code) ?? `HTTP_${status}`;
    this.details = body;
    this.requestId = textOf(body.requestId) ?? requestId;
  }
}

let csrf: string | undefined;
const listeners = new Set<() => void>();

/** The token of the present session; undefined when nobody is signed in. */
export function setCsrf(token: string | undefined): void {
  csrf = token;
}

/** Tells when a session that was there is there no more. Returns how to stop listening. */
export function onSignedOut(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * Asks the server by a contract. Throws a CallProblem: with the code of the server, OFFLINE when there was no answer,
 * ANSWER_UNREADABLE when the answer is not what the contract says (an older page against a newer server).
 */
export async function call<In extends z.ZodObject, Out extends z.ZodType>(
  contract: Contract<In, Out>,
  input: z.input<In>,
  options: CallOptions = {},
): Promise<z.output<Out>> {
  const request = requestOf(contract, input as Record<string, unknown>, options);
  const response = await send(request, contract.method !== 'GET');
  const requestId = response.headers.get('x-request-id') ?? undefined;
  const isFile = contract.file !== undefined && response.ok;
  const body: unknown = isFile ? await response.text() : await response.json().catch(() => ({}));
  if (!response.ok) throw refusal(contract, body, response.status, requestId);
  const parsed = contract.output.safeParse(body);
  if (parsed.success) return parsed.data;
  const detail = 'The answer of the server is not what this page expects. Reload the page.';
  throw new CallProblem({ code: 'ANSWER_UNREADABLE', detail }, response.status, requestId, {
    cause: parsed.error,
  });
}

/** Anything that was thrown, as a CallProblem: so that every failure has a sentence and a code. */
export function problemOf(error: unknown): CallProblem {
  if (error instanceof CallProblem) return error;
  const detail = error instanceof Error ? error.message : String(error);
  return new CallProblem({ code: 'UNEXPECTED', detail }, 0, undefined, { cause: error });
}

/** The request a contract makes of this input: parameters into the path, the rest into the query or the body. */
export function requestOf(contract: Contract, input: Record<string, unknown>, options: CallOptions): Request {
  const named = new Set(pathNames(contract.path));
  const path = contract.path.replace(/:([A-Za-z]+)/g, (_, name: string) =>
    encodeURIComponent(String(input[name])),
  );
  const rest = Object.entries(input).filter(([name, value]) => !named.has(name) && value !== undefined);
  const url = new URL(`/api${path}`, location.origin);
  const headers = new Headers({ accept: 'application/json' });
  const inBody = contract.method !== 'GET' && contract.method !== 'DELETE';
  if (inBody) headers.set('content-type', 'application/json');
  else for (const [name, value] of rest) url.searchParams.set(name, String(value));
  if (contract.method !== 'GET') {
    headers.set('idempotency-key', options.idempotencyKey ?? newKey());
    if (csrf) headers.set('x-csrf-token', csrf);
  }
  if (options.match !== undefined) headers.set('if-match', `"v${options.match}"`);
  return new Request(url, {
    method: contract.method,
    headers,
    credentials: 'same-origin',
    body: inBody ? JSON.stringify(Object.fromEntries(rest)) : null,
    signal: options.signal ?? null,
  });
}

/** A write is sent once more after a lost connection: its idempotency key makes that harmless. */
async function send(request: Request, isWrite: boolean): Promise<Response> {
  const again = isWrite && navigator.onLine ? request.clone() : undefined;
  try {
    return await fetch(request);
  } catch (cause) {
    if (request.signal.aborted) throw cause;
    if (again) return send(again, false);
    const detail =
      'There is no connection to the server. What you typed is kept here. Try again in a moment.';
    throw new CallProblem({ code: 'OFFLINE', detail }, 0, undefined, { cause });
  }
}

function refusal(
  contract: Contract,
  body: unknown,
  status: number,
  requestId: string | undefined,
): CallProblem {
  const problem = new CallProblem(typeof body === 'object' && body ? { ...body } : {}, status, requestId);
  if (status === 401 && contract.access === 'signed-in' && csrf) for (const listener of listeners) listener();
  return problem;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

// crypto.randomUUID exists on https and localhost only; a pilot on a plain http address must work too.
function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}
