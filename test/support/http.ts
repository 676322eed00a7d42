import { csrfOf } from '../../src/http/csrf.ts';
import type { Caller, Reply } from './app.ts';

// A person, a program or a stranger at the door of a server process.

export interface Credentials {
  readonly session?: string;
  readonly bearer?: string;
}

/**
 * Somebody who talks to a server over HTTP.
 * @param url of the server; a function when it may move while it is away.
 */
export function callerAt(url: string | (() => string), { session, bearer }: Credentials = {}): Caller {
  const who: Record<string, string> = {
    ...(session === undefined
      ? {}
      : { cookie: `uptake_session=${session}`, 'x-csrf-token': csrfOf(session) }),
    ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
  };
  return {
    request: (method, path, body, headers = {}) =>
      ask(`${typeof url === 'string' ? url : url()}/api${path}`, {
        method,
        headers: {
          ...who,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
  };
}

/** One request with any body. @throws when the connection breaks before the whole answer is there, or none comes in 30 s. */
export async function ask(url: string, init: RequestInit): Promise<Reply> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(30_000), ...init });
  const text = await answer.text();
  const { status, headers } = answer;
  return { status, headers, body: text === '' ? undefined : JSON.parse(text) };
}

/** Signs in as one of the invented people. @returns the token of the session. */
export async function demoSession(url: string, name: string): Promise<string> {
  const stranger = callerAt(url);
  const { body } = await stranger.request('GET', '/demo/people');
  const person = body.people.find((each: { name: string }) => each.name === name);
  const answer = await stranger.request('POST', '/demo/sign-in', { personId: person?.id });
  return tokenIn(answer);
}

/** The session's token in the cookie that an answer sets. */
export function tokenIn({ status, headers, body }: Reply): string {
  const token = /uptake_session=([^;]+)/.exec(headers.get('set-cookie') ?? '')?.[1];
  if (token === undefined) throw new Error(`no session: ${status} ${JSON.stringify(body)}`);
  return token;
}
