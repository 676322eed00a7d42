import * as z from 'zod';
import { contract, gridInput, idSchema } from '../../http/contract.ts';
import { explanationSchema } from './explanation-model.ts';
import {
  entitlementSchema,
  erasedSchema,
  figureSchema,
  importResultSchema,
  importSchema,
  portfolioRowSchema,
  quarantinedSchema,
  rollUps,
  tenantUsageSchema,
} from './model.ts';

const day = z.iso.date();
const serviceIds = z
  .string()
  .max(400)
  .default('any')
  .describe('Ids of services, separated by commas; `any` for the suite');

/** A moment, or the number of an import. */
export const asOf = z
  .union([z.coerce.number().int().min(0), z.iso.datetime(), day])
  .optional()
  .describe('Only what had been imported by then: the number of an import, a day or a moment');

const version = z.coerce.number().int().min(1).max(1000).optional();
const definition = version.describe('Version of the definition; the one that is used everywhere without it');

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
    definition,
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
    'The last known usage of the tenants that you see, a page at a time, and the sum of tenants. People of two tenants count twice',
  input: z.object({ service: z.string().max(40).default('any'), ...gridInput }),
  output: z.object({
    rows: z.array(portfolioRowSchema),
    total: z.number().int(),
    cursor: z.string().nullable(),
    sum: z.object({
      people: z.number().int(),
      unknown: z.number().int().describe('Tenants without a figure'),
    }),
    choices: z.record(z.string(), z.array(z.string())).describe('What there is to choose from, by field'),
    service: z.string(),
    definition: z.number().int(),
  }),
});

export const findUsageTenant = contract({
  name: 'findUsageTenant',
  method: 'GET',
  path: '/usage/tenant',
  tag: 'usage',
  access: 'signed-in',
  summary: 'Which tenant is meant by an id, a GUID, a domain, or what its files call it',
  input: z.object({ called: z.string().trim().min(1).max(200) }),
  output: z.object({ id: idSchema('tenant'), name: z.string() }),
});

export const listUsageEntitlements = contract({
  name: 'listUsageEntitlements',
  method: 'GET',
  path: '/tenants/:tenantId/usage/entitlements',
  tag: 'usage',
  access: 'signed-in',
  summary:
    'What a tenant is entitled to on a day, by service: by the feed, or by a count that somebody put in its place',
  input: z.object({ tenantId: idSchema('tenant'), day: day.optional().describe('Today unless told') }),
  output: z.object({ day, mayOverride: z.boolean(), items: z.array(entitlementSchema) }),
});

const said = {
  tenantId: idSchema('tenant'),
  service: z.string().max(40).describe('Id of a service; `any` for the suite'),
  from: day.optional().describe('From which day on; today unless told'),
  why: z.string().trim().min(1).max(500),
};

export const setUsageEntitlement = contract({
  name: 'setUsageEntitlement',
  method: 'PUT',
  path: '/tenants/:tenantId/usage/entitlements/:service',
  tag: 'usage',
  access: 'signed-in',
  needsMatch: true,
  summary:
    'Put a count of entitlements in place of the feed’s, from a day on, in every figure. Earlier days keep what held on them',
  input: z.object({ ...said, entitlements: z.number().int().min(0).max(100_000_000) }),
  output: entitlementSchema,
});

export const removeUsageEntitlement = contract({
  name: 'removeUsageEntitlement',
  method: 'POST',
  path: '/tenants/:tenantId/usage/entitlements/:service/remove',
  tag: 'usage',
  access: 'signed-in',
  needsMatch: true,
  summary: 'Let the feed’s count of entitlements hold again, from a day on',
  input: z.object(said),
  output: entitlementSchema,
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
    definition,
    against: version.describe('Version to compare it with, a clause at a time'),
  }),
  output: explanationSchema,
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
