import * as z from 'zod';
import type { Id } from '../../base/ids.ts';

export type NoteId = Id<'note'>;

/** The four categories of the editor (domain.md 3.18). */
export const noteCategories = [
  'Engagement Management',
  'Technical Enablement',
  'Service Intent',
  'Environment',
] as const;

export const noteSchema = z
  .object({
    id: z.string(),
    tenantId: z.string(),
    taskId: z.string().nullable(),
    category: z.enum(noteCategories),
    body: z.string(),
    author: z.object({ id: z.string(), name: z.string() }),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'Note' });
export type Note = z.output<typeof noteSchema>;

/** domain.md 2.4: a note begun at a task opens in another category for partners. */
export function categoryFor(
  origin: 'task' | 'status',
  audience: 'internal' | 'partner',
): (typeof noteCategories)[number] {
  return origin === 'task' && audience === 'internal' ? 'Technical Enablement' : 'Engagement Management';
}
