import type { QueryClient } from '@tanstack/react-query';
import type { OutputOf } from '../../../http/contract.ts';
import { contractQuery, keyOf } from '../../../ui/query.ts';
import { readTask, readTenantPlaybook } from '../contract.ts';
import type { TaskRecord } from '../model.ts';
import { applyRecord } from './apply-record.ts';
import { tasksOf } from './rows.ts';

type Playbook = OutputOf<typeof readTenantPlaybook>;
type Detail = OutputOf<typeof readTask>;

/** Asks for one task with its guidance. */
export function taskQuery(tenantId: string, taskId: string, service: string) {
  return contractQuery(readTask, { tenantId, taskId, service });
}

/** Asks for the playbook of a tenant. */
export function playbookQuery(tenantId: string) {
  return contractQuery(readTenantPlaybook, { tenantId });
}

/** Puts a record wherever the page shows it: the tree with its roll-ups, and the panel. */
export function putRecord(client: QueryClient, tenantId: string, record: TaskRecord): void {
  const tree = keyOf(readTenantPlaybook, { tenantId });
  client.setQueryData<Playbook>(tree, (old) => old && { ...old, phases: applyRecord(old.phases, record) });
  const { taskId, service, version } = record;
  const detail = keyOf(readTask, { tenantId, taskId, service });
  client.setQueryData<Detail>(
    detail,
    (old) => old && { ...old, record, version, task: { ...old.task, record } },
  );
}

/**
 * The record as the page shows it now. Answers under way are dropped first: they would bring back what is being changed.
 */
export async function cachedRecord(
  client: QueryClient,
  tenantId: string,
  { taskId, service }: TaskRecord,
): Promise<TaskRecord | undefined> {
  const key = keyOf(readTenantPlaybook, { tenantId });
  await client.cancelQueries({ queryKey: key });
  const phases = client.getQueryData<Playbook>(key)?.phases ?? [];
  return tasksOf(phases).find(({ task }) => task.id === taskId && task.record.service === service)?.task
    .record;
}
