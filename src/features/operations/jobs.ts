import { join } from 'node:path';
import type { Clock } from '../../base/time.ts';
import { exportStore, keepNewestExports } from '../../store/export.ts';
import type { Job } from '../../store/jobs.ts';
import type { Store } from '../../store/store.ts';
import { verifyLedger } from '../../store/verify-ledger.ts';

const keep = 7;

/** Name of an export: its moment, so that names sort by time. */
export function exportName(at: Date): string {
  return `uptake-${at.toISOString().replace(/[:.]/g, '-')}.jsonl.gz`;
}

/**
 * The answer to what the embedded store does not survive: everything as a file on the disk, every night and after each publishing. A server
 * has backups of its own.
 */
export function exportJob(store: Store, folder: string, now: Clock): Job {
  return {
    name: 'export-store',
    follows: ['playbook.published'],
    cron: '40 2 * * *',
    run: async () => {
      if (store.kind !== 'pglite') return;
      await exportStore(store, join(folder, exportName(now())));
      await keepNewestExports(folder, keep);
    },
  };
}

/** Recomputes every chain once a night. A broken one makes the job fail, and so shows among the dead. */
export function verifyJob(store: Store): Job {
  return {
    name: 'verify-ledger',
    cron: '20 3 * * *',
    retries: 0,
    run: async () => {
      const { broken } = await verifyLedger(store.system);
      if (broken !== null) throw new Error(`ledger ${broken.chain}, entry ${broken.seq}: ${broken.reason}`);
    },
  };
}
