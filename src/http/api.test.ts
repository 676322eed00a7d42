import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestStore } from '../../test/support/store.ts';
import { members, tinyApi, tinyRoutes } from '../../test/support/tiny-api.ts';
import type { Store } from '../store/store.ts';
import { csrfOf } from './csrf.ts';

let store: Store;
beforeAll(async () => {
  store = await openTestStore('pglite');
});
afterAll(() => store[Symbol.asyncDispose]());

const failures = {
  oops: () => {
    throw new Error('password of the database is hunter2');
  },
  deadlock: () => {
    throw Object.assign(new Error('deadlock detected'), { code: '40P01' });
  },
  'wrong answer': () => ({ never: 'mind' }),
};

let count = 0;
const newFirm = () => `firm_${++count}`;
const aFirm = () => ({ id: newFirm(), name: `Contoso ${count}` });

function server(options: Parameters<typeof tinyApi>[1] = {}) {
  const { api, lines } = tinyApi(store, { routes: tinyRoutes(failures), ...options });
  const send = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
    api.request(path, {
      method,
      headers: {
        authorization: 'Bearer bearer-lotte',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
  return { api, lines, send };
}

/** The problem in a refusal, which must have all that RFC 9457 and we want of one. */
async function problemIn(answer: Response | Promise<Response>) {
  const response = await answer;
  const body = (await response.json()) as Record<string, unknown>;
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  expect(body).toMatchObject({
    type: `urn:uptake:problem:${body.code}`,
    status: response.status,
    title: expect.any(String),
    detail: expect.any(String),
    requestId: response.headers.get('x-request-id'),
  });
  return body;
}

async function refusal(answer: Response | Promise<Response>) {
  const { status, code } = await problemIn(answer);
  return [status, code];
}

const firmsNamed = (id: string) =>
  store.system.selectFrom('partner_firm').selectAll().where('id', '=', id).execute();

describe('input', () => {
  test('comes from path, query and body, parsed by the contract', async () => {
    const { send } = server();
    expect(await (await send('GET', '/api/hello?times=2')).json()).toEqual({ text: 'hello hello ' });
    const firm = aFirm();
    expect((await send('POST', '/api/firms', firm)).status).toBe(201);
    expect(await (await send('GET', `/api/firms/${firm.id}`)).json()).toEqual({ ...firm, version: 3 });
  });

  test('the path wins over a field of the same name in the body', async () => {
    const { send } = server();
    const { id, name } = aFirm();
    await send('POST', '/api/firms', { id, name });
    const body = { firmId: 'firm_other', name: 'Fabrikam' };
    const answer = await send('PATCH', `/api/firms/${id}`, body, { 'if-match': '"v3"' });
    expect(await answer.json()).toMatchObject({ id, name: 'Fabrikam' });
  });

  test('a wrong field is named in a sentence and in a list', async () => {
    const { send } = server();
    const body = await problemIn(send('POST', '/api/firms', { name: '' }));
    expect([body.status, body.code]).toEqual([422, 'INPUT_INVALID']);
    expect(body.detail).toMatch(/^"id" is not right: it is missing \(and 1 more\)/);
    expect(body.issues).toEqual([
      { path: 'id', message: 'it is missing' },
      { path: 'name', message: expect.stringContaining('Too small') },
    ]);
  });

  test('a query parameter that stands there twice is refused rather than chosen from', async () => {
    const body = await problemIn(server().send('GET', '/api/hello?times=1&times=2'));
    expect([body.status, body.code]).toEqual([422, 'INPUT_INVALID']);
  });

  test.each([
    ['{"id": "firm_a", "name"', 400, 'INPUT_NOT_JSON'],
    ['[1, 2]', 400, 'INPUT_NOT_JSON'],
    ['null', 400, 'INPUT_NOT_JSON'],
    ['"text"', 400, 'INPUT_NOT_JSON'],
    ['{"id": "firm_a", "name": "a\\u0000b"}', 422, 'INPUT_INVALID'],
    ['{"id": "firm_a", "name": "\\ud800"}', 422, 'INPUT_INVALID'],
    ['{"id": "firm_a", "name": "a", "\\udc00": 1}', 422, 'INPUT_INVALID'],
    [`{"id": "firm_a", "name": "a", "extra": ${'['.repeat(90)}${']'.repeat(90)}}`, 422, 'INPUT_INVALID'],
    ['', 422, 'INPUT_INVALID'],
  ])('the body %s is answered with %i', async (body, status, code) => {
    const json = { 'content-type': 'application/json' };
    expect(await refusal(server().send('POST', '/api/firms', body, json))).toEqual([status, code]);
  });

  test('bytes that are no UTF-8 are answered with 400', async () => {
    const answer = server().api.request('/api/firms', {
      method: 'POST',
      headers: { authorization: 'Bearer bearer-lotte', 'content-type': 'application/json' },
      body: new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x7d]),
    });
    expect(await refusal(answer)).toEqual([400, 'INPUT_NOT_JSON']);
  });

  test('a NUL in the path is refused like one in the body', async () => {
    expect(await refusal(server().send('GET', '/api/firms/a%00b'))).toEqual([422, 'INPUT_INVALID']);
  });

  test('another content type, or a packed body, is answered with 415', async () => {
    const { send } = server();
    for (const headers of [{ 'content-type': 'text/plain' }, { 'content-encoding': 'gzip' }])
      expect(await refusal(send('POST', '/api/firms', { id: 'x' }, headers))).toEqual([
        415,
        'CONTENT_TYPE_UNKNOWN',
      ]);
  });

  test('a body over the limit of its route is answered with 413, one at the limit is read', async () => {
    const { send } = server();
    const body = (name: string) => JSON.stringify({ id: newFirm(), name, extra: '' });
    const room = 2000 - body('').length;
    const json = { 'content-type': 'application/json' };
    const sized = (size: number) => body('').replace('"extra":""', `"extra":"${'x'.repeat(size)}"`);
    expect(await refusal(send('POST', '/api/firms', sized(room + 1), json))).toEqual([413, 'BODY_TOO_LARGE']);
    // An empty name is refused, but only after it was read.
    expect(await refusal(send('POST', '/api/firms', sized(room), json))).toEqual([422, 'INPUT_INVALID']);
  });
});

describe('answers', () => {
  test('hold only what the contract names', async () => {
    const firm = aFirm();
    const answer = await server().send('POST', '/api/firms', firm);
    expect(await answer.json()).toEqual({ ...firm, version: 1 });
  });

  test('an answer that breaks its contract is our fault and takes the change back', async () => {
    const { send } = server();
    const id = newFirm();
    expect(await refusal(send('POST', '/api/breaks', { id, how: 'wrong answer' }))).toEqual([
      500,
      'UNEXPECTED',
    ]);
    expect(await firmsNamed(id)).toEqual([]);
  });

  test('204 has no body', async () => {
    const answer = await server().send('DELETE', '/api/firms/firm_x?why=moved');
    expect([answer.status, await answer.text()]).toEqual([204, '']);
  });

  test('carry the version as ETag after a change', async () => {
    const answer = await server().send('POST', '/api/firms', aFirm());
    expect(answer.headers.get('etag')).toBe('"v1"');
  });

  test.each(['/api/hello', 'firm'])('what was read of %s is not sent again to who has it', async (asked) => {
    const { send } = server();
    const { id, name } = aFirm();
    await send('POST', '/api/firms', { id, name });
    const path = asked === 'firm' ? `/api/firms/${id}` : asked;
    const etag = (await send('GET', path)).headers.get('etag') ?? '';
    const again = await send('GET', path, undefined, { 'if-none-match': etag });
    expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag]);
    const other = await send('GET', path, undefined, { 'if-none-match': '"v99"' });
    expect(other.status).toBe(200);
  });

  test('HEAD answers as GET does, without the body', async () => {
    const answer = await server().send('HEAD', '/api/hello');
    expect([answer.status, await answer.text()]).toEqual([200, '']);
    expect(answer.headers.get('etag')).toMatch(/^W\//);
  });
});

