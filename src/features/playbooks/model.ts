import * as z from 'zod';
import type { Id } from '../../base/ids.ts';

export type PlaybookVersionId = Id<'playbook'>;

export const versionSchema = z
  .object({
    number: z.number().int(),
    title: z.string(),
    hash: z.string(),
    publishedAt: z.iso.datetime(),
    publishedBy: z.string(),
    why: z.string(),
    findings: z.object({ error: z.number().int(), warning: z.number().int(), note: z.number().int() }),
  })
  .meta({ id: 'PlaybookVersion' });
export type Version = z.output<typeof versionSchema>;

export const pageSummarySchema = z.object({
  path: z.string(),
  title: z.string(),
  kind: z.string(),
  phases: z.array(z.string()),
  audiences: z.array(z.string()),
  steps: z.array(z.object({ title: z.string(), anchor: z.string() })),
});
export type PageSummary = z.output<typeof pageSummarySchema>;

/** A part of a page as the reader shows it: its heading and its text, sanitised. */
export const sectionSchema = z.object({
  id: z.string(),
  heading: z.string(),
  level: z.number().int(),
  step: z.number().int().optional().describe('Index into steps, when this part is one'),
  html: z.string(),
});
export type Section = z.output<typeof sectionSchema>;

export const pageSchema = z
  .object({
    path: z.string(),
    title: z.string(),
    number: z.number().int(),
    version: z.object({ number: z.number().int(), publishedAt: z.iso.datetime() }),
    phases: z.array(z.string()),
    audiences: z.array(z.string()),
    owner: z.string().nullable(),
    date: z.string().nullable(),
    sections: z.array(sectionSchema),
    steps: z.array(
      z.object({
        title: z.string(),
        anchor: z.string(),
        roles: z.array(z.string()),
        services: z.array(z.string()),
        tasks: z.array(
          z.object({
            id: z.string(),
            name: z.string(),
            mandatory: z.boolean().nullable(),
            roles: z.array(z.string()),
            services: z.array(z.string()),
          }),
        ),
      }),
    ),
    history: z.array(z.object({ date: z.string().nullable(), who: z.string(), what: z.string() })),
  })
  .meta({ id: 'PlaybookPage' });
export type PlaybookPage = z.output<typeof pageSchema>;

const stepPlaceSchema = z.object({ page: z.string(), anchor: z.string(), title: z.string() });
const taskFactsSchema = z.object({
  name: z.string(),
  mandatory: z.boolean().nullable(),
  roles: z.array(z.string()),
  services: z.array(z.string()),
  places: z.array(stepPlaceSchema).describe('The steps that hold it'),
});
const pageFactsSchema = z.object({
  path: z.string(),
  title: z.string(),
  phases: z.array(z.string()),
  audiences: z.array(z.string()),
});

const pieceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['kept', 'removed', 'added']), text: z.string() }),
  z.object({ kind: z.literal('folded'), words: z.number().int().describe('That many words stayed') }),
]);
export type Piece = z.output<typeof pieceSchema>;

/** What has changed between two versions, as the compiler tells it. */
export const differenceSchema = z
  .object({
    tasks: z.array(
      z.object({
        id: z.string(),
        kinds: z.array(
          z.enum(['added', 'retired', 'renamed', 're-flagged', 're-roled', 're-serviced', 'moved']),
        ),
        before: taskFactsSchema.nullable(),
        after: taskFactsSchema.nullable(),
      }),
    ),
    steps: z.array(
      z.object({
        kinds: z.array(z.enum(['added', 'removed', 'renamed', 'moved'])),
        before: stepPlaceSchema.nullable(),
        after: stepPlaceSchema.nullable(),
      }),
    ),
    pages: z.array(
      z.object({
        kinds: z.array(z.enum(['added', 'removed', 'renamed', 'moved', 're-phased', 're-addressed'])),
        before: pageFactsSchema.nullable(),
        after: pageFactsSchema.nullable(),
      }),
    ),
    passages: z
      .array(
        z.object({
          before: stepPlaceSchema.nullable(),
          after: stepPlaceSchema.nullable(),
          heading: z.array(pieceSchema).describe('Empty when it is called the same'),
          text: z.array(pieceSchema).describe('Empty when the words are the same'),
        }),
      )
      .describe('What stands below one heading and reads otherwise, word by word'),
  })
  .meta({ id: 'PlaybookDifference' });
export type PlaybookDifference = z.output<typeof differenceSchema>;

/** Work that is recorded on one task: what a change of the task touches. */
export const touchedWorkSchema = z
  .object({
    taskId: z.string(),
    tenants: z.number().int().describe('Tenants with a record of the task, as far as this person sees them'),
    statuses: z.array(z.object({ status: z.string(), count: z.number().int() })),
    byTenant: z
      .array(z.object({ id: z.string(), name: z.string(), status: z.string(), count: z.number().int() }))
      .describe('By name; the first hundred rows'),
  })
  .meta({ id: 'TouchedWork' });
export type TouchedWork = z.output<typeof touchedWorkSchema>;
