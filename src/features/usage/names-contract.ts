import * as z from 'zod';
import { contract, idSchema } from '../../http/contract.ts';
import { usageNamesSchema } from './names-model.ts';

const tenantId = idSchema('tenant');

export const readUsageNames = contract({
  name: 'readUsageNames',
  method: 'GET',
  path: '/tenants/:tenantId/usage/names',
  tag: 'usage',
  access: 'signed-in',
  summary:
    'Whether names of people are kept; for administrators and assigned people, the names by the alphabet',
  input: z.object({
    tenantId,
    find: z.string().trim().max(100).default(''),
    after: z.string().max(400).default(''),
    limit: z.coerce.number().int().min(1).max(500).default(50),
  }),
  output: usageNamesSchema,
});

export const keepUsageNames = contract({
  name: 'keepUsageNames',
  method: 'PUT',
  path: '/tenants/:tenantId/usage/names',
  tag: 'usage',
  access: 'signed-in',
  summary:
    'Keep names of people beside their keys from the next file on; or keep them no more, which deletes them',
  input: z.object({ tenantId, keep: z.boolean(), why: z.string().trim().min(1).max(500) }),
  output: usageNamesSchema,
});
