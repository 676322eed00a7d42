import * as z from 'zod';

/** A figure of one day of one series: a number with what it rests on (design: Figure). */
export const figureSchema = z
  .object({
    tenant: z.string(),
    day: z.iso.date(),
    service: z.string().describe('Id of a service, or `any` for the suite'),
    activePeople: z.number().int().nullable().describe('Null where only bounds are known'),
    atLeast: z.number().int().nullable(),
    atMost: z.number().int().nullable(),
    newPeople: z.number().int().nullable(),
    retained: z.number().int().nullable(),
    resurrected: z.number().int().nullable(),
    lapsed: z.number().int().nullable(),
    entitlements: z.number().int().nullable(),
    percent: z.number().nullable().describe('Of the entitlements, not capped'),
    quality: z.enum(['complete', 'late', 'missing', 'identity-broken']),
    definition: z.number().int(),
    dataDate: z.iso.date().nullable().describe('Of the newest report that the figure rests on'),
  })
  .meta({ id: 'Figure' });
export type Figure = z.output<typeof figureSchema>;

/** What came of a file. */
export const importResultSchema = z
  .object({
    number: z.number().int().describe('Imports are numbered in the order in which files came'),
    file: z.string(),
    state: z.enum(['done', 'refused']),
    again: z.boolean().describe('The same bytes had been imported before: nothing has changed'),
    report: z.string().nullable(),
    from: z.iso.date().nullable().describe('Earliest refresh date in it'),
    to: z.iso.date().nullable(),
    rows: z.number().int(),
    quarantined: z.number().int().describe('Lines that could not be read'),
    refusal: z.string().nullable(),
  })
  .meta({ id: 'UsageImportResult' });
export type ImportResult = z.output<typeof importResultSchema>;

/** An import as it is listed. */
export const importSchema = importResultSchema
  .omit({ again: true, state: true })
  .extend({
    state: z.enum(['reading', 'done', 'refused']),
    source: z.enum(['file', 'graph']),
    bytes: z.number().int(),
    sha256: z.string(),
    concealed: z.boolean().nullable(),
    unknownPeople: z.number().int(),
    remarks: z.record(z.string(), z.unknown()),
    by: z.object({ id: z.string(), name: z.string() }),
    at: z.iso.datetime(),
  })
  .meta({ id: 'UsageImport' });
export type UsageImport = z.output<typeof importSchema>;

export const quarantinedSchema = z.object({
  line: z.number().int(),
  reason: z.string(),
  column: z.string().nullable(),
  text: z.string(),
});
