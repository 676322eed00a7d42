import { connect, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openTestStore } from '../../test/support/store.ts';
import { tinyApi } from '../../test/support/tiny-api.ts';
import type { Store } from '../store/store.ts';
import { type Listening, listen } from './listen.ts';

const opened: Listening[] = [];
afterEach(async () => {
  for (const server of opened.splice(0)) await server.close(0);
});

async function open(fetch: (request: Request) => Response | Promise<Response>, options = {}) {
  const server = await listen({ fetch }, { host: '127.0.0.1', port: 0, ...options });
  opened.push(server);
  return server;
}

/** Speaks HTTP by hand; resolves with all that came back once the other side hangs up. */
function speak(url: string, ...said: (string | Buffer)[]): { socket: Socket; answer: Promise<string> } {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  let heard = '';
  socket.on('data', (bytes) => {
    heard += bytes;
  });
  socket.on('error', () => {});
  const answer = new Promise<string>((resolve) => socket.on('close', () => resolve(heard)));
  for (const each of said) socket.write(each);
  return { socket, answer };
}

describe('opening', () => {
  test('a free port is found for 0, and its address told', async () => {
    const { url } = await open(() => new Response('here'));
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d{4,5}$/);
    expect(await (await fetch(url)).text()).toBe('here');
  });

  test('a taken port is refused in words', async () => {
    const { url } = await open(() => new Response(''));
    const port = Number(new URL(url).port);
    await expect(
      listen({ fetch: () => new Response('') }, { host: '127.0.0.1', port }),
    ).rejects.toMatchObject({
      code: 'PORT_IN_USE',
      message: expect.stringContaining(String(port)),
    });
  });
});

describe('closing', () => {
  test('lets an answer that is being made arrive, then takes nobody new', async () => {
    const { promise: asked, resolve: isAsked } = Promise.withResolvers<void>();
    const { promise: told, resolve: tell } = Promise.withResolvers<void>();
    const server = await open(async () => {
      isAsked();
      await told;
      return new Response('finished');
    });
    const answer = fetch(server.url);
    await asked;
    const closing = server.close(10_000);
    await expect(fetch(server.url)).rejects.toThrow();
    tell();
    expect(await (await answer).text()).toBe('finished');
    await closing;
  });

  test('does not wait for connections that have nothing to say', async () => {
    const server = await open(() => new Response('hello'));
    const { socket, answer } = speak(server.url, 'GET / HTTP/1.1\r\nHost: here\r\n\r\n');
    await new Promise((resolve) => socket.once('data', resolve));
    await server.close(60_000);
    expect(await answer).toContain('hello');
  });

  test('drops what still runs when the grace is over', async () => {
    const { promise: asked, resolve: isAsked } = Promise.withResolvers<void>();
    const server = await open(() => {
      isAsked();
      return new Promise<Response>(() => {});
    });
    const answer = fetch(server.url);
    const failed = expect(answer).rejects.toThrow();
    await asked;
    await server.close(50);
    await failed;
  });
});

