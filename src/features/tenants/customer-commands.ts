import { differing } from '../../base/differing.ts';
import { appendToLedger, organisation } from '../../store/ledger.ts';
import type { Db, Tx } from '../../store/store.ts';
import type { Actor } from '../people/model.ts';
import { refuseUnknownChoice } from './choice-commands.ts';
import { choicesOf } from './choice-queries.ts';
import type { CustomerMaster, Perspective, Progress } from './customer-model.ts';
import {
  customerDetail,
  dropCustomer,
  isContactOfCustomer,
  isCustomerUsed,
  lockCustomer,
  lockCustomerInternal,
  putCustomer,
  putCustomerInternal,
  referenceKeepers,
  tenantBelongsTo,
} from './customer-queries.ts';
import type { CustomerId, TenantId } from './model.ts';
import { may } from './policy.ts';
import { problems } from './problems.ts';
import { lastChangerOf } from './queries.ts';

type Detail = NonNullable<Awaited<ReturnType<typeof customerDetail>>>;

/** A customer that this person may see. @throws CUSTOMER_UNKNOWN, also for one that exists but is none of theirs. */
export async function visibleCustomer(db: Db, who: Actor, id: CustomerId): Promise<Detail> {
  const row = may.readCustomers(who) ? await customerDetail(db, who.person, id) : undefined;
  if (row === undefined) throw problems.CUSTOMER_UNKNOWN();
  return row;
}

/** What of a customer its writers need to be. */
export const atCustomer = (row: Detail) => ({
  assigned: row.my_role !== null,
  assignedToReference: row.at_reference,
});

export const presentCustomerMaster = ({ name, region, segment, managed }: Detail): CustomerMaster => ({
  name,
  region,
  segment,
  managed,
});

export const presentProgress = (row: Detail): Progress => ({
  status: row.status as Progress['status'],
  progressDue: row.progress_due,
  nextReview: row.next_review,
  previousReview: row.previous_review,
  renewal: row.renewal,
  watchlist: row.watchlist ?? '',
  vertical: row.vertical ?? '',
});

export const presentPerspective = (row: Detail): Perspective => ({
  mindset: row.mindset as Perspective['mindset'],
  completion: row.completion,
  motivation: row.motivation ?? '',
  stakeholderId: row.stakeholder_id,
});

export interface CustomerChange {
  readonly customerId: CustomerId;
  readonly match: number;
  readonly why?: string | undefined;
}

type Partly<T> = { readonly [Field in keyof T]?: T[Field] | undefined };

async function tell(
  tx: Tx,
  who: Actor,
  { customerId, why = '' }: CustomerChange,
  kind: string,
  found: { readonly before: object; readonly after: object },
  now: Date,
): Promise<void> {
  const facts = { customer: customerId, before: found.before, after: found.after };
  const entry = { tenant: null, at: now, person: who.person, kind, subject: customerId, why, facts };
  await appendToLedger(tx, entry);
}

async function stale(tx: Tx, row: Detail, current: object) {
  return problems.VERSION_STALE(await lastChangerOf(tx, organisation, row.id), row.name, { current });
}

/** Changes name, region, segment, and whether there is an account team. @throws CUSTOMER_UNKNOWN, CUSTOMER_MASTER_KEPT, CHOICE_UNKNOWN, VERSION_STALE. */
export async function saveCustomer(
  tx: Tx,
  who: Actor,
  cmd: CustomerChange & Partly<CustomerMaster>,
  now: Date,
): Promise<CustomerMaster & { version: number }> {
  const { customerId, match, name, region, segment, managed } = cmd;
  const seen = await visibleCustomer(tx, who, customerId);
  if (!may.keepPortfolio(who)) throw problems.CUSTOMER_MASTER_KEPT(seen.name);
  await lockCustomer(tx, customerId);
  const row = await visibleCustomer(tx, who, customerId);
  const current = { ...presentCustomerMaster(row), version: row.version };
  if (row.version !== match) throw await stale(tx, row, current);
  if (segment) refuseUnknownChoice(await choicesOf(tx, 'segment'), segment, row.segment, 'segment');
  const found = differing(presentCustomerMaster(row), { name, region, segment, managed });
  if (found === undefined) return current;
  await putCustomer(tx, customerId, found.after, match + 1);
  await tell(tx, who, cmd, 'customer.saved', found, now);
  return { ...current, ...found.after, version: match + 1 };
}

/** One change of what the organisation says of a customer: its part of the row is locked, compared, saved and told. */
async function changeInternal<T extends object>(
  tx: Tx,
  who: Actor,
  cmd: CustomerChange,
  kind: string,
  now: Date,
  part: {
    readonly present: (row: Detail) => T;
    /** Throws where this person may not, or what is wanted is not possible. */
    readonly decide: (row: Detail) => Promise<Partly<T>>;
  },
): Promise<T & { version: number }> {
  await visibleCustomer(tx, who, cmd.customerId);
  await lockCustomerInternal(tx, cmd.customerId);
  const row = await visibleCustomer(tx, who, cmd.customerId);
  const wanted = await part.decide(row);
  const version = row.internal_version ?? 1;
  const current = { ...part.present(row), version };
  if (version !== cmd.match) throw await stale(tx, row, current);
  const found = differing(part.present(row), wanted);
  if (found === undefined) return current;
  await putCustomerInternal(tx, cmd.customerId, found.after, version + 1);
  await tell(tx, who, cmd, kind, found, now);
  return { ...current, ...found.after, version: version + 1 };
}

