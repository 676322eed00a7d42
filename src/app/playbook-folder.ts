import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import {
  compileSite,
  longestPage,
  type PageModel,
  type RenderedSection,
  renderPage,
  type SourceFile,
} from '../compiler/index.ts';
import type { Compiled } from '../features/playbooks/commands.ts';

export type { SourceFile };

/** The playbook that comes with Uptake. */
export const shippedPlaybook = fileURLToPath(new URL('../../playbooks', import.meta.url));

const hasText = /\.(?:md|ya?ml|json)(?:~.*)?$/i;
// Never pages, and far too many files to look at.
const skipped = new Set(['.git', 'node_modules']);
const mostAtOnce = 16;

/** What stands below a folder. Paths are relative to it, with `/` between their parts, in order. */
export interface FolderListing {
  /** Pages and settings. */
  readonly texts: readonly string[];
  /** Pictures and whatever else a page may link to. */
  readonly others: readonly string[];
  /** What can't be looked at, with the reason. */
  readonly unread: readonly SourceFile[];
}

/** Every page and settings file below a folder, by path; one that can't be read says why in `unread`, and is a finding. */
export async function readPlaybookFolder(folder: string): Promise<SourceFile[]> {
  return readListed(folder, await listFolder(folder));
}

/** Symbolic links are not followed: they may lead out of the folder, or round in a circle. */
export async function listFolder(folder: string): Promise<FolderListing> {
  const texts: string[] = [];
  const others: string[] = [];
  const unread: SourceFile[] = [];
  const open = [''];
  for (let below = open.pop(); below !== undefined; below = open.pop()) {
    const entries = await readdir(join(folder, below), { withFileTypes: true }).catch((error: unknown) => {
      if (below === '') throw error;
      unread.push({ path: below, text: '', unread: reasonOf(error) });
      return [];
    });
    for (const entry of entries) {
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isSymbolicLink()) {
        if (await leadsToText(join(folder, path), path))
          unread.push({ path, text: '', unread: 'it is a symbolic link, which may lead out of the folder' });
        else others.push(path);
      } else if (entry.isDirectory()) {
        if (!skipped.has(entry.name)) open.push(path);
      } else if (entry.isFile() && hasText.test(path)) texts.push(path);
      else others.push(path);
    }
  }
  return { texts: texts.sort(), others: others.sort(), unread };
}

/** Reads what was listed, a few files at a time; one that vanished since, or is far too long, says so in `unread`. */
export async function readListed(folder: string, { texts, unread }: FolderListing): Promise<SourceFile[]> {
  const read: SourceFile[] = [...unread];
  const waiting = texts.values();
  const reader = async (): Promise<void> => {
    for (const path of waiting) read.push(await readText(folder, path));
  };
  await Promise.all(Array.from({ length: mostAtOnce }, reader));
  return read.sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function readText(folder: string, path: string): Promise<SourceFile> {
  try {
    const file = join(folder, path);
    // UTF-8 takes at most three bytes for a UTF-16 unit: what is longer need not be read to be too long.
    const { size } = await stat(file);
    if (size > longestPage * 3) return { path, text: '', unread: `it is ${Math.round(size / 1e6)} MB long` };
    return { path, text: await readFile(file, 'utf8') };
  } catch (error) {
    return { path, text: '', unread: reasonOf(error) };
  }
}

/** A link to a folder, or one with the name of a page. */
async function leadsToText(file: string, path: string): Promise<boolean> {
  if (hasText.test(path)) return true;
  const target = await stat(file).catch(() => undefined);
  return target?.isDirectory() === true;
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  if (code === 'ENOENT') return 'it vanished while the folder was read';
  return code === 'EACCES' || code === 'EPERM' ? 'reading it is not allowed' : `it can't be read (${code})`;
}

const hash = (text: string) => createHash('sha256').update(text).digest('hex');

/**
 * Compiles files into what publishing stores, on this thread.
 * @param otherPaths paths of pictures and the like; without them links to files are believed.
 */
export function compileFiles(files: readonly SourceFile[], otherPaths?: readonly string[]): Compiled {
  const site = compileSite(files, otherPaths === undefined ? { hash } : { hash, otherPaths });
  return { site, sections: renderFiles(site.pages, files) };
}

/** What a reader reads on pages that were compiled from files, by path. */
export function renderFiles(
  pages: readonly PageModel[],
  files: readonly SourceFile[],
): Map<string, readonly RenderedSection[]> {
  const texts = new Map(files.map((file) => [file.path, file]));
  const sections = new Map<string, readonly RenderedSection[]>();
  for (const page of pages) {
    const file = texts.get(page.path);
    if (file === undefined) continue;
    sections.set(
      page.path,
      renderPage(page, file, (path) => texts.get(path)?.text),
    );
  }
  return sections;
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
