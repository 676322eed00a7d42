import { appendToLedger, organisation, redactLedger } from '../../store/ledger.ts';
import type { Db, Store } from '../../store/store.ts';
import { type Actor, systemActor } from '../people/model.ts';
import { visibleTenant } from '../tenants/commands.ts';
import type { TenantId } from '../tenants/model.ts';
import { may } from '../tenants/policy.ts';
import { contactsWithEmail, entriesOf, forgetAnswers, forgetImported } from './erase-queries.ts';
import type { ContactId } from './model.ts';
import { mayChange, presentFields } from './place-commands.ts';
import { problems } from './problems.ts';
import { contactById, dropContact } from './queries.ts';

/** Everything that is kept of one contact, for the person it is about (GDPR, articles 15 and 20). */
export interface ContactData {
  readonly id: string;
  /** Null when the contact itself has been deleted. */
  readonly contact: Readonly<Record<string, unknown>> | null;
  readonly entries: readonly {
    readonly at: string;
    readonly kind: string;
    readonly facts: unknown;
    readonly personal: unknown;
  }[];
}

type Entries = Awaited<ReturnType<typeof entriesOf>>;

/** Whether this person answers for a contact, also for one that is deleted: then its place is told by the ledger. */
async function mayAnswerFor(db: Db, who: Actor, id: ContactId, entries: Entries): Promise<boolean> {
  const row = await contactById(db, who.person, id);
  if (row !== undefined) return mayChange(who, row);
  const tenant = entries.find((entry) => entry.tenant_id !== null)?.tenant_id;
  if (tenant == null) return entries.length > 0 && may.keepPortfolio(who);
  const { my_role: myRole } = await visibleTenant(db, who, tenant as TenantId);
  return may.changeShared(who, { assigned: myRole !== null });
}

/** @throws CONTACT_UNKNOWN, also for one that exists but is none of theirs; CONTACT_READ_ONLY. */
async function answeredFor(db: Db, who: Actor, id: ContactId): Promise<void> {
  const entries = await entriesOf(db, id);
  const row = await contactById(db, who.person, id);
  if (row === undefined && entries.length === 0) throw problems.CONTACT_UNKNOWN();
  if (!(await mayAnswerFor(db, who, id, entries)))
    throw problems.CONTACT_READ_ONLY(row?.tenant ?? row?.customer ?? 'this place');
}

/** @throws CONTACT_UNKNOWN, CONTACT_READ_ONLY. */
export async function contactData(db: Db, who: Actor, id: ContactId): Promise<ContactData> {
  await answeredFor(db, who, id);
  return dataOf(db, who, id);
}

async function dataOf(db: Db, who: Actor, id: string): Promise<ContactData> {
  const row = await contactById(db, who.person, id as ContactId);
  const entries = await entriesOf(db, id);
  const { kind, source, admin_type: adminType } = row ?? {};
  const place = row?.tenant ?? row?.customer;
  return {
    id,
    contact: row === undefined ? null : { kind, place, ...presentFields(row), source, adminType },
    entries: entries.map((entry) => ({
      at: entry.at.toISOString(),
      kind: entry.kind,
      facts: entry.facts,
      personal: entry.personal,
    })),
  };
}

/**
 * Erases a contact (GDPR, article 17): the row, and from the ledger every word about the person. What is left says that there was a contact, what
 * was done and by whom, and the chain stays valid.
 * @returns how many entries lost their personal part. @throws CONTACT_UNKNOWN, CONTACT_READ_ONLY.
 */
export async function eraseContact(
  store: Store,
  who: Actor,
  { contactId, why }: { readonly contactId: ContactId; readonly why: string },
  now: Date,
): Promise<{ entries: number }> {
  await answeredFor(store.as(who), who, contactId);
  return erase(store, who, contactId, why, now);
}

// Under the portal's own handle: only it takes anything out of the ledger.
function erase(
  store: Store,
  who: Actor,
  id: ContactId,
  why: string,
  now: Date,
): Promise<{ entries: number }> {
  return store.system.transaction().execute(async (tx) => {
    const row = await contactById(tx, systemActor.person, id);
    if (row !== undefined) await dropContact(tx, id);
    const entries = (await entriesOf(tx, id)).filter(({ personal }) => personal !== null);
    const by = { person: who.person, at: now, why };
    for (const { chain, seq, tenant_id: tenant } of entries)
      await redactLedger(tx, { chain, seq, tenant }, by);
    await forgetAnswers(tx, id);
    await forgetImported(tx, id, row?.email ?? '');
    const known = row ?? entries[0];
    const tenant = known?.tenant_id ?? null;
    const customer = row?.customer_id ?? customerIn(entries);
    const facts = { contact: id, customer, entries: entries.length };
    const entry = { tenant, at: now, person: who.person, kind: 'contact.erased', subject: id, why, facts };
    await appendToLedger(tx, entry);
    return { entries: entries.length };
  });
}

const customerIn = (entries: Entries): unknown =>
  (entries.find(({ chain }) => chain === organisation)?.facts as { customer?: unknown } | undefined)
    ?.customer ?? null;

/**
 * What is kept of a person anywhere, by e-mail address.
 * @param all the portal's own handle, which sees every place. @throws CONTACT_DATA_KEPT, CONTACT_EMAIL_UNKNOWN.
 */
export async function dataOfPerson(all: Db, who: Actor, email: string): Promise<ContactData[]> {
  if (!may.keepPortfolio(who)) throw problems.CONTACT_DATA_KEPT();
  const ids = await contactsWithEmail(all, email);
  if (ids.length === 0) throw problems.CONTACT_EMAIL_UNKNOWN(email);
  return Promise.all(ids.map((id) => dataOf(all, systemActor, id)));
}

/** Erases a person wherever they are a contact, or were one, by e-mail address. @throws CONTACT_DATA_KEPT, CONTACT_EMAIL_UNKNOWN. */
export async function erasePerson(
  store: Store,
  who: Actor,
  { email, why }: { readonly email: string; readonly why: string },
  now: Date,
): Promise<{ contacts: number; entries: number }> {
  if (!may.keepPortfolio(who)) throw problems.CONTACT_DATA_KEPT();
  const ids = await contactsWithEmail(store.system, email);
  if (ids.length === 0) throw problems.CONTACT_EMAIL_UNKNOWN(email);
  let entries = 0;
  for (const id of ids) entries += (await erase(store, who, id as ContactId, why, now)).entries;
  return { contacts: ids.length, entries };
}
