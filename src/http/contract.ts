import * as z from 'zod';
import type { Id } from '../base/ids.ts';

/**
 * A route as data: the server mounts it, the browser and the CLI call it, OpenAPI is written from it.
 * Parameters named in `path` are taken from there; the rest of `input` comes from the query string (GET, DELETE) or
 * from the JSON body.
 */
export interface Contract<In extends z.ZodObject = z.ZodObject, Out extends z.ZodType = z.ZodType> {
  /** Permanent name, the OpenAPI operationId: `saveTask`. */
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `/api`, parameters with a colon: `/tenants/:tenantId/tasks/:taskId`. */
  readonly path: `/${string}`;
  readonly summary: string;
  /** The room it stands in, in the documentation. */
  readonly tag: string;
  /** `public` needs no sign-in. */
  readonly access: 'public' | 'signed-in';
  /** The caller must send `If-Match` with the version it started from; "0" when there is no row yet. */
  readonly needsMatch?: true;
  /** Status of a success; 200 unless told. */
  readonly status?: 200 | 201 | 202 | 204;
  /** The answer is a file of its own format, and `output` its text; JSON unless told. */
  readonly file?: { readonly media: string; readonly name: string };
  /** Largest body in bytes; 256 KiB unless told. */
  readonly bodyLimit?: number;
  readonly input: In;
  readonly output: Out;
}

/** Declares a route. Only a name for the type: it changes nothing. */
export function contract<In extends z.ZodObject, Out extends z.ZodType>(
  route: Contract<In, Out>,
): Contract<In, Out> {
  return route;
}

export type InputOf<C> = C extends Contract<infer In, z.ZodType> ? z.input<In> : never;
export type OutputOf<C> = C extends Contract<z.ZodObject, infer Out> ? z.output<Out> : never;

/** Names of the parameters in a path: `['tenantId', 'taskId']`. */
export function pathNames(path: string): string[] {
  return [...path.matchAll(/:([A-Za-z]+)/g)].map((match) => match[1] as string);
}

/** An id of a noun at the edge: text outside, typed inside, so that a tenant's id can't be taken for a customer's. */
export function idSchema<N extends string>(noun: N): z.ZodType<Id<N>, string> {
  const pattern = new RegExp(`^${noun}_[0-9a-z]{1,40}$`);
  const schema: z.ZodType<string, string> = z
    .string()
    .regex(pattern, `This is no ${noun} id: it begins with ${noun}_`);
  return schema as z.ZodType<Id<N>, string>;
}

/** What a contract takes of a list that is shown in a grid; `gridQueryOf` reads it. */
export const gridInput = {
  sort: z.string().max(400).optional().describe('Fields in order, separated by commas; `-people` falls'),
  filter: z
    .string()
    .max(4000)
    .optional()
    .describe('`people:ge:5000,lt:9000;region:in:EMEA|APAC`: conditions of fields; all of them hold'),
  find: z.string().trim().max(100).optional().describe('Words to look for in every text'),
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(200),
};