describe('a change that must name its version', () => {
  test('is refused without If-Match, and with one that is not ours', async () => {
    const { send } = server();
    expect(await refusal(send('PATCH', '/api/firms/firm_x', { name: 'a' }))).toEqual([
      428,
      'VERSION_REQUIRED',
    ]);
    for (const match of ['*', 'v3', '"abc"', '"v3", "v4"'])
      expect(await refusal(send('PATCH', '/api/firms/firm_x', { name: 'a' }, { 'if-match': match }))).toEqual(
        [400, 'MATCH_UNREADABLE'],
      );
  });

  test('takes the ETag that was read', async () => {
    const { send } = server();
    const { id, name } = aFirm();
    await send('POST', '/api/firms', { id, name });
    const etag = (await send('GET', `/api/firms/${id}`)).headers.get('etag') ?? '';
    const answer = await send('PATCH', `/api/firms/${id}`, { name: `Fabrikam ${id}` }, { 'if-match': etag });
    expect([answer.status, answer.headers.get('etag')]).toEqual([200, '"v4"']);
  });

  test('that lost the race gets 412 with what its feature tells of the present state', async () => {
    const answer = server().send('PATCH', '/api/firms/firm_x', { name: 'a' }, { 'if-match': '"v2"' });
    const body = await problemIn(answer);
    expect([body.status, body.code]).toEqual([412, 'FIRM_STALE']);
    expect(body.present).toMatchObject({ name: 'Contoso', version: 3 });
  });
});

