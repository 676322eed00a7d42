import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { compileSite, renderPage } from '../compiler/index.ts';
import type { Compiled } from '../features/playbooks/commands.ts';
import type { Section } from '../features/playbooks/model.ts';

/** The playbook that comes with Uptake. */
export const shippedPlaybook = fileURLToPath(new URL('../../playbooks', import.meta.url));

const readable = /\.(?:md|ya?ml|json)(?:~.*)?$/i;

export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** Every page and settings file below a folder, by path. Links are not followed: they may lead out of it. */
export async function readPlaybookFolder(folder: string): Promise<SourceFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && readable.test(entry.name));
  const paths = files.map((entry) => join(entry.parentPath, entry.name));
  const read = paths.map(async (path) => ({
    path: relative(folder, path).split(sep).join('/'),
    text: await readFile(path, 'utf8'),
  }));
  return (await Promise.all(read)).sort((a, b) => (a.path < b.path ? -1 : 1));
}

const hash = (text: string) => createHash('sha256').update(text).digest('hex');

/** Compiles files into what publishing stores, on this thread. */
export function compileFiles(files: readonly SourceFile[]): Compiled {
  const site = compileSite(files, { hash });
  const texts = new Map(files.map((file) => [file.path, file]));
  const sections = new Map<string, Section[]>();
  for (const page of site.pages) {
    const file = texts.get(page.path);
    if (file === undefined) continue;
    const rendered = renderPage(page, file, (path) => texts.get(path)?.text);
    sections.set(page.path, [...rendered]);
  }
  return { site, sections };
}

/** The same on a thread of its own: a site of a thousand pages takes seconds, and the server has others to answer. */
export async function compileAside(files: readonly SourceFile[]): Promise<Compiled> {
  const worker = new Worker(new URL('./compile-worker.ts', import.meta.url), { workerData: files });
  try {
    return await new Promise<Compiled>((resolve, reject) => {
      // Under `node --watch` the runtime sends messages of its own over the same port.
      worker.on('message', (message: Compiled | object) => {
        if ('site' in message) resolve(message);
      });
      worker.once('error', reject);
    });
  } finally {
    await worker.terminate();
  }
}