describe('callers who are up to no good', () => {
  const quick = {
    serverOptions: { headersTimeout: 300, requestTimeout: 600, connectionsCheckingInterval: 50 },
  };

  test('one who never ends his headers is hung up on', async () => {
    const { url } = await open(() => new Response(''), quick);
    const { answer } = speak(url, 'GET / HTTP/1.1\r\nHost: here\r\nX-Slow: ');
    expect(await answer).toMatch(/^HTTP\/1\.1 408 /);
  });

  test('one who never ends his body is hung up on', async () => {
    const { url } = await open(async (request) => new Response(await request.text()), quick);
    const head = 'POST / HTTP/1.1\r\nHost: here\r\nContent-Length: 100\r\n\r\n';
    const { answer } = speak(url, head, 'half');
    expect(await answer).not.toContain('200 OK');
  });

  test('headers or an address of more than 16 KiB are refused', async () => {
    const { url } = await open(() => new Response('read'));
    const long = await fetch(`${url}/?q=${'x'.repeat(17_000)}`);
    expect(long.status).toBe(431);
    const wide = await fetch(url, { headers: { 'x-wide': 'x'.repeat(17_000) } });
    expect(wide.status).toBe(431);
  });

  test('what is no HTTP is refused, and the server lives', async () => {
    const { url } = await open(() => new Response('alive'));
    expect(await speak(url, 'HELO mail\r\n\r\n').answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(await speak(url, Buffer.from([22, 3, 1, 0, 200, 1, 0, 0, 196])).answer).toMatch(
      /^HTTP\/1\.1 400 /,
    );
    expect(await (await fetch(url)).text()).toBe('alive');
  });
});

describe('the whole server on a socket', () => {
  let store: Store;
  let url: string;
  let server: Listening;
  let lines: Record<string, unknown>[];
  beforeAll(async () => {
    store = await openTestStore('pglite');
    const tiny = tinyApi(store, { publicUrl: new URL('http://127.0.0.1:4280') });
    lines = tiny.lines;
    server = await listen(tiny.api, { host: '127.0.0.1', port: 0 });
    url = server.url;
  });
  afterAll(async () => {
    await server.close(0);
    await store[Symbol.asyncDispose]();
  });

  const json = { authorization: 'Bearer bearer-lotte', 'content-type': 'application/json' };
  const large = JSON.stringify({ id: 'firm_large', name: 'x', extra: 'x'.repeat(300_000) });

  test('a change goes through it and comes back', async () => {
    const body = JSON.stringify({ id: 'firm_1', name: 'Contoso' });
    const answer = await fetch(`${url}/api/firms`, { method: 'POST', headers: json, body });
    expect([answer.status, await answer.json()]).toEqual([
      201,
      { id: 'firm_1', name: 'Contoso', version: 1 },
    ]);
  });

  test('a body over the limit is refused by its announced length', async () => {
    const answer = await fetch(`${url}/api/firms`, { method: 'POST', headers: json, body: large });
    expect([answer.status, await answer.json()]).toMatchObject([413, { code: 'BODY_TOO_LARGE' }]);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'self'");
  });

  test('a body over the limit is refused while it comes in pieces, before its end', async () => {
    const head = `POST /api/firms HTTP/1.1\r\nHost: here\r\nTransfer-Encoding: chunked\r\n${Object.entries(
      json,
    )
      .map(([name, value]) => `${name}: ${value}\r\n`)
      .join('')}\r\n`;
    const piece = `1000\r\n${'x'.repeat(0x1000)}\r\n`;
    // The last piece, which would end the body, is never sent.
    const { socket, answer } = speak(url, head, piece, piece, piece);
    const first = await new Promise((resolve) => socket.once('data', (bytes) => resolve(String(bytes))));
    expect(first).toMatch(/^HTTP\/1\.1 413 /);
    socket.destroy();
    await answer;
  });

  test('after a refused body the connection is still good for the next request', async () => {
    const headers = Object.entries(json).map(([name, value]) => `${name}: ${value}\r\n`);
    const head = `POST /api/firms HTTP/1.1\r\nHost: here\r\n${headers.join('')}`;
    const announced = `${head}Content-Length: ${large.length}\r\n\r\n${large}`;
    const pieces = `${head}Transfer-Encoding: chunked\r\n\r\n${large.length.toString(16)}\r\n${large}\r\n0\r\n\r\n`;
    const last = 'GET /healthz HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n';
    const answer = await speak(url, announced, pieces, announced, pieces, last).answer;
    const statuses = [...answer.matchAll(/HTTP\/1\.1 (\d+)/g)].map((match) => match[1]);
    expect(statuses).toEqual(['413', '413', '413', '413', '200']);
  });

  test('a small body in pieces is read like any other', async () => {
    const body = new Blob([JSON.stringify({ id: 'firm_2', name: 'Fabrikam' })]).stream();
    const init = { method: 'POST', headers: json, body, duplex: 'half' } as RequestInit;
    const answer = await fetch(`${url}/api/firms`, init);
    expect([answer.status, await answer.json()]).toMatchObject([201, { name: 'Fabrikam' }]);
  });

  test('a large body of somebody who is not signed in is not even read', async () => {
    const answer = await fetch(`${url}/api/firms`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: large,
    });
    expect([answer.status, await answer.json()]).toMatchObject([401, { code: 'SIGNED_OUT' }]);
  });

  test('a caller who hangs up in the middle of his body leaves a line in the log, not a failure', async () => {
    const headers = Object.entries(json).map(([name, value]) => `${name}: ${value}\r\n`);
    const head = `POST /api/firms HTTP/1.1\r\nHost: here\r\nX-Request-Id: half\r\nContent-Length: 100\r\n${headers.join('')}\r\n`;
    const { socket, answer } = speak(url, head, '{"id": ');
    socket.destroySoon();
    await answer;
    await expect
      .poll(() => lines.find((line) => line.requestId === 'half'))
      .toMatchObject({
        level: 'info',
        code: 'BODY_CUT_OFF',
        status: 400,
      });
  });

  test('the page that the server itself serves may change things, under each name of this machine', async () => {
    for (const name of ['127.0.0.1', 'localhost']) {
      const origin = `http://${name}:${new URL(url).port}`;
      const raw = [
        'POST /api/enter HTTP/1.1',
        `Host: ${new URL(origin).host}`,
        `Origin: ${origin}`,
        'Sec-Fetch-Site: same-origin',
        'Content-Type: application/json',
        'Content-Length: 16',
        'Connection: close',
        '',
        '{"name":"lotte"}',
      ].join('\r\n');
      expect(await speak(url, raw).answer).toMatch(/^HTTP\/1\.1 200 .*set-cookie: uptake_session=lotte/is);
    }
  });
});
