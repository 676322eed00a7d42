import * as z from 'zod';
import { motions, priorities, type TenantInternal } from '../tenants/model.ts';

const word = z.string().trim().min(1).max(60);

/** What is changed at several tenants at once: one field, said as the change and not as the value, so that what else stands there stays. */
export const bulkChangeSchema = z
  .discriminatedUnion('field', [
    z.object({ field: z.literal('motions'), how: z.enum(['add', 'remove']), value: z.enum(motions) }),
    z.object({ field: z.literal('tags'), how: z.enum(['add', 'remove']), value: word }),
    z.object({ field: z.literal('urgency'), value: z.string().max(60).describe('Empty for none') }),
    z.object({
      field: z.literal('priority'),
      override: z.enum(priorities).nullable().describe('Null is back to the computed one'),
      reason: z.string().trim().max(120).default(''),
    }),
    z.object({
      field: z.literal('active'),
      active: z.boolean().nullable().describe('Null lets it follow from status and queue'),
      reason: z.string().trim().max(200).default(''),
    }),
  ])
  .meta({ id: 'BulkChange' });
export type BulkChange = z.output<typeof bulkChangeSchema>;
export type BulkField = BulkChange['field'];

/** A preview makes the change and takes it back, so a moment is what it may take. */
export const mostTenants = 200;

export const bulkRowSchema = z
  .object({
    tenantId: z.string(),
    tenant: z.string(),
    state: z.enum(['changed', 'same', 'refused', 'undone', 'kept']),
    before: z.array(z.string()).describe('As words of the field'),
    after: z.array(z.string()),
    version: z.number().int().describe('That the change starts from'),
    why: z.string().describe('Why it is refused, or stays'),
  })
  .meta({ id: 'BulkRow' });
export type BulkRow = z.output<typeof bulkRowSchema>;

export type Fields = Partial<
  Pick<
    TenantInternal,
    'motions' | 'tags' | 'urgency' | 'override' | 'priorityReason' | 'activeOverride' | 'activeReason'
  >
>;
