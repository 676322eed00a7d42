import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as z from 'zod';
import { contract } from '../http/contract.ts';
import { CallProblem, call, onSignedOut, requestOf, setCsrf } from './call.ts';

const read = contract({
  name: 'readThing',
  method: 'GET',
  path: '/things/:thingId',
  tag: 'things',
  access: 'signed-in',
  summary: 'A thing',
  input: z.object({ thingId: z.string(), part: z.string().optional() }),
  output: z.object({ name: z.string() }),
});
const save = contract({ ...read, name: 'saveThing', method: 'PATCH', needsMatch: true });

let answers: (() => Response)[] = [];
let asked: Request[] = [];

// The network is the edge of the page: it is the only thing these tests stand in for.
beforeEach(() => {
  answers = [];
  asked = [];
  vi.stubGlobal('location', new URL('http://uptake.example/tenants'));
  vi.stubGlobal('navigator', { onLine: true });
  vi.stubGlobal('fetch', async (request: Request) => {
    asked.push(request);
    const answer = answers.shift();
    if (!answer) throw new TypeError('Failed to fetch');
    return answer();
  });
});
afterEach(() => {
  setCsrf(undefined);
  vi.unstubAllGlobals();
});

test('parameters go into the path, the rest of a read into the query', () => {
  const request = requestOf(read, { thingId: 'a/b', part: 'x y' }, {});
  expect(request.url).toBe('http://uptake.example/api/things/a%2Fb?part=x+y');
});

test('a write carries its body, the token, a key and the version it started from', async () => {
  setCsrf('token');
  const request = requestOf(save, { thingId: 'a', part: 'x' }, { match: 3 });
  expect(await request.json()).toEqual({ part: 'x' });
  expect(request.headers.get('x-csrf-token')).toBe('token');
  expect(request.headers.get('if-match')).toBe('"v3"');
  expect(request.headers.get('idempotency-key')).toMatch(/^[0-9a-f]{32}$/);
});

test('a write whose answer was lost is sent again with the same key', async () => {
  answers = [
    () => {
      throw new TypeError('Failed to fetch');
    },
    () => Response.json({ name: 'x' }),
  ];
  expect(await call(save, { thingId: 'a', part: 'x' })).toEqual({ name: 'x' });
  expect(asked).toHaveLength(2);
  expect(asked[0]?.headers.get('idempotency-key')).toBe(asked[1]?.headers.get('idempotency-key'));
});

test('no connection is a problem with a sentence', async () => {
  await expect(call(read, { thingId: 'a' })).rejects.toMatchObject({
    code: 'OFFLINE',
    message: /no connection/,
  });
});

test('a refusal keeps code, sentence, facts and request', async () => {
  const body = { code: 'VERSION_STALE', detail: 'Ines was first.', current: { version: 4 } };
  answers = [() => Response.json(body, { status: 412, headers: { 'x-request-id': 'r-1' } })];
  const problem = await call(save, { thingId: 'a' }).catch((error: unknown) => error);
  expect(problem).toBeInstanceOf(CallProblem);
  expect(problem).toMatchObject({
    status: 412,
    code: 'VERSION_STALE',
    message: 'Ines was first.',
    requestId: 'r-1',
  });
  expect((problem as CallProblem).details.current).toEqual({ version: 4 });
});

test('an answer that breaks the contract is refused, not shown', async () => {
  answers = [() => Response.json({ title: 'x' })];
  await expect(call(read, { thingId: 'a' })).rejects.toMatchObject({ code: 'ANSWER_UNREADABLE' });
});

test("a session's end is told once there was a session, not at the door", async () => {
  let told = 0;
  const stop = onSignedOut(() => told++);
  answers = [() => new Response('{}', { status: 401 }), () => new Response('{}', { status: 401 })];
  await call(read, { thingId: 'a' }).catch(() => {});
  expect(told).toBe(0);
  setCsrf('token');
  await call(read, { thingId: 'a' }).catch(() => {});
  expect(told).toBe(1);
  stop();
});
