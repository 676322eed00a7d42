import { availableParallelism, totalmem } from 'node:os';
import Papa from 'papaparse';
import { formats } from '../src/reports/formats.ts';
import { readReport } from '../src/reports/read-report.ts';
import { median, ratios } from './measure.ts';

const header = formats.find(({ id }) => id === 'active-users')?.columns ?? [];
const encoder = new TextEncoder();
const chunkBytes = 1 << 16;

/** The n-th row of the invented report. */
function rowOf(n: number): string {
  const day = (k: number) =>
    k % 5 === 0
      ? ''
      : `2026-${String(1 + (k % 9)).padStart(2, '0')}-${String(1 + (k % 28)).padStart(2, '0')}`;
  const days = [1, 3, 7, 0, 11, 13].map((k) => day(n * k));
  const flags = ['True', 'True', 'True', 'False', 'True', n % 3 === 0 ? 'False' : 'True'];
  const assigned = ['2021-01-10', '2021-01-10', '2021-01-10', '', '2021-01-10', '2021-01-10'];
  const person = `User.Number${n}@contoso.onmicrosoft.com,"Number, User ${n}",False,`;
  return `2026-11-01,${person},${[...flags, ...days, ...assigned].join(',')},OFFICE 365 E5+MICROSOFT POWER AUTOMATE FREE\r\n`;
}

/** The report in chunks, made as they are asked for, so that it needs no memory itself. */
function* report(rows: number): Generator<Uint8Array> {
  let text = `\ufeff${header.join(',')}\r\n`;
  for (let n = 0; n < rows; n++) {
    text += rowOf(n);
    if (text.length < chunkBytes) continue;
    yield encoder.encode(text);
    text = '';
  }
  yield encoder.encode(text);
}

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
  for await (const _ of readReport(report(rows))) most = Math.max(most, process.memoryUsage.rss());
  return (most - before) / 2 ** 20;
}

/** Reads an invented report with Uptake and beside it with papaparse. @returns a Markdown table. */
export async function benchReports(say: (text: string) => void): Promise<string> {
  const small = await peakOf(100_000);
  const large = await peakOf(1_000_000);
  say(`memory: ${small.toFixed(0)} MiB, ${large.toFixed(0)} MiB`);
  const rows = 200_000;
  const chunks = [...report(rows)];
  const [ours, theirs]: [number[], number[]] = [[], []];
  for (let round = 0; round < 7; round++) {
    ours.push(await rate(rows, () => byUptake(chunks)));
    theirs.push(await rate(rows, () => byPapaparse(chunks)));
    say(`${Math.round(ours.at(-1) ?? 0)} and ${Math.round(theirs.at(-1) ?? 0)} rows a second`);
  }
  // The first round warms up.
  const [mine, papa] = [ours.slice(1), theirs.slice(1)];
  const ratio = ratios(mine, papa);
  const count = (rate: number) => (Math.round(rate / 1000) * 1000).toLocaleString('en').replaceAll(',', ' ');
  const machine = `${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GiB; Node ${process.versions.node}`;
  const wanted = median(mine) >= 400_000 ? '✓' : '✗';
  return [
    `Measured on ${new Date().toISOString().slice(0, 10)}: ${machine}.`,
    '',
    '| what | rows /s (rounds) | of papaparse | wanted |',
    '| --- | --- | --- | --- |',
    `| Uptake, to people and days | ${count(median(mine))} (${count(Math.min(...mine))}–${count(Math.max(...mine))}) | ${median(ratio).toFixed(2)} | ≥ 400 000 ${wanted} |`,
    `| papaparse, to cells | ${count(median(papa))} (${count(Math.min(...papa))}–${count(Math.max(...papa))}) | 1 | – |`,
    '',
    `Memory: ${small.toFixed(0)} MiB for 100 000 people, ${large.toFixed(0)} MiB for 1 000 000.`,
  ].join('\n');
}
