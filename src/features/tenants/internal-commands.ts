import { differing } from '../../base/differing.ts';
import { appendToLedger } from '../../store/ledger.ts';
import type { Tx } from '../../store/store.ts';
import type { Actor } from '../people/model.ts';
import { refuseUnknownChoice } from './choice-commands.ts';
import { categoryOf, choicesOf } from './choice-queries.ts';
import { visibleTenant } from './commands.ts';
import type { Priority, TenantInternal } from './model.ts';
import { may } from './policy.ts';
import { problems } from './problems.ts';
import { lastChangerOf } from './queries.ts';
import { isActiveStatus, motionsFit } from './rules.ts';
import { latestDay, type TenantChange } from './tenant-commands.ts';
import { lockTenantInternal, putTenantActive, putTenantInternal, tenantDetail } from './tenant-queries.ts';

type Detail = NonNullable<Awaited<ReturnType<typeof tenantDetail>>>;
type Wanted = { readonly [Field in keyof TenantInternal]?: TenantInternal[Field] | undefined };

/** What the organisation says of a tenant among itself; null under a partner's handle, which sees no such row. */
export function presentInternal(row: Detail): TenantInternal | null {
  if (row.internal_version === null) return null;
  return {
    motions: (row.motions ?? []) as TenantInternal['motions'],
    tags: row.tags ?? [],
    segment: row.own_segment ?? '',
    urgency: row.urgency ?? '',
    entryReason: row.entry_reason ?? '',
    flags: row.flags ?? {},
    priority: row.priority as Priority | null,
    override: row.priority_override as Priority | null,
    priorityReason: row.priority_reason ?? '',
    status: row.overall_status ?? '',
    statusDay: row.status_date,
    activeOverride: row.active_override,
    activeReason: row.active_reason ?? '',
    version: row.internal_version,
  };
}

async function change(
  tx: Tx,
  who: Actor,
  { tenantId, match, why = '' }: TenantChange,
  kind: string,
  now: Date,
  decide: (current: TenantInternal) => Promise<Wanted> | Wanted,
): Promise<TenantInternal> {
  const { name, my_role: myRole } = await visibleTenant(tx, who, tenantId);
  if (!may.readInternal(who)) throw problems.TENANT_INTERNAL();
  if (!may.changeInternal(who, { assigned: myRole !== null })) throw problems.TENANT_READ_ONLY(name);
  await lockTenantInternal(tx, tenantId);
  const row = await tenantDetail(tx, who.person, tenantId);
  const current = row && presentInternal(row);
  if (!current) throw problems.TENANT_UNKNOWN();
  if (current.version !== match) {
    const faster = await lastChangerOf(tx, tenantId, `${tenantId}:internal`);
    throw problems.VERSION_STALE(faster, name, { current });
  }
  const found = differing(current, await decide(current));
  if (found === undefined) return current;
  const version = match + 1;
  await putTenantInternal(tx, tenantId, found.after, version);
  const facts = { before: found.before, after: found.after, version };
  const subject = `${tenantId}:internal`;
  await appendToLedger(tx, { tenant: tenantId, at: now, person: who.person, kind, subject, why, facts });
  return { ...current, ...found.after, version };
}

export interface SaveFacts extends TenantChange {
  readonly motions?: TenantInternal['motions'] | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly segment?: string | undefined;
  readonly urgency?: string | undefined;
  readonly flags?: Readonly<Record<string, string>> | undefined;
}

/**
 * Changes motions, tags, segment, urgency and flags. Tags are kept once each, in the order of letters.
 * @throws TENANT_UNKNOWN, TENANT_INTERNAL, TENANT_READ_ONLY, MOTIONS_EXCLUDE, CHOICE_UNKNOWN, VERSION_STALE.
 */
