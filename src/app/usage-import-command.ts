import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { stripVTControlCharacters } from 'node:util';
import { Problem } from '../base/problems.ts';
import { systemActor } from '../features/people/model.ts';
import { importFiles, tenantFor } from '../features/usage/commands.ts';
import { importUsage } from '../features/usage/contract.ts';
import type { ImportResult } from '../features/usage/model.ts';
import { readMapping } from '../features/usage/read-mapping.ts';
import { openStore } from '../store/store.ts';
import type { Config } from './config.ts';
import type { Progress } from './progress.ts';
import { ask, runningServer } from './remote.ts';
import { createUsageDoor } from './usage-stores.ts';

type Print = (text: string) => void;

interface FoundFile {
  readonly path: string;
  /** As seen from what was named on the command line. */
  readonly name: string;
  readonly bytes: number;
}

/** The files that were named, and those in folders that were; hidden ones aside, by name. */
export async function findFiles(paths: readonly string[]): Promise<FoundFile[]> {
  const found: FoundFile[] = [];
  for (const path of paths) {
    const about = await stat(path).catch(() => undefined);
    if (about === undefined)
      throw new Problem('USAGE_NO_FILE', 'missing', `There is no file or folder ${path}. Mend the path.`);
    if (!about.isDirectory()) {
      found.push({ path: resolve(path), name: path.split(/[\\/]/).at(-1) ?? path, bytes: about.size });
      continue;
    }
    const entries = await readdir(path, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile() && !entry.name.startsWith('.'));
    for (const entry of files) {
      const file = join(entry.parentPath, entry.name);
      if (!/\.(?:csv|json|txt|tsv)$/i.test(file)) continue;
      found.push({ path: resolve(file), name: relative(path, file), bytes: (await stat(file)).size });
    }
  }
  return found.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

export interface ImportOptions {
  readonly tenant: string;
  readonly create: boolean;
  /** For files that are no reports of Microsoft 365. */
  readonly mapping: string | undefined;
  readonly json: boolean;
}

/** Imports files and folders for a tenant. @returns 0 when all were taken, 1 when a file was refused. */
export async function usageImportCommand(
  paths: readonly string[],
  config: Config,
  { tenant, create, mapping, json }: ImportOptions,
  print: Print,
  progress: Progress,
): Promise<number> {
  const read = mapping === undefined ? undefined : readMapping(mapping);
  const files = await findFiles(paths);
  const began = performance.now();
  const results: ImportResult[] = [];
  const server = runningServer(config);
  const all = files.reduce((sum, { bytes }) => sum + bytes, 0);
  let done = 0;
  const took = (file: FoundFile, result: ImportResult) => {
    results.push(result);
    done += file.bytes;
    progress.show(
      all === 0 ? 1 : done / all,
      `${results.length} of ${files.length} files, ${rowsOf(results)} rows`,
    );
  };
  if (server === undefined) {
    await using store = await openStore(config.store);
    await using door = createUsageDoor(config);
    const now = () => new Date();
    const found = await store.system
      .transaction()
      .execute((tx) => tenantFor(tx, systemActor, tenant, create, now()));
    const about = { tenant: found.id, called: found.called, mapping: read, source: 'file' as const };
    function* toImport() {
      for (const { name, path } of files)
        yield { ...about, name, chunks: createReadStream(path, { highWaterMark: 1 << 18 }) };
    }
    const stores = { store, ...(await door.open()) };
    for await (const result of importFiles(stores, systemActor, toImport(), now)) {
      const file = files[results.length];
      if (file !== undefined) took(file, result);
    }
  } else
    for (const file of files) {
      const { path, name } = file;
      took(file, await ask(server, importUsage, { tenant, create, path, name, mapping }));
    }
  progress.end();
  const seconds = (performance.now() - began) / 1000;
  print(json ? JSON.stringify({ files: results, seconds }) : summaryOf(results, seconds));
  return results.some(({ state }) => state === 'refused') ? 1 : 0;
}

const rowsOf = (results: readonly ImportResult[]) => results.reduce((sum, { rows }) => sum + rows, 0);

function summaryOf(results: readonly ImportResult[], seconds: number): string {
  const refused = results.filter(({ state }) => state === 'refused');
  const again = results.filter((result) => result.again);
  const quarantined = results.reduce((sum, result) => sum + result.quarantined, 0);
  const erased = results.reduce((sum, result) => sum + result.erased, 0);
  const rows = results.filter((result) => !result.again).reduce((sum, result) => sum + result.rows, 0);
  const days = results.flatMap(({ from, to }) => [from, to].filter((day) => day !== null)).sort();
  const lines = [
    ...firstOf(refused.map(({ file, refusal }) => `Refused: ${file}: ${refusal}`)),
    ...firstOf(
      results
        .filter((result) => result.quarantined > 0)
        .map((result) => `${result.file}: ${result.quarantined} lines could not be read and were set aside.`),
    ),
    `Imported ${results.length - refused.length - again.length} files, ${rows} rows in ${seconds.toFixed(1)} s (${Math.round(rows / Math.max(seconds, 0.001))} rows/s)` +
      `${days.length > 0 ? `, data of ${days[0]} to ${days.at(-1)}` : ''}.`,
    ...(again.length > 0 ? [`${again.length} files had been imported before: nothing changed.`] : []),
    ...(erased > 0 ? [`${erased} rows of people who were erased were not taken up.`] : []),
    ...(quarantined > 0 ? [`${quarantined} lines were set aside.`] : []),
    ...(refused.length > 0 ? [`${refused.length} files were refused.`] : []),
  ];
  return lines.map(stripVTControlCharacters).join('\n');
}

/** The first lines of many, and how many more there are. */
function firstOf(lines: readonly string[], most = 20): string[] {
  return lines.length <= most
    ? [...lines]
    : [...lines.slice(0, most), `… and ${lines.length - most} more like these.`];
}