describe('who asks', () => {
  test('nobody gets in without a session or token that is known', async () => {
    const { api } = server();
    for (const headers of [
      {},
      { cookie: 'uptake_session=stranger' },
      { authorization: 'Bearer nothing' },
    ] as Record<string, string>[]) {
      const answer = await api.request('/api/firms/firm_x', { headers });
      expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="uptake"');
      expect(await refusal(answer)).toEqual([401, 'SIGNED_OUT']);
    }
  });

  test('a change by a session needs its CSRF token, a question does not', async () => {
    const { api } = server();
    const change = (headers: Record<string, string>) =>
      api.request('/api/firms/firm_x', {
        method: 'DELETE',
        headers: { cookie: 'uptake_session=lotte', ...headers },
      });
    expect(await refusal(change({}))).toEqual([403, 'CSRF_REFUSED']);
    expect(await refusal(change({ 'x-csrf-token': csrfOf('jonas') }))).toEqual([403, 'CSRF_REFUSED']);
    expect((await change({ 'x-csrf-token': csrfOf('lotte') })).status).toBe(204);
    const question = await api.request('/api/hello', { headers: { cookie: 'uptake_session=lotte' } });
    expect(question.status).toBe(200);
  });

  test('a page of another site changes nothing, not even by signing in', async () => {
    const { api } = server();
    const enter = (headers: Record<string, string>) =>
      api.request('/api/enter', {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: '{"name":"lotte"}',
      });
    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site', origin: 'https://other.uptake.example' },
      { 'sec-fetch-site': 'same-origin', origin: 'http://evil.example:4280', host: 'evil.example:4280' },
    ] as Record<string, string>[])
      expect(await refusal(enter(headers))).toEqual([403, 'ORIGIN_REFUSED']);
    for (const headers of [
      {},
      { 'sec-fetch-site': 'same-origin', origin: 'https://uptake.example' },
      { origin: 'http://127.0.0.1:4280', host: '127.0.0.1:4280' },
      { origin: 'http://localhost:4280', host: 'localhost:4280' },
    ] as Record<string, string>[])
      expect((await enter(headers)).status).toBe(200);
  });

  test('signing in sets a cookie that scripts, other sites and plain http never see', async () => {
    const { api } = server({ now: () => new Date('2026-11-20T10:00:00Z') });
    const enter = (body: unknown) =>
      api.request('/api/enter', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    const cookie = (await enter({ name: 'lotte' })).headers.get('set-cookie') ?? '';
    expect(cookie.split('; ').sort()).toEqual([
      'Expires=Fri, 20 Nov 2026 11:00:00 GMT',
      'HttpOnly',
      'Path=/',
      'SameSite=Strict',
      'Secure',
      'uptake_session=lotte',
    ]);
    const failed = await enter({ name: 'lotte', fail: true });
    expect([failed.status, failed.headers.get('set-cookie')]).toEqual([500, null]);
  });

  test('on plain http the cookie is not Secure, or no browser would keep it', async () => {
    const { api } = server({ publicUrl: new URL('http://127.0.0.1:4280') });
    const answer = await api.request('/api/enter', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"name":"lotte"}',
    });
    expect(answer.headers.get('set-cookie')).not.toContain('Secure');
    expect(answer.headers.get('strict-transport-security')).toBeNull();
  });

  test('signing out takes the cookie away', async () => {
    const answer = await server().send('POST', '/api/leave', {});
    expect(answer.headers.get('set-cookie')).toMatch(/^uptake_session=; Max-Age=0; Path=\/; HttpOnly/);
  });

  test('too many calls are told to wait, and how long', async () => {
    let now = new Date('2026-11-20T10:00:00Z');
    const limits = { address: { burst: 100, perMinute: 100 }, person: { burst: 3, perMinute: 20 } };
    const { send } = server({ limits, now: () => now });
    const ask = () => send('DELETE', '/api/firms/firm_x');
    expect([(await ask()).status, (await ask()).status, (await ask()).status]).toEqual([204, 204, 204]);
    const answer = await ask();
    expect(answer.headers.get('retry-after')).toBe('3');
    expect(await refusal(answer)).toEqual([429, 'TOO_MANY_REQUESTS']);
    expect(
      (await send('DELETE', '/api/firms/firm_x', undefined, { authorization: 'Bearer bearer-jonas' })).status,
    ).toBe(204);
    now = new Date(now.getTime() + 3000);
    expect((await ask()).status).toBe(204);
  });
});

describe('addresses', () => {
  test('an unknown one below /api is answered with 404', async () => {
    for (const [method, path] of [
      ['GET', '/api/nothing'],
      ['POST', '/api/nothing'],
      ['POST', '/somewhere'],
    ] as const)
      expect(await refusal(server().send(method, path))).toEqual([404, 'ROUTE_UNKNOWN']);
  });

  test('a wrong method is answered with 405 and the right ones', async () => {
    const answer = await server().send('PUT', '/api/firms/firm_x');
    expect(answer.headers.get('allow')).toBe('GET, HEAD, PATCH, DELETE');
    expect(await refusal(answer)).toEqual([405, 'METHOD_UNKNOWN']);
  });
});

