import * as z from 'zod';
import { contract, idSchema } from '../../http/contract.ts';
import { bulkChangeSchema, bulkRowSchema, mostTenants } from './bulk-model.ts';

const tenantId = idSchema('tenant');

export const previewBulkChange = contract({
  name: 'previewBulkChange',
  method: 'POST',
  path: '/tenant-changes/preview',
  tag: 'views',
  access: 'signed-in',
  summary: 'What a change of several tenants would come to, tenant by tenant; nothing is changed',
  input: z.object({ change: bulkChangeSchema, tenants: z.array(tenantId).min(1).max(mostTenants) }),
  output: z.object({ rows: z.array(bulkRowSchema) }),
});

export const applyBulkChange = contract({
  name: 'applyBulkChange',
  method: 'POST',
  path: '/tenant-changes',
  tag: 'views',
  access: 'signed-in',
  summary:
    'Change several tenants at once: where it can’t be done the others are changed all the same, and it is told',
  input: z.object({
    change: bulkChangeSchema,
    why: z.string().trim().max(500).default('').describe('Kept in the ledger of each tenant'),
    tenants: z
      .array(z.object({ tenantId, version: z.number().int() }))
      .min(1)
      .max(mostTenants),
  }),
  output: z.object({ id: z.string().nullable(), rows: z.array(bulkRowSchema) }),
});

export const undoBulkChange = contract({
  name: 'undoBulkChange',
  method: 'POST',
  path: '/tenant-changes/:bulkId/undo',
  tag: 'views',
  access: 'signed-in',
  summary:
    'Take one’s own change of several tenants back; what somebody has changed since stays, and says so',
  input: z.object({ bulkId: idSchema('bulk') }),
  output: z.object({ rows: z.array(bulkRowSchema) }),
});
