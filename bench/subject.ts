import type { Act } from './measure.ts';

/** Something that reads one row by its primary key, and changes one row in a transaction. */
export interface Subject extends AsyncDisposable {
  readonly read: Act;
  readonly write: Act;
}

/** So many rows, each of a tenant of its own. */
export const rowCount = 1000;
export const mostAtOnce = 16;

/** The row a worker takes in its turn: nobody takes another's, so nobody waits for a row, with or without Uptake. */
export function rowFor(worker: number, turn: number): number {
  return (((turn * 7) % Math.floor(rowCount / mostAtOnce)) * mostAtOnce + worker) % rowCount;
}

/** The bare engine's table: the columns and the key of a task record, no row security, no references. */
export const bareTable = `
  create table bare_record (
    tenant_id text not null, task_id text not null, service text not null default '', status text not null,
    percent_complete integer not null, responsible text not null, updated_by text not null,
    updated_at timestamptz not null, version integer not null, primary key (tenant_id, task_id, service));
  insert into bare_record select 'tenant_' || n, '3745', '', 'In Progress', 0, 'SME', 'person_0', now(), 1
    from generate_series(0, ${rowCount - 1}) n;
  analyze bare_record;`;

const key = 'where tenant_id = $1 and task_id = $2 and service = $3';

export const bareRead = `select * from bare_record ${key}`;
export const bareWrite = `update bare_record set percent_complete = $4, updated_at = $5, version = version + 1 ${key}`;

export const keyOf = (row: number): string[] => [`tenant_${row}`, '3745', ''];
