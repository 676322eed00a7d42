import { Problem } from '../../base/problems.ts';
import type { Clock } from '../../base/time.ts';
import { dueTimers, nextDue } from '../../engine/timers.ts';
import type { Job } from '../../store/jobs.ts';
import type { Store, Tx } from '../../store/store.ts';
import { systemActor } from '../people/model.ts';
import { actOnCase } from './commands.ts';
import type { CaseId } from './model.ts';
import type { CaseParts } from './parts.ts';
import { casesOfInactive, definitionOf, dueCases, lockCase, peopleAtTenant, peopleOf } from './queries.ts';
import { runEffects } from './run-effects.ts';

const atOnce = 200;

/** What happens to cases by the clock: timers run out, tenants leave. Each case in a transaction of its own, so that one's failure stops no other. */
export function caseJob(store: Store, parts: CaseParts, now: Clock): Job {
  return {
    name: 'see-to-cases',
    cron: '17 * * * *',
    run: async () => {
      const at = now();
      for (const { id } of await casesOfInactive(store.system, atOnce)) await leave(store, parts, id, at);
      for (const { id } of await dueCases(store.system, at.toISOString().slice(0, 10), atOnce))
        await store.system.transaction().execute((tx) => seeTo(tx, parts, id, at));
    },
  };
}

/** Sends the event for tenants that left, where the process knows one. */
async function leave(store: Store, parts: CaseParts, id: CaseId, at: Date): Promise<void> {
  await store.system
    .transaction()
    .execute(async (tx) => {
      const row = await lockCase(tx, id);
      if (row === undefined || row.ended) return;
      const given = { id, event: 'tenant left', version: row.version, answers: {}, confirmed: [] };
      await actOnCase(tx, systemActor, parts, given, at);
    })
    .catch((error: unknown) => {
      if (!(error instanceof Problem)) throw error;
    });
}

/** The timers of a case that have run out. Told once, however often it is called: what was seen to is in the row. */
async function seeTo(tx: Tx, parts: CaseParts, id: CaseId, at: Date): Promise<void> {
  const row = await lockCase(tx, id);
  const found = row && (await definitionOf(tx, row.process, row.version_id));
  const state = row && found?.definition.states[row.state];
  if (row === undefined || found === undefined || state === undefined) return;
  const since = row.state_since.toISOString().slice(0, 10);
  const seen: Record<number, number> = { ...(row.timers as Record<number, number>) };
  const due = dueTimers(state.timers, since, at.toISOString().slice(0, 10), seen);
  for (const { timer, time } of due) seen[timer] = time;
  await tx
    .updateTable('process_case')
    .set({ timers: JSON.stringify(seen), next_timer: nextDue(state.timers, since, seen) })
    .where('id', '=', id)
    .execute();
  const named = (await peopleOf(tx, [id])).map((one) => ({ id: one.id, actor: one.actor }));
  const atTenant = await peopleAtTenant(tx, row.tenant_id);
  for (const { timer, day } of due) {
    const told = state.timers[timer];
    if (told === undefined) continue;
    const stage = { tx, who: systemActor, now: at, definition: found.definition, row, named, atTenant };
    await runEffects({ ...stage, seq: `${row.state} ${day}` }, told.do);
    if (told.event !== null)
      await actOnCase(
        tx,
        systemActor,
        parts,
        { id, event: told.event, version: row.version, answers: {}, confirmed: [] },
        at,
      );
  }
}
