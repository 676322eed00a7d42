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
    quality: z.enum(['complete', 'late', 'missing', 'forgotten', 'identity-broken']),
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

/** A day of a tenant's usage, without what is the same on every day. */
export const usageDaySchema = figureSchema.omit({ tenant: true, service: true, definition: true });
export type UsageDay = z.output<typeof usageDaySchema>;

export const usageEventSchema = z.object({
  day: z.iso.date(),
  level: z.number().int().min(1).max(3).describe('1 milestones, 2 events, 3 everything else'),
  kind: z.string().describe('Kind of the ledger’s entry'),
  facts: z.record(z.string(), z.unknown()),
  seq: z.number().int().describe('Place in the tenant’s ledger'),
});
export type UsageEvent = z.output<typeof usageEventSchema>;

export const tenantUsageSchema = z
  .object({
    service: z.string(),
    /** All days that are known of, oldest first; the screen shows a range of them. */
    days: z.array(usageDaySchema),
    definition: z.object({
      version: z.number().int(),
      window: z.number().int(),
      suite: z.array(z.string()).describe('Names of the services'),
    }),
    milestones: z.array(z.object({ percent: z.number(), reachedOn: z.iso.date(), orEarlier: z.boolean() })),
    goals: z.array(z.number()).describe('Milestones in percent, reached or not'),
    growth: z.object({
      days28: z.number().int().nullable(),
      days90: z.number().int().nullable(),
      days365: z.number().int().nullable(),
      fiscalYear: z.object({ year: z.number().int(), people: z.number().int().nullable() }),
    }),
    services: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        group: z.string(),
        people: z.number().int().nullable(),
        entitlements: z.number().int().nullable(),
        percent: z.number().nullable(),
      }),
    ),
    events: z.array(usageEventSchema),
    source: z.object({
      imports: z.number().int(),
      rows: z.number().int(),
      quarantined: z.number().int(),
      unknownPeople: z.number().int(),
      lastImport: z
        .object({ number: z.number().int(), file: z.string(), sha256: z.string(), at: z.iso.datetime() })
        .nullable(),
      coveredDays: z.number().int().describe('Days of the last window that have a file of their own'),
      names: z.enum(['plain', 'concealed']).nullable(),
      namesSince: z.iso.date().nullable(),
      entitlementsDay: z.iso.date().nullable(),
    }),
  })
  .meta({ id: 'TenantUsage' });
export type TenantUsage = z.output<typeof tenantUsageSchema>;

export const portfolioRowSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    customer: z.string(),
    region: z.string(),
    people: z.number().int().nullable(),
    atLeast: z.number().int().nullable(),
    atMost: z.number().int().nullable(),
    entitlements: z.number().int().nullable(),
    percent: z.number().nullable(),
    growth28: z.number().int().nullable(),
    newPeople: z.number().int().nullable(),
    retained: z.number().int().nullable(),
    resurrected: z.number().int().nullable(),
    lapsed: z.number().int().nullable(),
    needed: z.number().int().nullable().describe('People who are missing to the next milestone'),
    nextMilestone: z.number().nullable(),
    quality: figureSchema.shape.quality,
    dataDate: z.iso.date().nullable(),
    line: z.array(z.number().int().nullable()).describe('The last 28 days; null where only bounds are known'),
  })
  .meta({ id: 'PortfolioRow' });
export type PortfolioRow = z.output<typeof portfolioRowSchema>;

/** What tenants are added up by. */
export const rollUps = ['customer', 'region', 'motion', 'all'] as const;
export type RollUp = (typeof rollUps)[number];

/** Where a figure comes from. */
export const explanationSchema = z
  .object({
    figure: figureSchema,
    counts: z.array(z.string()).describe('Whoever was active in one of these counts, once'),
    window: z.object({ from: z.iso.date(), to: z.iso.date() }),
    days: z.array(z.object({ day: z.iso.date(), imports: z.array(z.number().int()) })),
    files: z.array(
      z.object({
        number: z.number().int(),
        file: z.string(),
        report: z.string().nullable(),
        sha256: z.string(),
        rows: z.number().int(),
        quarantined: z.number().int(),
        source: z.enum(['file', 'graph']),
        at: z.iso.datetime(),
      }),
    ),
  })
  .meta({ id: 'UsageExplanation' });
export type Explanation = z.output<typeof explanationSchema>;

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

/** What erasing a person took away. */
export const erasedSchema = z
  .object({
    masks: z.number().int().describe('Of 64 days each'),
    files: z.number().int().describe('Files as received that named the person, and are no longer kept'),
    lines: z.number().int().describe('Lines set aside that quoted the person'),
  })
  .meta({ id: 'UsageErased' });
export type Erased = z.output<typeof erasedSchema>;

/** For how long usage is kept. */
export interface Retention {
  /** Days of activity, and files that tell of no other ones. */
  readonly keepDays: number;
  /** For so many days back figures can be asked as they were known then. */
  readonly asOfDays: number;
}

/** Five years; and a year and a month, so that a review can be rebuilt in the next one. */
export const usualRetention: Retention = { keepDays: 1826, asOfDays: 400 };
