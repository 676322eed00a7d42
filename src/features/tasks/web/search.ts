import * as z from 'zod';
import { taskStatuses } from '../model.ts';

/** What the address of a tenant's playbook says. A value nobody knows is left out, so an old link still opens. */
export const playbookSearch = z.object({
  phase: z.string().optional().catch(undefined),
  role: z
    .string()
    .optional()
    .catch(undefined)
    .describe('A role as the playbook writes it, or `all`; mine when left out'),
  status: z.enum(taskStatuses).optional().catch(undefined),
  open: z.literal('yes').optional().catch(undefined).describe('Only what has not started'),
  find: z.string().max(100).optional().catch(undefined),
  // A number in an address is read as a number.
  task: z.coerce.string().optional().catch(undefined).describe('Task in the panel'),
});
export type PlaybookSearch = z.output<typeof playbookSearch>;

/** Changes the address; a key with undefined is dropped, one left out stays. */
export type OnSearch = (
  next: { readonly [Key in keyof PlaybookSearch]?: PlaybookSearch[Key] | undefined },
  options?: { readonly replace?: boolean },
) => void;
