import type { Clock } from '../../base/time.ts';
import type { Job } from '../../store/jobs.ts';
import type { Store } from '../../store/store.ts';
import { forgetOld } from './queries.ts';

/** Every hour: what has run out is forgotten. */
export function housekeepingJob(store: Store, now: Clock): Job {
  return {
    name: 'keep-house',
    cron: '17 * * * *',
    run: () => store.system.transaction().execute((tx) => forgetOld(tx, now())),
  };
}
