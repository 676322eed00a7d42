import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { stripVTControlCharacters } from 'node:util';
import { dayNumber } from '../base/days.ts';
import { Problem } from '../base/problems.ts';
import { systemActor } from '../features/people/model.ts';
import { type AskedTenant, answerFigures } from '../features/usage/answer.ts';
import { importFile, tenantFor } from '../features/usage/commands.ts';
import { explainUsage, importUsage, readFigures } from '../features/usage/contract.ts';
import { definition } from '../features/usage/definitions.ts';
import { explain } from '../features/usage/explain.ts';
import type { Explanation, Figure, ImportResult, RollUp } from '../features/usage/model.ts';
import { tenantsWithUsage } from '../features/usage/queries.ts';
import { readMapping } from '../features/usage/read-mapping.ts';
import { rollUp } from '../features/usage/roll-ups.ts';
import { askedTenants, importNumberAt } from '../features/usage/routes.ts';
import { openStore, type Store } from '../store/store.ts';
import type { Config } from './config.ts';
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
    for (const file of files) {
      const chunks = createReadStream(file.path, { highWaterMark: 1 << 18 });
      const about = {
        tenant: found.id,
        called: found.called,
        name: file.name,
        mapping: read,
        source: 'file' as const,
      };
      const stores = { store, ...(await door.open()) };
      took(file, await importFile(stores, systemActor, { ...about, chunks }, now()));
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

export interface Progress {
  /** @param share 0 to 1. */
  show(share: number, text: string): void;
  end(): void;
}

/** A bar on a terminal; nothing elsewhere. */
export function createProgress(stream: NodeJS.WriteStream): Progress {
  if (!stream.isTTY) return { show: () => {}, end: () => {} };
  const width = 24;
  return {
    show(share, text) {
      const full = Math.round(share * width);
      stream.write(
        `\r  ${'█'.repeat(full)}${'░'.repeat(width - full)} ${Math.round(share * 100)} %  ${text}\x1b[K`,
      );
    },
    end: () => void stream.write('\r\x1b[K'),
  };
}

export interface FiguresOptions {
  readonly tenant: string | undefined;
  readonly services: string;
  readonly from: string;
  readonly to: string;
  readonly asOf: string | undefined;
  readonly by: RollUp | undefined;
  readonly format: 'table' | 'json' | 'csv';
}

/** Prints figures. */
export async function usageFiguresCommand(
  config: Config,
  { format, ...asked }: FiguresOptions,
  print: Print,
): Promise<number> {
  for (const day of [asked.from, asked.to]) dayNumber(day);
  const asOf = asked.asOf !== undefined && /^\d+$/.test(asked.asOf) ? Number(asked.asOf) : asked.asOf;
  const server = runningServer(config);
  const figures =
    server === undefined
      ? await figuresHere(config, { ...asked, asOf })
      : (await ask(server, readFigures, { ...asked, asOf })).figures;
  const { printFigures } = await import('./print-figures.ts');
  print(printFigures(figures, format));
  return 0;
}

async function figuresHere(
  config: Config,
  asked: Omit<FiguresOptions, 'format' | 'asOf'> & { readonly asOf: string | number | undefined },
): Promise<Figure[]> {
  await using store: Store = await openStore(config.store);
  await using door = createUsageDoor(config);
  const tenants = await askedTenants(store.system, asked.tenant);
  const { warehouse } = await door.open();
  const figures = await answerFigures(store.system, warehouse, tenants, {
    services: asked.services.split(',').map((id) => id.trim()),
    from: dayNumber(asked.from),
    to: dayNumber(asked.to),
    asOf: await importNumberAt(store.system, asked.asOf),
    definition,
    today: dayNumber(new Date().toISOString().slice(0, 10)),
  });
  return asked.by === undefined ? figures : rollUp(figures, await tenantsWithUsage(store.system), asked.by);
}

export interface ExplainOptions {
  readonly tenant: string;
  readonly service: string;
  readonly day: string;
  readonly asOf: string | undefined;
  readonly json: boolean;
}

/** Says where a figure comes from. */
export async function usageExplainCommand(
  config: Config,
  { json, ...asked }: ExplainOptions,
  print: Print,
): Promise<number> {
  const day = dayNumber(asked.day);
  const asOf = asked.asOf !== undefined && /^\d+$/.test(asked.asOf) ? Number(asked.asOf) : asked.asOf;
  const server = runningServer(config);
  let told: Explanation;
  if (server === undefined) {
    await using store = await openStore(config.store);
    await using door = createUsageDoor(config);
    const [tenant] = await askedTenants(store.system, asked.tenant);
    const { warehouse } = await door.open();
    told = await explain(store.system, warehouse, tenant as AskedTenant, {
      service: asked.service,
      day,
      asOf: await importNumberAt(store.system, asOf),
      today: Math.floor(Date.now() / 86_400_000),
    });
  } else told = await ask(server, explainUsage, { ...asked, asOf });
  const { printExplanation } = await import('./print-figures.ts');
  print(json ? JSON.stringify(told) : printExplanation(told));
  return 0;
}
