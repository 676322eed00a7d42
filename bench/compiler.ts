import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism, tmpdir, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { createFolderCheck } from '../src/app/check-command.ts';
import { generateSite } from '../test/support/site-generator.ts';

interface Tool {
  readonly name: string;
  readonly command: (folder: string) => readonly string[];
}

interface Run {
  readonly seconds: number;
  readonly peakMiB: number;
}

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const linter = createRequire(import.meta.url).resolve('markdownlint-cli2');

// Each is a process of its own, from start to end, with its reading of the files and its printing of what it found.
const tools: readonly Tool[] = [
  { name: 'Uptake check', command: (folder) => [here('../bin/uptake'), 'playbook', 'check', folder] },
  {
    name: 'markdownlint-cli2',
    command: () => [join(dirname(linter), 'markdownlint-cli2-bin.mjs'), '**/*.md'],
  },
  { name: 'remark parse alone', command: (folder) => [here('compiler-remark.ts'), folder] },
];

// The largest site is for Uptake alone: the others need minutes for it, and it is there to show that time and memory grow in step.
const sizes = [
  { pages: 100, rounds: 5, beside: true },
  { pages: 1000, rounds: 3, beside: true },
  { pages: 10_000, rounds: 1, beside: false },
] as const;

/** Checks generated sites with Uptake and beside it with what else there is. @returns a Markdown table. */
export async function benchCompiler(say: (text: string) => void): Promise<string> {
  const rows: string[][] = [];
  const again: string[] = [];
  for (const { pages, rounds, beside } of sizes) {
    const { folder, megabytes } = writeSite(pages);
    try {
      const runs = await inTurn(beside ? tools : tools.slice(0, 1), folder, rounds, say);
      rows.push(...rowsOf(`${pages} (${megabytes.toFixed(1)} MB)`, runs));
      again.push(`${pages} pages: ${(await checkedAgain(folder)).join(', ')} ms`);
    } finally {
      rmSync(folder, { recursive: true });
    }
  }
  const head = ['pages', 'what', 'seconds (rounds)', 'of markdownlint-cli2', 'peak memory, MiB'];
  const table = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  const machine = `${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GiB; Node ${process.versions.node}`;
  const watching =
    'After one page has changed, `--watch` checks again – listing the folder, reading that page, every check – in (median, slowest of 20):';
  return [
    `Measured on ${new Date().toISOString().slice(0, 10)}: ${machine}.`,
    '',
    ...table,
    '',
    `${watching} ${again.join('; ')}.`,
  ].join('\n');
}

function writeSite(pages: number): { folder: string; megabytes: number } {
  const folder = mkdtempSync(join(tmpdir(), 'uptake-bench-'));
  const { files } = generateSite({ pages, seed: 1 });
  for (const { path, text } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return { folder, megabytes: files.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0) / 1e6 };
}

/** Milliseconds for checking again what `--watch` has checked before, when one page has changed: median and slowest. */
async function checkedAgain(folder: string): Promise<number[]> {
  const check = createFolderCheck(folder);
  const { site } = await check();
  const times: number[] = [];
  for (let round = 0; round < 25; round++) {
    const page = site.pages[(round * 37) % site.pages.length];
    appendFileSync(join(folder, page?.path ?? ''), `\nRound ${round}.\n`);
    const began = performance.now();
    await check();
    times.push(performance.now() - began);
  }
  // The first ones warm up what the first check did not need.
  const sorted = times.slice(5).sort((a, b) => a - b);
  return [sorted[10] ?? 0, sorted.at(-1) ?? 0].map(Math.round);
}

/** A B C A B C …: what else the machine does hits all of them alike. */
async function inTurn(
  which: readonly Tool[],
  folder: string,
  rounds: number,
  say: (text: string) => void,
): Promise<Run[][]> {
  const runs: Run[][] = which.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (const [i, tool] of which.entries()) {
      const run = await measured(tool, folder);
      say(`${tool.name}: ${run.seconds.toFixed(2)} s, ${Math.round(run.peakMiB)} MiB`);
      runs[i]?.push(run);
    }
  }
  return runs;
}

async function measured(tool: Tool, folder: string): Promise<Run> {
  const began = performance.now();
  const args = ['--import', here('compiler-peak.ts'), ...tool.command(folder)];
  const child = spawn(process.execPath, args, {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  const said: Buffer[] = [];
  child.stderr?.resume();
  child.stdio[3]?.on('data', (data: Buffer) => said.push(data));
  const [code] = (await once(child, 'close')) as [number | null];
  const seconds = (performance.now() - began) / 1000;
  const peak = Number(Buffer.concat(said).toString());
  // All of them end with 1 when they found something, and there is something to find.
  if ((code !== 0 && code !== 1) || !(peak > 0)) throw new Error(`${tool.name} ended with ${code}`);
  return { seconds, peakMiB: peak / 1024 };
}

/** The middle one: rounds are odd in number. */
function median(of: readonly number[]): number {
  return of.toSorted((a, b) => a - b)[of.length >> 1] ?? Number.NaN;
}

function rowsOf(pages: string, runs: readonly (readonly Run[])[]): string[][] {
  const seconds = runs.map((each) => each.map((run) => run.seconds));
  const linted = median(seconds[1] ?? []);
  return runs.map((all, i) => {
    const each = seconds[i] ?? [];
    const spread =
      each.length < 2 ? '' : ` (${Math.min(...each).toFixed(2)}–${Math.max(...each).toFixed(2)})`;
    const peak = Math.max(...all.map(({ peakMiB }) => peakMiB));
    const share = runs.length < 2 ? '–' : i === 1 ? '1' : (median(each) / linted).toFixed(2);
    return [
      pages,
      tools[i]?.name ?? '',
      `${median(each).toFixed(2)}${spread}`,
      share,
      String(Math.round(peak)),
    ];
  });
}
