import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import Papa from 'papaparse';
import { factsOf, keyed } from '../src/features/usage/read-facts.ts';
import { readReport } from '../src/reports/read-report.ts';
import { personKeys } from '../src/warehouse/person-key.ts';
import { readPieces } from '../src/warehouse/read-facts.ts';
import type { AskedImport, ToldImport } from './import-ask.ts';
import { median, ratios } from './measure.ts';
import { report, writeReports } from './report-file.ts';

const script = fileURLToPath(new URL('import-ask.ts', import.meta.url));
const pieceBytes = 1 << 16;

/** Rows a second of processor time. */
async function rate(rows: number, read: () => Promise<number>): Promise<number> {
  const before = process.cpuUsage();
  const found = await read();
  const { user, system } = process.cpuUsage(before);
  if (found !== rows) throw new Error(`${found} rows were read of ${rows}`);
  return (rows * 1e6) / (user + system);
}

async function byUptake(chunks: Iterable<Uint8Array>): Promise<number> {
  let rows = 0;
  for await (const batch of readReport(chunks)) rows += batch.rows;
  return rows;
}

/** A row is a person with the last days in six services: its name becomes a key, its days bits of masks. */
async function toMasks(chunks: Iterable<Uint8Array>): Promise<number> {
  const keys = personKeys('bench');
  let rows = 0;
  async function* facts() {
    for await (const batch of readReport(chunks)) {
      rows += batch.rows;
      yield* factsOf(keyed(batch, keys, new Set()));
    }
  }
  for await (const _ of readPieces(facts()));
  return rows;
}

async function byPapaparse(chunks: readonly Uint8Array[]): Promise<number> {
  const decoder = new TextDecoder();
  const text = chunks.map((chunk) => decoder.decode(chunk, { stream: true })).join('');
  let rows = 0;
  Papa.parse<string[]>(text, { skipEmptyLines: true, step: () => void rows++ });
  return rows - 1;
}

/** The most memory that reading needs beyond what there was before, in MiB, looked at after every batch. */
async function peakOf(rows: number): Promise<number> {
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  let most = before;
  for await (const _ of readReport(report(rows, pieceBytes)))
    most = Math.max(most, process.memoryUsage.rss());
  return (most - before) / 2 ** 20;
}

/** Imports files as the command line does. */
async function imported(files: readonly string[], rounds: number): Promise<ToldImport> {
  const asked = JSON.stringify({ files, rounds } satisfies AskedImport);
  const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', script, asked]);
  return JSON.parse(stdout) as ToldImport;
}

/** Reads an invented report with Uptake and beside it with papaparse, and imports it. @returns a Markdown table */
export async function benchReports(say: (text: string) => void): Promise<string> {
  const small = await peakOf(100_000);
  const large = await peakOf(1_000_000);
  say(`memory: ${small.toFixed(0)} MiB, ${large.toFixed(0)} MiB`);
  const rows = 200_000;
  const chunks = [...report(rows, pieceBytes)];
  const [ours, masks, theirs]: [number[], number[], number[]] = [[], [], []];
  for (let round = 0; round < 7; round++) {
    ours.push(await rate(rows, () => byUptake(chunks)));
    masks.push(await rate(rows, () => toMasks(chunks)));
    theirs.push(await rate(rows, () => byPapaparse(chunks)));
    say(`${Math.round(ours.at(-1) ?? 0)} and ${Math.round(theirs.at(-1) ?? 0)} rows a second`);
  }
  // The first round warms up.
  const [mine, made, papa] = [ours.slice(1), masks.slice(1), theirs.slice(1)];
  const ratio = ratios(mine, papa);
  const machine = `${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GiB; Node ${process.versions.node}`;
  return [
    `Measured on ${new Date().toISOString().slice(0, 10)}: ${machine}.`,
    '',
    '| what | rows /s (rounds) | of papaparse | wanted |',
    '| --- | --- | --- | --- |',
    `| Uptake, to people and days | ${spread(mine)} | ${median(ratio).toFixed(2)} | ${wanted(median(mine) >= 400_000, '≥ 400 000')} |`,
    `| Uptake, to masks in memory | ${spread(made)} | ${median(ratios(made, papa)).toFixed(2)} | ${wanted(median(made) >= 400_000, '≥ 400 000')} |`,
    `| papaparse, to cells | ${spread(papa)} | 1 | – |`,
    ...(await importLines(say, papa)),
    '',
    `Memory of reading: ${small.toFixed(0)} MiB for 100 000 people, ${large.toFixed(0)} MiB for 1 000 000.`,
  ].join('\n');
}

async function importLines(say: (text: string) => void, papa: readonly number[]): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'uptake-bench-reports-'));
  try {
    const rates = await imported(writeReports(join(folder, 'middle'), 200_000, 1), 8);
    const [small, large] = [
      await imported(writeReports(join(folder, 'small'), 100_000, 1), 1),
      await imported(writeReports(join(folder, 'large'), 1_000_000, 1), 1),
    ];
    const many = await imported(writeReports(join(folder, 'many'), 100, 1000), 1);
    const [stored, packed] = (['stored', 'packed'] as const).map((until) =>
      rates.rounds.slice(1).map((round) => rates.rows / round[until]),
    ) as [number[], number[]];
    const share = (each: readonly number[]) => (median(each) / median(papa)).toFixed(2);
    const [round] = many.rounds;
    const perFile = (1000 * (round?.clock ?? 0)) / 1000;
    say(`imported: ${spread(stored)} rows a second; ${perFile.toFixed(1)} ms a small file`);
    return [
      `| Uptake, from a file to stored masks | ${spread(stored)} | ${share(stored)} | ${wanted(median(stored) >= 400_000, '≥ 400 000')} |`,
      `| the same, and packed for counting | ${spread(packed)} | ${share(packed)} | – |`,
      '',
      `A folder of 1 000 files of 100 people, a day each, into DuckDB and PGlite: ${perFile.toFixed(1)} ms a file, ${(round?.stored ?? 0).toFixed(1)} of them processor time (wanted: ${wanted(perFile <= 20, '≤ 20')}).`,
      '',
      `Memory of importing: ${small.peakMiB.toFixed(0)} MiB for a file of 100 000 people, ${large.peakMiB.toFixed(0)} MiB for one of 1 000 000.`,
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const count = (rate: number) => (Math.round(rate / 1000) * 1000).toLocaleString('en').replaceAll(',', ' ');
const spread = (rates: readonly number[]) =>
  `${count(median(rates))} (${count(Math.min(...rates))}–${count(Math.max(...rates))})`;
const wanted = (reached: boolean, what: string) => `${what} ${reached ? '✓' : '✗'}`;
