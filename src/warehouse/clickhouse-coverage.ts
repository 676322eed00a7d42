import type { Shards } from './clickhouse-schema.ts';
import { sql } from './clickhouse-sql.ts';
import { type Coverage, type CoveredDay, type NameSpace, windowDays } from './warehouse.ts';

/** What has been covered, the parts of a file added up. All of it is at home. */
export async function coverageOf(
  { home, database }: Shards,
  tenants: readonly number[],
  asOf: number = 2 ** 31 - 1,
): Promise<CoveredDay[]> {
  if (tenants.length === 0) return [];
  const whose = new Set(tenants);
  const rows = await home.ask(sql`
    select tenant, name_space, report, day, scope, groupUniqArrayArray(services), sum(rows), sum(active_rows), min(import)
    from (
      select tenant, name_space, report, day, scope, import, part, any(services) as services, any(rows) as rows, any(active_rows) as active_rows
      from ${database}.coverage
      where tenant in (${whose}) and import <= ${asOf}
        and (tenant, name_space, import) in (select tenant, name_space, import from ${database}.imports where tenant in (${whose}))
      group by tenant, name_space, report, day, scope, import, part
    )
    group by tenant, name_space, report, day, scope
    order by tenant, report, day, name_space, scope`);
  const forgotten = await forgottenOf({ home, database }, tenants);
  return rows
    .map(([tenant, nameSpace, report, day, scope, services, all, active, first]) => ({
      tenant: Number(tenant),
      nameSpace: Number(nameSpace) as NameSpace,
      report: Number(report),
      day: Number(day),
      scope: String(scope) as Coverage['scope'],
      services: (Array.isArray(services) ? services.map(Number) : []).sort((a, b) => a - b),
      rows: Number(all),
      activeRows: Number(active),
      import: Number(first),
    }))
    .filter(({ tenant, day, scope }) => {
      // A snapshot within 28 days of what has been forgotten tells less than it did: its windows reach back into it.
      const from = forgotten.get(tenant);
      return from === undefined || day >= from + (scope === 'day' ? 0 : windowDays - 1);
    });
}

/** The day before which days have been forgotten, of each of these tenants where some have. */
export async function forgottenOf(
  { home, database }: Pick<Shards, 'home' | 'database'>,
  tenants: readonly number[],
): Promise<Map<number, number>> {
  if (tenants.length === 0) return new Map();
  const rows = await home.ask(
    sql`select tenant, max(day) from ${database}.forgotten where tenant in (${new Set(tenants)}) group by tenant`,
  );
  return new Map(rows.map(([tenant, day]) => [Number(tenant), Number(day)]));
}
