import type { DayNumber } from '../../base/days.ts';
import type { GridQuery } from '../../base/grid-query.ts';
import { arrange, choicesOf, pageOf } from '../../base/grid-rows.ts';
import type { Db } from '../../store/store.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import type { TenantId } from '../tenants/model.ts';
import type { PortfolioRow } from './model.ts';
import { portfolioFields, sumOf } from './portfolio-model.ts';
import { portfolioUsage } from './portfolio-usage.ts';
import { chainHeads, tenantsWithUsage } from './queries.ts';
import type { UsageSettings } from './settings.ts';

export interface PortfolioAsked extends GridQuery {
  readonly service: string;
  readonly cursor: string | undefined;
  readonly limit: number;
}

interface Kept {
  readonly row: PortfolioRow;
  /** What the tenant's ledger had come to when it was computed. */
  readonly mark: string;
}

/** About 50 MB of rows. */
const mostKept = 100_000;

export type Portfolio = ReturnType<typeof createPortfolio>;

/**
 * The portfolio, a page at a time. To sort by a figure takes the figures of all tenants, and somebody who scrolls, sorts and types asks for them again and again: the row of a
 * tenant is kept until something is written in the tenant's ledger, or the day ends.
 */
export function createPortfolio(settings: UsageSettings) {
  const kept = new Map<string, Kept>();

  async function rowsOf(
    db: Db,
    warehouse: Warehouse,
    about: string,
    service: string,
    today: DayNumber,
    only?: readonly TenantId[],
  ) {
    if (only?.length === 0) return [];
    // The marks come first: what is written from here on makes these rows old.
    const heads = await chainHeads(db, only);
    const tenants = await tenantsWithUsage(db, only);
    const asked = tenants.map((tenant) => {
      const key = `${about} ${service} ${tenant.id}`;
      const mark = `${heads.get(tenant.id) ?? 0} ${heads.get(null) ?? 0} ${today}`;
      return { tenant, key, mark, row: kept.get(key)?.mark === mark ? kept.get(key)?.row : undefined };
    });
    const old = asked.filter(({ row }) => row === undefined);
    const fresh = await portfolioUsage(
      db,
      warehouse,
      old.map(({ tenant }) => tenant),
      service,
      settings,
      today,
    );
    for (const [i, { key, mark }] of old.entries()) {
      const row = fresh[i];
      // Put in anew it is the youngest; the oldest go.
      kept.delete(key);
      if (row !== undefined) kept.set(key, { row, mark });
    }
    const rows = new Map(fresh.map((row) => [row.id, row]));
    const all = asked.flatMap(({ tenant, row }) => {
      const { id, name, customer, region } = tenant;
      const found = row ?? rows.get(id);
      return found === undefined ? [] : [{ ...found, name, customer, region }];
    });
    for (const key of kept.keys()) {
      if (kept.size <= mostKept) break;
      kept.delete(key);
    }
    return all;
  }

  return {
    /** The rows of these tenants, or of all that the handle sees. */
    rows: rowsOf,

    /** @param about whose facts the rows are of: what partners see may differ. */
    async page(
      db: Db,
      warehouse: Warehouse,
      about: string,
      { service, cursor, limit, ...query }: PortfolioAsked,
      today: DayNumber,
    ) {
      const all = await rowsOf(db, warehouse, about, service, today);
      const found = arrange(all, portfolioFields, query);
      return {
        ...pageOf(found, ({ id }) => id, cursor, limit),
        choices: choicesOf(all, portfolioFields),
        sum: sumOf(found),
      };
    },
  };
}