describe('failures', () => {
  test('an unexpected error shows nothing of itself, and is found in the log by its request id', async () => {
    const { send, lines } = server();
    const body = await problemIn(send('POST', '/api/breaks', { id: newFirm(), how: 'oops' }));
    expect([body.status, body.code]).toEqual([500, 'UNEXPECTED']);
    expect(JSON.stringify(body)).not.toContain('hunter2');
    expect(lines.find((line) => line.requestId === body.requestId)).toMatchObject({
      level: 'error',
      route: 'breakDown',
      err: { message: 'password of the database is hunter2' },
    });
  });

  test('a deadlock asks to try again', async () => {
    const answer = await server().send('POST', '/api/breaks', { id: newFirm(), how: 'deadlock' });
    expect(answer.headers.get('retry-after')).toBe('1');
    expect(await refusal(answer)).toEqual([503, 'STORE_BUSY']);
  });

  test('two who make the same thing at once are told, not failed', async () => {
    const { send } = server();
    const firm = aFirm();
    await send('POST', '/api/firms', firm);
    expect(await refusal(send('POST', '/api/firms', firm))).toEqual([409, 'ALREADY_THERE']);
  });

  test('a failed change leaves nothing behind', async () => {
    const id = newFirm();
    await server().send('POST', '/api/breaks', { id, how: 'oops' });
    expect(await firmsNamed(id)).toEqual([]);
  });
});

describe('every answer', () => {
  test('carries the security headers, refusals too', async () => {
    const { send } = server();
    for (const path of ['/api/hello', '/api/nothing', '/healthz', '/nowhere']) {
      const { headers } = await send('GET', path);
      expect(headers.get('content-security-policy')).toMatch(
        /^default-src 'self'; script-src 'self'; style-src 'self' 'nonce-[\w+/=]{20,}'; img-src 'self' data:; worker-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'$/,
      );
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('same-origin');
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
      expect(headers.get('permissions-policy')).toContain('camera=()');
      expect(headers.get('strict-transport-security')).toMatch(/^max-age=\d+$/);
      if (path.startsWith('/api')) expect(headers.get('cache-control')).toBe('no-store');
    }
  });

  test('carries the request id that was sent, or a new one when it is no id', async () => {
    const { send } = server();
    const idOf = async (sent: string) =>
      (await send('GET', '/api/hello', undefined, { 'x-request-id': sent })).headers.get('x-request-id');
    expect(await idOf('trace-12_ab')).toBe('trace-12_ab');
    for (const sent of ['has space', 'x'.repeat(101), '<script>'])
      expect(await idOf(sent)).toMatch(/^request_\w{26}$/);
  });

  test('leaves one line in the log, with who and what but not what was written', async () => {
    const { send, lines } = server();
    await send('DELETE', '/api/firms/firm_x?why=private-words', undefined, { 'x-request-id': 'req-7' });
    expect(lines).toEqual([
      {
        level: 'info',
        time: expect.any(String),
        requestId: 'req-7',
        method: 'DELETE',
        route: 'removeFirm',
        status: 204,
        ms: expect.any(Number),
        person: members.lotte.person,
        msg: 'request',
      },
    ]);
    expect(JSON.stringify(lines)).not.toMatch(/private-words|bearer-lotte/);
  });
});

describe('probes', () => {
  test('/healthz answers while the process lives, /readyz while it can work', async () => {
    let isReady = true;
    const ready = async () => {
      if (!isReady) throw new Error('migrating');
    };
    const { send } = server({ ready });
    expect((await send('GET', '/readyz')).status).toBe(200);
    isReady = false;
    const answer = await send('GET', '/readyz');
    expect(answer.headers.get('retry-after')).toBe('2');
    expect(await refusal(answer)).toEqual([503, 'NOT_READY']);
    expect((await send('GET', '/healthz')).status).toBe(200);
  });

  test('/metrics counts requests by the name of their route, never by address', async () => {
    const { send } = server();
    await send('GET', '/api/firms/firm_secret');
    await send('GET', '/api/nothing');
    await send('FROBNICATE', '/api/nothing');
    const text = await (await send('GET', '/metrics')).text();
    expect(text).toContain(
      'uptake_http_request_duration_seconds_count{route="readFirm",method="GET",status="500"} 1',
    );
    expect(text).toContain(
      'uptake_http_request_duration_seconds_count{route="unknown",method="other",status="404"} 1',
    );
    expect(text).toContain('uptake_http_requests_in_flight 1');
    expect(text).not.toContain('firm_secret');
  });
});
