import { type Facts, type FactValue, factsFrom, known } from '../../engine/facts.ts';
import type { Db } from '../../store/store.ts';
import type { TenantId } from '../tenants/model.ts';
import type { AtTenant } from './actors.ts';
import type { FactName } from './facts.ts';
import type { CaseRow } from './queries.ts';

export type FactValues = Partial<Record<FactName, FactValue>>;

/** Where facts come from that this feature does not know by itself: services, usage. Composed by the app. */
export type FactSource = (db: Db, tenant: TenantId, at: Date) => Promise<FactValues>;

/** Every fact of a case as it is now. What no source tells is unknown, with that as its reason. */
export async function caseFacts(
  db: Db,
  tenant: { readonly id: TenantId; readonly active: boolean },
  row: CaseRow | undefined,
  atTenant: readonly AtTenant[],
  sources: readonly FactSource[],
  now: Date,
): Promise<Facts> {
  const told = await Promise.all(sources.map((source) => source(db, tenant.id, now)));
  return factsFrom(Object.assign({}, ...told, ownFacts(tenant, row, atTenant, now)));
}

function ownFacts(
  tenant: { readonly active: boolean },
  row: CaseRow | undefined,
  atTenant: readonly AtTenant[],
  now: Date,
): FactValues {
  const evaluation = (row?.stored as Record<string, { fit?: string } | undefined> | undefined)?.[
    'hold evaluation'
  ];
  const days = row === undefined ? 0 : Math.floor((now.getTime() - row.state_since.getTime()) / 86_400_000);
  return {
    'tenant.active': known(tenant.active),
    'tenant.open_case': known(row !== undefined && !row.ended),
    'tenant.manager': known(atTenant.some(({ role }) => role === 'fm')),
    'case.offers_fit': known(evaluation?.fit === 'Offers fit'),
    'case.help_requested': known(row?.help_requested ?? false),
    'case.delivered_before': known(row?.delivered_before ?? []),
    'case.days': known(days),
  };
}
