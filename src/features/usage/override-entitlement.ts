import { dayNumber, dayText } from '../../base/days.ts';
import { services } from '../../reports/services.ts';
import { appendToLedger } from '../../store/ledger.ts';
import type { Db, Tx } from '../../store/store.ts';
import type { Actor } from '../people/model.ts';
import { writableTenant } from '../tenants/commands.ts';
import type { TenantId } from '../tenants/model.ts';
import { numbersOf } from './answer.ts';
import { definition } from './definitions.ts';
import { availableOn, availableSteps, isOverridden, type Override } from './entitlements.ts';
import type { Entitlement, EntitlementSource, SaidOverride } from './model.ts';
import { problems } from './problems.ts';
import { type Entitled, entitledOf } from './queries.ts';

export interface OverrideEntitlement {
  readonly tenantId: TenantId;
  readonly service: string;
  /** Null lets the feed's count hold again. */
  readonly entitlements: number | null;
  readonly from: string;
  readonly why: string;
  /** How many words about the service the person knew of. */
  readonly match: number;
}

/**
 * Puts a count of entitlements in place of the feed's from a day on, or lets the feed count again (domain.md 3.6). Nothing that was said is changed.
 * @throws TENANT_UNKNOWN, TENANT_READ_ONLY, USAGE_SERVICE_UNKNOWN, USAGE_OVERRIDE_STALE, USAGE_NOT_OVERRIDDEN.
 */
export async function overrideEntitlement(
  tx: Tx,
  who: Actor,
  cmd: OverrideEntitlement,
  now: Date,
): Promise<Entitlement> {
  const { tenantId, service, entitlements: count, from, why, match } = cmd;
  await writableTenant(tx, who, tenantId);
  numbersOf(service, definition);
  const known = await entitledFor(tx, tenantId, service);
  if (known.said.length !== match) throw stale(known, from);
  const before = availableOn(availableSteps(known.feed, known.said), dayNumber(from));
  if (count === null && !isOverridden(known.said, dayNumber(from)))
    throw problems.USAGE_NOT_OVERRIDDEN(nameOf(service), from);
  const word = {
    tenant_id: tenantId,
    service,
    version: match + 1,
    from_day: from,
    count,
    why,
    said_by: who.person,
    said_at: now,
  };
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('usage_override')
    .values(word)
    // Somebody was faster by less than this transaction.
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  const after = await entitledFor(tx, tenantId, service);
  if (numInsertedOrUpdatedRows === 0n) throw stale(after, from);
  const available = availableOn(availableSteps(after.feed, after.said), dayNumber(from));
  await appendToLedger(tx, {
    tenant: tenantId,
    at: now,
    person: who.person,
    kind: count === null ? 'entitlements.released' : 'entitlements.overridden',
    subject: `entitlements:${service}`,
    why,
    facts: {
      service: nameOf(service),
      from,
      before: { entitlements: before?.count ?? null },
      after: { entitlements: available?.count ?? null },
    },
  });
  return presentEntitlement(after, from);
}

async function entitledFor(db: Db, tenant: TenantId, service: string): Promise<Entitled> {
  const all = await entitledOf(db, [tenant]);
  return all.find((one) => one.service === service) ?? { tenant, service, feed: [], said: [] };
}

/** The refusal of a lost race: it carries what holds now. */
function stale(known: Entitled, day: string) {
  const who = known.said.at(-1)?.by.name ?? 'Somebody';
  return problems.USAGE_OVERRIDE_STALE(who, { current: presentEntitlement(known, day) });
}

const nameOf = (service: string): string =>
  service === 'any' ? 'Any Office 365' : (services.find(({ id }) => id === service)?.name ?? service);

export function presentEntitlement(known: Entitled, day: string): Entitlement {
  const { service, feed, said } = known;
  return {
    service,
    name: nameOf(service),
    available: availableOn(availableSteps(feed, said), dayNumber(day))?.count ?? null,
    source: entitlementSource([known], service, dayNumber(day)),
    version: said.length,
    said: said.map(presentOverride).reverse(),
  };
}

/** Where the entitlements of a service come from on a day. */
export function entitlementSource(
  entitled: readonly Entitled[],
  service: string,
  day: number,
): EntitlementSource {
  const { feed, said } = entitled.find((one) => one.service === service) ?? { feed: [], said: [] };
  const available = availableOn(availableSteps(feed, said), day);
  const fed = available?.feed ?? null;
  return {
    feed: fed && { entitlements: fed.enabled, day: dayText(fed.day), import: fed.import },
    override: available?.override ? presentOverride(available.override) : null,
  };
}

function presentOverride({ version, from, count, why, by, at }: Override): SaidOverride {
  return { version, from: dayText(from), entitlements: count, why, by, at: at.toISOString() };
}
