import * as z from 'zod';
import type { Identity } from '../store/identity.ts';
import { type Contract, pathNames } from './contract.ts';
import type { Route } from './route.ts';
import { sessionCookie } from './session-cookie.ts';

type Json = Record<string, unknown>;

export interface OpenApiDocument extends Json {
  readonly openapi: '3.1.0';
  readonly paths: Readonly<Record<string, Readonly<Record<string, Json>>>>;
}

/** The OpenAPI 3.1 document of these routes, made from the contracts that also parse and check. */
export function openApiOf<Who extends Identity>(
  routes: readonly Route<Who>[],
  info: { readonly title: string; readonly version: string },
): OpenApiDocument {
  const schemas = new Schemas();
  const paths: Record<string, Record<string, Json>> = {};
  for (const { contract, kind } of routes) {
    const path = `/api${contract.path.replace(/:([A-Za-z]+)/g, '{$1}')}`;
    const operations = paths[path] ?? {};
    operations[contract.method.toLowerCase()] = operationOf(contract, kind, schemas);
    paths[path] = operations;
  }
  const tags = [...new Set(routes.map(({ contract }) => contract.tag))].map((name) => ({ name }));
  return {
    openapi: '3.1.0',
    info: { ...info, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: '/' }],
    tags,
    paths,
    components: {
      schemas: { ...schemas.named, Problem: problemSchema },
      responses: { Problem: problemResponse },
      securitySchemes,
    },
  };
}

/** Schemas with a `meta` id stand once among the components and are pointed at; the others stand where they are used. */
class Schemas {
  readonly named: Record<string, unknown> = {};

  /** @param io what callers send and what they get may differ: a default is optional in the one, always there in the other. */
  of(schema: z.ZodType, io: 'input' | 'output'): Json {
    const { $defs = {}, properties } = z.toJSONSchema(z.object({ it: schema }), { io });
    const suffix = io === 'input' ? 'Input' : '';
    const moved = (part: unknown) =>
      JSON.parse(
        JSON.stringify(part).replaceAll(
          /"#\/\$defs\/([^"]+)"/g,
          (_, name: string) => `"#/components/schemas/${name}${suffix}"`,
        ),
      ) as Json;
    for (const [name, definition] of Object.entries($defs)) this.named[name + suffix] = moved(definition);
    return moved(properties?.it);
  }
}

function operationOf(contract: Contract, kind: Route<Identity>['kind'], schemas: Schemas): Json {
  const { name, summary, tag, access, method, status = 200 } = contract;
  const input = schemas.of(contract.input, 'input') as { properties?: Json; required?: string[] };
  const inPath = new Set(pathNames(contract.path));
  const rest = Object.entries(input.properties ?? {}).filter(([each]) => !inPath.has(each));
  const hasBody = method !== 'GET' && method !== 'DELETE';
  const required = (each: string) => input.required?.includes(each) ?? false;
  const query = hasBody
    ? []
    : rest.map(([each, schema]) => ({ name: each, in: 'query', required: required(each), schema }));
  const path = [...inPath].map((each) => ({
    name: each,
    in: 'path',
    required: true,
    schema: input.properties?.[each] ?? { type: 'string' },
  }));
  const body = {
    type: 'object',
    properties: Object.fromEntries(rest),
    required: rest.map(([each]) => each).filter(required),
  };
  return {
    operationId: name,
    summary,
    tags: [tag],
    security: access === 'public' ? [] : [{ session: [] }, { bearer: [] }],
    parameters: [...path, ...query, ...headersOf(contract, kind)],
    ...(hasBody
      ? { requestBody: { required: true, content: { 'application/json': { schema: body } } } }
      : {}),
    responses: {
      [status]: success(contract, kind, schemas),
      ...(method === 'GET'
        ? { 304: { description: 'The caller has this answer already (If-None-Match)' } }
        : {}),
      default: { $ref: '#/components/responses/Problem' },
    },
  };
}

function success(contract: Contract, kind: Route<Identity>['kind'], schemas: Schemas): Json {
  if (contract.status === 204) return { description: 'Done' };
  const replayed = {
    'Idempotency-Replayed': {
      description: 'There when an earlier answer is given again',
      schema: { const: 'true' },
    },
  };
  const etag = { ETag: { description: 'Version of the answer', schema: { type: 'string' } } };
  return {
    description: 'Done',
    headers: { ...etag, ...(kind === 'writes' ? replayed : {}) },
    content: {
      [contract.file?.media ?? 'application/json']: { schema: schemas.of(contract.output, 'output') },
    },
  };
}

function headersOf({ access, method, needsMatch }: Contract, kind: Route<Identity>['kind']): Json[] {
  const header = (name: string, description: string, schema: Json, required = false) => ({
    name,
    in: 'header',
    description,
    required,
    schema: { type: 'string', ...schema },
  });
  const tag = '"v3", as the ETag says';
  return [
    ...(method === 'GET' ? [header('If-None-Match', 'ETag of an answer the caller has', {})] : []),
    ...(kind === 'writes'
      ? [header('If-Match', `Version the change starts from: ${tag}`, {}, needsMatch === true)]
      : []),
    ...(kind === 'writes' && access === 'signed-in'
      ? [
          header('Idempotency-Key', 'The same key gets the first answer again', {
            minLength: 8,
            maxLength: 128,
          }),
        ]
      : []),
    ...(method !== 'GET' && access === 'signed-in'
      ? [header('X-CSRF-Token', 'Token of the session; not needed with a bearer token', {})]
      : []),
  ];
}

const securitySchemes = {
  session: { type: 'apiKey', in: 'cookie', name: sessionCookie },
  bearer: { type: 'http', scheme: 'bearer' },
};

const problemResponse = {
  description: 'What went wrong, as RFC 9457 has it; `code` is permanent',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail', 'code', 'requestId'],
  properties: {
    type: { type: 'string', description: 'urn:uptake:problem:CODE' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string', description: 'What, why, and what now, for the person who reads it' },
    code: { type: 'string' },
    requestId: { type: 'string' },
    issues: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'message'],
        properties: { path: { type: 'string' }, message: { type: 'string' } },
      },
    },
  },
};
