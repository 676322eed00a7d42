import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { fuzzPages, pageFor } from '../test/fuzz/pages.ts';
import { damage, whyBroken } from '../test/fuzz/promises.ts';

// npm run fuzz -- --cases 100000 --from 3000: damages pages and keeps each that breaks a promise of the compiler, for the tests to try for ever.

interface Range {
  readonly from: number;
  readonly to: number;
}

interface Chunk {
  readonly done: number;
  readonly broken: readonly string[];
  readonly slowest: number;
}

const kept = new URL('../test/fuzz/kept/', import.meta.url);
const atOnce = 500;

if (isMainThread) await main();
else work(workerData as Range);

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { cases: { type: 'string' }, from: { type: 'string' } } });
  const cases = Number(values.cases ?? 10_000);
  const from = Number(values.from ?? 0);
  const workers = availableParallelism();
  const each = Math.ceil(cases / workers);
  const total = { done: 0, broken: 0, slowest: 0 };
  const began = performance.now();
  await Promise.all(
    Array.from({ length: workers }, (_, n) => {
      const range = { from: from + n * each, to: Math.min(from + cases, from + (n + 1) * each) };
      return inWorker(range, ({ done, broken, slowest }) => {
        total.done += done;
        total.broken += broken.length;
        total.slowest = Math.max(total.slowest, slowest);
        for (const line of broken) process.stdout.write(`${line}\n`);
        process.stderr.write(`  ${total.done} of ${cases}, ${total.broken} broken\n`);
      });
    }),
  );
  const seconds = Math.round((performance.now() - began) / 1000);
  process.stdout.write(
    `${total.done} cases from seed ${from} on, ${total.broken} broken, in ${seconds} s; the slowest took ${Math.round(total.slowest)} ms.\n`,
  );
  process.exitCode = total.broken === 0 ? 0 : 1;
}

function inWorker(range: Range, onChunk: (chunk: Chunk) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(fileURLToPath(import.meta.url), { workerData: range });
    worker.on('message', onChunk);
    worker.once('error', reject);
    worker.once('exit', () => resolve());
  });
}

function work({ from, to }: Range): void {
  const pages = fuzzPages();
  for (let start = from; start < to; start += atOnce) {
    const broken: string[] = [];
    let slowest = 0;
    for (let seed = start; seed < Math.min(to, start + atOnce); seed++) {
      const before = pageFor(seed, pages);
      const damaged = damage(before, seed, pages.own);
      const began = performance.now();
      const why = whyBroken(damaged, seed % 10 === 0);
      slowest = Math.max(slowest, performance.now() - began);
      if (why === undefined) continue;
      broken.push(`seed ${seed}: ${damaged.what.join(', ')}\n    ${why}`);
      if (!pages.own.includes(before)) continue;
      mkdirSync(kept, { recursive: true });
      writeFileSync(new URL(`${seed}.json`, kept), `${JSON.stringify({ why, ...damaged }, null, 2)}\n`);
    }
    parentPort?.postMessage({ done: Math.min(to, start + atOnce) - start, broken, slowest } satisfies Chunk);
  }
}
