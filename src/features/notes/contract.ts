import * as z from 'zod';
import { contract, idSchema } from '../../http/contract.ts';
import { noteCategories, noteSchema } from './model.ts';

export const listNotes = contract({
  name: 'listNotes',
  method: 'GET',
  path: '/tenants/:tenantId/notes',
  tag: 'notes',
  access: 'signed-in',
  summary: 'Notes of a tenant, newest first; of one task if asked',
  input: z.object({
    tenantId: idSchema('tenant'),
    taskId: z.string().optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    cursor: z.string().max(400).optional(),
  }),
  output: z.object({ items: z.array(noteSchema), cursor: z.string().nullable() }),
});

export const addNote = contract({
  name: 'addNote',
  method: 'POST',
  path: '/tenants/:tenantId/notes',
  tag: 'notes',
  access: 'signed-in',
  summary: 'Add a note, to a task if named. Saved notes are never edited or deleted',
  status: 201,
  bodyLimit: 64 * 1024,
  input: z.object({
    tenantId: idSchema('tenant'),
    taskId: z
      .string()
      .regex(/^\d{3,4}$/)
      .optional(),
    category: z.enum(noteCategories),
    body: z.string().trim().min(1).max(8000),
  }),
  output: noteSchema,
});
