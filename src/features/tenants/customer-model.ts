import * as z from 'zod';
import type { GridField } from '../../base/grid-filter.ts';
import { assigneeSchema } from './model.ts';

/** domain.md 3.1, Customer Progress. */
export const customerStatuses = [
  'In Progress',
  'Blocked Business',
  'Blocked Technical',
  'No intent',
] as const;
export const mindsets = ['Aligned', 'Averse', 'Compete'] as const;
export const customerTabs = ['primary', 'assigned', 'all'] as const;
export type CustomerTab = (typeof customerTabs)[number];

const day = z.string().describe('2026-11-20').nullable();

export const customerRowSchema = z
  .object({
    id: z.string(),
    tpid: z.number().int(),
    name: z.string(),
    region: z.string(),
    segment: z.string(),
    managed: z.boolean().describe('Has an account team'),
    lists: z.array(z.string()),
    status: z.string().nullable(),
    nextReview: day,
    tenants: z.number().int(),
    activeTenants: z.number().int(),
    myRole: z.string().nullable().describe('Role id at the customer itself, null without one'),
  })
  .meta({ id: 'CustomerRow' });
export type CustomerRow = z.output<typeof customerRowSchema>;

/** What a list of customers can be ordered by. */
export const customerFields: readonly GridField<CustomerRow>[] = [
  { id: 'name', type: 'text', value: ({ name }) => name },
  { id: 'tpid', type: 'number', value: ({ tpid }) => tpid, findable: true },
  { id: 'tenants', type: 'number', value: ({ tenants }) => tenants },
  { id: 'activeTenants', type: 'number', value: ({ activeTenants }) => activeTenants },
  { id: 'status', type: 'choice', value: ({ status }) => status },
  { id: 'nextReview', type: 'date', value: ({ nextReview }) => nextReview },
  { id: 'region', type: 'choice', value: ({ region }) => region },
  { id: 'segment', type: 'choice', value: ({ segment }) => segment },
];

export const progressSchema = z.object({
  status: z.enum(customerStatuses).nullable(),
  progressDue: day,
  nextReview: day,
  previousReview: day,
  renewal: day.describe('When the Enterprise Agreement renews'),
  watchlist: z.string(),
  vertical: z.string(),
});
export type Progress = z.output<typeof progressSchema>;

export const perspectiveSchema = z.object({
  mindset: z.enum(mindsets).nullable(),
  completion: day,
  motivation: z.string(),
  stakeholderId: z.string().nullable().describe("One of the customer's contacts"),
});
export type Perspective = z.output<typeof perspectiveSchema>;

export const customerMasterSchema = z.object({
  name: z.string(),
  region: z.string(),
  segment: z.string(),
  managed: z.boolean(),
});
export type CustomerMaster = z.output<typeof customerMasterSchema>;

/** A tenant of a customer, as the customer's page lists it. */
export const customerTenantSchema = z.object({
  id: z.string(),
  name: z.string(),
  guid: z.string(),
  domain: z.string(),
  active: z.boolean(),
  status: z.string(),
  priority: z.string().describe('High, or High (overridden)'),
  motions: z.array(z.string()),
});

/** What whoever asks may do at a customer. */
export const customerAbilitiesSchema = z.object({
  write: z.boolean().describe('Progress, perspective, contacts of the customer'),
  keep: z.boolean().describe('Change the master data: name, region, segment, managed, lists'),
  reference: z.boolean().describe('Say which tenant is the reference'),
  addTenant: z.boolean(),
});

export const customerSchema = z
  .object({
    id: z.string(),
    tpid: z.number().int(),
    master: customerMasterSchema,
    version: z.number().int(),
    lists: z.array(z.string()),
    progress: progressSchema,
    perspective: perspectiveSchema,
    stakeholder: z.object({ id: z.string(), name: z.string() }).nullable(),
    internalVersion: z.number().int().describe('Of lists, progress, perspective and reference tenant'),
    referenceTenantId: z.string().nullable(),
    tenants: z.array(customerTenantSchema),
    assignees: z.array(assigneeSchema).describe('Those of the customer itself, not of its tenants'),
    mayNameReference: z.array(z.string()).describe('Whom to ask for another reference tenant'),
    abilities: customerAbilitiesSchema,
  })
  .meta({ id: 'Customer' });
export type Customer = z.output<typeof customerSchema>;
