import * as z from 'zod';

/** A day on which a report shows fewer people than there were, and how that is known. */
export const withheldSchema = z
  .object({
    day: z.iso.date(),
    why: z.enum(['counted-more', 'nameless', 'breaks-off']),
    people: z.number().int().nullable().describe('At most so many are withheld; null where nobody knows'),
  })
  .meta({ id: 'UsageWithheld' });
export type ToldWithheld = z.output<typeof withheldSchema>;

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
    activeAndEntitled: z
      .number()
      .int()
      .nullable()
      .describe('Of them, who hold a licence by their newest row; null where no report of the window tells'),
    entitledPercent: z.number().nullable().describe('Of the entitlements; never above 100'),
    quality: z.enum(['complete', 'late', 'missing', 'forgotten', 'suppressed', 'identity-broken']),
    definition: z.number().int(),
    dataDate: z.iso.date().nullable().describe('Of the newest report that the figure rests on'),
  })
  .meta({ id: 'Figure' });
export type Figure = z.output<typeof figureSchema>;

/** What somebody said of entitlements: a count in place of the feed's, from a day on. */
export const overrideSchema = z
  .object({
    version: z.number().int().describe('The how-manieth word about the service'),
    from: z.iso.date(),
    entitlements: z.number().int().nullable().describe('Null: from that day on the feed counts again'),
    why: z.string(),
    by: z.object({ id: z.string(), name: z.string() }),
    at: z.iso.datetime(),
  })
  .meta({ id: 'UsageOverride' });
export type SaidOverride = z.output<typeof overrideSchema>;

/** Where the entitlements of a figure come from: an override stands above the feed. */
export const entitlementSourceSchema = z
  .object({
    feed: z
      .object({ entitlements: z.number().int(), day: z.iso.date(), import: z.number().int() })
      .nullable(),
    override: overrideSchema.nullable(),
  })
  .meta({ id: 'UsageEntitlementSource' });
export type EntitlementSource = z.output<typeof entitlementSourceSchema>;

/** The entitlements of a service on a day. */
export const entitlementSchema = z
  .object({
    service: z.string(),
    name: z.string(),
    available: z.number().int().nullable(),
    source: entitlementSourceSchema,
    version: z
      .number()
      .int()
      .describe('How often people have said something of them; the next one says it started from there'),
    said: z.array(overrideSchema).describe('Newest first'),
  })
  .meta({ id: 'UsageEntitlement' });
export type Entitlement = z.output<typeof entitlementSchema>;

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
    erased: z.number().int().describe('Rows of people who were erased: they are not taken up'),
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

/** How a series stands to a milestone: that it was reached stays true when people are short of it again. */
export const milestoneSchema = z
  .object({
    percent: z.number(),
    reachedOn: z.iso.date().nullable().describe('The first day on which it was reached; null: not yet'),
    orEarlier: z.boolean().describe('Days before that one are open'),
    needed: z.number().int().nullable().describe('People who are short of it on the last known day'),
  })
  .meta({ id: 'UsageMilestone' });
export type ToldMilestone = z.output<typeof milestoneSchema>;

export const tenantUsageSchema = z
  .object({
    service: z.string(),
    mayOverride: z
      .boolean()
      .describe('Whether this person may put a count of entitlements in place of the feed’s'),
    /** All days that are known of, oldest first; the screen shows a range of them. */
    days: z.array(usageDaySchema),
    definition: z.object({
      version: z.number().int(),
      window: z.number().int(),
      suite: z.array(z.string()).describe('Names of the services'),
      others: z.array(z.number().int()).describe('Versions that it can be compared with'),
    }),
    milestones: z.array(milestoneSchema),
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
    withheld: z.array(withheldSchema),
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
      entitlements: entitlementSourceSchema,
      licencesDay: z.iso
        .date()
        .nullable()
        .describe('The newest day of the window of which a report tells who holds a licence'),
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
    nextReachedOn: z.iso.date().nullable().describe('When the next milestone was reached before, if it was'),
    quality: figureSchema.shape.quality,
    dataDate: z.iso.date().nullable(),
    line: z.array(z.number().int().nullable()).describe('The last 28 days; null where only bounds are known'),
  })
  .meta({ id: 'PortfolioRow' });
export type PortfolioRow = z.output<typeof portfolioRowSchema>;

/** What tenants are added up by. */
export const rollUps = ['customer', 'region', 'motion', 'all'] as const;
export type RollUp = (typeof rollUps)[number];

/** What erasing a person took away. */
export const erasedSchema = z
  .object({
    masks: z.number().int().describe('Of 64 days each'),
    files: z.number().int().describe('Files as received that named the person, and are no longer kept'),
    lines: z.number().int().describe('Lines set aside that quoted the person'),
    name: z.boolean().describe('Whether the name was kept beside the key'),
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
