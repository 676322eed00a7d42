import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type CallProblem, call, problemOf } from '../../../ui/call.ts';
import { useT } from '../../../ui/i18n.ts';
import { keyOf } from '../../../ui/query.ts';
import { formatPercent } from '../../../ui/time.ts';
import { type ToastOptions, useToasts } from '../../../ui/toast.tsx';
import { readTimeline } from '../../tenants/contract.ts';
import { saveTask } from '../contract.ts';
import { type TaskRecord, taskRecordSchema } from '../model.ts';
import { decideSave, type TaskChange, type TaskFields } from '../rules.ts';
import type { Conflict } from './conflict.ts';
import { cachedRecord, putRecord } from './task-cache.ts';

/** A save somebody asked for, by whichever of the three ways. */
export interface Save {
  /** Name of the task, for what is said about it. */
  readonly name: string;
  /** The record the person saw. */
  readonly base: TaskRecord;
  readonly change: TaskChange;
  /** Called when the change is saved, or given up for theirs. */
  readonly onDone?: (() => void) | undefined;
}

export interface LostRace extends Conflict {
  readonly save: Save;
}

/**
 * Saves tasks of a tenant: the screen shows the change at once, takes it back when it is refused, offers Undo, and keeps a
 * lost race until somebody chooses.
 */
export function useSaveTask(tenantId: string) {
  const client = useQueryClient();
  const t = useT();
  const { show } = useToasts();
  const [lost, setLost] = useState<LostRace>();
  const mutation = useMutation({
    mutationKey: [saveTask.name, tenantId],
    // One after the other: two quick changes of one person are no race.
    scope: { id: `${saveTask.name} ${tenantId}` },
    mutationFn: (save: Save) => send(client, tenantId, save.base, save.change),
    onMutate: (save) => showAtOnce(client, tenantId, save),
    onSuccess: (saved, save) => {
      save.onDone?.();
      const undo = () => takeBack(client, tenantId, save.base, saved);
      show({ title: t('tasks.saved', { name: save.name, what: said(save.base, saved) }), undo });
    },
    onError: (error, save, former) => {
      const problem = problemOf(error);
      const current = staleRecord(problem);
      putRecord(client, tenantId, current ?? former ?? save.base);
      if (current) setLost({ base: save.base, mine: save.change, current, save });
      else show(refused(problem, save));
    },
  });
  function refused({ message }: CallProblem, save: Save): ToastOptions {
    const action = { label: t('tasks.tryAgain'), run: () => mutation.mutate(save) };
    return { title: t('tasks.notSaved', { name: save.name }), body: message, intent: 'error', action };
  }
  function save(wanted: Save): void {
    if (decideSave(wanted.base, wanted.change, new Date()).changed) mutation.mutate(wanted);
    else wanted.onDone?.();
  }
  return { save, saving: mutation.isPending, lost, settle: () => setLost(undefined) };
}

// From which version of a task my own save led to which: following it, my next save is no race with my last one.
const ownSaves = new Map<string, number>();

async function send(
  client: QueryClient,
  tenantId: string,
  from: TaskRecord,
  change: TaskChange,
  why?: string,
): Promise<TaskRecord> {
  const { taskId, service } = from;
  const place = `${tenantId} ${taskId} ${service}`;
  const match = latestOwn(place, from.version);
  const saved = await call(saveTask, { tenantId, taskId, service, ...change, why }, { match });
  ownSaves.set(`${place} ${match}`, saved.version);
  putRecord(client, tenantId, saved);
  void client.invalidateQueries({ queryKey: keyOf(readTimeline) });
  return saved;
}

function latestOwn(place: string, version: number): number {
  let latest = version;
  for (let next = ownSaves.get(`${place} ${latest}`); next !== undefined && next > latest; ) {
    latest = next;
    next = ownSaves.get(`${place} ${latest}`);
  }
  return latest;
}

async function showAtOnce(
  client: QueryClient,
  tenantId: string,
  { base, change }: Save,
): Promise<TaskRecord> {
  const former = (await cachedRecord(client, tenantId, base)) ?? base;
  const decision = decideSave(former, change, new Date());
  if (decision.changed) putRecord(client, tenantId, { ...former, ...decision.next });
  return former;
}

async function takeBack(
  client: QueryClient,
  tenantId: string,
  base: TaskRecord,
  saved: TaskRecord,
): Promise<void> {
  const { status, percentComplete, responsible } = base;
  const decision = decideSave(saved, { status, percentComplete, responsible }, new Date());
  if (decision.changed) await send(client, tenantId, saved, decision.after, 'undo');
}

function staleRecord(problem: CallProblem): TaskRecord | undefined {
  if (problem.status !== 412) return undefined;
  return taskRecordSchema.safeParse(problem.details.current).data;
}

function said(before: TaskFields, after: TaskFields): string {
  if (before.status !== after.status) return after.status;
  if (before.percentComplete !== after.percentComplete) return formatPercent(after.percentComplete);
  return after.responsible;
}
