import type { Clock } from '../../base/time.ts';
import type { Job } from '../../store/jobs.ts';
import type { Store } from '../../store/store.ts';
import { actorOf } from '../people/commands.ts';
import { systemActor } from '../people/model.ts';
import { personById } from '../people/queries.ts';
import type { ImportId } from './model.ts';
import { changeImport, importById } from './queries.ts';
import { runImport } from './run.ts';

/** Goes on with an import, as whoever asked for its step, for as long as they may. */
export function importJob(store: Store, now: Clock): Job {
  return {
    name: 'do-import',
    follows: ['import.asked'],
    run: async ({ importId }) => {
      const id = importId as ImportId;
      const row = await importById(store.system, id);
      if (row === undefined) return;
      if (row.turn_by === systemActor.person) return runImport(store, systemActor, id, now);
      const person = await personById(store.system, row.turn_by);
      if (person !== undefined) return runImport(store, actorOf(row.turn_by, person), id, now);
      const problem = 'Whoever asked for this works here no more; nothing further was done.';
      await store.system.transaction().execute((tx) => changeImport(tx, id, { problem }));
    },
  };
}
