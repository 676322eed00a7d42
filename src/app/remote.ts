import { randomUUID } from 'node:crypto';
import type * as z from 'zod';
import { Problem } from '../base/problems.ts';
import { type Contract, pathNames } from '../http/contract.ts';
import { type Holder, holderOf } from '../store/lock.ts';
import type { Config } from './config.ts';

/** The server that has the data folder open, if there is one that can be talked to. */
export function runningServer({ store }: Config): Holder | undefined {
  const holder = store.kind === 'folder' ? holderOf(store.folder) : undefined;
  return holder?.url === '' ? undefined : holder;
}

/** Asks the running server, as the owner of its data folder. @throws Problem with the code that the server answered. */
export async function ask<In extends z.ZodObject, Out extends z.ZodType>(
  { url, secret }: Holder,
  contract: Contract<In, Out>,
  input: z.input<In>,
): Promise<z.output<Out>> {
  if (pathNames(contract.path).length > 0) throw new TypeError(`${contract.name} has parameters in its path`);
  const reading = contract.method === 'GET';
  const answer = await fetch(`${url}/api${contract.path}`, {
    method: contract.method,
    headers: {
      authorization: `Bearer ${secret}`,
      ...(reading ? {} : { 'content-type': 'application/json', 'idempotency-key': randomUUID() }),
    },
    ...(reading ? {} : { body: JSON.stringify(input) }),
  });
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
