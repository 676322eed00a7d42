import * as z from 'zod';
import { contract, idSchema } from '../../http/contract.ts';
import { serviceMotions, serviceStatuses, signInMethods } from './lists.ts';
import {
  authenticationSchema,
  blockerSchema,
  deliverySchema,
  forecastSchema,
  indicatorsSchema,
  migrationSchema,
  rowInputSchema,
  tenantServiceSchema,
} from './model.ts';

const tenantId = idSchema('tenant');
const service = z.string().min(1).max(80).describe('Id of a service of the catalogue');
const why = z.string().trim().max(500).default('');

/** What whoever asks may do with the services of the tenant. */
const abilities = z.object({
  write: z.boolean(),
  scenario: z.boolean().describe('Change the engagement scenario'),
  internal: z.boolean().describe('Know motions, and services that partners are not told of'),
  duplicate: z.boolean().describe('Declare the whole tenant a duplicate'),
  rfa: z.boolean().describe('Record requests for assistance'),
});

export const readTenantServices = contract({
  name: 'readTenantServices',
  method: 'GET',
  path: '/tenants/:tenantId/services',
  tag: 'services',
  access: 'signed-in',
  summary:
    'Every service with its entitlements, DIBS, delivery, migration and forecast; those the tenant has come with `entitled`',
  input: z.object({ tenantId }),
  output: z.object({
    services: z.array(tenantServiceSchema),
    validDibs: z
      .array(z.string())
      .describe('Ids of the services in scope whose DIBS are complete; one is enough for the tenant'),
    duplicate: z.boolean().describe('All entitlements of the tenant are Duplicate/Invalid'),
    motions: z.array(z.string()).describe('Of the tenant as a whole; empty for partners'),
    owners: z
      .array(z.object({ id: z.string(), name: z.string(), kind: z.string() }))
      .describe('Contacts that may own a part'),
    authentication: authenticationSchema,
    milestones: z.tuple([z.number(), z.number()]).describe('Of the forecast, in per cent'),
    abilities,
  }),
});

export const readTenantService = contract({
  name: 'readTenantService',
  method: 'GET',
  path: '/tenants/:tenantId/services/:service',
  tag: 'services',
  access: 'signed-in',
  summary: 'One service of a tenant. The ETag is its version',
  input: z.object({ tenantId, service }),
  output: tenantServiceSchema,
});

export const saveTenantService = contract({
  name: 'saveTenantService',
  method: 'PUT',
  path: '/tenants/:tenantId/services/:service',
  tag: 'services',
  access: 'signed-in',
  needsMatch: true,
  summary:
    'Save a service in one piece; sections that are left out stay. What is not right is answered with every field (422), a lost race with both values (412)',
  input: z.object({
    tenantId,
    service,
    rows: z.array(rowInputSchema).max(100).optional().describe('Must come to what is available'),
    engagementStart: z.iso.date().nullable().optional(),
    status: z.enum(serviceStatuses).nullable().optional(),
    delivery: deliverySchema.optional(),
    indicators: indicatorsSchema.optional(),
    migration: migrationSchema.optional(),
    forecast: forecastSchema.optional(),
    motions: z.array(z.enum(serviceMotions)).max(serviceMotions.length).optional(),
    why: why.describe('Why the engagement start date moves; it becomes an Engagement Management note'),
    ticket: z
      .string()
      .trim()
      .max(120)
      .default('')
      .describe('Of the escalation, when the scenario leaves FastTrack'),
  }),
  output: tenantServiceSchema,
});

export const declareDuplicate = contract({
  name: 'declareDuplicate',
  method: 'POST',
  path: '/tenants/:tenantId/services/duplicate',
  tag: 'services',
  access: 'signed-in',
  summary: 'Put all entitlements of a tenant to Duplicate/Invalid, which takes it out of the reports',
  input: z.object({
    tenantId,
    why: z.string().trim().min(1).max(400).describe('Kept as the note of each part'),
    approval: z.string().trim().min(1).max(120).describe('Ticket of the count review'),
  }),
  output: z.object({ services: z.number().int().describe('How many were changed') }),
});

export const recordRfa = contract({
  name: 'recordRfa',
  method: 'PUT',
  path: '/tenants/:tenantId/services/:service/rfa',
  tag: 'services',
  access: 'signed-in',
  summary: 'Record the request for assistance of a service, without which nothing is forecast',
  input: z.object({ tenantId, service, id: z.string().trim().min(1).max(80), submitted: z.iso.date() }),
  output: tenantServiceSchema,
});

export const readBlockers = contract({
  name: 'readBlockers',
  method: 'GET',
  path: '/tenants/:tenantId/blockers',
  tag: 'services',
  access: 'signed-in',
  summary:
    'What stops the services of a tenant: Blocked and No Intent, with reason, since when, owner, next action and escalations',
  input: z.object({ tenantId }),
  output: z.object({
    items: z.array(blockerSchema),
    notices: z
      .array(z.object({ service: z.string(), name: z.string(), path: z.string(), days: z.number().int() }))
      .describe('What the account team should be told: more than 30 days. Empty for partners'),
    mayWrite: z.boolean(),
  }),
});

export const saveAuthentication = contract({
  name: 'saveAuthentication',
  method: 'PUT',
  path: '/tenants/:tenantId/authentication',
  tag: 'services',
  access: 'signed-in',
  needsMatch: true,
  summary: 'Say how the people of a tenant sign in',
  input: z.object({ tenantId, method: z.enum(signInMethods) }),
  output: authenticationSchema,
});
