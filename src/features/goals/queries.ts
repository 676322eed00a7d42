import { sql } from 'kysely';
import type { Db } from '../../store/store.ts';
import type { GoalId } from './model.ts';

export function goalsOf(db: Db, fiscalYear: number) {
  return db
    .selectFrom('goal')
    .selectAll()
    .where('fiscal_year', '=', fiscalYear)
    .orderBy('place')
    .orderBy('id')
    .execute();
}
export type GoalRow = Awaited<ReturnType<typeof goalsOf>>[number];

export function goalById(db: Db, id: GoalId): Promise<GoalRow | undefined> {
  return db.selectFrom('goal').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The active tenants that the handle sees, by what goals ask of them, and since when they have been engaged in a year. */
export function tenantsInScope(db: Db, year: { readonly first: string; readonly last: string }) {
  return db
    .selectFrom('tenant as t')
    .innerJoin('customer as c', 'c.id', 't.customer_id')
    .where('t.active', '=', true)
    .select(['t.id', 't.name', 'c.region', 'c.managed'])
    .select(
      sql<Date | null>`(select min(f.taken_at) from case_figure f join process_case k on k.id = f.case_id
        where k.tenant_id = t.id and f.kind = 'start'
          and f.taken_at >= ${year.first}::date and f.taken_at < ${year.last}::date + 1)`.as('engaged_at'),
    )
    .orderBy('t.id')
    .execute();
}
