import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';

const root = join(import.meta.dirname, '../..');
const vite = join(root, 'node_modules/vite/bin/vite.js');
const config = join(root, 'vite.config.ts');
const quietly = ['--emptyOutDir', '--logLevel', 'warn'];
const kinds: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

/** A page with a grid and nothing else, built as the app is and served from a free port. */
export async function openGridPage() {
  const folder = mkdtempSync(join(tmpdir(), 'uptake-grid-'));
  // In a process of its own: in this one the libraries would take themselves for being under test, and be slow.
  await promisify(execFile)(
    process.execPath,
    [
      vite,
      'build',
      join(import.meta.dirname, 'grid-page'),
      '--config',
      config,
      '--outDir',
      folder,
      ...quietly,
    ],
    { env: { ...process.env, NODE_ENV: 'production' } },
  );
  const server = createServer(async ({ url = '/' }, response) => {
    const { pathname } = new URL(url, 'http://localhost');
    // Every address of the app is the one page.
    const file = extname(pathname) === '' ? '/index.html' : pathname;
    const body = await readFile(join(folder, file)).catch(() => undefined);
    response.writeHead(body === undefined ? 404 : 200, { 'content-type': kinds[extname(file)] ?? '' });
    response.end(body);
  });
  await new Promise<void>((open) => server.listen(0, '127.0.0.1', open));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
