import { type DuckDBConnection, DuckDBListValue } from '@duckdb/node-api';
import { list, rowsOf } from './duckdb-columns.ts';
import { type Coverage, type CoveredDay, type NameSpace, windowDays } from './warehouse.ts';

/** What has been covered, the parts of a file added up. */
export async function coverageOf(
  connection: DuckDBConnection,
  tenants: readonly number[],
  asOf: number = 2 ** 31 - 1,
): Promise<CoveredDay[]> {
  // A snapshot within 28 days of what has been forgotten tells less than it did: its windows reach back into it.
  const rows = await rowsOf(
    connection,
    `select c.tenant, c.name_space, c.report, c.day, c.scope, flatten(list(c.services)), sum(c.rows)::double, sum(c.active_rows)::double, min(c.import)
     from coverage c
     left join (select tenant, max(day) as day from forgotten group by tenant) f on f.tenant = c.tenant
     where c.tenant in (select unnest($1::integer[])) and c.import <= $2
       and c.day >= coalesce(f.day + case c.scope when 'day' then 0 else $3 end, 0)
     group by c.tenant, c.name_space, c.report, c.day, c.scope
     order by c.tenant, c.report, c.day, c.name_space, c.scope`,
    [list(new Set(tenants)), asOf, windowDays - 1],
  );
  return rows.map(([tenant, nameSpace, report, day, scope, services, all, active, first]) => ({
    tenant: Number(tenant),
    nameSpace: Number(nameSpace) as NameSpace,
    report: Number(report),
    day: Number(day),
    scope: String(scope) as Coverage['scope'],
    services: [...new Set(services instanceof DuckDBListValue ? services.items.map(Number) : [])].sort(
      (a, b) => a - b,
    ),
    rows: Number(all),
    activeRows: Number(active),
    import: Number(first),
  }));
}
