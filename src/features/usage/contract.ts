import * as z from 'zod';
import { contract, idSchema } from '../../http/contract.ts';
import {
  figureSchema,
  importResultSchema,
  importSchema,
  portfolioRowSchema,
  quarantinedSchema,
  tenantUsageSchema,
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
