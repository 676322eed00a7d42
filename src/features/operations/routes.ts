import { join } from 'node:path';
import { acts, type Route, reads } from '../../http/route.ts';
import { exportStore } from '../../store/export.ts';
import type { Jobs } from '../../store/jobs.ts';
import { verifyLedger } from '../../store/verify-ledger.ts';
import type { Actor } from '../people/model.ts';
import * as contracts from './contract.ts';
import { exportName } from './jobs.ts';
import { may } from './policy.ts';
import { problems } from './problems.ts';

function demandAdministrator(who: Actor): void {
  if (!may.operate(who)) throw problems.OPERATORS_ONLY();
}

/** @param exportFolder where the server keeps its exports. */
export function operationRoutes(jobs: Jobs, exportFolder: string): Route<Actor>[] {
  return [
    reads(contracts.listDeadJobs, async ({ who }) => {
      demandAdministrator(who);
      const dead = await jobs.dead();
      const shown = dead.map((job) => ({ ...job, failedAt: job.failedAt?.toISOString() ?? null }));
      return { jobs: shown, queues: await jobs.queues() };
    }),
    acts(contracts.retryDeadJob, async ({ who }, { jobId }) => {
      demandAdministrator(who);
      const known = /^[0-9a-f-]{36}$/.test(jobId) && (await jobs.retry(jobId));
      if (!known) throw problems.JOB_UNKNOWN();
      return {};
    }),
    reads(contracts.verifyWholeLedger, async ({ who, db }) => {
      demandAdministrator(who);
      const proof = await verifyLedger(db);
      return { ...proof, heads: [...proof.heads] };
    }),
    acts(contracts.exportNow, async ({ who, store, now }) => {
      demandAdministrator(who);
      const file = join(exportFolder, exportName(now));
      await exportStore(store, file);
      return { file };
    }),
  ];
}
