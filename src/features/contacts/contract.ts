import * as z from 'zod';
import { contract, idSchema } from '../../http/contract.ts';
import { contactFieldsSchema, contactKinds, contactSchema } from './model.ts';

const tenantId = idSchema('tenant');
const customerId = idSchema('customer');
const contactId = idSchema('contact');
const why = z.string().trim().min(1, 'say why: it is kept in the ledger').max(500);

const list = z.object({
  contacts: z.array(contactSchema),
  mayAdd: z.boolean(),
  mayAddMicrosoft: z.boolean().describe('Add people of the account team, whom partners are not told of'),
});

export const listTenantContacts = contract({
  name: 'listTenantContacts',
  method: 'GET',
  path: '/tenants/:tenantId/contacts',
  tag: 'contacts',
  access: 'signed-in',
  summary: 'Contacts of a tenant, and those of its customer as a whole, by kind and name',
  input: z.object({ tenantId }),
  output: list.extend({
    lacksSurveyContact: z
      .boolean()
      .describe('The tenant is active, and nobody of the customer can be surveyed'),
  }),
});

export const listCustomerContacts = contract({
  name: 'listCustomerContacts',
  method: 'GET',
  path: '/customers/:customerId/contacts',
  tag: 'contacts',
  access: 'signed-in',
  summary: 'Contacts of a customer as a whole, and those of its tenants, by kind and name',
  input: z.object({ customerId }),
  output: list,
});

const fields = contactFieldsSchema.partial();

const added = z.object({ id: z.string() });

export const addTenantContact = contract({
  name: 'addTenantContact',
  method: 'POST',
  path: '/tenants/:tenantId/contacts',
  tag: 'contacts',
  access: 'signed-in',
  status: 201,
  summary: 'Add a contact of a tenant',
  input: fields.extend({ tenantId, kind: z.enum(contactKinds), name: contactFieldsSchema.shape.name }),
  output: added,
});

export const addCustomerContact = contract({
  name: 'addCustomerContact',
  method: 'POST',
  path: '/customers/:customerId/contacts',
  tag: 'contacts',
  access: 'signed-in',
  status: 201,
  summary: 'Add a contact of a customer as a whole',
  input: fields.extend({ customerId, kind: z.enum(contactKinds), name: contactFieldsSchema.shape.name }),
  output: added,
});

export const saveContact = contract({
  name: 'saveContact',
  method: 'PATCH',
  path: '/contacts/:contactId',
  tag: 'contacts',
  access: 'signed-in',
  needsMatch: true,
  summary:
    'Change a contact; what is left out stays. Everything that is lacking for a survey is told at once',
  input: fields.extend({ contactId }),
  output: contactSchema,
});

export const deleteContact = contract({
  name: 'deleteContact',
  method: 'DELETE',
  path: '/contacts/:contactId',
  tag: 'contacts',
  access: 'signed-in',
  needsMatch: true,
  summary: 'Delete a contact. What the ledger tells of the person stays, until it is erased',
  input: z.object({ contactId }),
  output: z.object({
    comesBack: z.boolean().describe('It is synced, and comes again unless it is removed there'),
  }),
});

const data = z
  .object({
    id: z.string(),
    contact: z.record(z.string(), z.unknown()).nullable().describe('Null when it has been deleted'),
    entries: z.array(
      z.object({
        at: z.iso.datetime(),
        kind: z.string(),
        facts: z.unknown(),
        personal: z.unknown().describe('Null when it has been taken out'),
      }),
    ),
  })
  .meta({ id: 'ContactData' });

export const readContactData = contract({
  name: 'readContactData',
  method: 'GET',
  path: '/contacts/:contactId/data',
  tag: 'contacts',
  access: 'signed-in',
  summary: 'Everything that is kept of one contact, for the person it is about',
  input: z.object({ contactId }),
  output: data,
});

export const eraseContact = contract({
  name: 'eraseContact',
  method: 'POST',
  path: '/contacts/:contactId/erase',
  tag: 'contacts',
  access: 'signed-in',
  summary: 'Erase a contact: the row, and every word about the person in the ledger, whose chain stays valid',
  input: z.object({ contactId, why }),
  output: z.object({ entries: z.number().int().describe('Entries that lost their personal part') }),
});

const email = z.string().trim().min(3).max(254);

export const readPersonData = contract({
  name: 'readPersonData',
  method: 'GET',
  path: '/contacts/data',
  tag: 'contacts',
  access: 'signed-in',
  summary: 'Everything that is kept of a person who is or was a contact anywhere, by e-mail address',
  input: z.object({ email }),
  output: z.object({ contacts: z.array(data) }),
});

export const erasePerson = contract({
  name: 'erasePerson',
  method: 'POST',
  path: '/contacts/erase',
  tag: 'contacts',
  access: 'signed-in',
  summary: 'Erase a person wherever they are or were a contact, by e-mail address',
  input: z.object({ email, why }),
  output: z.object({ contacts: z.number().int(), entries: z.number().int() }),
});
