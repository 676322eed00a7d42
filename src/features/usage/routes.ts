import { createReadStream } from 'node:fs';
import { dayNumber } from '../../base/days.ts';
import { acts, type Route, reads } from '../../http/route.ts';
import type { Db } from '../../store/store.ts';
import type { Actor } from '../people/model.ts';
import { visibleTenant } from '../tenants/commands.ts';
import { type AskedTenant, answerFigures } from './answer.ts';
import { importFile, tenantFor, type UsageStores } from './commands.ts';
import * as contracts from './contract.ts';
import { definition } from './definitions.ts';
import { erasePerson } from './erase.ts';
import { explain } from './explain.ts';
import type { UsageImport } from './model.ts';
import { may } from './policy.ts';
import { problems } from './problems.ts';
import { importAsOf, importsOf, quarantineOf, tenantCalled, tenantsWithUsage } from './queries.ts';
import { readMapping } from './read-mapping.ts';
import { rollUp } from './roll-ups.ts';
import { portfolioUsage, tenantUsage } from './tenant-usage.ts';

/** @param open opens the warehouse and the landing when they are first asked for. */
export function usageRoutes(open: () => Promise<Omit<UsageStores, 'store'>>): Route<Actor>[] {
  return [
    acts(
      contracts.importUsage,
      async ({ who, store, now }, { tenant, create, path, name, mapping: told }) => {
        // A path is one of the server's own machine, which only its owner speaks for.
        if (who.person !== 'system') throw problems.USAGE_IMPORT_NOT_YOURS();
        const mapping = told === undefined ? undefined : readMapping(told);
        const found = await store.system
          .transaction()
          .execute((tx) => tenantFor(tx, who, tenant, create, now));
        const file = { tenant: found.id, called: found.called, name, mapping, source: 'file' as const };
        const chunks = createReadStream(path, { highWaterMark: 1 << 18 });
        return importFile({ store, ...(await open()) }, who, { ...file, chunks }, now);
      },
    ),
    reads(contracts.readFigures, async ({ db, now }, { tenant, services: ids, from, to, asOf, by }) => {
      const tenants = await askedTenants(db, tenant);
      const { warehouse } = await open();
      const figures = await answerFigures(db, warehouse, tenants, {
        services: ids.split(',').map((id) => id.trim()),
        from: dayNumber(from),
        to: dayNumber(to),
        asOf: await importNumberAt(db, asOf),
        definition,
        today: dayNumberOf(now),
      });
      return { figures: by === undefined ? figures : rollUp(figures, await tenantsWithUsage(db), by) };
    }),
    acts(contracts.eraseUsagePerson, async ({ who, store, now }, { tenantId, person, why }) => {
      await visibleTenant(store.as(who), who, tenantId);
      return erasePerson({ store, ...(await open()) }, who, { tenant: tenantId, person, why }, now);
    }),
    reads(contracts.explainUsage, async ({ db, now }, { tenant: called, service, day, asOf }) => {
      const [tenant] = await askedTenants(db, called);
      const { warehouse } = await open();
      return explain(db, warehouse, tenant as AskedTenant, {
        service,
        day: dayNumber(day),
        asOf: await importNumberAt(db, asOf),
        today: dayNumberOf(now),
      });
    }),
    reads(contracts.readTenantUsage, async ({ db, who, now }, { tenantId, service, asOf }) => {
      await visibleTenant(db, who, tenantId);
      const [tenant] = await askedTenants(db, tenantId);
      const { warehouse } = await open();
      const until = await importNumberAt(db, asOf);
      return tenantUsage(db, warehouse, tenant as AskedTenant, service, until, dayNumberOf(now));
    }),
    reads(contracts.readPortfolioUsage, async ({ db, now }, { service }) => {
      const { warehouse } = await open();
      const tenants = await tenantsWithUsage(db);
      const rows = await portfolioUsage(db, warehouse, tenants, service, dayNumberOf(now));
      return { rows, service, definition: definition.version };
    }),
    reads(contracts.listUsageImports, async ({ db, who }, { tenantId, limit, before }) => {
      await visibleTenant(db, who, tenantId);
      const rows = await importsOf(db, tenantId, { limit: limit + 1, before });
      return { items: rows.slice(0, limit).map(presentImport), more: rows.length > limit };
    }),
    reads(contracts.readUsageQuarantine, async ({ db, who }, { number }) => {
      if (!may.readQuarantine(who)) throw problems.USAGE_IMPORT_NOT_YOURS();
      const rows = await quarantineOf(db, number, 1000);
      return {
        items: rows.map(({ line, reason, column_name: column, text }) => ({ line, reason, column, text })),
      };
    }),
  ];
}

const dayNumberOf = (at: Date) => Math.floor(at.getTime() / 86_400_000);

/** The tenant that is named, or all that the handle sees. @throws USAGE_TENANT_UNKNOWN. */
export async function askedTenants(db: Db, called: string | undefined) {
  if (called === undefined) return tenantsWithUsage(db);
  const tenant = await tenantCalled(db, called);
  if (tenant === undefined) throw problems.USAGE_TENANT_UNKNOWN(called);
  const known = await tenantsWithUsage(db, [tenant.id]);
  // A tenant that no file has come for has figures too: none of them is known.
  return known.length > 0 ? known : [{ id: tenant.id, number: 0, called: tenant.id }];
}

/** @param asOf a number of an import, a day (its end) or a moment. */
export async function importNumberAt(db: Db, asOf: number | string | undefined): Promise<number | undefined> {
  if (asOf === undefined || typeof asOf === 'number') return asOf;
  return importAsOf(db, new Date(asOf.length === 10 ? `${asOf}T23:59:59.999Z` : asOf));
}

function presentImport(row: Awaited<ReturnType<typeof importsOf>>[number]): UsageImport {
  const { number, file, report, rows, quarantined, refusal, bytes, sha256, remarks } = row;
  return {
    number,
    file,
    report,
    rows,
    quarantined,
    refusal,
    bytes: Number(bytes),
    sha256,
    remarks,
    state: row.state as UsageImport['state'],
    source: row.source as UsageImport['source'],
    from: row.refresh_from,
    to: row.refresh_to,
    concealed: row.name_space === null ? null : row.name_space === 'concealed',
    unknownPeople: row.unknown_people,
    by: { id: row.imported_by, name: row.name ?? 'Uptake' },
    at: row.imported_at.toISOString(),
  };
}
