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

// Fetching from Microsoft Graph.

/** How one report of one tenant is: fetched and fresh, behind, without data yet, refused, or not asked yet. */
export const syncStates = ['fine', 'behind', 'no-data', 'problem', 'waiting'] as const;
export type SyncState = (typeof syncStates)[number];

export const syncReportSchema = z
  .object({
    report: z.string(),
    name: z.string(),
    state: z.enum(syncStates),
    lastSuccess: z.iso.datetime().nullable(),
    dataDay: z.iso.date().nullable().describe('Newest day of the newest report'),
    lag: z.number().int().nullable().describe('Days from it to today'),
    nextTry: z.iso.datetime(),
    attempts: z.number().int().describe('Failures in a row'),
    missing: z.array(z.iso.date()).describe('Days that can still be asked for and are not in'),
    problem: z.object({ code: z.string(), text: z.string() }).nullable(),
  })
  .meta({ id: 'UsageSyncReport' });
export type SyncReport = z.output<typeof syncReportSchema>;

export const usageSyncSchema = z
  .object({
    tenant: z.object({ id: z.string(), name: z.string(), customer: z.string(), guid: z.string() }),
    setUp: z.boolean().describe('Whether Uptake has an app to ask with'),
    connection: z.object({
      state: z.enum(['never', 'asked', 'connected', 'disconnected']),
      since: z.iso.datetime().nullable(),
      by: z.object({ id: z.string(), name: z.string() }).nullable(),
      missingRoles: z.array(z.string()).describe('Permissions that would be of use and were not granted'),
      concealsNames: z.boolean().nullable().describe('Null where the app may not read the setting'),
      namesFrom: z.iso
        .date()
        .nullable()
        .describe('First day of the present names, if there were others before'),
      consentUntil: z.iso.datetime().nullable().describe('Until when the newest consent link is good'),
    }),
    reports: z.array(syncReportSchema),
    mayConnect: z.boolean(),
    mayRetry: z.boolean(),
  })
  .meta({ id: 'UsageSync' });
export type UsageSync = z.output<typeof usageSyncSchema>;

/** What came of fetching for a tenant. */
export const syncResultSchema = z
  .object({
    tenant: z.string(),
    files: z.number().int().describe('That were new'),
    rows: z.number().int(),
    reports: z.array(syncReportSchema),
  })
  .meta({ id: 'UsageSyncResult' });
export type SyncResult = z.output<typeof syncResultSchema>;
