import { QueryClient, queryOptions } from '@tanstack/react-query';
import type * as z from 'zod';
import type { Contract } from '../http/contract.ts';
import { call, problemOf } from './call.ts';

/** One client for the page. A refusal is final; only a lost connection or a busy server is worth asking again. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (count, error) => count < 2 && isPassing(error),
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
});

/** Options of a query that asks by a contract; the key is the contract's name and the input. */
export function contractQuery<In extends z.ZodObject, Out extends z.ZodType>(
  contract: Contract<In, Out>,
  input: z.input<In>,
) {
  return queryOptions<z.output<Out>, Error, z.output<Out>, readonly unknown[]>({
    queryKey: keyOf(contract, input),
    queryFn: ({ signal }) => call(contract, input, { signal }),
  });
}

/** Key of a contract's answers: of one input, or of all of them when it is left out. */
export function keyOf(contract: { readonly name: string }, input?: unknown): readonly unknown[] {
  return input === undefined ? [contract.name] : [contract.name, input];
}

function isPassing(error: unknown): boolean {
  const { code, status } = problemOf(error);
  return code === 'OFFLINE' || status === 502 || status === 503 || status === 504;
}
