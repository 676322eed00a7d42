import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { csrfOf } from '../../src/http/csrf.ts';
import type { Caller, Reply } from '../support/app.ts';
import { ask, callerAt, demoSession } from '../support/http.ts';
import { freshFolder, lockOf, type ServerProcess, startServer } from '../support/process.ts';

// What people and programs get wrong, over a real socket to a real process: each is told what, why and what now, and the server goes on.

let server: ServerProcess;
let session: string;
let jonas: Caller;
let operator: Caller;
let tenant: string;
let task: string;

beforeAll(async () => {
  const data = freshFolder();
  server = await startServer({ data });
  session = await demoSession(server.url, 'Jonas Adeyemi');
  jonas = callerAt(server.url, { session });
  operator = callerAt(server.url, { bearer: lockOf(data).secret });
  tenant = (await jonas.request('GET', '/tenants?mine=yes')).body.items[0].id;
  task = `/tenants/${tenant}/tasks/3745`;
});
afterAll(async () => {
  expect((await fetch(`${server.url}/readyz`)).status, 'the server outlives all of it').toBe(200);
  await server.stop();
});

/** A refusal in full: status, permanent code, and a sentence with what to do now. */
function expectProblem(
  { status, headers, body }: Reply,
  wanted: { status: number; code: string; now: RegExp },
) {
  expect({ status, code: body.code }).toEqual({ status: wanted.status, code: wanted.code });
  expect(headers.get('content-type')).toBe('application/problem+json');
  expect(body).toMatchObject({
    type: `urn:uptake:problem:${wanted.code}`,
    status,
    title: expect.any(String),
  });
  expect(body.detail).toMatch(wanted.now);
  expect(body.requestId).toBe(headers.get('x-request-id'));
}

const withSession = () => ({ cookie: `uptake_session=${session}`, 'x-csrf-token': csrfOf(session) });
const send = (path: string, body: string, headers: Record<string, string> = {}) =>
  ask(`${server.url}/api${path}`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...withSession(), ...headers },
  });

describe('a body', () => {
  test('over the limit of its route is refused with the limit', async () => {
    const answer = await send(`/tenants/${tenant}/notes`, JSON.stringify({ body: 'x'.repeat(70_000) }));
    expectProblem(answer, { status: 413, code: 'BODY_TOO_LARGE', now: /65536 bytes.*Send less at a time/ });
  });

  test('that is no JSON is refused with the reason', async () => {
    const answer = await send(`/tenants/${tenant}/notes`, '{"category": "Environment", "body": ');
    expectProblem(answer, { status: 400, code: 'INPUT_NOT_JSON', now: /not JSON: .*Send a JSON object/ });
  });

  test('with a wrong field is refused by the name of the field', async () => {
    const answer = await jonas.request('PATCH', task, { percentComplete: 'half' }, { 'if-match': '"v0"' });
    expectProblem(answer, {
      status: 422,
      code: 'INPUT_INVALID',
      now: /"percentComplete" is not right.*Correct it/,
    });
  });
});

describe('what is not there', () => {
  test('a page', async () => {
    const answer = await jonas.request('GET', '/playbook/page?path=internal/no-such-page.md');
    expectProblem(answer, { status: 404, code: 'PAGE_UNKNOWN', now: /Look in the list of pages/ });
  });

  test('a task that no page has', async () => {
    const answer = await jonas.request('PATCH', `/tenants/${tenant}/tasks/9999`, {}, { 'if-match': '"v0"' });
    expectProblem(answer, { status: 404, code: 'TASK_UNKNOWN', now: /9999/ });
  });

  test('a tenant of nobody, and a tenant of somebody else, by the same words', async () => {
    const [nowhere, elsewhere] = await Promise.all([
      jonas.request('GET', '/tenants/tenant_00000000000000000000000000'),
      strangeTenant().then((id) => jonas.request('GET', `/tenants/${id}`)),
    ]);
    for (const answer of [nowhere, elsewhere])
      expectProblem(answer, { status: 404, code: 'TENANT_UNKNOWN', now: /./ });
    expect(elsewhere.body.title).toBe(nowhere.body.title);
  });
});

async function strangeTenant(): Promise<string> {
  const { body } = await operator.request('GET', '/tenants?search=Northwind');
  return body.items[0].id;
}

describe('a playbook with broken front matter', () => {
  const files = [{ path: 'page.md', text: '---\ntitle: A page\nft.audience: internal\n\n# A page\n' }];

  test('is refused with its findings and their places, and the published one stays', async () => {
    const before = await operator.request('GET', '/playbook');
    const answer = await operator.request('POST', '/playbook/versions', { files, why: 'a slip' });
    expectProblem(answer, { status: 409, code: 'PLAYBOOK_HAS_ERRORS', now: /Mend what the findings name/ });
    expect(answer.body.findings).toContainEqual(
      expect.objectContaining({
        code: 'PB002-front-matter-open',
        level: 'error',
        path: 'page.md',
        line: 1,
        hint: expect.stringContaining('End it with'),
      }),
    );
    expect((await operator.request('GET', '/playbook')).body.version).toEqual(before.body.version);
  });

  test('is not published by somebody who may not, whatever is in it', async () => {
    const answer = await jonas.request('POST', '/playbook/versions', { files, why: 'a slip' });
    expect(answer.status).toBe(403);
    expect(answer.body.findings).toBeUndefined();
  });
});

