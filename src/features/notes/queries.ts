import { type SqlBool, sql } from 'kysely';
import type { Db } from '../../store/store.ts';
import type { TenantId } from '../tenants/model.ts';

/** Notes of a tenant, newest first. @param after moment (ISO) and id of the last note before the page. */
export function notesOf(
  db: Db,
  tenant: TenantId,
  taskId: string | undefined,
  page: { limit: number; after: readonly [string, string] | undefined },
) {
  let query = db
    .selectFrom('note as n')
    .leftJoin('person as p', 'p.id', 'n.author_id')
    .where('n.tenant_id', '=', tenant)
    .select([
      'n.id',
      'n.tenant_id',
      'n.task_id',
      'n.category',
      'n.body',
      'n.author_id',
      'n.created_at',
      'p.name',
    ]);
  if (taskId !== undefined) query = query.where('n.task_id', '=', taskId);
  if (page.after !== undefined) {
    const [at, id] = page.after;
    query = query.where(sql<SqlBool>`(n.created_at, n.id) < (${at}::timestamptz, ${id})`);
  }
  return query.orderBy('n.created_at', 'desc').orderBy('n.id', 'desc').limit(page.limit).execute();
}
