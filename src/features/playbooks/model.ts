import * as z from 'zod';
import type { Id } from '../../base/ids.ts';

export const audienceSchema = z.enum(['internal', 'partner']);
export type AudienceName = z.output<typeof audienceSchema>;

export type PlaybookVersionId = Id<'playbook'>;

const findingCounts = { error: z.number().int(), warning: z.number().int(), note: z.number().int() };

export const versionSchema = z
  .object({
    number: z.number().int(),
    title: z.string(),
    hash: z.string(),
    publishedAt: z.iso.datetime(),
    publishedBy: z.string(),
    why: z.string(),
    findings: z.object(findingCounts),
  })
  .meta({ id: 'PlaybookVersion' });
export type Version = z.output<typeof versionSchema>;

export const findingLevels = ['error', 'warning', 'note'] as const;

/** What the compiler said of a version when it was published, and the heading that it stands under. */
export const findingSchema = z
  .object({
    place: z.number().int().describe('In the order of the check'),
    code: z.string(),
    title: z.string().describe('What the code stands for'),
    level: z.enum(findingLevels),
    path: z.string(),
    line: z.number().int(),
    message: z.string(),
    hint: z.string().nullable(),
    anchor: z.string().describe('Of the heading above it; empty for the top of the page'),
    heading: z.string(),
  })
  .meta({ id: 'PlaybookFinding' });
export type PlaybookFinding = z.output<typeof findingSchema>;

export const pageSummarySchema = z.object({
  path: z.string(),
  title: z.string(),
  kind: z.string(),
  phases: z.array(z.string()),
  audiences: z.array(z.string()),
  steps: z.array(z.object({ title: z.string(), anchor: z.string() })),
});
export type PageSummary = z.output<typeof pageSummarySchema>;

/** A word, or words in quotes, that a part of a page has to hold. */
export interface SearchTerm {
  readonly text: string;
  /** It may go on: somebody is still typing it. */
  readonly open: boolean;
}

export const hitSchema = z.object({
  path: z.string(),
  title: z.string(),
  anchor: z.string(),
  heading: z.string(),
  snippet: z
    .array(z.object({ text: z.string(), marked: z.boolean() }))
    .describe('A piece of the text around what was found'),
  audiences: z.array(z.string()),
});
export type Hit = z.output<typeof hitSchema>;

/** A process, and where it leads. */
export const processSchema = z.object({
  path: z.string(),
  title: z.string(),
  phases: z.array(z.string()),
  audiences: z.array(z.string()),
  steps: z.number().int(),
  mandatory: z.number().int().describe('Mandatory tasks of its steps'),
  next: z
    .array(z.string())
    .describe('Paths of the processes that its Next Steps name, as far as this person may read them'),
});
export type Process = z.output<typeof processSchema>;

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
    uncategorized: z
      .array(z.object({ id: z.string(), name: z.string(), services: z.array(z.string()) }))
      .describe('Tasks that the catalogue places on this page and no step holds'),
    history: z.array(z.object({ date: z.string().nullable(), who: z.string(), what: z.string() })),
    findings: z
      .object({ kept: z.boolean().describe('Versions of long ago kept only counts'), ...findingCounts })
      .nullable()
      .describe('How many the page has; null for who may not read them'),
  })
  .meta({ id: 'PlaybookPage' });
export type PlaybookPage = z.output<typeof pageSchema>;

/** A page as the reader shows it, published or not yet. */
export type ShownPage = Omit<PlaybookPage, 'number' | 'version' | 'findings'> & { readonly number?: number };

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

const pieceSchema = z.object({ kind: z.enum(['kept', 'removed', 'added']), text: z.string() });

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
          kinds: z.array(z.enum(['added', 'removed', 'renamed', 'reworded'])),
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
