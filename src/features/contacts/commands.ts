import { differing } from '../../base/differing.ts';
import { newId } from '../../base/ids.ts';
import { appendToLedger } from '../../store/ledger.ts';
import type { Tx } from '../../store/store.ts';
import type { Actor } from '../people/model.ts';
import type { CustomerId, TenantId } from '../tenants/model.ts';
import { may } from '../tenants/policy.ts';
import { checkedFields } from './check-commands.ts';
import { openFactsOf, personalFactsOf } from './facts-rules.ts';
import { type Contact, type ContactFields, type ContactId, type ContactKind, emptyContact } from './model.ts';
import {
  type ContactPlace,
  mayAddAt,
  presentContact,
  presentFields,
  visibleContact,
  writableContact,
} from './place-commands.ts';
import { problems } from './problems.ts';
import { dropContact, insertContact, putContact } from './queries.ts';
import { comesBack } from './rules.ts';

export interface NewContact {
  readonly place: ContactPlace;
  readonly kind: ContactKind;
  readonly fields: Partial<ContactFields>;
  /** Where it comes from; `manual` for one that somebody types in. */
  readonly source?: string;
  readonly adminType?: string;
}

/**
 * Adds a contact of a tenant, or of a customer as a whole. Its words about the person are the part of the ledger that can be redacted.
 * @throws TENANT_UNKNOWN, CUSTOMER_UNKNOWN, CONTACT_READ_ONLY, CONTACT_INTERNAL, CONTACT_FIELD_ELSEWHERE, CONTACT_DO_NOT_CALL_WHY,
 *   CONTACT_SURVEY_INCOMPLETE, CHOICE_UNKNOWN.
 */
export async function addContact(tx: Tx, who: Actor, given: NewContact, now: Date): Promise<ContactId> {
  const { place, kind, source = 'manual', adminType = '' } = given;
  const { may: mayAdd, name } = await mayAddAt(tx, who, place);
  if (!mayAdd) throw problems.CONTACT_READ_ONLY(name);
  if (kind === 'Microsoft' && !may.readInternal(who)) throw problems.CONTACT_INTERNAL();
  const at = 'tenant' in place ? 'tenant' : 'customer';
  const fields = await checkedFields(tx, kind, at, { ...emptyContact, ...given.fields }, emptyContact);
  const id = newId('contact', now);
  const tenant = 'tenant' in place ? place.tenant : null;
  const customer = 'customer' in place ? place.customer : null;
  const row = { id, tenant, customer, kind, source, adminType, by: who.person, at: now };
  await insertContact(tx, row, fields);
  const found = differing(emptyContact, fields) ?? { before: {}, after: {} };
  await tell(tx, who, { id, kind, name: fields.name, tenant, customer }, 'contact.added', found, now);
  return id;
}

export interface SaveContact {
  readonly contactId: ContactId;
  readonly match: number;
  readonly change: { readonly [Field in keyof ContactFields]?: ContactFields[Field] | undefined };
}

/** Changes a contact. @throws CONTACT_UNKNOWN, CONTACT_READ_ONLY, VERSION_STALE, and what addContact refuses. */
export async function saveContact(tx: Tx, who: Actor, cmd: SaveContact, now: Date): Promise<Contact> {
  const row = await writableContact(tx, who, cmd.contactId, cmd.match);
  const current = presentFields(row);
  const given = Object.fromEntries(Object.entries(cmd.change).filter(([, value]) => value !== undefined));
  const at = row.tenant_id === null ? 'customer' : 'tenant';
  const wanted = await checkedFields(tx, row.kind, at, { ...current, ...given }, current);
  const found = differing(current, wanted);
  if (found === undefined) return presentContact(who, row, new Set());
  const version = row.version + 1;
  await putContact(tx, cmd.contactId, found.after, { version, by: who.person, at: now });
  const { kind, tenant_id: tenant, customer_id: customer } = row;
  await tell(
    tx,
    who,
    { id: cmd.contactId, kind, name: wanted.name, tenant, customer },
    'contact.saved',
    found,
    now,
  );
  return presentContact(who, await visibleContact(tx, who, cmd.contactId), new Set());
}

/**
 * Deletes a contact. What the ledger tells of the person stays; `eraseContact` takes that out too.
 * @returns whether it comes again with the next synchronisation. @throws CONTACT_UNKNOWN, CONTACT_READ_ONLY, VERSION_STALE.
 */
export async function deleteContact(
  tx: Tx,
  who: Actor,
  cmd: { readonly contactId: ContactId; readonly match: number },
  now: Date,
): Promise<{ comesBack: boolean }> {
  const row = await writableContact(tx, who, cmd.contactId, cmd.match);
  await dropContact(tx, cmd.contactId);
  const { kind, name, tenant_id: tenant, customer_id: customer } = row;
  const found = differing(presentFields(row), emptyContact) ?? { before: {}, after: {} };
  const gone = { before: found.before, after: {} };
  await tell(tx, who, { id: cmd.contactId, kind, name, tenant, customer }, 'contact.deleted', gone, now);
  return { comesBack: comesBack(row) };
}

interface Told {
  readonly id: string;
  readonly kind: ContactKind;
  readonly name: string;
  readonly tenant: TenantId | null;
  readonly customer: CustomerId | null;
}

async function tell(
  tx: Tx,
  who: Actor,
  { id, kind, name, tenant, customer }: Told,
  what: string,
  found: { readonly before: Partial<ContactFields>; readonly after: Partial<ContactFields> },
  now: Date,
): Promise<void> {
  await appendToLedger(tx, {
    tenant,
    at: now,
    person: who.person,
    kind: what,
    subject: id,
    facts: {
      contact: id,
      kind,
      customer,
      before: openFactsOf(found.before),
      after: openFactsOf(found.after),
    },
    personal: { name, before: personalFactsOf(found.before), after: personalFactsOf(found.after) },
    // A customer has no chain that partners read, and of Microsoft's people they know nothing.
    audience: tenant !== null && kind !== 'Microsoft' ? 'shared' : 'internal',
  });
}