function refuseReader(who: Actor, row: Detail): void {
  const writes = may.writeCustomer(who, atCustomer(row)) || may.keepPortfolio(who);
  if (!writes) throw problems.CUSTOMER_READ_ONLY(row.name);
}

/** Saves the section Customer Progress (domain.md 3.1). @throws CUSTOMER_UNKNOWN, CUSTOMER_READ_ONLY, CHOICE_UNKNOWN, VERSION_STALE. */
export function saveProgress(tx: Tx, who: Actor, cmd: CustomerChange & Partly<Progress>, now: Date) {
  const decide = async (row: Detail): Promise<Partly<Progress>> => {
    refuseReader(who, row);
    const { status, progressDue, nextReview, previousReview, renewal, watchlist, vertical } = cmd;
    if (watchlist)
      refuseUnknownChoice(await choicesOf(tx, 'watchlist'), watchlist, row.watchlist, 'watchlist');
    if (vertical) refuseUnknownChoice(await choicesOf(tx, 'vertical'), vertical, row.vertical, 'vertical');
    return { status, progressDue, nextReview, previousReview, renewal, watchlist, vertical };
  };
  return changeInternal(tx, who, cmd, 'customer.progress-saved', now, { present: presentProgress, decide });
}

/** Saves the section Customer Perspective. @throws CUSTOMER_UNKNOWN, CUSTOMER_READ_ONLY, CHOICE_UNKNOWN, STAKEHOLDER_UNKNOWN, VERSION_STALE. */
export function savePerspective(tx: Tx, who: Actor, cmd: CustomerChange & Partly<Perspective>, now: Date) {
  const decide = async (row: Detail): Promise<Partly<Perspective>> => {
    refuseReader(who, row);
    const { mindset, completion, motivation, stakeholderId, customerId } = cmd;
    if (motivation)
      refuseUnknownChoice(await choicesOf(tx, 'motivation'), motivation, row.motivation, 'motivation');
    if (stakeholderId && !(await isContactOfCustomer(tx, customerId, stakeholderId)))
      throw problems.STAKEHOLDER_UNKNOWN(row.name);
    return { mindset, completion, motivation, stakeholderId };
  };
  return changeInternal(tx, who, cmd, 'customer.perspective-saved', now, {
    present: presentPerspective,
    decide,
  });
}

/** Puts the customer on lists of strategic customers, and off them. @throws CUSTOMER_UNKNOWN, CUSTOMER_MASTER_KEPT, CHOICE_UNKNOWN, VERSION_STALE. */
export function saveLists(tx: Tx, who: Actor, cmd: CustomerChange & { lists: readonly string[] }, now: Date) {
  const present = (row: Detail): { lists: readonly string[] } => ({ lists: row.lists ?? [] });
  const decide = async (row: Detail) => {
    if (!may.keepPortfolio(who)) throw problems.CUSTOMER_MASTER_KEPT(row.name);
    const known = await choicesOf(tx, 'customer-list');
    for (const list of cmd.lists)
      refuseUnknownChoice(known, list, row.lists?.includes(list) ? list : null, 'list of customers');
    return { lists: [...new Set(cmd.lists)].sort() };
  };
  return changeInternal(tx, who, cmd, 'customer.lists-saved', now, { present, decide });
}

/**
 * Makes another tenant the reference; there is one, always (domain.md 3.1).
 * @throws CUSTOMER_UNKNOWN, REFERENCE_RESTRICTED with whom to ask, REFERENCE_ELSEWHERE, VERSION_STALE.
 */
export function saveReference(tx: Tx, who: Actor, cmd: CustomerChange & { tenantId: TenantId }, now: Date) {
  const present = (row: Detail) => ({ reference: row.reference_tenant_id });
  const decide = async (row: Detail) => {
    if (!may.changeReference(who)) throw problems.REFERENCE_RESTRICTED(row.name, await referenceKeepers(tx));
    if (!(await tenantBelongsTo(tx, cmd.customerId, cmd.tenantId)))
      throw problems.REFERENCE_ELSEWHERE(row.name);
    return { reference: cmd.tenantId };
  };
  return changeInternal(tx, who, cmd, 'customer.reference-changed', now, { present, decide });
}

/** Removes a customer that nothing belongs to. What the ledger tells of it stays. @throws CUSTOMER_UNKNOWN, CUSTOMER_MASTER_KEPT, CUSTOMER_IN_USE, VERSION_STALE. */
export async function removeCustomer(tx: Tx, who: Actor, cmd: CustomerChange, now: Date): Promise<void> {
  const { customerId, match } = cmd;
  const row = await visibleCustomer(tx, who, customerId);
  if (!may.keepPortfolio(who)) throw problems.CUSTOMER_MASTER_KEPT(row.name);
  if (row.version !== match) throw await stale(tx, row, presentCustomerMaster(row));
  if (await isCustomerUsed(tx, customerId)) throw problems.CUSTOMER_IN_USE(row.name);
  const found = { before: { tpid: row.tpid, ...presentCustomerMaster(row) }, after: {} };
  await tell(tx, who, cmd, 'customer.removed', found, now);
  await dropCustomer(tx, customerId);
}
