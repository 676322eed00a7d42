import * as z from 'zod';
import type { Id } from '../../base/ids.ts';

export type NoteId = Id<'note'>;
export type DraftId = Id<'draft'>;

/** The four categories of the editor (domain.md 3.18). */
export const noteCategories = [
  'Engagement Management',
  'Technical Enablement',
  'Service Intent',
  'Environment',
] as const;
export type NoteCategory = (typeof noteCategories)[number];

/** What a stored note may be: those of the editor, and what only imports and the portal itself write. */
export const storedCategories = [
  ...noteCategories,
  'Enterprise Status',
  'Service Status',
  'Customer Readiness',
  'Customer Satisfaction Issue',
  'Migration',
  'System Message',
] as const;
export type StoredCategory = (typeof storedCategories)[number];

export const longestNote = 8000;
export const longestAction = 500;
export const mostDrafts = 10;
/** A search counts and ranks so many notes, the newest that fit; of more it says that there are more. */
export const mostFound = 1000;

/** Services by name, as people pick them (domain.md 3.5); notes of elsewhere may name others. */
export const noteServices = [
  'Core Onboarding',
  'Exchange',
  'Exchange: Outlook Mobile',
  'Skype for Business',
  'Teams',
  'SharePoint',
  'OneDrive',
  'Yammer',
  'OfficeProPlus',
  'Project Professional',
  'Project Online Professional/Premium',
  'Project Online Essentials',
  'Power BI',
  'Classroom/SDS',
  'Office 365 ATP',
  'Intune',
  'AADP',
  'MCAS',
  'AIP',
  'AzRMS',
  'Windows 10',
  'Microsoft Defender ATP',
  'Edge',
] as const;

const personSchema = z.object({ id: z.string(), name: z.string() });

export const nextActionSchema = z.object({
  text: z.string(),
  date: z.iso.date().nullable(),
  owner: personSchema.nullable(),
  done: z.object({ by: personSchema, at: z.iso.datetime() }).nullable(),
});

export const noteSchema = z
  .object({
    id: z.string(),
    tenantId: z.string(),
    tenant: z.string().describe('Its name'),
    taskId: z.string().nullable(),
    services: z.array(z.string()),
    category: z.enum(storedCategories),
    legacyCategory: z
      .string()
      .nullable()
      .describe('What the older portal called it; null for a note that was written here'),
    body: z.string().describe('A little Markdown: bold, lists, links; no HTML'),
    escalated: z.boolean(),
    nextAction: nextActionSchema.nullable(),
    tags: z.array(z.string()).describe('Its #tags, in small letters'),
    shared: z.boolean().describe('Whether partners who see the tenant may read it'),
    author: personSchema,
    createdAt: z.iso.datetime(),
    corrects: z.string().nullable().describe('The note that this one corrects'),
    correctedBy: z.string().nullable().describe('The newest note that corrects this one'),
    mayWrite: z
      .boolean()
      .describe('Whether this person may correct it, and say that its next action is done'),
  })
  .meta({ id: 'Note' });
export type Note = z.output<typeof noteSchema>;

/** What a search may ask for, beside words. What is left out narrows nothing. */
export const noteFilterSchema = z.object({
  category: z.enum(storedCategories).optional(),
  tenant: z
    .string()
    .regex(/^tenant_[0-9a-z]{1,40}$/)
    .optional(),
  task: z
    .string()
    .regex(/^\d{3,4}$/)
    .optional(),
  service: z.string().max(80).optional(),
  tag: z.string().max(60).optional(),
  escalated: z.literal('yes').optional(),
  legacy: z.literal('yes').optional(),
  mine: z.literal('yes').optional().describe('Written by this person'),
  active: z.literal('yes').optional().describe('Only of active tenants that this person is assigned to'),
  blockers: z.literal('yes').optional().describe('Only notes that speak of a blocker'),
  system: z.literal('hidden').optional().describe('Without system messages'),
  due: z.enum(['week', 'month', 'quarter']).optional().describe('When the next action is due'),
  age: z.enum(['0-30', '30-60', '60-90']).optional().describe('Days since it was written'),
});
export type NoteFilter = z.output<typeof noteFilterSchema>;

export const noteSorts = ['relevance', 'created', 'tenant'] as const;
export type NoteSort = (typeof noteSorts)[number];

const counted = z.array(z.object({ value: z.string(), count: z.number().int() }));

/** How many of the notes found have what: of the newest thousand where there are more. */
export const facetsSchema = z.object({
  categories: counted,
  services: counted,
  tags: counted,
  tenants: z.array(z.object({ value: z.string(), name: z.string(), count: z.number().int() })),
  due: z.object({ week: z.number().int(), month: z.number().int(), quarter: z.number().int() }),
  escalated: z.number().int(),
  legacy: z.number().int(),
  mine: z.number().int(),
});
export type Facets = z.output<typeof facetsSchema>;

const pieces = z.array(z.object({ text: z.string(), marked: z.boolean() }));
export const foundNoteSchema = noteSchema.extend({
  snippet: pieces.nullable().describe('A piece of the text around what was found; null without words'),
});
export type FoundNote = z.output<typeof foundNoteSchema>;

/** What the editor holds: a note before it is saved. A draft keeps what is typed, also what is too long to be saved. */
export const draftContentSchema = z.object({
  tenantId: z
    .string()
    .regex(/^tenant_[0-9a-z]{1,40}$/)
    .nullable()
    .default(null),
  taskId: z.string().max(20).default(''),
  services: z.array(z.string().max(80)).max(30).default([]),
  category: z.enum(noteCategories),
  body: z.string().max(20_000).default(''),
  escalated: z.boolean().default(false),
  shared: z.boolean().default(false),
  nextAction: z.string().max(2000).default(''),
  nextActionDate: z.iso.date().nullable().default(null),
  nextActionOwner: z.string().max(60).nullable().default(null),
  corrects: z
    .string()
    .regex(/^note_[0-9a-z]{1,40}$/)
    .nullable()
    .default(null),
});
export type DraftContent = z.output<typeof draftContentSchema>;

export const draftSchema = draftContentSchema
  .extend({
    id: z.string(),
    tenant: z
      .string()
      .nullable()
      .describe('Name of its tenant; null when there is none, or none that one sees'),
    changedAt: z.iso.datetime(),
    version: z.number().int(),
  })
  .meta({ id: 'NoteDraft' });
export type Draft = z.output<typeof draftSchema>;

/** The frame of a note of some kind, with what to think of when filling it. */
export const templateSchema = z
  .object({
    id: z.string(),
    title: z.string(),
    category: z.enum(noteCategories),
    roles: z.array(z.string()).describe('Whom it is meant for; everybody may use it'),
    guidance: z.string(),
    body: z.string(),
  })
  .meta({ id: 'NoteTemplate' });
export type NoteTemplate = z.output<typeof templateSchema>;

/** Something that a person has said they will do next at a tenant, and has not done yet. */
export interface DueAction {
  readonly noteId: string;
  readonly tenantId: string;
  readonly tenant: string;
  readonly text: string;
  readonly date: string;
  readonly escalated: boolean;
}
