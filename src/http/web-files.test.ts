import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Problem } from '../base/problems.ts';
import type { Environment } from './environment.ts';
import { answerProblem } from './problem-response.ts';
import { securityHeaders } from './security-headers.ts';
import { mountWeb } from './web-files.ts';

const script = `console.log("${'hello '.repeat(200)}")`;
let folder: string;
let root: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'uptake-web-'));
  root = join(folder, 'web');
  mkdirSync(join(root, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  writeFileSync(join(root, 'index.html'), '<meta name="csp-nonce" content="__NONCE__"><p id="root">');
  writeFileSync(join(root, 'favicon.svg'), '<svg/>');
  writeFileSync(join(root, 'assets', 'app-1a2b.js'), script);
  writeFileSync(join(root, 'assets', 'app-1a2b.js.br'), brotliCompressSync(script));
  writeFileSync(join(root, 'assets', 'app-1a2b.js.gz'), gzipSync(script));
});
afterAll(() => rmSync(folder, { recursive: true }));

function web(at: string | undefined = root) {
  const app = new Hono<Environment>();
  app.use(securityHeaders(new URL('http://127.0.0.1:4280')));
  app.onError((error, c) => {
    if (error instanceof Problem) return answerProblem(c, error, 'request_1');
    throw error;
  });
  mountWeb(app, at);
  return (path: string, headers: Record<string, string> = {}) => app.request(path, { headers });
}

describe('assets', () => {
  test.each([
    ['br, gzip', 'br'],
    ['gzip, deflate', 'gzip'],
    ['', null],
  ])('are sent packed as the browser asks: %s', async (accepts, encoding) => {
    const answer = await web()('/assets/app-1a2b.js', { 'accept-encoding': accepts });
    expect(answer.headers.get('content-encoding')).toBe(encoding);
    expect(answer.headers.get('vary')).toContain('Accept-Encoding');
    expect(answer.headers.get('content-type')).toMatch(/^text\/javascript/);
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    const bytes = Buffer.from(await answer.arrayBuffer());
    const packed = { br: brotliCompressSync(script), gzip: gzipSync(script) };
    expect(bytes.equals(encoding === null ? Buffer.from(script) : packed[encoding as 'br' | 'gzip'])).toBe(
      true,
    );
  });

  test('that are not there are 404, also for who would look at a page, and nobody keeps that answer', async () => {
    const answer = await web()('/assets/app-old.js', { accept: 'text/html' });
    expect([answer.status, await answer.json()]).toMatchObject([404, { code: 'FILE_UNKNOWN' }]);
    expect(answer.headers.get('cache-control')).toBeNull();
  });
});

describe('the page', () => {
  test.each(['/', '/tenants', '/tenants/tenant_a', '/index.html?x=1'])(
    'answers %s, with the nonce of this answer',
    async (path) => {
      const ask = web();
      const answers = [await ask(path, { accept: 'text/html' }), await ask(path, { accept: 'text/html' })];
      const nonces = await Promise.all(
        answers.map(async (answer) => {
          expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-cache']);
          expect(answer.headers.get('content-type')).toMatch(/^text\/html/);
          const nonce = /content="([^"]+)"/.exec(await answer.text())?.[1] ?? '';
          expect(answer.headers.get('content-security-policy')).toContain(`'nonce-${nonce}'`);
          return nonce;
        }),
      );
      expect(nonces[0]).not.toBe(nonces[1]);
    },
  );

  test('answers an address with a dot for people, not for programs that want a file', async () => {
    const path = '/playbook/internal/usage.md';
    expect((await web()(path, { accept: 'text/html,*/*' })).status).toBe(200);
    expect((await web()(path, { accept: '*/*' })).status).toBe(404);
  });

  test('says how to build it while it is not built', async () => {
    for (const at of [undefined, join(folder, 'nowhere')]) {
      const app = at === undefined ? webWithout() : web(at);
      const answer = await app('/');
      expect([answer.status, await answer.json()]).toMatchObject([503, { code: 'WEB_NOT_BUILT' }]);
    }
  });
});

function webWithout() {
  const app = new Hono<Environment>();
  app.onError((error, c) => answerProblem(c, error as Problem, 'request_1'));
  mountWeb(app, undefined);
  return (path: string) => app.request(path);
}

test('other files are sent, and asked for again after an hour', async () => {
  const answer = await web()('/favicon.svg');
  expect([answer.status, await answer.text()]).toEqual([200, '<svg/>']);
  expect(answer.headers.get('cache-control')).toBe('public, max-age=3600');
});

test.each([
  '/../secret.txt',
  '/assets/../../secret.txt',
  '/assets/..%2f..%2fsecret.txt',
  '/assets/%2e%2e/%2e%2e/secret.txt',
  '/assets/..\\..\\secret.txt',
  '/assets//etc/passwd',
  '/assets/app-1a2b.js%00.txt',
  '/assets/',
  '/assets',
])('%s leads out of no folder', async (path) => {
  const answer = await web()(path);
  expect(await answer.text()).not.toMatch(/secret|root:/);
});
