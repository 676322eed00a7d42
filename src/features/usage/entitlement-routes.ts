import { dayText } from '../../base/days.ts';
import { type Route, reads, writes } from '../../http/route.ts';
import type { Actor } from '../people/model.ts';
import { visibleTenant } from '../tenants/commands.ts';
import { may } from '../tenants/policy.ts';
import { todayOf } from './asked.ts';
import * as contracts from './contract.ts';
import { overrideEntitlement, presentEntitlement } from './override-entitlement.ts';
import { problems } from './problems.ts';
import { entitledOf, tenantCalled } from './queries.ts';

const today = (now: Date) => dayText(todayOf(now));

export function entitlementRoutes(): Route<Actor>[] {
  return [
    reads(contracts.findUsageTenant, async ({ db }, { called }) => {
      const tenant = await tenantCalled(db, called);
      if (tenant === undefined) throw problems.USAGE_TENANT_UNKNOWN(called);
      return { id: tenant.id, name: tenant.name };
    }),
    reads(contracts.listUsageEntitlements, async ({ db, who, now }, { tenantId, day = today(now) }) => {
      const { my_role: role } = await visibleTenant(db, who, tenantId);
      const entitled = await entitledOf(db, [tenantId]);
      return {
        day,
        mayOverride: may.writeTenant(who, { assigned: role !== null }),
        items: entitled.map((one) => presentEntitlement(one, day)),
      };
    }),
    writes(contracts.setUsageEntitlement, ({ tx, who, now, match = 0 }, { from = today(now), ...input }) =>
      overrideEntitlement(tx, who, { ...input, from, match }, now),
    ),
    writes(contracts.removeUsageEntitlement, ({ tx, who, now, match = 0 }, { from = today(now), ...input }) =>
      overrideEntitlement(tx, who, { ...input, entitlements: null, from, match }, now),
    ),
  ];
}
