import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { problems } from './problems.ts';

// PGlite has no lock of its own: two processes on one folder silently lose each other's rows.

/** Who holds the folder. The command line reads it to talk to the running server. */
export interface Holder {
  readonly pid: number;
  /** When that process began, as the kernel counts; tells a reused pid from the holder. Empty where unknown. */
  readonly born: string;
  /** Address of the server and a secret for the owner of the folder; empty before it listens. */
  readonly url: string;
  readonly secret: string;
}

const fileOf = (folder: string) => join(folder, 'uptake.lock');

/** Field 22 of /proc/<pid>/stat: start time in clock ticks since boot. Empty where there is no /proc. */
function bornAt(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

function isAlive({ pid, born }: Holder): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  return born === '' || bornAt(pid) === born;
}

/** The living holder of the folder, if there is one. */
export function holderOf(folder: string): Holder | undefined {
  try {
    const holder = JSON.parse(readFileSync(fileOf(folder), 'utf8')) as Holder;
    return isAlive(holder) ? holder : undefined;
  } catch {
    return undefined;
  }
}

/** Of several that find the same stale file one renames it. Who finds that it moved a living lock puts it back. */
function removeStale(file: string, aside: string): void {
  try {
    renameSync(file, aside);
    if (isAlive(JSON.parse(readFileSync(aside, 'utf8')) as Holder)) linkSync(aside, file);
  } catch (error) {
    if (
      !['ENOENT', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '') &&
      !(error instanceof SyntaxError)
    )
      throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

export interface Lock {
  /** Tells other processes where to reach this one. */
  publish(url: string, secret: string): void;
  release(): void;
}

/**
 * Takes the folder for this process. A lock whose process is gone is taken over.
 * @throws STORE_LOCKED with the pid and address of the holder.
 */
export function takeLock(folder: string): Lock {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = fileOf(folder);
  const mine: Holder = { pid: process.pid, born: bornAt(process.pid), url: '', secret: '' };
  const draft = `${file}.${process.pid}`;
  for (let attempt = 0; ; attempt++) {
    writeFileSync(draft, JSON.stringify(mine), { mode: 0o600 });
    try {
      // A link appears whole or not at all, so nobody reads half a lock.
      linkSync(draft, file);
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || attempt > 3) throw error;
      const holder = holderOf(folder);
      if (holder !== undefined) throw problems.STORE_LOCKED(folder, holder.pid, holder.url);
      removeStale(file, `${draft}.stale`);
    } finally {
      rmSync(draft, { force: true });
    }
  }
  return {
    publish(url, secret) {
      writeFileSync(`${file}.next`, JSON.stringify({ ...mine, url, secret }), { mode: 0o600 });
      renameSync(`${file}.next`, file);
    },
    release() {
      rmSync(file, { force: true });
    },
  };
}
