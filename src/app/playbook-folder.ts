import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileSite, renderPage } from '../compiler/index.ts';
import type { Compiled } from '../features/playbooks/commands.ts';

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
