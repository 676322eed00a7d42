import * as z from 'zod';
import { contract, idSchema } from '../../http/contract.ts';
import { syncResultSchema, usageSyncSchema } from './sync-model.ts';

// Fetching usage from Microsoft Graph.

const tenantId = idSchema('tenant');

export const listUsageSync = contract({
  name: 'listUsageSync',
  method: 'GET',
  path: '/usage/sync',
  tag: 'usage',
  access: 'signed-in',
  summary: 'How far fetching usage is, per tenant that you see and report, by name',
  input: z.object({
    search: z.string().trim().max(100).optional().describe('Part of a name, domain or TPID'),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    cursor: z.string().max(400).optional(),
  }),
  output: z.object({
    items: z.array(usageSyncSchema),
    cursor: z.string().nullable(),
    total: z.number().int(),
  }),
});

export const readUsageSync = contract({
  name: 'readUsageSync',
  method: 'GET',
  path: '/tenants/:tenantId/usage/sync',
  tag: 'usage',
  access: 'signed-in',
  summary: 'How far fetching usage of a tenant is: per report last success, lag, next try, what is missing',
  input: z.object({ tenantId }),
  output: usageSyncSchema,
});

export const retryUsageSync = contract({
  name: 'retryUsageSync',
  method: 'POST',
  path: '/tenants/:tenantId/usage/sync/retry',
  tag: 'usage',
  access: 'signed-in',
  summary: 'Have usage of a tenant fetched now. A pause that Microsoft Graph asked for is kept',
  status: 202,
  input: z.object({ tenantId, report: z.string().max(60).optional().describe('One report; all without it') }),
  output: usageSyncSchema,
});

export const askUsageConsent = contract({
  name: 'askUsageConsent',
  method: 'POST',
  path: '/tenants/:tenantId/usage/consent',
  tag: 'usage',
  access: 'signed-in',
  summary:
    'Make the link by which an administrator of the tenant lets Uptake read its usage. Each call makes one',
  status: 201,
  input: z.object({ tenantId }),
  output: z.object({ url: z.string(), until: z.iso.datetime() }),
});

export const finishUsageConsent = contract({
  name: 'finishUsageConsent',
  method: 'POST',
  path: '/usage/consent',
  tag: 'usage',
  access: 'public',
  summary: "Finish a consent with what Microsoft's login led back with. A token proves it",
  input: z.object({
    state: z.string().min(20).max(200),
    tenant: z.string().max(100).optional(),
    error: z.string().max(200).optional(),
  }),
  output: z.object({ tenant: z.string().describe('Its name') }),
});

export const connectUsage = contract({
  name: 'connectUsage',
  method: 'POST',
  path: '/tenants/:tenantId/usage/connection',
  tag: 'usage',
  access: 'signed-in',
  summary: 'Connect a tenant that has let the app in already; a token proves it',
  input: z.object({ tenantId }),
  output: usageSyncSchema,
});

export const disconnectUsage = contract({
  name: 'disconnectUsage',
  method: 'DELETE',
  path: '/tenants/:tenantId/usage/connection',
  tag: 'usage',
  access: 'signed-in',
  summary: 'Stop fetching usage of a tenant. What is in stays in',
  input: z.object({ tenantId }),
  output: usageSyncSchema,
});

export const syncUsageNow = contract({
  name: 'syncUsageNow',
  method: 'POST',
  path: '/usage/sync',
  tag: 'usage',
  access: 'signed-in',
  summary: 'Fetch usage of a tenant and wait for what comes of it; for the command line',
  input: z.object({
    tenant: z.string().trim().min(1).max(200).describe('Id, GUID, domain or name in files'),
    report: z.string().max(60).optional().describe('One report; all without it'),
  }),
  output: syncResultSchema,
});

export const listConnectedTenants = contract({
  name: 'listConnectedTenants',
  method: 'GET',
  path: '/usage/connections',
  tag: 'usage',
  access: 'signed-in',
  summary: 'Tenants that are connected to Microsoft Graph, of those that you see, by name',
  input: z.object({}),
  output: z.object({ tenants: z.array(z.object({ id: z.string(), name: z.string() })) }),
});
