import * as z from 'zod';

/** Whether names of a tenant's people are kept beside their keys, and some of them. */
export const usageNamesSchema = z
  .object({
    kept: z
      .object({ since: z.iso.datetime(), by: z.object({ id: z.string(), name: z.string() }) })
      .nullable(),
    total: z.number().int().nullable().describe('Null for who may not see them'),
    names: z.array(z.object({ key: z.string().describe('16 hexadecimal digits'), name: z.string() })),
    more: z.boolean(),
    mayRead: z.boolean(),
    mayKeep: z.boolean().describe('Whether this person may say if names are kept'),
  })
  .meta({ id: 'UsageNames' });
export type UsageNames = z.output<typeof usageNamesSchema>;
