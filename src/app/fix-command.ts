import { hash } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createCompiler, fixSite, printFinding, printFindings } from '../compiler/index.ts';
import { listFolder, readListed } from './playbook-folder.ts';

/**
 * Makes every safe repair in the pages of a folder, prints what was mended and then what is left. A file is written whole or not at all.
 * @returns 1 when an error is left that blocks publishing.
 */
export async function fixCommand(folder: string, print: (text: string) => void): Promise<number> {
  const listing = await listFolder(folder);
  const given = await readListed(folder, listing);
  const compile = createCompiler();
  const options = { hash: (text: string) => hash('sha256', text), otherPaths: listing.others };
  const { files, fixed, site } = fixSite(given, (each) => compile(each, options));
  const changed = files.filter((file, i) => file.text !== given[i]?.text);
  for (const { path, text } of changed) await replaceFile(join(folder, path), text);
  for (const { hint: _, ...one } of fixed) print(`mended: ${printFinding(one)}`);
  const inFiles = changed.length === 1 ? '1 file' : `${changed.length} files`;
  print(fixed.length === 0 ? 'Nothing to mend.\n' : `Mended in ${inFiles}.\n`);
  print(printFindings(site.findings, files).trimEnd());
  return site.findings.some(({ level }) => level === 'error') ? 1 : 0;
}

/** A reader, or a crash, sees the old text or the new one, never half of it. */
async function replaceFile(path: string, text: string): Promise<void> {
  const aside = `${path}.${process.pid}.tmp`;
  try {
    await writeFile(aside, text);
    await rename(aside, path);
  } catch (error) {
    await rm(aside, { force: true });
    throw error;
  }
}
