import { createReadStream } from 'node:fs';
import { gridQueryOf } from '../../http/grid-input.ts';
import { acts, type Route, reads } from '../../http/route.ts';
import { type Actor, shownPerson } from '../people/model.ts';
import { visibleTenant } from '../tenants/commands.ts';
import { may as mayTenant } from '../tenants/policy.ts';
import { askExplanation, askedTenant, askFigures, knownAt, todayOf } from './asked.ts';
import { importFile, tenantFor, type UsageStores } from './commands.ts';
import * as contracts from './contract.ts';
import { definition } from './definitions.ts';
import { entitlementRoutes } from './entitlement-routes.ts';
import { erasePerson } from './erase.ts';
import { erasedIn, importsOf, quarantineOf } from './import-queries.ts';
import type { UsageImport } from './model.ts';
import { namesRoutes } from './names-routes.ts';
import { peopleRoutes } from './people-routes.ts';
import { may } from './policy.ts';
import { createPortfolio } from './portfolio-list.ts';
import { portfolioFields } from './portfolio-model.ts';
import { problems } from './problems.ts';
import { readMapping } from './read-mapping.ts';
import type { UsageSettings } from './settings.ts';
import { tenantUsage } from './tenant-usage.ts';

/** @param open opens the warehouse and the landing when they are first asked for. */
export function usageRoutes(
  open: () => Promise<Omit<UsageStores, 'store'>>,
  settings: UsageSettings,
  portfolio = createPortfolio(settings),
): Route<Actor>[] {
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
    reads(contracts.readFigures, async ({ db, now }, asked) => ({
      figures: await askFigures(db, (await open()).warehouse, asked, now),
    })),
    acts(contracts.eraseUsagePerson, async ({ who, store, now }, { tenantId, person, why }) => {
      await visibleTenant(store.as(who), who, tenantId);
      return erasePerson({ store, ...(await open()) }, who, { tenant: tenantId, person, why }, now);
    }),
    reads(contracts.explainUsage, async ({ db, now }, asked) =>
      askExplanation(db, (await open()).warehouse, asked, settings, now),
    ),
    reads(contracts.readTenantUsage, async ({ db, who, now }, { tenantId, service, asOf }) => {
      const { my_role: role } = await visibleTenant(db, who, tenantId);
      const mayOverride = mayTenant.writeTenant(who, { assigned: role !== null });
      const tenant = await askedTenant(db, tenantId);
      const { warehouse } = await open();
      const known = await knownAt(db, asOf);
      const about = { service, mayOverride, known, settings, today: todayOf(now) };
      return tenantUsage(db, warehouse, tenant, about);
    }),
    reads(contracts.readPortfolioUsage, async ({ db, who, now }, { service, cursor, limit, ...text }) => {
      const asked = { ...gridQueryOf(text, portfolioFields), service, cursor, limit };
      const { warehouse } = await open();
      const page = await portfolio.page(db, warehouse, who.audience, asked, todayOf(now));
      return { ...page, service, definition: definition.version };
    }),
    ...entitlementRoutes(),
    ...namesRoutes(),
    ...peopleRoutes(open),
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
    erased: erasedIn(remarks),
    by: shownPerson(row.imported_by, row.name),
    at: row.imported_at.toISOString(),
  };
}
