import { appendToLedger } from '../../store/ledger.ts';
import type { Tx } from '../../store/store.ts';
import { demandPerson } from '../people/commands.ts';
import { type Actor, shownPerson } from '../people/model.ts';
import { taskInPlaybook } from '../playbooks/queries.ts';
import { writableTenant } from '../tenants/commands.ts';
import type { TenantId } from '../tenants/model.ts';
import { responsibleRoles, type TaskRecord, type TaskStatus } from './model.ts';
import { problems } from './problems.ts';
import { lockTaskRecord, putTaskRecord, taskRecord } from './queries.ts';
import { decideSave, defaultResponsible, type TaskChange, type TaskFields } from './rules.ts';

export interface SaveTask extends TaskChange {
  readonly tenantId: TenantId;
  readonly taskId: string;
  /** Empty for work that concerns the tenant as a whole. */
  readonly service: string;
  /** Version of the record that the person was looking at; 0 when there was none. */
  readonly match: number;
  readonly why: string;
}

type LockedRow = NonNullable<Awaited<ReturnType<typeof lockTaskRecord>>>;

function fieldsOf(row: LockedRow | undefined, roles: readonly string[]): TaskFields {
  if (row === undefined)
    return { status: 'Not Started', percentComplete: 0, responsible: defaultResponsible(roles) };
  return {
    status: row.status as TaskStatus,
    percentComplete: row.percent_complete,
    responsible: row.responsible,
  };
}

/** A record as its row says it, or as it is before anybody has saved one. */
export function presentRecord(
  row: Awaited<ReturnType<typeof taskRecord>>,
  task: { readonly id: string; readonly roles: readonly string[] },
  service = '',
): TaskRecord {
  if (row === undefined) {
    const start = fieldsOf(undefined, task.roles);
    return { taskId: task.id, service, ...start, updatedBy: null, updatedAt: null, version: 0 };
  }
  return {
    taskId: task.id,
    service,
    status: row.status as TaskStatus,
    percentComplete: row.percent_complete,
    responsible: row.responsible,
    updatedBy: shownPerson(row.updated_by, row.name),
    updatedAt: row.updated_at.toISOString(),
    version: row.version,
  };
}

/** The refusal of a lost race: it carries the record as it stands now, so that both values can be shown. */
async function stale(tx: Tx, cmd: SaveTask, roles: readonly string[]) {
  const row = await taskRecord(tx, cmd.tenantId, cmd.taskId, cmd.service);
  const current = presentRecord(row, { id: cmd.taskId, roles }, cmd.service);
  return problems.VERSION_STALE(current.updatedBy?.name ?? 'Somebody', { current });
}

/**
 * Changes a task's status, % complete or responsible role at a tenant (domain.md 4.3). A save that changes nothing leaves no entry.
 * @throws TENANT_UNKNOWN, TENANT_READ_ONLY, PERSON_ONLY, TASK_UNKNOWN, TASK_RESPONSIBLE_UNKNOWN, VERSION_STALE.
 */
export async function saveTask(tx: Tx, who: Actor, cmd: SaveTask, now: Date): Promise<TaskRecord> {
  const { tenantId, taskId, service } = cmd;
  await writableTenant(tx, who, tenantId);
  demandPerson(who);
  const task = await taskInPlaybook(tx, taskId);
  if (task === undefined || !(service === '' || task.services.includes(service)))
    throw problems.TASK_UNKNOWN(taskId);
  const row = await lockTaskRecord(tx, tenantId, taskId, service);
  const version = row?.version ?? 0;
  if (version !== cmd.match) throw await stale(tx, cmd, task.roles);
  const current = fieldsOf(row, task.roles);
  if (cmd.responsible !== undefined && !mayBeResponsible(cmd.responsible, current.responsible)) {
    throw problems.TASK_RESPONSIBLE_UNKNOWN(cmd.responsible);
  }

  const decision = decideSave(current, cmd, now);
  if (!decision.changed) {
    return presentRecord(
      await taskRecord(tx, tenantId, taskId, service),
      { id: taskId, roles: task.roles },
      service,
    );
  }
  const saved = {
    tenant: tenantId,
    taskId,
    service,
    ...decision.next,
    by: who.person,
    at: now,
    version: version + 1,
  };
  if (!(await putTaskRecord(tx, saved))) throw await stale(tx, cmd, task.roles);
  await appendToLedger(tx, {
    tenant: tenantId,
    at: now,
    person: who.person,
    kind: 'task.saved',
    subject: `task:${taskId}`,
    why: cmd.why,
    facts: {
      task: taskId,
      name: task.name,
      service,
      before: decision.before,
      after: decision.after,
      version: version + 1,
    },
    audience: task.audiences.includes('partner') ? 'shared' : 'internal',
  });
  const updatedBy = { id: who.person, name: who.name };
  return { taskId, service, ...decision.next, updatedBy, updatedAt: now.toISOString(), version: version + 1 };
}

function mayBeResponsible(role: string, current: string): boolean {
  return role === current || (responsibleRoles as readonly string[]).includes(role);
}
