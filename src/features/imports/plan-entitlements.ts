import { dayNumber } from '../../base/days.ts';
import { visibleTenant } from '../tenants/commands.ts';
import type { TenantId } from '../tenants/model.ts';
import { availableOn, availableSteps, isOverridden } from '../usage/entitlements.ts';
import { overrideEntitlement } from '../usage/override-entitlement.ts';
import { entitledOf } from '../usage/queries.ts';
import type { Doing, NounPlan, Plan } from './plan.ts';
import { problems } from './problems.ts';
import { tenantByGuid } from './queries.ts';
import { cellOf, type Values } from './rules.ts';
import { serviceCalled } from './services.ts';

async function saidOf({ tx }: Doing, tenant: TenantId, service: string) {
  const found = (await entitledOf(tx, [tenant])).find((one) => one.service === service);
  return found ?? { tenant, service, feed: [], said: [] };
}

const today = (now: Date) => now.toISOString().slice(0, 10);

async function plan(doing: Doing, values: Values): Promise<Plan> {
  const { tx, who, now, why } = doing;
  const place = await tenantByGuid(tx, values.guid as string);
  if (place === undefined) throw problems.IMPORT_GUID_UNKNOWN(values.guid as string);
  const { id: tenantId, name } = await visibleTenant(tx, who, place.id);
  const service = serviceCalled(values.service as string);
  if (typeof values.entitlements !== 'number') throw problems.IMPORT_ROW_NEEDS('override', ['Entitlements']);
  const count = values.entitlements;
  const from = (values.from as string | undefined) ?? today(now);
  const known = await saidOf(doing, tenantId, service);
  const held = availableOn(availableSteps(known.feed, known.said), dayNumber(from));
  const same = held?.override !== undefined && held.override !== null && held.count === count;
  return {
    action: same ? 'unchanged' : known.said.length === 0 ? 'create' : 'update',
    label: `${service}, ${name}`,
    chain: tenantId,
    changes: same ? [] : [{ field: 'entitlements', before: cellOf(held?.count), after: cellOf(count) }],
    run: async () => {
      const reason = (values.why as string | undefined) ?? why;
      const cmd = { tenantId, service, entitlements: count, from, why: reason, match: known.said.length };
      await overrideEntitlement(tx, who, cmd, now);
      return { subject: `${tenantId} ${service}`, chain: tenantId };
    },
  };
}

export const entitlements: NounPlan = {
  plan,
  /** What held before holds again from the same day on: an earlier word, or the feed's count. */
  async takeBack(doing, { subject, entries }) {
    const { tx, who, now, why } = doing;
    const [tenantId, service = ''] = subject.split(' ') as [TenantId, string];
    await visibleTenant(tx, who, tenantId);
    const known = await saidOf(doing, tenantId, service);
    const [entry] = entries;
    const from = String(entry?.facts.from ?? '');
    const day = dayNumber(from);
    const left = entry?.after.entitlements;
    const own = known.said.findIndex(
      (word) => word.from === day && word.count === left && word.at.getTime() === entry?.at.getTime(),
    );
    const held = availableOn(availableSteps(known.feed, known.said), day);
    if (own < 0 || held?.override?.from !== day || held.count !== left)
      throw problems.IMPORT_KEPT_CHANGED(['entitlements']);
    const earlier = known.said.slice(0, own);
    const before = availableOn(availableSteps(known.feed, earlier), day);
    const count = isOverridden(earlier, day) ? (before?.count ?? null) : null;
    const cmd = { tenantId, service, entitlements: count, from, why, match: known.said.length };
    await overrideEntitlement(tx, who, cmd, now);
    return [];
  },
};
