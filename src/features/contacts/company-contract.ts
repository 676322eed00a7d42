import * as z from 'zod';
import { contract, idSchema } from '../../http/contract.ts';
import { companyFieldsSchema, companySchema } from './company-model.ts';

const tenantId = idSchema('tenant');
const companyId = idSchema('company');

export const listCompanies = contract({
  name: 'listCompanies',
  method: 'GET',
  path: '/tenants/:tenantId/partners',
  tag: 'contacts',
  access: 'signed-in',
  summary: 'Partner companies of a tenant; where none is engaged, the first row says so',
  input: z.object({ tenantId }),
  output: z.object({ companies: z.array(companySchema), mayWrite: z.boolean() }),
});

export const addCompany = contract({
  name: 'addCompany',
  method: 'POST',
  path: '/tenants/:tenantId/partners',
  tag: 'contacts',
  access: 'signed-in',
  status: 201,
  summary: 'Add a partner company of a tenant',
  input: companyFieldsSchema.extend({
    tenantId,
    engaged: z.boolean().default(false),
    notes: z.string().trim().max(1000).default(''),
  }),
  output: companySchema,
});

export const saveCompany = contract({
  name: 'saveCompany',
  method: 'PATCH',
  path: '/tenants/:tenantId/partners/:companyId',
  tag: 'contacts',
  access: 'signed-in',
  needsMatch: true,
  summary: 'Change a partner company; what is left out stays',
  input: companyFieldsSchema.partial().extend({ tenantId, companyId }),
  output: companySchema,
});

export const removeCompany = contract({
  name: 'removeCompany',
  method: 'DELETE',
  path: '/tenants/:tenantId/partners/:companyId',
  tag: 'contacts',
  access: 'signed-in',
  needsMatch: true,
  summary: 'Remove a partner company from a tenant',
  input: z.object({ tenantId, companyId }),
  output: z.object({ removed: z.literal(true) }),
});
