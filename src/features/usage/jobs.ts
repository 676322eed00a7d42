import { Problem } from '../../base/problems.ts';
import type { Clock } from '../../base/time.ts';
import type { Job } from '../../store/jobs.ts';
import { announce } from '../../store/outbox.ts';
import type { Store } from '../../store/store.ts';
import { systemActor } from '../people/model.ts';
import type { TenantId } from '../tenants/model.ts';
import type { UsageStores } from './commands.ts';
import type { Retention } from './model.ts';
import { applyRetention, type Kept } from './retention.ts';
import { syncTenant } from './sync.ts';
import { syncWanted } from './sync-connect.ts';
import { callDue } from './sync-queries.ts';
import type { SyncParts } from './sync-report.ts';

/** While a tenant waits in the queue for so long, it is not called again. */
const callMs = 60 * 60_000;

/**
 * Fetching by the clock. Every few minutes the tenants are called for which something is due, each as a job of its own, so that one's failure
 * stops no other: the rows of usage_sync are the schedule.
 * @param open what fetching takes; undefined without an app to ask with.
 */
export function usageJobs(store: Store, now: Clock, open: () => Promise<SyncParts | undefined>): Job[] {
  return [
    {
      name: 'call-due-usage',
      cron: '*/5 * * * *',
      run: async () => {
        if ((await open()) === undefined) return;
        const at = now();
        await store.system.transaction().execute(async (tx) => {
          for (const tenant of await callDue(tx, at, new Date(at.getTime() + callMs)))
            await announce(tx, { kind: syncWanted, body: { tenant }, at });
        });
      },
    },
    {
      name: 'sync-usage',
      follows: [syncWanted],
      // What failed is due again by its own row; only what nobody expected fails the job.
      retries: 1,
      run: async ({ tenant }) => {
        const parts = await open();
        if (parts === undefined) return;
        await syncTenant(parts, systemActor, tenant as TenantId, { force: false }).catch((error: unknown) => {
          if (!(error instanceof Problem) || !isMoot.has(error.code)) throw error;
        });
      },
    },
  ];
}

/**
 * Keeps no more usage than wanted, every night. An import that runs meanwhile waits or is waited for: the warehouse has one who writes at a time.
 * @param say hears what was done.
 */
export function retentionJob(
  open: () => Promise<UsageStores>,
  retention: Retention,
  now: Clock,
  say: (kept: Kept) => void,
): Job {
  return {
    name: 'keep-usage',
    cron: '50 0 * * *',
    retries: 1,
    run: async () => say(await applyRetention(await open(), systemActor, retention, now())),
  };
}

/** Somebody else is at it, or it was disconnected while it waited. */
const isMoot = new Set(['USAGE_SYNC_RUNNING', 'USAGE_NOT_CONNECTED']);
