import type { Session } from './session.ts';

/** A table as the database tells it. */
export interface Table {
  readonly name: string;
  readonly security: boolean;
  readonly forced: boolean;
  readonly key: readonly string[];
  readonly columns: readonly string[];
  /** Columns that the database numbers by itself. */
  readonly numbered: readonly string[];
  /** What the role of requests is granted. */
  readonly granted: readonly string[];
  /** Columns that it may update. */
  readonly changeable: readonly string[];
}

/** Every table of ours; pg-boss keeps a schema of its own. */
export async function tablesOf(session: Session): Promise<Table[]> {
  const rows = await session.query(`
    select c.relname as name, c.relrowsecurity as security, c.relforcerowsecurity as forced,
      array(select a.attname::text from pg_index i join unnest(i.indkey) with ordinality k(n, place) on true
        join pg_attribute a on a.attrelid = c.oid and a.attnum = k.n
        where i.indrelid = c.oid and i.indisprimary order by k.place) as key,
      array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        and a.attgenerated = '' order by a.attnum) as columns,
      array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attidentity <> '') as numbered,
      array(select p from unnest(array['select', 'insert', 'delete']) p where has_table_privilege('uptake_app', c.oid, p)) as granted,
      array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        and a.attgenerated = '' and has_column_privilege('uptake_app', c.oid, a.attnum, 'update') order by a.attnum) as changeable
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p') order by c.relname collate "C"`);
  return rows as unknown as Table[];
}
