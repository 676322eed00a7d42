import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Problem, ProblemKind } from '../base/problems.ts';

const kinds: Readonly<Record<ProblemKind, readonly [status: ContentfulStatusCode, title: string]>> = {
  invalid: [422, 'The input is not right'],
  'signed-out': [401, 'Not signed in'],
  forbidden: [403, 'Not allowed'],
  missing: [404, 'Not found'],
  conflict: [409, 'Conflict'],
  stale: [412, 'Changed in the meantime'],
  'version-required': [428, 'Version required'],
  'too-large': [413, 'Too large'],
  'too-many': [429, 'Too many requests'],
  unavailable: [503, 'Not available'],
  broken: [500, 'Something went wrong'],
};

// HTTP has its own numbers for what is wrong with a request before anybody has looked at the input.
const unreadable = [400, 'The request is not readable'] as const;
const codes: Readonly<Record<string, readonly [status: ContentfulStatusCode, title: string]>> = {
  INPUT_NOT_JSON: unreadable,
  BODY_CUT_OFF: unreadable,
  MATCH_UNREADABLE: unreadable,
  IDEMPOTENCY_KEY_UNREADABLE: unreadable,
  METHOD_UNKNOWN: [405, 'Method not allowed'],
  CONTENT_TYPE_UNKNOWN: [415, 'Content type not supported'],
};

/**
 * Answers with a problem as RFC 9457 has it. Its details become members beside the standard ones; `retryAfter` (seconds)
 * among them becomes the header of that name.
 */
export function answerProblem(
  c: Context,
  { code, kind, message, details }: Problem,
  requestId: string,
): Response {
  const [status, title] = codes[code] ?? kinds[kind];
  const members = { type: `urn:uptake:problem:${code}`, title, status, detail: message, code, requestId };
  c.header('Content-Type', 'application/problem+json');
  if (status === 401) c.header('WWW-Authenticate', 'Bearer realm="uptake"');
  if (status === 429 || status === 503) c.header('Retry-After', String(secondsToWait(details.retryAfter)));
  if (status === 405 && Array.isArray(details.allowed)) c.header('Allow', details.allowed.join(', '));
  return c.body(JSON.stringify({ ...members, ...details, ...members }), status);
}

function secondsToWait(said: unknown): number {
  return typeof said === 'number' && said > 0 ? Math.ceil(said) : 1;
}
