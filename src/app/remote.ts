import { randomUUID } from 'node:crypto';
import type * as z from 'zod';
import { defineProblems, Problem } from '../base/problems.ts';
import { type Contract, pathNames } from '../http/contract.ts';
import { type Holder, holderOf } from '../store/lock.ts';
import type { Config } from './config.ts';

const problems = defineProblems({
  SERVER_SILENT: {
    kind: 'unavailable',
    say: (pid: number, url: string) =>
      `Process ${pid} has the data folder open and does not answer at ${url}. Wait until it does, or stop it and say this again.`,
  },
});

/** A server that is alive answers this one at once; what is asked of it then may take its time. */
const patienceMs = 5_000;

/** The server that has the data folder open, if there is one that can be talked to. */
export function runningServer({ store }: Config): Holder | undefined {
  const holder = store.kind === 'folder' ? holderOf(store.folder) : undefined;
  return holder?.url === '' ? undefined : holder;
}

/**
 * Asks the running server, as the owner of its data folder.
 * @param match the version that a change starts from
 * @throws SERVER_SILENT, and Problem with the code that the server answered.
 */
export async function ask<In extends z.ZodObject, Out extends z.ZodType>(
  { pid, url, secret }: Holder,
  contract: Contract<In, Out>,
  input: z.input<In>,
  match?: number,
): Promise<z.output<Out>> {
  const given = input as Readonly<Record<string, unknown>>;
  const named = pathNames(contract.path);
  const path = contract.path.replace(/:([A-Za-z]+)/g, (_, name: string) =>
    encodeURIComponent(String(given[name])),
  );
  const rest = Object.fromEntries(Object.entries(given).filter(([name]) => !named.includes(name)));
  const reading = contract.method === 'GET';
  const silent = (): never => {
    throw problems.SERVER_SILENT(pid, url);
  };
  await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(patienceMs) }).catch(silent);
  const query = reading ? queryOf(rest) : '';
  const answer = await fetch(`${url}/api${path}${query}`, {
    method: contract.method,
    headers: {
      authorization: `Bearer ${secret}`,
      ...(match === undefined ? {} : { 'if-match': `"v${match}"` }),
      ...(reading ? {} : { 'content-type': 'application/json', 'idempotency-key': randomUUID() }),
    },
    ...(reading ? {} : { body: JSON.stringify(rest) }),
  }).catch(silent);
  const body: unknown = await answer.json();
  if (answer.ok) return contract.output.parse(body);
  const problem = body as { code?: string; detail?: string };
  throw new Problem(
    problem.code ?? 'UNEXPECTED',
    'conflict',
    problem.detail ?? `the server answered ${answer.status}`,
    problem,
  );
}

/** What a question asks for, behind its address. */
function queryOf(input: Readonly<Record<string, unknown>>): string {
  const told = Object.entries(input).filter(([, value]) => value !== undefined);
  const text = new URLSearchParams(told.map(([name, value]) => [name, String(value)])).toString();
  return text === '' ? '' : `?${text}`;
}
