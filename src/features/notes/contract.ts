import * as z from 'zod';
import { contract, idSchema } from '../../http/contract.ts';
import {
  draftContentSchema,
  draftSchema,
  facetsSchema,
  foundNoteSchema,
  longestNote,
  mostDrafts,
  noteCategories,
  noteFilterSchema,
  noteSchema,
  noteSorts,
  templateSchema,
} from './model.ts';

const cursor = z.string().max(600).optional();

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
    cursor,
  }),
  output: z.object({ items: z.array(noteSchema), cursor: z.string().nullable() }),
});

export const readNote = contract({
  name: 'readNote',
  method: 'GET',
  path: '/tenants/:tenantId/notes/:noteId',
  tag: 'notes',
  access: 'signed-in',
  summary: 'One note',
  input: z.object({ tenantId: idSchema('tenant'), noteId: idSchema('note') }),
  output: noteSchema,
});

export const addNote = contract({
  name: 'addNote',
  method: 'POST',
  path: '/tenants/:tenantId/notes',
  tag: 'notes',
  access: 'signed-in',
  summary:
    'Add a note, to a task if named. Saved notes are never edited or deleted; a correction is a note that names the one it corrects',
  status: 201,
  bodyLimit: 64 * 1024,
  input: z.object({
    tenantId: idSchema('tenant'),
    taskId: z.string().trim().max(20).optional(),
    category: z.enum(noteCategories),
    body: z.string().trim().min(1).max(longestNote),
    services: z.array(z.string().trim().min(1).max(80)).max(30).default([]),
    escalated: z.boolean().default(false),
    nextAction: z.string().trim().max(8000).default('').describe('At most 500 characters'),
    nextActionDate: z.iso.date().nullable().default(null),
    nextActionOwner: idSchema('person').nullable().default(null),
    shared: z
      .boolean()
      .default(false)
      .describe(
        'Let partners read it. What a partner writes is shared; a correction has the readers of what it corrects',
      ),
    corrects: idSchema('note').nullable().default(null),
    draft: idSchema('draft').optional().describe('The draft that it was; it is gone when the note is saved'),
  }),
  output: noteSchema,
});

export const finishAction = contract({
  name: 'finishAction',
  method: 'POST',
  path: '/tenants/:tenantId/notes/:noteId/done',
  tag: 'notes',
  access: 'signed-in',
  summary: 'Say that the next action of a note is done. The note stays as it is',
  input: z.object({ tenantId: idSchema('tenant'), noteId: idSchema('note') }),
  output: noteSchema,
});

export const reopenAction = contract({
  name: 'reopenAction',
  method: 'DELETE',
  path: '/tenants/:tenantId/notes/:noteId/done',
  tag: 'notes',
  access: 'signed-in',
  summary: 'Say that the next action of a note is to be done after all',
  input: z.object({ tenantId: idSchema('tenant'), noteId: idSchema('note') }),
  output: noteSchema,
});

export const searchNotes = contract({
  name: 'searchNotes',
  method: 'GET',
  path: '/notes',
  tag: 'notes',
  access: 'signed-in',
  summary: 'Notes of every tenant this person sees: by words, facets and age',
  input: noteFilterSchema.extend({
    q: z.string().max(500).default('').describe('Words that all have to be there; in quotes together; #tag'),
    sort: z.enum(noteSorts).optional().describe('Relevance for words, else created'),
    today: z.iso.date().optional().describe('The day it is where one is, for what is due this week'),
    limit: z.coerce.number().int().min(1).max(100).default(25),
    cursor,
  }),
  output: z.object({
    items: z.array(foundNoteSchema),
    cursor: z.string().nullable(),
    total: z.number().int().nullable().describe('How many were found; null on later pages'),
    more: z
      .boolean()
      .describe('There are more than that: relevance, tenant name and facets are of the newest'),
    facets: facetsSchema.nullable().describe('Null on later pages'),
  }),
});

export const listNoteTemplates = contract({
  name: 'listNoteTemplates',
  method: 'GET',
  path: '/note-templates',
  tag: 'notes',
  access: 'signed-in',
  summary: 'Frames of notes by category and role',
  input: z.object({}),
  output: z.object({ templates: z.array(templateSchema) }),
});

const drafts = '/me/note-drafts';

export const listDrafts = contract({
  name: 'listDrafts',
  method: 'GET',
  path: drafts,
  tag: 'notes',
  access: 'signed-in',
  summary: 'The drafts of this person; nobody else sees them',
  input: z.object({}),
  output: z.object({ items: z.array(draftSchema), most: z.literal(mostDrafts) }),
});

export const addDraft = contract({
  name: 'addDraft',
  method: 'POST',
  path: drafts,
  tag: 'notes',
  access: 'signed-in',
  summary: 'Keep a draft; ten at most',
  status: 201,
  input: draftContentSchema,
  output: draftSchema,
});

export const saveDraft = contract({
  name: 'saveDraft',
  method: 'PUT',
  path: `${drafts}/:draftId`,
  tag: 'notes',
  access: 'signed-in',
  needsMatch: true,
  summary: 'Keep a draft as it stands now. One that another window has changed answers 412 with that one',
  input: draftContentSchema.extend({ draftId: idSchema('draft') }),
  output: draftSchema,
});

export const deleteDraft = contract({
  name: 'deleteDraft',
  method: 'DELETE',
  path: `${drafts}/:draftId`,
  tag: 'notes',
  access: 'signed-in',
  summary: 'Delete a draft for good',
  input: z.object({ draftId: idSchema('draft') }),
  output: z.object({}),
});
