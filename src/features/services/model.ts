import * as z from 'zod';
import {
  elementValues,
  migrationKinds,
  migrationStatuses,
  scenarios,
  serviceMotions,
  serviceStatuses,
  signInMethods,
  splitReasons,
} from './lists.ts';
import { reasonKeys, statusKeys } from './taxonomy/statuses.ts';

const day = z.iso.date().nullable();
const person = z.object({ id: z.string(), name: z.string() });

/** A part of the entitlements of a service, as somebody saves it (domain.md 3.6). */
export const rowInputSchema = z.object({
  id: z.string().max(60).nullable().describe('Null for a part that is new'),
  status: z.enum(statusKeys),
  reason: z
    .enum(reasonKeys)
    .nullable()
    .describe('Null for In Progress, where it is derived, and for Duplicate/Invalid'),
  engineering: z.string().max(60).nullable(),
  entitlements: z.number().int().min(0).max(100_000_000),
  targetDate: day,
  ownerRole: z.string().max(60).nullable(),
  ownerContact: z.string().max(60).nullable().describe('Id of a contact; never together with a role'),
  nextActionDate: day,
  note: z.string().max(4000).describe('Why, in at most 400 characters'),
  splitReason: z.enum(splitReasons).nullable(),
  approval: z.string().trim().max(120).describe('Ticket of the count review, for duplicates'),
});
export type RowInput = z.output<typeof rowInputSchema>;

export const rowSchema = rowInputSchema
  .extend({
    since: z.iso.date().nullable().describe('Since when it stands there for that reason'),
    owner: z.string().describe('Role or name, as it reads'),
  })
  .meta({ id: 'EntitlementStatus' });
export type Row = z.output<typeof rowSchema>;

export const elements = [
  'due',
  'intent',
  'reason',
  'owner',
  'stakeholders',
  'scenario',
  'awareness',
  'training',
] as const;
/** An element of DIBS or SSAT: what is known of it, by whom, and how fresh. */
export const elementSchema = z
  .object({
    element: z.enum(elements),
    value: z.string().nullable(),
    by: person.nullable(),
    at: z.iso.datetime().nullable(),
    days: z.number().int().nullable().describe('Since then'),
    stale: z.boolean(),
  })
  .meta({ id: 'AdoptionElement' });
export type Element = z.output<typeof elementSchema>;

export const indicatorsSchema = z.object({
  reason: z.enum(elementValues.reason).nullable(),
  owner: z.enum(elementValues.owner).nullable(),
  stakeholders: z.enum(elementValues.stakeholders).nullable(),
  scenario: z.enum(elementValues.scenario).nullable(),
  awareness: z.enum(elementValues.awareness).nullable(),
  training: z.enum(elementValues.training).nullable(),
});
export type Indicators = z.output<typeof indicatorsSchema>;

export const migrationRowSchema = z.object({
  kind: z.enum(migrationKinds),
  entitlements: z.number().int().min(0).max(100_000_000),
  status: z.enum(migrationStatuses),
  estimated: day,
  notes: z.string().trim().max(1000),
  sizeGb: z.number().min(0).max(1e12).nullable(),
});
export type MigrationRow = z.output<typeof migrationRowSchema>;

export const migrationSchema = z.object({
  performing: z.boolean().nullable().describe('Whether Microsoft moves the data; null while nobody has said'),
  rejectionReason: z.string().max(120),
  rejectionNote: z.string().trim().max(1000),
  start: day,
  end: day,
  rows: z.array(migrationRowSchema).max(50),
});
export type Migration = z.output<typeof migrationSchema>;

export const forecastSchema = z.object({ first: day, second: day, maximum: day });
export type Forecast = z.output<typeof forecastSchema>;

export const saidForecastSchema = forecastSchema.extend({
  rfa: z.string(),
  submitted: z.iso.date(),
  partner: z.string(),
  by: person,
  at: z.iso.datetime(),
});
export type SaidForecast = z.output<typeof saidForecastSchema>;

export const deliverySchema = z.object({
  inScope: z.boolean(),
  scenario: z.enum(scenarios),
  teams: z.array(z.string().trim().min(1).max(80)).max(10),
  splitDelivery: z.boolean().nullable(),
});
export type Delivery = z.output<typeof deliverySchema>;

/** What people may change of a service; the pure rules look at nothing else. */
export interface ServiceState {
  readonly rows: readonly RowInput[];
  readonly engagementStart: string | null;
  readonly status: (typeof serviceStatuses)[number] | null;
  readonly delivery: Delivery;
  readonly indicators: Indicators;
  readonly migration: Migration;
  readonly forecast: Forecast;
  readonly motions: readonly (typeof serviceMotions)[number][];
}

/** One service of a tenant. */
export const tenantServiceSchema = z
  .object({
    service: z.string(),
    name: z.string(),
    group: z.string(),
    parent: z.string().nullable(),
    entitled: z.boolean(),
    available: z
      .number()
      .int()
      .nullable()
      .describe('An override, else what the feed says; null when nothing is known'),
    overridden: z.boolean(),
    predictedGain: z.number().int().nullable(),
    rows: z.array(rowSchema),
    over: z.number().int().describe('How many entitlements the rows have more than are available'),
    engagementStart: day,
    status: z.enum(serviceStatuses).nullable(),
    delivery: deliverySchema,
    indicators: indicatorsSchema,
    dibs: z.array(elementSchema),
    ssat: z.array(elementSchema),
    migration: migrationSchema.nullable().describe('Null for services that have no data to move'),
    forecast: forecastSchema,
    forecasts: z.array(saidForecastSchema).describe('Every one that was saved, newest first'),
    rfa: z.object({ id: z.string(), submitted: z.iso.date() }).nullable(),
    motions: z.array(z.enum(serviceMotions)).describe('Empty for partners'),
    updatedBy: person.nullable(),
    updatedAt: z.iso.datetime().nullable(),
    version: z.number().int().describe('0 until somebody saves; the ETag'),
  })
  .meta({ id: 'TenantService' });
export type TenantService = z.output<typeof tenantServiceSchema>;

export const metricSchema = z
  .object({
    id: z.string(),
    service: z.string().describe('Empty for the tenant as a whole'),
    name: z.string(),
    target: z.string(),
    actual: z.string(),
    met: z.boolean(),
    updatedBy: person,
    updatedAt: z.iso.datetime(),
    version: z.number().int(),
  })
  .meta({ id: 'SuccessMetric' });
export type Metric = z.output<typeof metricSchema>;

export const authenticationSchema = z.object({
  method: z.enum(signInMethods).nullable(),
  version: z.number().int(),
});

/** A row that stops a service, with what is known of it. */
export const blockerSchema = z
  .object({
    service: z.string(),
    name: z.string(),
    row: rowSchema,
    path: z.string().describe('L1, L2 and L3 in words'),
    days: z.number().int().nullable(),
    escalations: z.array(
      z.object({ id: z.string(), at: z.iso.datetime(), by: z.string(), text: z.string() }),
    ),
  })
  .meta({ id: 'Blocker' });
export type Blocker = z.output<typeof blockerSchema>;
