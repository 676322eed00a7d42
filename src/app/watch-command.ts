import { resolve } from 'node:path';
import { countLine, type Finding, formats, printFinding, printFindings } from '../compiler/index.ts';
import { type CheckedFolder, createFolderCheck } from './check-command.ts';
import { folderChanges } from './folder-changes.ts';

type Print = (text: string) => void;

/** Prints the findings of a folder, then after every change what is new and what is gone, until the signal comes. @returns 0. */
export async function watchCommand(folder: string, print: Print, signal: AbortSignal): Promise<number> {
  // Watching begins before reading: what is saved in between is not missed.
  const changes = folderChanges(folder, signal);
  const check = createFolderCheck(folder);
  let before = await check();
  print(formats.text(before).trimEnd());
  print(`Watching ${resolve(folder)}. Save a page to check again; Ctrl+C ends this.`);
  for await (const _ of changes) {
    const now = await recheck(check, print);
    if (now === undefined || now.site.site.hash === before.site.site.hash) continue;
    print(`\n${describeChange(before, now)}`);
    before = now;
  }
  print('No longer watching.');
  return 0;
}

/** A folder may be away for a moment, while a branch is changed; the next change brings it back. */
async function recheck(
  check: () => Promise<CheckedFolder>,
  print: Print,
): Promise<CheckedFolder | undefined> {
  try {
    return await check();
  } catch (error) {
    print(`\nThe folder cannot be read now: ${error instanceof Error ? error.message : error}`);
    return undefined;
  }
}

/** What is new with its lines, what is gone in one line each, and how many there are. */
function describeChange(before: CheckedFolder, now: CheckedFolder): string {
  const gone = without(before.findings, now.findings).map(
    ({ hint: _, ...one }) => `gone: ${printFinding(one)}`,
  );
  const fresh = without(now.findings, before.findings);
  // The last line counts what is printed; here all findings are meant.
  const shown = printFindings(fresh, now.files).split('\n').slice(0, -2);
  return [
    ...gone,
    ...shown,
    fresh.length + gone.length === 0 ? 'Checked again: nothing new.' : 'Checked again.',
    countLine(now.findings),
  ].join('\n');
}

/** A finding is the same wherever its line has moved to: inserting a line on top of a page makes nothing new. */
function without(findings: readonly Finding[], others: readonly Finding[]): Finding[] {
  const keyOf = ({ path, code, message }: Finding) => JSON.stringify([path, code, message]);
  const left = Map.groupBy(others, keyOf);
  return findings.filter((finding) => left.get(keyOf(finding))?.pop() === undefined);
}
