import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import type { Hono } from 'hono';
import type { Asked, Environment } from './environment.ts';
import { problems } from './problems.ts';
import { nonceOf } from './security-headers.ts';

type FindFile = (c: Asked) => Promise<Response | undefined>;

/**
 * Serves the built web app: its files, and its one page for every address that the app's own router knows.
 *
 * @param root folder with index.html and assets/; undefined where there is none, as in a server for programs only.
 */
export function mountWeb(app: Hono<Environment>, root: string | undefined): void {
  const findFile = fileFinder(root);
  app.get('/assets/*', async (c) => {
    c.set('route', 'web');
    // The name of an asset holds the hash of its content, so it never changes.
    return cached(await findFile(c), 'public, max-age=31536000, immutable') ?? missing();
  });
  app.get('*', async (c) => {
    c.set('route', 'web');
    const isFile = /\.\w+$/.test(c.req.path);
    // index.html is no file to hand out: its nonce must be filled in.
    const file = isFile && c.req.path !== '/index.html' ? await findFile(c) : undefined;
    if (file !== undefined) return cached(file, 'public, max-age=3600') ?? missing();
    // A page may have a dot in its address (`/playbook/usage.md`); what nobody would look at as a page is a file that isn't there.
    if (isFile && !c.req.header('accept')?.includes('text/html')) missing();
    return page(c, root);
  });
}

function fileFinder(root: string | undefined): FindFile {
  if (root === undefined || !existsSync(root)) return async () => undefined;
  const serve = serveStatic<Environment>({ root, precompressed: true });
  return async (c) => (await serve(c, async () => {})) ?? undefined;
}

function cached(file: Response | undefined, control: string): Response | undefined {
  if (file?.ok) file.headers.set('Cache-Control', control);
  // The same address has other bytes for who can't unpack them.
  if (file?.ok && !file.headers.has('Vary')) file.headers.set('Vary', 'Accept-Encoding');
  return file;
}

function missing(): never {
  throw problems.FILE_UNKNOWN();
}

async function page(c: Asked, root: string | undefined): Promise<Response> {
  const html = root === undefined ? undefined : await readPage(root);
  if (html === undefined) throw problems.WEB_NOT_BUILT({ retryAfter: 60 });
  c.header('Cache-Control', 'no-cache');
  return c.html(html.replaceAll('__NONCE__', nonceOf(c)));
}

async function readPage(root: string): Promise<string | undefined> {
  try {
    return await readFile(join(root, 'index.html'), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
