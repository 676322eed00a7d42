import { differing } from '../../base/differing.ts';
import { newId } from '../../base/ids.ts';
import { appendToLedger } from '../../store/ledger.ts';
import type { Tx } from '../../store/store.ts';
import type { Actor } from '../people/model.ts';
import { refuseUnknownChoice } from '../tenants/choice-commands.ts';
import { choicesOf } from '../tenants/choice-queries.ts';
import { visibleTenant } from '../tenants/commands.ts';
import type { TenantId } from '../tenants/model.ts';
import { may } from '../tenants/policy.ts';
import { lastChangerOf } from '../tenants/queries.ts';
import type { Company, CompanyFields, CompanyId } from './company-model.ts';
import { companyLike, dropCompany, insertCompany, lockCompany, putCompany } from './company-queries.ts';
import { problems } from './problems.ts';

type Row = NonNullable<Awaited<ReturnType<typeof lockCompany>>>;

export function presentCompany({ id, name, mpn_id: mpnId, kind, engaged, notes, version }: Row): Company {
  return { id, name, mpnId, kind, engaged, notes, version };
}

async function requireWriter(tx: Tx, who: Actor, tenantId: TenantId): Promise<void> {
  const { name, my_role: myRole } = await visibleTenant(tx, who, tenantId);
  if (!may.changeShared(who, { assigned: myRole !== null })) throw problems.CONTACT_READ_ONLY(name);
}

async function refuseOdd(
  tx: Tx,
  tenantId: TenantId,
  fields: CompanyFields,
  before: CompanyFields | undefined,
  id: CompanyId | undefined,
): Promise<void> {
  const kinds = await choicesOf(tx, 'partner-kind');
  refuseUnknownChoice(kinds, fields.kind, before?.kind ?? null, 'kind of partner');
  const other = await companyLike(tx, tenantId, fields, id);
  if (other !== undefined) throw problems.COMPANY_THERE(other.name, fields.kind);
}

/** Adds a partner company of a tenant. @throws TENANT_UNKNOWN, CONTACT_READ_ONLY, CHOICE_UNKNOWN, COMPANY_THERE. */
export async function addCompany(
  tx: Tx,
  who: Actor,
  { tenantId, ...fields }: CompanyFields & { readonly tenantId: TenantId },
  now: Date,
): Promise<Company> {
  await requireWriter(tx, who, tenantId);
  await refuseOdd(tx, tenantId, fields, undefined, undefined);
  const id = newId('company', now);
  await insertCompany(tx, id, tenantId, fields);
  await tell(tx, who, tenantId, id, 'company.added', fields.name, { before: {}, after: fields }, now);
  return { id, ...fields, version: 1 };
}

export interface SaveCompany {
  readonly tenantId: TenantId;
  readonly companyId: CompanyId;
  readonly match: number;
  readonly change: { readonly [Field in keyof CompanyFields]?: CompanyFields[Field] | undefined };
}

async function lockedCompany(
  tx: Tx,
  who: Actor,
  { tenantId, companyId, match }: Omit<SaveCompany, 'change'>,
): Promise<Row> {
  await requireWriter(tx, who, tenantId);
  const row = await lockCompany(tx, tenantId, companyId);
  if (row === undefined) throw problems.COMPANY_UNKNOWN();
  if (row.version !== match) {
    const name = await lastChangerOf(tx, tenantId, companyId);
    throw problems.VERSION_STALE(name, row.name, { current: presentCompany(row) });
  }
  return row;
}

/** Changes a partner company of a tenant. @throws TENANT_UNKNOWN, CONTACT_READ_ONLY, COMPANY_UNKNOWN, CHOICE_UNKNOWN, COMPANY_THERE, VERSION_STALE. */
export async function saveCompany(tx: Tx, who: Actor, cmd: SaveCompany, now: Date): Promise<Company> {
  const row = await lockedCompany(tx, who, cmd);
  const { name, mpn_id: mpnId, kind, engaged, notes } = row;
  const current = { name, mpnId, kind, engaged, notes };
  const found = differing<CompanyFields>(current, cmd.change);
  if (found === undefined) return presentCompany(row);
  const next = { ...current, ...found.after };
  await refuseOdd(tx, cmd.tenantId, next, current, cmd.companyId);
  const version = row.version + 1;
  await putCompany(tx, cmd.companyId, found.after, version);
  await tell(tx, who, cmd.tenantId, cmd.companyId, 'company.saved', next.name, found, now);
  return { id: cmd.companyId, ...next, version };
}

/** Removes a partner company from a tenant. @throws TENANT_UNKNOWN, CONTACT_READ_ONLY, COMPANY_UNKNOWN, VERSION_STALE. */
export async function removeCompany(
  tx: Tx,
  who: Actor,
  cmd: Omit<SaveCompany, 'change'>,
  now: Date,
): Promise<void> {
  const { name, mpn_id: mpnId, kind, engaged, notes } = await lockedCompany(tx, who, cmd);
  await dropCompany(tx, cmd.companyId);
  const gone = { before: { name, mpnId, kind, engaged, notes }, after: {} };
  await tell(tx, who, cmd.tenantId, cmd.companyId, 'company.removed', name, gone, now);
}

/** Partners see the companies of their tenants, so they read what happened to them. Notes may speak of people. */
async function tell(
  tx: Tx,
  who: Actor,
  tenant: TenantId,
  id: string,
  kind: string,
  name: string,
  { before, after }: { readonly before: Partial<CompanyFields>; readonly after: Partial<CompanyFields> },
  now: Date,
): Promise<void> {
  const { notes: was, ...openBefore } = before;
  const { notes: is, ...openAfter } = after;
  const spoken = was !== undefined || is !== undefined;
  await appendToLedger(tx, {
    tenant,
    at: now,
    person: who.person,
    kind,
    subject: id,
    facts: { name, before: openBefore, after: openAfter },
    ...(spoken ? { personal: { before: { notes: was ?? '' }, after: { notes: is ?? '' } } } : {}),
    audience: 'shared',
  });
}
