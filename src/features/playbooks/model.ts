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
