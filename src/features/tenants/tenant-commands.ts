import { differing } from '../../base/differing.ts';
import { appendToLedger } from '../../store/ledger.ts';
import type { Tx } from '../../store/store.ts';
import type { Actor } from '../people/model.ts';
import { refuseUnknownChoice } from './choice-commands.ts';
import { choicesOf } from './choice-queries.ts';
import { visibleTenant } from './commands.ts';
import { customerByTpid } from './customer-queries.ts';
import type { TenantId, TenantMaster } from './model.ts';
import { may } from './policy.ts';
import { problems } from './problems.ts';
import { lastChangerOf } from './queries.ts';
import { lockTenant, putTenant, tenantDetail } from './tenant-queries.ts';

/** What every change of a tenant says: which one, and the version that the person was looking at. */
export interface TenantChange {
  readonly tenantId: TenantId;
  readonly match: number;
  readonly why?: string | undefined;
}

type Detail = NonNullable<Awaited<ReturnType<typeof tenantDetail>>>;
type Wanted = { readonly [Field in keyof TenantMaster]?: TenantMaster[Field] | undefined };

export function presentMaster(row: Detail): TenantMaster {
  const { name, domain, tpid, country, seats, version } = row;
  return {
    name,
    domain,
    tpid,
    country,
    seats,
    wantsPartner: row.wants_partner,
    partnerStatus: row.partner_status,
    partnerStatusDay: row.partner_status_date,
    version,
  };
}

/** One change of the row that partners see too. The entry is theirs to read as well, but for its reason. */
async function change(
  tx: Tx,
  who: Actor,
  { tenantId, match, why = '' }: TenantChange,
  kind: string,
  now: Date,
  decide: (row: Detail, assigned: boolean) => Promise<Wanted> | Wanted,
): Promise<TenantMaster> {
  const { my_role: myRole } = await visibleTenant(tx, who, tenantId);
  await lockTenant(tx, tenantId);
  const row = await tenantDetail(tx, who.person, tenantId);
  if (row === undefined) throw problems.TENANT_UNKNOWN();
  const wanted = await decide(row, myRole !== null);
  const current = presentMaster(row);
  if (row.version !== match) {
    const name = await lastChangerOf(tx, tenantId, tenantId);
    throw problems.VERSION_STALE(name, row.name, { current });
  }
  const found = differing(current, wanted);
  if (found === undefined) return current;
  const version = match + 1;
  await putTenant(tx, tenantId, found.after, version);
  const facts = { before: found.before, after: found.after, version };
  const entry = { tenant: tenantId, at: now, person: who.person, kind, subject: tenantId, why, facts };
  await appendToLedger(tx, { ...entry, audience: 'shared' });
  return { ...current, ...found.after, version };
}

export interface SaveTenant extends TenantChange {
  readonly name?: string | undefined;
  readonly domain?: string | undefined;
  /** Of the customer that it belongs to. */
  readonly tpid?: number | undefined;
  readonly country?: string | undefined;
  readonly seats?: number | null | undefined;
}

/**
 * Changes the master data of a tenant, also which customer it belongs to.
 * @throws TENANT_UNKNOWN, TENANT_MASTER_KEPT, TPID_UNKNOWN, TENANT_IS_REFERENCE, VERSION_STALE.
 */
export function saveTenant(tx: Tx, who: Actor, cmd: SaveTenant, now: Date): Promise<TenantMaster> {
  return change(tx, who, cmd, 'tenant.saved', now, async (row) => {
    if (!may.keepPortfolio(who)) throw problems.TENANT_MASTER_KEPT(row.name);
    const { name, domain, tpid, country, seats } = cmd;
    if (tpid !== undefined && tpid !== row.tpid) {
      if ((await customerByTpid(tx, tpid)) === undefined) throw problems.TPID_UNKNOWN(tpid);
      if (row.reference) throw problems.TENANT_IS_REFERENCE(row.name, row.customer);
    }
    return { name, domain, tpid, country, seats };
  });
}

/** Says whether the customer wishes for a partner's help. @throws TENANT_UNKNOWN, TENANT_READ_ONLY, VERSION_STALE. */
export function saveWantsPartner(
  tx: Tx,
  who: Actor,
  cmd: TenantChange & { readonly wantsPartner: boolean },
  now: Date,
): Promise<TenantMaster> {
  return change(tx, who, cmd, 'tenant.partner-wish', now, (row, assigned) => {
    if (!may.changeShared(who, { assigned })) throw problems.TENANT_READ_ONLY(row.name);
    return { wantsPartner: cmd.wantsPartner };
  });
}

/**
 * Sets the partner's status: Active, Blocked or Paused, and since when (domain.md 2.4, 3.17).
 * @throws TENANT_UNKNOWN, TENANT_READ_ONLY, CHOICE_UNKNOWN, STATUS_NOT_YET, VERSION_STALE.
 */
export function savePartnerStatus(
  tx: Tx,
  who: Actor,
  cmd: TenantChange & { readonly value: string; readonly day: string },
  now: Date,
): Promise<TenantMaster> {
  return change(tx, who, cmd, 'tenant.partner-status', now, async (row, assigned) => {
    if (!may.changeShared(who, { assigned })) throw problems.TENANT_READ_ONLY(row.name);
    const known = await choicesOf(tx, 'partner-status');
    refuseUnknownChoice(known, cmd.value, row.partner_status, "partner's status");
    if (cmd.day > latestDay(now)) throw problems.STATUS_NOT_YET(cmd.day);
    return { partnerStatus: cmd.value, partnerStatusDay: cmd.day };
  });
}

/** The last day that it can be anywhere on earth: a day in Auckland is not yet to come because it isn't one in Oslo. */
export const latestDay = (now: Date): string =>
  new Date(now.getTime() + 14 * 3_600_000).toISOString().slice(0, 10);
