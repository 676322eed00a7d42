import { acts, type Route, reads, writes } from '../../http/route.ts';
import { type Actor, systemActor } from '../people/model.ts';
import { visibleTenant } from '../tenants/commands.ts';
import { may } from '../tenants/policy.ts';
import { addContact, deleteContact, saveContact } from './commands.ts';
import { addCompany, presentCompany, removeCompany, saveCompany } from './company-commands.ts';
import * as companies from './company-contract.ts';
import { companiesOf } from './company-queries.ts';
import { shownCompanies } from './company-rules.ts';
import * as contracts from './contract.ts';
import { contactData, dataOfPerson, eraseContact, erasePerson } from './erase-commands.ts';
import { mayAddAt, presentContact } from './place-commands.ts';
import { type ContactRow, contactsOfCustomer, contactsOfTenant } from './queries.ts';
import { lacksSurveyContact, supersededOf } from './rules.ts';

export function contactRoutes(): Route<Actor>[] {
  return [...listRoutes(), ...changeRoutes(), ...personRoutes(), ...companyRoutes()];
}

function presentAll(who: Actor, rows: readonly ContactRow[]) {
  const superseded = supersededOf(
    rows.map(({ id, kind, title, tenant_id: tenant, modified_at: at }) => ({
      id,
      kind,
      title,
      at: tenant === null ? 'customer' : 'tenant',
      modifiedAt: at.toISOString(),
    })),
  );
  return rows.map((row) => presentContact(who, row, superseded));
}

function listRoutes(): Route<Actor>[] {
  return [
    reads(contracts.listTenantContacts, async ({ db, who }, { tenantId }) => {
      const { active } = await visibleTenant(db, who, tenantId);
      const contacts = presentAll(who, await contactsOfTenant(db, who.person, tenantId));
      const { may: mayAdd } = await mayAddAt(db, who, { tenant: tenantId });
      return {
        contacts,
        mayAdd,
        mayAddMicrosoft: mayAdd && may.readInternal(who),
        lacksSurveyContact: lacksSurveyContact(active, contacts),
      };
    }),
    reads(contracts.listCustomerContacts, async ({ db, who }, { customerId }) => {
      const { may: mayAdd } = await mayAddAt(db, who, { customer: customerId });
      const contacts = presentAll(who, await contactsOfCustomer(db, who.person, customerId));
      return { contacts, mayAdd, mayAddMicrosoft: mayAdd && may.readInternal(who) };
    }),
  ];
}

function changeRoutes(): Route<Actor>[] {
  return [
    writes(contracts.addTenantContact, async ({ tx, who, now }, { tenantId, kind, ...fields }) => ({
      id: await addContact(tx, who, { place: { tenant: tenantId }, kind, fields: given(fields) }, now),
    })),
    writes(contracts.addCustomerContact, async ({ tx, who, now }, { customerId, kind, ...fields }) => ({
      id: await addContact(tx, who, { place: { customer: customerId }, kind, fields: given(fields) }, now),
    })),
    writes(contracts.saveContact, ({ tx, who, now, match = 0 }, { contactId, ...change }) =>
      saveContact(tx, who, { contactId, match, change }, now),
    ),
    writes(contracts.deleteContact, ({ tx, who, now, match = 0 }, { contactId }) =>
      deleteContact(tx, who, { contactId, match }, now),
    ),
  ];
}

/** Without the fields that were left out, which would hide those of an empty contact. */
const given = <T extends object>(fields: T) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Field in keyof T]?: Exclude<T[Field], undefined>;
  };

function personRoutes(): Route<Actor>[] {
  return [
    reads(contracts.readContactData, async ({ db, who }, { contactId }) => {
      const { id, contact, entries } = await contactData(db, who, contactId);
      return { id, contact, entries: [...entries] };
    }),
    acts(contracts.eraseContact, ({ store, who, now }, input) => eraseContact(store, who, input, now)),
    reads(contracts.readPersonData, async ({ dbOf, who }, { email }) => ({
      contacts: (await dataOfPerson(dbOf(systemActor), who, email)).map(({ entries, ...rest }) => ({
        ...rest,
        entries: [...entries],
      })),
    })),
    acts(contracts.erasePerson, ({ store, who, now }, input) => erasePerson(store, who, input, now)),
  ];
}

function companyRoutes(): Route<Actor>[] {
  return [
    reads(companies.listCompanies, async ({ db, who }, { tenantId }) => {
      const { my_role: myRole } = await visibleTenant(db, who, tenantId);
      const rows = await companiesOf(db, tenantId);
      return {
        companies: shownCompanies(rows.map(presentCompany)),
        mayWrite: may.changeShared(who, { assigned: myRole !== null }),
      };
    }),
    writes(companies.addCompany, ({ tx, who, now }, input) => addCompany(tx, who, input, now)),
    writes(companies.saveCompany, ({ tx, who, now, match = 0 }, { tenantId, companyId, ...change }) =>
      saveCompany(tx, who, { tenantId, companyId, match, change }, now),
    ),
    writes(companies.removeCompany, async ({ tx, who, now, match = 0 }, input) => {
      await removeCompany(tx, who, { ...input, match }, now);
      return { removed: true as const };
    }),
  ];
}
