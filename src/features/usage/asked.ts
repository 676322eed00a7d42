import { type DayNumber, dayNumber } from '../../base/days.ts';
import type { Db } from '../../store/store.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import { type AskedTenant, answerFigures } from './answer.ts';
import { type Definition, definition, definitionOf, definitions } from './definitions.ts';
import { explain } from './explain.ts';
import type { Explanation } from './explanation-model.ts';
import { type Known, knownBy, knownWith } from './import-queries.ts';
import type { Figure, RollUp } from './model.ts';
import { problems } from './problems.ts';
import { tenantCalled, tenantsWithUsage } from './queries.ts';
import { rollUp } from './roll-ups.ts';
import type { UsageSettings } from './settings.ts';

// Questions as people put them, over HTTP and at the command line alike: tenants by name, days as text, what was known when.

/** The number of an import, a day (its end) or a moment. */
export type AsOf = number | string | undefined;

export interface FiguresAsked {
  /** Id, GUID, domain or name in files; all that the handle sees without it. */
  readonly tenant?: string | undefined;
  /** Ids, separated by commas. */
  readonly services: string;
  readonly from: string;
  readonly to: string;
  readonly asOf?: AsOf;
  /** Its version. */
  readonly definition?: number | undefined;
  readonly by?: RollUp | undefined;
}

/** Figures, or sums of them. @throws USAGE_TENANT_UNKNOWN, USAGE_SERVICE_UNKNOWN, USAGE_RANGE_BACKWARDS, USAGE_RANGE_TOO_LONG, AS_OF_FOLDED. */
export async function askFigures(
  db: Db,
  warehouse: Warehouse,
  { tenant, services, from, to, asOf, definition: version, by }: FiguresAsked,
  now: Date,
): Promise<Figure[]> {
  if (from > to) throw problems.USAGE_RANGE_BACKWARDS(from, to);
  const figures = await answerFigures(db, warehouse, await askedTenants(db, tenant), {
    services: services.split(',').map((id) => id.trim()),
    from: dayNumber(from),
    to: dayNumber(to),
    known: await knownAt(db, asOf),
    definition: definitionAsked(version),
    licences: true,
    today: todayOf(now),
  });
  return by === undefined ? figures : rollUp(figures, await tenantsWithUsage(db), by);
}

export interface ExplanationAsked {
  readonly tenant: string;
  readonly service: string;
  readonly day: string;
  readonly asOf?: AsOf;
  readonly definition?: number | undefined;
  /** The version of the definition that the figure is compared with. */
  readonly against?: number | undefined;
}

/** Where a figure comes from. @throws USAGE_TENANT_UNKNOWN, USAGE_SERVICE_UNKNOWN, AS_OF_FOLDED. */
export async function askExplanation(
  db: Db,
  warehouse: Warehouse,
  asked: ExplanationAsked,
  settings: UsageSettings,
  now: Date,
): Promise<Explanation> {
  return explain(db, warehouse, await askedTenant(db, asked.tenant), {
    service: asked.service,
    day: dayNumber(asked.day),
    known: await knownAt(db, asked.asOf),
    definition: definitionAsked(asked.definition),
    against: asked.against === undefined ? undefined : definitionAsked(asked.against),
    settings,
    today: todayOf(now),
  });
}

export async function askedTenants(db: Db, called: string | undefined): Promise<readonly AskedTenant[]> {
  return called === undefined ? tenantsWithUsage(db) : [await askedTenant(db, called)];
}

/** One tenant. One that no file has come for has figures too: none of them is known. @throws USAGE_TENANT_UNKNOWN. */
export async function askedTenant(db: Db, called: string): Promise<AskedTenant> {
  const tenant = await tenantCalled(db, called);
  if (tenant === undefined) throw problems.USAGE_TENANT_UNKNOWN(called);
  return { id: tenant.id, number: tenant.number ?? 0, called: tenant.called ?? tenant.id };
}

/** What counts as of then. A day means its end. */
export async function knownAt(db: Db, asOf: AsOf): Promise<Known | undefined> {
  if (asOf === undefined) return undefined;
  if (typeof asOf === 'number') return knownWith(db, asOf);
  return knownBy(db, new Date(asOf.length === 10 ? `${asOf}T23:59:59.999Z` : asOf));
}

/** @throws USAGE_DEFINITION_UNKNOWN. */
function definitionAsked(version: number | undefined): Definition {
  if (version === undefined) return definition;
  const found = definitionOf(version);
  if (found === undefined)
    throw problems.USAGE_DEFINITION_UNKNOWN(version, definitions.map((one) => one.version).join(', '));
  return found;
}

/** The UTC day of a moment. */
export const todayOf = (now: Date): DayNumber => Math.floor(now.getTime() / 86_400_000);
