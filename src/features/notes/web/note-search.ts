import * as z from 'zod';
import { noteFilterSchema, noteSorts, storedCategories } from '../model.ts';

// What stands in the addresses of the library. A value that is none is as none.

const text = z.string().max(500).optional().catch(undefined);
const short = z.string().max(80).optional().catch(undefined);
const yes = z.literal('yes').optional().catch(undefined);
const category = z.enum(storedCategories).optional().catch(undefined);

export const latestSearch = z.object({
  age: z.enum(['0-30', '30-60', '60-90']).optional().catch(undefined),
  category,
  service: short,
  escalated: yes,
  active: yes,
  system: z.literal('shown').optional().catch(undefined),
});
export type LatestSearch = z.output<typeof latestSearch>;

const { tenant, due } = noteFilterSchema.shape;

export const fullSearch = z.object({
  q: text,
  sort: z.enum(noteSorts).optional().catch(undefined),
  category,
  service: short,
  tag: short,
  tenant: tenant.catch(undefined),
  escalated: yes,
  legacy: yes,
  mine: yes,
  active: yes,
  blockers: yes,
  due: due.catch(undefined),
});
export type FullSearch = z.output<typeof fullSearch>;

export const tenantNoteSearch = z.object({
  q: text,
  category,
  service: short,
  escalated: yes,
  mine: yes,
  blockers: yes,
  note: short,
});
export type TenantNoteSearch = z.output<typeof tenantNoteSearch>;

export const editorSearch = z.object({
  tenant: tenant.catch(undefined),
  origin: z.enum(['status', 'task', 'time', 'services', 'enterprise']).optional().catch(undefined),
  task: z.string().max(20).optional().catch(undefined),
  service: short,
  corrects: short,
  draft: short,
});
export type EditorSearch = z.output<typeof editorSearch>;
