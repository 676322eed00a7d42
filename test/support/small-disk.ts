import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

/** A disk of its own that a test can fill to the brim. */
export interface SmallDisk {
  readonly folder: string;
  /** Fills it with a file until so many bytes are left. */
  fill(leave: number): void;
  /** Takes that file away. */
  relieve(): void;
}

const mounted = new Set<string>();
afterAll(() => {
  for (const folder of mounted) {
    // Lazily: a process that was killed a moment ago may still hold a file.
    spawnSync('umount', ['-l', folder]);
    rmSync(folder, { recursive: true, force: true });
  }
});

/** Mounts a disk in memory; undefined where that is not allowed, after saying what is missing. */
export function mountSmallDisk(megabytes: number): SmallDisk | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'uptake-disk-'));
  const { status } = spawnSync('mount', [
    '-t',
    'tmpfs',
    '-o',
    `size=${megabytes}m,mode=700`,
    'tmpfs',
    folder,
  ]);
  if (status !== 0) {
    rmSync(folder, { recursive: true });
    process.stdout.write(
      '  A full disk needs a disk to fill: run these tests as root, who may mount one (tmpfs).\n',
    );
    return undefined;
  }
  mounted.add(folder);
  const ballast = join(folder, 'ballast');
  return { folder, fill: (leave) => fillDisk(folder, ballast, leave), relieve: () => rmSync(ballast) };
}

function fillDisk(folder: string, ballast: string, leave: number): void {
  const block = Buffer.alloc(4096);
  const file = openSync(ballast, 'a');
  try {
    for (;;) {
      const { bavail, bsize } = statfsSync(folder);
      const count = Math.floor((bavail * bsize - leave) / block.length);
      if (count <= 0) return;
      for (let n = 0; n < count; n++) writeSync(file, block);
    }
  } catch (error) {
    // A server that writes at the same time may have taken the last block.
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  } finally {
    closeSync(file);
  }
}
