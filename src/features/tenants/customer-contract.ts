import * as z from 'zod';
import { contract, gridInput, idSchema } from '../../http/contract.ts';
import {
  customerMasterSchema,
  customerRowSchema,
  customerSchema,
  customerStatuses,
  customerTabs,
  mindsets,
  perspectiveSchema,
  progressSchema,
} from './customer-model.ts';
import { regions, timelineEntrySchema } from './model.ts';

const customerId = idSchema('customer');
const why = z.string().trim().max(500).default('').describe('Kept in the ledger');
const text = (most: number) => z.string().trim().max(most);
const day = z.iso.date().nullable().optional();
const versioned = { version: z.number().int() };

export const listCustomers = contract({
  name: 'listCustomers',
  method: 'GET',
  path: '/customers',
  tag: 'customers',
  access: 'signed-in',
  summary: 'Customers: those where this person is primary, is assigned, or all that they may see',
  input: z.object({
    tab: z.enum(customerTabs).default('primary'),
    sort: gridInput.sort,
    find: gridInput.find,
    cursor: gridInput.cursor,
    limit: gridInput.limit,
  }),
  output: z.object({
    rows: z.array(customerRowSchema),
    total: z.number().int(),
    cursor: z.string().nullable(),
    mayListAll: z.boolean(),
    mayAdd: z.boolean(),
  }),
});

export const readCustomer = contract({
  name: 'readCustomer',
  method: 'GET',
  path: '/customers/:customerId',
  tag: 'customers',
  access: 'signed-in',
  summary: 'One customer: progress, perspective, tenants, people',
  input: z.object({ customerId }),
  output: customerSchema,
});

export const readCustomerTimeline = contract({
  name: 'readCustomerTimeline',
  method: 'GET',
  path: '/customers/:customerId/timeline',
  tag: 'customers',
  access: 'signed-in',
  summary: "What happened at a customer itself, newest first, read from the organisation's ledger",
  input: z.object({
    customerId,
    limit: z.coerce.number().int().min(1).max(200).default(50),
    cursor: gridInput.cursor,
  }),
  output: z.object({
    items: z.array(timelineEntrySchema),
    names: z
      .record(z.string(), z.string())
      .describe('Names of the tenants and contacts that entries name by id'),
    cursor: z.string().nullable(),
  }),
});

export const addCustomer = contract({
  name: 'addCustomer',
  method: 'POST',
  path: '/customers',
  tag: 'customers',
  access: 'signed-in',
  status: 201,
  summary: 'Add a customer by its TPID',
  input: z.object({
    tpid: z.number().int().min(1).max(2_147_483_647),
    name: text(120).min(1),
    region: z.enum(regions),
    segment: text(60).min(1),
    managed: z.boolean().default(false),
  }),
  output: z.object({ id: z.string() }),
});

export const saveCustomer = contract({
  name: 'saveCustomer',
  method: 'PATCH',
  path: '/customers/:customerId',
  tag: 'customers',
  access: 'signed-in',
  needsMatch: true,
  summary: 'Change master data of a customer; what is left out stays',
  input: z.object({
    customerId,
    name: text(120).min(1).optional(),
    region: z.enum(regions).optional(),
    segment: text(60).min(1).optional(),
    managed: z.boolean().optional(),
    why,
  }),
  output: customerMasterSchema.extend(versioned),
});

export const saveLists = contract({
  name: 'saveLists',
  method: 'PUT',
  path: '/customers/:customerId/lists',
  tag: 'customers',
  access: 'signed-in',
  needsMatch: true,
  summary: 'Put the customer on lists of strategic customers. The version is `internalVersion`',
  input: z.object({ customerId, lists: z.array(text(60).min(1)).max(20) }),
  output: z.object({ lists: z.array(z.string()), ...versioned }),
});

export const saveProgress = contract({
  name: 'saveProgress',
  method: 'PATCH',
  path: '/customers/:customerId/progress',
  tag: 'customers',
  access: 'signed-in',
  needsMatch: true,
  summary: 'Save the section Customer Progress; what is left out stays. The version is `internalVersion`',
  input: z.object({
    customerId,
    status: z.enum(customerStatuses).nullable().optional(),
    progressDue: day,
    nextReview: day,
    previousReview: day,
    renewal: day,
    watchlist: text(120).optional(),
    vertical: text(120).optional(),
    why,
  }),
  output: progressSchema.extend(versioned),
});

export const savePerspective = contract({
  name: 'savePerspective',
  method: 'PATCH',
  path: '/customers/:customerId/perspective',
  tag: 'customers',
  access: 'signed-in',
  needsMatch: true,
  summary: 'Save the section Customer Perspective; what is left out stays. The version is `internalVersion`',
  input: z.object({
    customerId,
    mindset: z.enum(mindsets).nullable().optional(),
    completion: day,
    motivation: text(120).optional(),
    stakeholderId: idSchema('contact').nullable().optional(),
    why,
  }),
  output: perspectiveSchema.extend(versioned),
});

export const saveReference = contract({
  name: 'saveReference',
  method: 'PUT',
  path: '/customers/:customerId/reference',
  tag: 'customers',
  access: 'signed-in',
  needsMatch: true,
  summary: 'Make another tenant the reference tenant. The version is `internalVersion`',
  input: z.object({ customerId, tenantId: idSchema('tenant'), why }),
  output: z.object({ reference: z.string().nullable(), ...versioned }),
});
