import { watch } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

// An editor that saves writes, renames and touches in a row; a checkout changes hundreds of files.
const settleMs = 50;

/**
 * Watches a folder and all below it from now on: yields once for every burst of changes, until the signal comes.
 * @throws when the folder can't be watched, or no longer.
 */
export function folderChanges(folder: string, signal: AbortSignal): AsyncGenerator<void> {
  const seen = { change: Promise.withResolvers<void>(), error: undefined as unknown };
  const watcher = watch(folder, { recursive: true }, () => seen.change.resolve());
  watcher.on('error', (error) => {
    seen.error = error;
    seen.change.resolve();
  });
  signal.addEventListener('abort', () => seen.change.resolve(), { once: true });

  async function* changes() {
    try {
      while (!signal.aborted) {
        await seen.change.promise;
        if (seen.error !== undefined) throw seen.error;
        if (signal.aborted) return;
        await pause(settleMs);
        seen.change = Promise.withResolvers();
        yield;
      }
    } finally {
      watcher.close();
    }
  }
  return changes();
}
