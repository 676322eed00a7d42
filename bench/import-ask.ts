import { createReadStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { createUsageDoor } from '../src/app/usage-stores.ts';
import { systemActor } from '../src/features/people/model.ts';
import { importFiles, tenantFor } from '../src/features/usage/commands.ts';
import { openStore } from '../src/store/store.ts';
import { DuckWarehouse } from '../src/warehouse/duckdb.ts';

// A process of its own: imports files as `usage import` does, into the embedded stores, and prints how long that took and what memory it needed.

export interface AskedImport {
  readonly files: readonly string[];
  /** Each for a tenant of its own. */
  readonly rounds: number;
}

export interface ToldImport {
  readonly rows: number;
  /** Of each round: seconds of processor time until the last file was in, until its masks were packed too, and by the clock. */
  readonly rounds: readonly { readonly stored: number; readonly packed: number; readonly clock: number }[];
  /** The most memory that a round needed beyond what there was before it, until the files were in and until they were packed. */
  readonly peakMiB: number;
  readonly packingMiB: number;
}

const { files, rounds } = JSON.parse(process.argv[2] ?? '') as AskedImport;
const folder = mkdtempSync(join(tmpdir(), 'uptake-bench-import-'));
const now = () => new Date();
{
  await using store = await openStore({ kind: 'folder', folder });
  await using door = createUsageDoor({ dataFolder: folder });
  const stores = { store, ...(await door.open()) };
  const told: ToldImport['rounds'][number][] = [];
  let [rows, peakMiB, packingMiB] = [0, 0, 0];
  for (let round = 0; round < rounds; round++) {
    const { id, called } = await store.system
      .transaction()
      .execute((tx) => tenantFor(tx, systemActor, `tenant-${round}.example`, true, now()));
    function* all() {
      for (const file of files) {
        const chunks = createReadStream(file, { highWaterMark: 1 << 18 });
        yield { tenant: id, called, name: basename(file), source: 'file' as const, chunks };
      }
    }
    globalThis.gc?.();
    const before = forgetPeak();
    const [cpu, clock] = [process.cpuUsage(), performance.now()];
    rows = 0;
    for await (const result of importFiles(stores, systemActor, all(), now)) rows += result.rows;
    const stored = process.cpuUsage(cpu);
    const seconds = (performance.now() - clock) / 1000;
    peakMiB = Math.max(peakMiB, peak() - before);
    if (stores.warehouse instanceof DuckWarehouse) await stores.warehouse.packAll();
    const packed = process.cpuUsage(cpu);
    packingMiB = Math.max(packingMiB, peak() - before);
    told.push({ stored: secondsOf(stored), packed: secondsOf(packed), clock: seconds });
  }
  process.stdout.write(JSON.stringify({ rows, rounds: told, peakMiB, packingMiB } satisfies ToldImport));
}
rmSync(folder, { recursive: true });

function secondsOf({ user, system }: NodeJS.CpuUsage): number {
  return (user + system) / 1e6;
}

/** MiB that Linux has seen this process have at most since it was last told to forget. */
function peak(): number {
  return Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1024;
}

function forgetPeak(): number {
  writeFileSync('/proc/self/clear_refs', '5');
  return peak();
}