describe('a version', () => {
  test('that is not the present one is refused with what stands there now', async () => {
    const first = await jonas.request('PATCH', task, { status: 'In Progress' }, { 'if-match': '"v0"' });
    expect(first.status).toBe(200);
    const late = await jonas.request('PATCH', task, { status: 'Complete' }, { 'if-match': '"v0"' });
    expectProblem(late, { status: 412, code: 'VERSION_STALE', now: /Jonas Adeyemi/ });
    expect(late.body.current).toMatchObject({ status: 'In Progress', version: 1 });
  });

  test('that is not said is asked for', async () => {
    const answer = await jonas.request('PATCH', task, { status: 'Complete' });
    expectProblem(answer, {
      status: 428,
      code: 'VERSION_REQUIRED',
      now: /send If-Match with the ETag you read/,
    });
  });
});

describe('a session', () => {
  test('that was revoked from elsewhere ends at once, and only that one', async () => {
    const [mine, lost] = [
      await demoSession(server.url, 'Oskar Winfield'),
      await demoSession(server.url, 'Oskar Winfield'),
    ];
    const oskar = callerAt(server.url, { session: mine });
    const { body } = await oskar.request('GET', '/me/sessions');
    const other = body.sessions.find((each: { current: boolean }) => !each.current);
    expect((await oskar.request('DELETE', `/me/sessions/${other.id}`)).status).toBe(200);
    const after = await callerAt(server.url, { session: lost }).request('GET', '/me');
    expectProblem(after, { status: 401, code: 'SIGNED_OUT', now: /Sign in and try again/ });
    expect((await oskar.request('GET', '/me')).status).toBe(200);
  });

  test('that was signed out, or never was, is none', async () => {
    const token = await demoSession(server.url, 'Oskar Winfield');
    const oskar = callerAt(server.url, { session: token });
    expect((await oskar.request('POST', '/sign-out', {})).status).toBe(200);
    for (const caller of [oskar, callerAt(server.url, { session: 'invented' }), callerAt(server.url)]) {
      const answer = await caller.request('GET', '/tenants');
      expectProblem(answer, { status: 401, code: 'SIGNED_OUT', now: /Sign in and try again/ });
    }
  });
});

describe('a change from elsewhere', () => {
  const note = JSON.stringify({ category: 'Environment', body: 'Not mine.' });

  test('from a page of another site is refused, and told where Uptake is', async () => {
    for (const headers of [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }]) {
      const answer = await send(`/tenants/${tenant}/notes`, note, headers as Record<string, string>);
      expectProblem(answer, { status: 403, code: 'ORIGIN_REFUSED', now: /use it there/ });
    }
  });

  test('without the token of the session is refused, and nothing of it stays', async () => {
    const answer = await send(`/tenants/${tenant}/notes`, note, { 'x-csrf-token': 'guessed' });
    expectProblem(answer, { status: 403, code: 'CSRF_REFUSED', now: /Reload the page and try again/ });
    const { body } = await jonas.request('GET', `/tenants/${tenant}/notes`);
    expect(JSON.stringify(body)).not.toContain('Not mine.');
  });
});

test('an eleventh try to sign in within a quarter of an hour is told how long to wait', async () => {
  const stranger = callerAt(server.url);
  const signIn = () =>
    stranger.request('POST', '/sign-in', { email: 'ada@adatum.example', password: 'guess' });
  const answers: Reply[] = [];
  // A quarter may end in the middle of this; then the count begins again, and ten more are enough.
  for (let n = 0; n < 21 && answers.at(-1)?.status !== 429; n++) answers.push(await signIn());
  expect(answers.length).toBeGreaterThan(10);
  expectProblem(answers[0] as Reply, { status: 401, code: 'SIGN_IN_WRONG', now: /Check both/ });
  const last = answers.at(-1) as Reply;
  expectProblem(last, { status: 429, code: 'SIGN_IN_TOO_OFTEN', now: /Try again in \d+ minutes/ });
  const wait = Number(last.headers.get('retry-after'));
  expect(wait).toBeGreaterThan(0);
  expect(wait).toBeLessThanOrEqual(15 * 60);
});

test('a person who asks too much is told to slow down, and how long', async () => {
  await using strict = await startServer({ env: { UPTAKE_REQUESTS_A_MINUTE: '60' } });
  const anybody = callerAt(strict.url, { session: await demoSession(strict.url, 'Jonas Adeyemi') });
  const answers = await Promise.all(Array.from({ length: 40 }, () => anybody.request('GET', '/me')));
  const refused = answers.filter(({ status }) => status === 429);
  expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(29);
  expectProblem(refused[0] as Reply, {
    status: 429,
    code: 'TOO_MANY_REQUESTS',
    now: /Try again in 1 second/,
  });
  expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0);
});
