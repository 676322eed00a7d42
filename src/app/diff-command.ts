import { statSync } from 'node:fs';
import { styleText } from 'node:util';
import { defineProblems } from '../base/problems.ts';
import {
  type ComparedSite,
  diffSites,
  filesOfPage,
  printDifference,
  type SiteDifference,
  type WordMarks,
} from '../compiler/index.ts';
import { readDifference } from '../features/playbooks/contract.ts';
import type { TouchedWork } from '../features/playbooks/model.ts';
import { siteOf, versionByNumber } from '../features/playbooks/queries.ts';
import { workOn } from '../features/tasks/queries.ts';
import { openStore, type Store } from '../store/store.ts';
import { type CheckedFolder, checkFolder } from './check-command.ts';
import { renderFiles } from './compile-files.ts';
import type { Config } from './config.ts';
import { ask, runningServer } from './remote.ts';

const problems = defineProblems({
  DIFF_SIDE_UNKNOWN: {
    kind: 'invalid',
    say: (side: string) => `"${side}" is neither a folder nor the number of a published version.`,
  },
});

/** A folder with pages, or the number of a published version. A folder that is called by a number is a folder. */
type Side = { readonly folder: string } | { readonly version: number };

interface Compared {
  readonly difference: SiteDifference;
  /** Only between versions: a folder is not what anybody works from. */
  readonly work: readonly TouchedWork[] | null;
}

/** For a terminal that has colours; the line through old words says the same without them. */
const colours: WordMarks = {
  removed: (text) => styleText(['red', 'strikethrough'], text, { validateStream: false }),
  added: (text) => styleText(['green', 'underline'], text, { validateStream: false }),
};

/**
 * Prints what has changed from one folder or version to another. Versions are read from the store, or through the server that has it open.
 * @throws DIFF_SIDE_UNKNOWN, STORE_LOCKED when a folder is compared with a version that only a running server can read.
 */
export async function diffCommand(
  from: string,
  to: string,
  config: Config,
  { json, coloured }: { json: boolean; coloured: boolean },
  print: (text: string) => void,
): Promise<number> {
  const { difference, work } = await compareSides(sideOf(from), sideOf(to), config);
  const workOf = (id: string) => workText(work?.find(({ taskId }) => taskId === id));
  if (json) print(JSON.stringify({ ...difference, work }, undefined, 2));
  else print(printDifference(difference, workOf, coloured ? colours : undefined).trimEnd());
  return 0;
}

function sideOf(text: string): Side {
  if (statSync(text, { throwIfNoEntry: false })?.isDirectory()) return { folder: text };
  if (/^[1-9]\d{0,8}$/.test(text)) return { version: Number(text) };
  throw problems.DIFF_SIDE_UNKNOWN(text);
}

async function compareSides(from: Side, to: Side, config: Config): Promise<Compared> {
  if ('folder' in from && 'folder' in to)
    return { difference: await compareFolders(from.folder, to.folder), work: null };
  const server = runningServer(config);
  if (server !== undefined && 'version' in from && 'version' in to)
    return ask(server, readDifference, { from: from.version, to: to.version });
  await using store = await openStore(config.store);
  const difference = diffSites(await read(store, from), await read(store, to));
  const ids = difference.tasks.map(({ id }) => id);
  const published = 'version' in from && 'version' in to;
  return { difference, work: published ? await workOn(store.system, ids) : null };
}

/** Pages are rendered for their words, which takes its time: not those that are made of the same files in both folders. */
async function compareFolders(from: string, to: string): Promise<SiteDifference> {
  const sides = [await checkFolder(from), await checkFolder(to)] as const;
  const [older, newer] = sides.map(({ files }) => new Map(files.map((file) => [file.path, file])));
  const isSame = (path: string) => older?.get(path)?.text === newer?.get(path)?.text;
  // Settings may say which labels a page has.
  const isReadAlike = isSame('uptake.yaml');
  const isWanted = (path: string): boolean => {
    const file = older?.get(path);
    if (file === undefined || !isReadAlike) return true;
    return !filesOfPage(file, (one) => older?.get(one)?.text).every(isSame);
  };
  return diffSites(comparable(sides[0], isWanted), comparable(sides[1], isWanted));
}

function comparable({ site, files }: CheckedFolder, isWanted: (path: string) => boolean): ComparedSite {
  const pages = site.pages.filter(({ path }) => isWanted(path));
  return { ...site, sections: renderFiles(pages, files) };
}

async function read(store: Store, side: Side): Promise<ComparedSite> {
  if ('folder' in side) return comparable(await checkFolder(side.folder), () => true);
  const version = await versionByNumber(store.system, side.version);
  if (version === undefined) throw problems.DIFF_SIDE_UNKNOWN(String(side.version));
  return siteOf(store.system, version.id, 'internal', undefined);
}

function workText(work: TouchedWork | undefined): string | undefined {
  if (work === undefined) return undefined;
  const statuses = work.statuses.map(({ status, count }) => `${count} ${status}`);
  return `work at ${work.tenants} ${work.tenants === 1 ? 'tenant' : 'tenants'}: ${statuses.join(', ')}`;
}
