import * as z from 'zod';

// Fetching usage from Microsoft Graph.

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
