import type { Offered } from './take-in.ts';

// A folder with more than this is no playbook; looking at all of it would take minutes.
const mostFiles = 20_000;

/** What was chosen in a file dialog. A chosen folder's own name is no part of the paths. */
export function offeredBy(list: FileList): Offered[] {
  return [...list].map((file) => {
    const below = file.webkitRelativePath.split('/').slice(1).join('/');
    return { path: below === '' ? file.name : below, file };
  });
}

/** What was dropped: files, and everything below folders. A single folder's own name is no part of the paths. */
export async function offeredIn(data: DataTransfer): Promise<Offered[]> {
  // The list is emptied as soon as the event is over, so everything is taken first.
  const items = [...data.items].map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }));
  const [only] = items;
  const found: Offered[] = [];
  if (items.length === 1 && only?.entry?.isDirectory) {
    for (const entry of await listOf(only.entry as FileSystemDirectoryEntry)) await gather(entry, '', found);
    return found;
  }
  for (const { entry, file } of items) {
    if (entry !== null) await gather(entry, '', found);
    // What comes from another program, such as an attachment, has no place on the disk.
    else if (file !== null) found.push({ path: file.name, file });
  }
  return found;
}

async function gather(entry: FileSystemEntry, folder: string, found: Offered[]): Promise<void> {
  if (found.length >= mostFiles) return;
  const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
  if (entry.isFile) {
    const file = await new Promise<File | null>((resolve) => {
      (entry as FileSystemFileEntry).file(resolve, () => resolve(null));
    });
    if (file !== null) found.push({ path, file });
  } else if (entry.name !== '.git' && entry.name !== 'node_modules') {
    for (const below of await listOf(entry as FileSystemDirectoryEntry)) await gather(below, path, found);
  }
}

/** Browsers hand out a folder's entries a hundred at a time. */
async function listOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve) => {
      reader.readEntries(resolve, () => resolve([]));
    });
    if (some.length === 0) return all;
    all.push(...some);
  }
}
