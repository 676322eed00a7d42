import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** chDB is half a gigabyte, so it is no dependency: it is installed for the one suite that asks a current ClickHouse engine. */
const folder = fileURLToPath(new URL('../../.test/chdb', import.meta.url));
const version = '3.4.0';

export const hasChdb = (): boolean => existsSync(join(folder, 'node_modules', 'chdb', 'index.js'));

/** Installs chDB, without running scripts of packages. @returns whether it is there. */
export function installChdb(): boolean {
  if (hasChdb()) return true;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  const args = ['install', '--ignore-scripts', '--no-audit', '--no-fund', `chdb@${version}`];
  spawnSync('npm', args, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  return hasChdb();
}

export interface ChdbDoor extends AsyncDisposable {
  /** The address of a new, empty database. */
  createDatabase(): string;
}

/** Starts chDB behind its door, with data in a folder of its own. */
export async function startChdb(): Promise<ChdbDoor> {
  const data = mkdtempSync(join(tmpdir(), 'uptake-chdb-'));
  const door = spawn(process.execPath, [join(import.meta.dirname, 'chdb-door.ts'), folder, data], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: door.stdout })[Symbol.asyncIterator]();
  const { value: port } = await lines.next();
  let count = 0;
  return {
    createDatabase: () => `http://127.0.0.1:${port}/uptake_${++count}`,
    async [Symbol.asyncDispose]() {
      const ended = once(door, 'exit');
      door.kill('SIGKILL');
      await ended;
      rmSync(data, { recursive: true, force: true });
    },
  };
}
