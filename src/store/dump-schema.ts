import { sql } from 'kysely';
import type { Db } from './store.ts';

// The schema as both engines tell it, in one order, so that a review sees what a migration really does. Types and defaults as PostgreSQL
// prints them; pg-boss keeps a schema of its own and looks after it itself.

const own = sql`n.nspname = 'public'`;

const questions = {
  tables: sql<Line>`
    select format(E'create table %s (\n%s\n);%s', c.relname, string_agg(format('  %s %s%s%s%s', a.attname,
        format_type(a.atttypid, a.atttypmod), case when a.attnotnull then ' not null' else '' end,
        case when a.attidentity <> '' then ' generated always as identity' else '' end,
        coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')), E',\n' order by a.attnum),
      case when c.relrowsecurity then format(E'\nalter table %s enable %srow level security;', c.relname,
        case when c.relforcerowsecurity then 'and force ' else '' end) else '' end) as line
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
    where ${own} and c.relkind in ('r', 'p') group by c.relname, c.relrowsecurity, c.relforcerowsecurity order by c.relname collate "C"`,
  constraints: sql<Line>`
    select format('alter table %s add constraint %s %s;', c.relname, k.conname, pg_get_constraintdef(k.oid)) as line
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    where ${own} and k.contype <> 'n' order by c.relname collate "C", k.conname collate "C"`,
  indexes: sql<Line>`
    select replace(indexdef, 'public.', '') || ';' as line from pg_indexes n
    where n.schemaname = 'public' order by indexname collate "C"`,
  functions: sql<Line>`
    select replace(pg_get_functiondef(p.oid), 'public.', '') || ';' as line
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace where ${own} order by p.proname collate "C"`,
  triggers: sql<Line>`
    select replace(pg_get_triggerdef(t.oid), 'public.', '') || ';' as line
    from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
    where ${own} and not t.tgisinternal order by c.relname collate "C", t.tgname collate "C"`,
  policies: sql<Line>`
    select format('create policy %s on %s for %s%s%s;', policyname, tablename, lower(cmd),
      coalesce(' using (' || qual || ')', ''), coalesce(' with check (' || with_check || ')', '')) as line
    from pg_policies n where n.schemaname = 'public' order by tablename collate "C", policyname collate "C"`,
  grants: sql<Line>`
    select format('grant %s on %s to uptake_app;', string_agg(lower(privilege_type), ', ' order by privilege_type), table_name) as line
    from information_schema.role_table_grants where table_schema = 'public' and grantee = 'uptake_app'
    group by table_name order by table_name collate "C"`,
  columns: sql<Line>`
    select format('grant %s (%s) on %s to uptake_app;', lower(x.privilege_type), string_agg(a.attname, ', ' order by a.attnum), c.relname) as line
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
    cross join aclexplode(a.attacl) x where ${own} and x.grantee = 'uptake_app'::regrole
    group by c.relname, x.privilege_type order by c.relname collate "C", x.privilege_type`,
};

interface Line {
  line: string;
}

/** The whole schema as text; equal databases give equal text, whichever engine they live on. Needs the owner's handle. */
export async function dumpSchema(db: Db): Promise<string> {
  const parts = [
    '-- Made from the migrations by "npm run schema"; a test compares. Read it in review, change it by a migration.',
  ];
  for (const [name, question] of Object.entries(questions)) {
    const { rows } = await question.execute(db);
    parts.push(`\n-- ${name}\n`, ...rows.map((row) => row.line));
  }
  return `${parts.join('\n')}\n`;
}