export function saveFacts(tx: Tx, who: Actor, cmd: SaveFacts, now: Date): Promise<TenantInternal> {
  return change(tx, who, cmd, 'tenant.facts-saved', now, async (current) => {
    const { motions, segment, urgency } = cmd;
    if (motions !== undefined && !motionsFit(motions)) throw problems.MOTIONS_EXCLUDE();
    if (segment) refuseUnknownChoice(await choicesOf(tx, 'segment'), segment, current.segment, 'segment');
    if (urgency)
      refuseUnknownChoice(await choicesOf(tx, 'urgency'), urgency, current.urgency, 'assignment urgency');
    const tags = cmd.tags && [...new Set(cmd.tags)].sort();
    // A flag without a value is none.
    const flags =
      cmd.flags && Object.fromEntries(Object.entries(cmd.flags).filter(([, value]) => value !== ''));
    return { motions, segment, urgency, tags, flags };
  });
}

export interface SavePriority extends TenantChange {
  /** Null sets it back to the computed one. */
  readonly override: Priority | null;
  readonly reason: string;
}

const reasonLists = { High: 'priority-high', Medium: 'priority-medium', Low: 'priority-low' } as const;

/**
 * Sets a priority against the computed one, with its reason, or back to its default (domain.md 3.3).
 * @throws TENANT_UNKNOWN, TENANT_INTERNAL, TENANT_READ_ONLY, OVERRIDE_UNEXPLAINED, CHOICE_UNKNOWN, VERSION_STALE.
 */
export function savePriority(tx: Tx, who: Actor, cmd: SavePriority, now: Date): Promise<TenantInternal> {
  const { override, reason } = cmd;
  const kind = override === null ? 'tenant.priority-default' : 'tenant.priority-overridden';
  return change(tx, who, cmd, kind, now, async (current) => {
    if (override === null) return { override, priorityReason: '' };
    if (reason === '') throw problems.OVERRIDE_UNEXPLAINED();
    const present = current.override === override ? current.priorityReason : null;
    const known = await choicesOf(tx, reasonLists[override]);
    refuseUnknownChoice(known, reason, present, `reason for the priority ${override}`);
    return { override, priorityReason: reason };
  });
}

/**
 * Sets the overall status and since when it holds. Whether the tenant is active follows from it (domain.md 3.2, 3.17).
 * @throws TENANT_UNKNOWN, TENANT_INTERNAL, TENANT_READ_ONLY, CHOICE_UNKNOWN, STATUS_NOT_YET, VERSION_STALE.
 */
export function saveStatus(
  tx: Tx,
  who: Actor,
  cmd: TenantChange & { readonly value: string; readonly day: string },
  now: Date,
): Promise<TenantInternal> {
  return change(tx, who, cmd, 'tenant.status-set', now, async (current) => {
    const { tenantId, value, day } = cmd;
    refuseUnknownChoice(await choicesOf(tx, 'overall-status'), value, current.status, 'overall status');
    if (day > latestDay(now)) throw problems.STATUS_NOT_YET(day);
    await putTenantActive(tx, tenantId, isActiveStatus(await categoryOf(tx, 'overall-status', value)));
    return { status: value, statusDay: day };
  });
}

/**
 * Says that a tenant is active, or is not, against what follows from status and queue; null lets it follow again.
 * @throws TENANT_UNKNOWN, TENANT_INTERNAL, TENANT_READ_ONLY, ACTIVITY_UNEXPLAINED, VERSION_STALE.
 */
export function saveActivity(
  tx: Tx,
  who: Actor,
  cmd: TenantChange & { readonly active: boolean | null; readonly reason: string },
  now: Date,
): Promise<TenantInternal> {
  const { active, reason } = cmd;
  const kind = active === null ? 'tenant.activity-default' : 'tenant.activity-overridden';
  return change(tx, who, cmd, kind, now, () => {
    if (active !== null && reason === '') throw problems.ACTIVITY_UNEXPLAINED();
    return { activeOverride: active, activeReason: active === null ? '' : reason };
  });
}
