import { statSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { longestPage, type SourceFile } from '../compiler/index.ts';

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

/** A file as it was when it was read. */
interface Read {
  readonly file: SourceFile;
  /** null when the file has to be read again in any case. */
  readonly stamp: string | null;
}

/** Reads what was listed, a few files at a time; one that vanished since, or is far too long, says so in `unread`. */
export async function readListed(folder: string, listing: FolderListing): Promise<SourceFile[]> {
  return createFolderReader(folder)(listing);
}

/** Reads the same folder again and again: a file whose size and times are as they were is not read a second time. */
export function createFolderReader(folder: string): (listing: FolderListing) => Promise<SourceFile[]> {
  let before: ReadonlyMap<string, Read> = new Map();
  return async ({ texts, unread }) => {
    const now = new Map<string, Read>();
    const waiting = texts.values();
    const reader = async (): Promise<void> => {
      for (const path of waiting) now.set(path, await readText(folder, path, before.get(path)));
    };
    await Promise.all(Array.from({ length: mostAtOnce }, reader));
    before = now;
    const files = [...unread, ...[...now.values()].map(({ file }) => file)];
    return files.sort((a, b) => (a.path < b.path ? -1 : 1));
  };
}

async function readText(folder: string, path: string, before: Read | undefined): Promise<Read> {
  try {
    const file = join(folder, path);
    // At once: a promise each would take longer than asking the system does.
    const { size, mtimeNs, ctimeNs, ino } = statSync(file, { bigint: true });
    // Times are coarse: what was written a moment ago may be written once more without another time.
    const settled = Date.now() - Number(ctimeNs / 1_000_000n) > 100;
    const stamp = settled ? `${size} ${mtimeNs} ${ctimeNs} ${ino}` : null;
    if (stamp !== null && before?.stamp === stamp) return before;
    // UTF-8 takes at most three bytes for a UTF-16 unit: what is longer need not be read to be too long.
    const why = size > longestPage * 3 ? `it is ${Math.round(Number(size) / 1e6)} MB long` : undefined;
    const text = why === undefined ? await readFile(file, 'utf8') : '';
    return { file: { path, text, unread: why }, stamp };
  } catch (error) {
    return { file: { path, text: '', unread: reasonOf(error) }, stamp: null };
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
