import * as z from 'zod';
import { contract, idSchema } from '../../http/contract.ts';
import { tenantRowSchema, tenantSchema, timelineEntrySchema } from './model.ts';

const limit = z.coerce.number().int().min(1).max(200).default(50);
const cursor = z.string().max(400).optional();

export const listTenants = contract({
  name: 'listTenants',
  method: 'GET',
  path: '/tenants',
  tag: 'tenants',
  access: 'signed-in',
  summary: 'Tenants this person may see, by name',
  input: z.object({
    search: z.string().trim().max(100).optional().describe('Part of a name, domain, TPID or tenant id'),
    mine: z.enum(['yes']).optional().describe('Only those this person is assigned to'),
    active: z.enum(['yes']).optional().describe('Only active ones'),
    limit,
    cursor,
  }),
  output: z.object({
    items: z.array(tenantRowSchema),
    cursor: z.string().nullable(),
    total: z.number().int(),
  }),
});

export const readTenant = contract({
  name: 'readTenant',
  method: 'GET',
  path: '/tenants/:tenantId',
  tag: 'tenants',
  access: 'signed-in',
  summary: 'One tenant with its people',
  input: z.object({ tenantId: idSchema('tenant') }),
  output: tenantSchema,
});

export const readTimeline = contract({
  name: 'readTimeline',
  method: 'GET',
  path: '/tenants/:tenantId/timeline',
  tag: 'tenants',
  access: 'signed-in',
  summary: 'What happened at a tenant, newest first, read from its ledger',
  input: z.object({
    tenantId: idSchema('tenant'),
    subject: z.string().max(200).optional().describe('Only entries about this: `task:3745`'),
    limit,
    cursor,
  }),
  output: z.object({
    items: z.array(timelineEntrySchema),
    names: z.record(z.string(), z.string()).describe('Names of the people whom entries are about, by id'),
    cursor: z.string().nullable(),
  }),
});

export const verifyTimeline = contract({
  name: 'verifyTimeline',
  method: 'GET',
  path: '/tenants/:tenantId/timeline/proof',
  tag: 'tenants',
  access: 'signed-in',
  summary: "Recompute the hash chain of a tenant's ledger",
  input: z.object({ tenantId: idSchema('tenant') }),
  output: z.object({
    entries: z.number().int(),
    head: z.string(),
    broken: z.object({ seq: z.number().int(), reason: z.string() }).nullable(),
  }),
});
