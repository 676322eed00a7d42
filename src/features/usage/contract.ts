import * as z from 'zod';
import { contract, idSchema } from '../../http/contract.ts';
import {
  erasedSchema,
  explanationSchema,
  figureSchema,
  importResultSchema,
  importSchema,
  portfolioRowSchema,
  quarantinedSchema,
  rollUps,
  syncResultSchema,
  tenantUsageSchema,
  usageSyncSchema,
} from './model.ts';

const day = z.iso.date();
const serviceIds = z
  .string()
  .max(400)
  .default('any')
  .describe('Ids of services, separated by commas; `any` for the suite');

/** A moment, or the number of an import. */
const asOf = z
  .union([z.coerce.number().int().min(0), z.iso.datetime(), day])
  .optional()
  .describe('Only what had been imported by then: the number of an import, a day or a moment');

export const importUsage = contract({
  name: 'importUsage',
  method: 'POST',
  path: '/usage/imports',
  tag: 'usage',
  access: 'signed-in',
  summary: 'Import a report file that lies on the machine of the server. The same bytes again change nothing',
  input: z.object({
    tenant: z.string().trim().min(1).max(200),
    create: z.boolean().default(false),
    path: z.string().min(1).max(4096),
    name: z.string().min(1).max(1000),
    mapping: z
      .string()
      .max(2000)
      .optional()
      .describe('For a file that is no report: which columns are which'),
  }),
  output: importResultSchema,
});

export const readFigures = contract({
  name: 'readFigures',
  method: 'GET',
  path: '/usage/figures',
  tag: 'usage',
  access: 'signed-in',
  summary:
    'Figures of usage by tenant, service and day; a day that is not known has bounds and a reason, never zero',
  input: z.object({
    tenant: z
      .string()
      .max(200)
      .optional()
      .describe('Id, GUID, domain or name in files; all that you see without it'),
    services: serviceIds,
    from: day,
    to: day,
    asOf,
    by: z.enum(rollUps).optional().describe('Sums of tenants instead of tenants'),
  }),
  output: z.object({ figures: z.array(figureSchema) }),
});

export const listUsageImports = contract({
  name: 'listUsageImports',
  method: 'GET',
  path: '/tenants/:tenantId/usage/imports',
  tag: 'usage',
  access: 'signed-in',
  summary: 'The files that have been imported for a tenant, newest first',
  input: z.object({
    tenantId: idSchema('tenant'),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    before: z.coerce.number().int().min(1).optional(),
  }),
  output: z.object({ items: z.array(importSchema), more: z.boolean() }),
});

export const readUsageQuarantine = contract({
  name: 'readUsageQuarantine',
  method: 'GET',
  path: '/usage/imports/:number/quarantine',
  tag: 'usage',
  access: 'signed-in',
  summary: 'The lines of an import that could not be read, with the reason of each',
  input: z.object({ number: z.coerce.number().int().min(1) }),
  output: z.object({ items: z.array(quarantinedSchema) }),
});

export const readTenantUsage = contract({
  name: 'readTenantUsage',
  method: 'GET',
  path: '/tenants/:tenantId/usage',
  tag: 'usage',
  access: 'signed-in',
  summary:
    'The usage of a tenant: every day of a service or of the suite, milestones, growth, events, and where it comes from',
  input: z.object({ tenantId: idSchema('tenant'), service: z.string().max(40).default('any'), asOf }),
  output: tenantUsageSchema,
});

export const readPortfolioUsage = contract({
  name: 'readPortfolioUsage',
  method: 'GET',
  path: '/usage/portfolio',
  tag: 'usage',
  access: 'signed-in',
  summary:
    'The last known usage of every tenant that you see, and the sum of tenants. People of two tenants count twice',
  input: z.object({ service: z.string().max(40).default('any') }),
  output: z.object({ rows: z.array(portfolioRowSchema), service: z.string(), definition: z.number().int() }),
});

export const explainUsage = contract({
  name: 'explainUsage',
  method: 'GET',
  path: '/usage/explain',
  tag: 'usage',
  access: 'signed-in',
  summary: 'Where a figure comes from: what it counts, its window, the files of each day',
  input: z.object({
    tenant: z.string().min(1).max(200),
    service: z.string().max(40).default('any'),
    day,
    asOf,
  }),
  output: explanationSchema,
});

// Fetching from Microsoft Graph.

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

export const eraseUsagePerson = contract({
  name: 'eraseUsagePerson',
  method: 'POST',
  path: '/tenants/:tenantId/usage/erase',
  tag: 'usage',
  access: 'signed-in',
  summary: 'Forget what is known of one person’s usage; what the imports were stays told',
  input: z.object({
    tenantId: idSchema('tenant'),
    person: z.string().trim().min(1).max(320).describe('As the reports name the person'),
    why: z.string().trim().max(500).default(''),
  }),
  output: erasedSchema,
});
