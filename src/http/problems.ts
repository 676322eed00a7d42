import { defineProblems } from '../base/problems.ts';

export interface Issue {
  /** Where in the input: `files[3].text`; empty for the input as a whole. */
  readonly path: string;
  readonly message: string;
}

const seconds = (count: number) => `${count} second${count === 1 ? '' : 's'}`;

/** What HTTP itself refuses. Features have their own. */
export const problems = defineProblems({
  INPUT_INVALID: {
    kind: 'invalid',
    say: (issues: readonly Issue[]) => invalidSentence(issues),
  },
  INPUT_NOT_JSON: {
    kind: 'invalid',
    say: (why: string) => `The body is not JSON: ${why}. Send a JSON object in UTF-8.`,
  },
  BODY_CUT_OFF: {
    kind: 'invalid',
    say: () => 'The connection ended before the whole body had arrived. Send it again.',
  },
  BODY_TOO_LARGE: {
    kind: 'too-large',
    say: (limit: number) =>
      `The body is larger than the ${limit} bytes this route takes. Send less at a time.`,
  },
  CONTENT_TYPE_UNKNOWN: {
    kind: 'invalid',
    say: () => 'The body must be JSON: send Content-Type: application/json, without a content encoding.',
  },
  ROUTE_UNKNOWN: {
    kind: 'missing',
    say: () => 'There is nothing at this address. /api/openapi.json lists the addresses there are.',
  },
  METHOD_UNKNOWN: {
    kind: 'invalid',
    say: (method: string, allowed: readonly string[]) =>
      `This address does not know the method ${method}. It knows ${allowed.join(', ')}.`,
  },
  SIGNED_OUT: {
    kind: 'signed-out',
    say: () => 'Nobody is signed in, or the session has ended. Sign in and try again.',
  },
  CSRF_REFUSED: {
    kind: 'forbidden',
    say: () =>
      'The change did not come from a page of this session. Reload the page and try again; programs send X-CSRF-Token or a bearer token.',
  },
  ORIGIN_REFUSED: {
    kind: 'forbidden',
    say: (home: string) =>
      `A page of another site asked for this change. Uptake is at ${home}: use it there.`,
  },
  VERSION_REQUIRED: {
    kind: 'version-required',
    say: () =>
      'Say which version the change started from: send If-Match with the ETag you read, or "v0" when there was nothing yet.',
  },
  MATCH_UNREADABLE: {
    kind: 'invalid',
    say: () => 'If-Match must hold one ETag as Uptake gives it, such as "v3".',
  },
  IDEMPOTENCY_KEY_UNREADABLE: {
    kind: 'invalid',
    say: () => 'Idempotency-Key must be 8 to 128 visible ASCII characters. A random UUID is a good one.',
  },
  IDEMPOTENCY_KEY_REUSED: {
    kind: 'invalid',
    say: () => 'This Idempotency-Key was used for another change. Use a new key for every change.',
  },
  TOO_MANY_REQUESTS: {
    kind: 'too-many',
    say: (wait: number) => `Too many requests. Try again in ${seconds(wait)}.`,
  },
  STORE_BUSY: {
    kind: 'unavailable',
    say: () =>
      'Several people changed the same thing at the same moment and this change gave way. Try again.',
  },
  ALREADY_THERE: {
    kind: 'conflict',
    say: () =>
      'There is one like this already; somebody may have been faster. Look at what is there, then try again.',
  },
  STORE_SLOW: {
    kind: 'unavailable',
    say: () => 'The database took too long to answer. Nothing was changed. Try again in a moment.',
  },
  STORE_UNAVAILABLE: {
    kind: 'unavailable',
    say: () => 'The database does not answer. Try again in a moment; if it lasts, tell the administrator.',
  },
  DISK_FULL: {
    kind: 'unavailable',
    say: () =>
      'The disk of the database is full, so nothing was changed. The administrator must free space there; then try again.',
  },
  NOT_READY: {
    kind: 'unavailable',
    say: () => 'Uptake is starting or stopping, or its database does not answer. Try again in a moment.',
  },
  WEB_NOT_BUILT: {
    kind: 'unavailable',
    say: () => 'The web app is not built. Run "npm run build", then load this page again.',
  },
  FILE_UNKNOWN: {
    kind: 'missing',
    say: () => 'There is no such file. If Uptake was updated while the page was open, reload the page.',
  },
  PORT_IN_USE: {
    kind: 'conflict',
    say: (host: string, port: number) =>
      `Port ${port} of ${host} is taken. Stop the program that has it, or choose another port with --port.`,
  },
  UNEXPECTED: {
    kind: 'broken',
    say: (requestId: string) =>
      `Something went wrong on our side. Try again; if it happens again, give the administrator this number: ${requestId}.`,
  },
});

function invalidSentence(issues: readonly Issue[]): string {
  const [first] = issues;
  if (first === undefined) return 'The input is not right.';
  const more = issues.length === 1 ? '' : ` (and ${issues.length - 1} more)`;
  const place = first.path === '' ? 'The input' : `"${first.path}"`;
  return `${place} is not right: ${first.message.replace(/\.$/, '')}${more}. Correct it and try again.`;
}
