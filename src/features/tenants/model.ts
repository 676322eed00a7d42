import * as z from 'zod';
import type { Id } from '../../base/ids.ts';

export type CustomerId = Id<'customer'>;
export type TenantId = Id<'tenant'>;

export const regions = ['Americas', 'APJ', 'EMEA'] as const;
export const motions = ['Customer Health', 'RFA', 'Targeting', 'CSMAU'] as const;

/** A person's place at a tenant. */
export const assigneeSchema = z.object({
  personId: z.string(),
  name: z.string(),
  role: z.string().describe('Role id'),
  primary: z.boolean(),
});

export const tenantRowSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    guid: z.string(),
    domain: z.string(),
    tpid: z.number().int(),
    customer: z.string(),
    region: z.string(),
    segment: z.string(),
    motions: z.array(z.string()),
    active: z.boolean(),
    /** Carries what is said of the whole customer; partners are not told. */
    reference: z.boolean(),
    /** Role id at this tenant, null for a guest. */
    myRole: z.string().nullable(),
    mayWrite: z.boolean(),
  })
  .meta({ id: 'TenantRow' });
export type TenantRow = z.output<typeof tenantRowSchema>;

/** What whoever asks may do at a tenant; buttons are shown by it, and the server asks again. */
export const abilitiesSchema = z.object({
  write: z.boolean().describe('Tasks, notes, services, contacts'),
  assign: z.enum(['none', 'internal', 'partner', 'all']).describe('People in which roles'),
  reference: z.boolean().describe("Say which is the customer's reference tenant"),
  keep: z.boolean().describe('Change the master data: name, domain, customer'),
  internal: z.boolean().describe('Know what is not for partners'),
  facts: z.boolean().describe('Change motions, tags, flags, priority, overall status, active or not'),
  partnerStatus: z.boolean().describe("Change the partner's status, and whether a partner is wanted"),
});
export type Abilities = z.output<typeof abilitiesSchema>;

export const priorities = ['High', 'Medium', 'Low'] as const;
export type Priority = (typeof priorities)[number];

const day = z.string().describe('2026-11-20');

/** What the organisation says of a tenant among itself (domain.md 3.2 to 3.4, 3.16, 3.17). */
export const tenantInternalSchema = z
  .object({
    motions: z.array(z.enum(motions)),
    tags: z.array(z.string()),
    segment: z.string(),
    urgency: z.string(),
    entryReason: z.string().describe('Why it was added by hand; empty for one that came by itself'),
    flags: z.record(z.string(), z.string()),
    priority: z.enum(priorities).nullable().describe('As computed'),
    override: z.enum(priorities).nullable().describe('What a person says against it'),
    priorityReason: z.string(),
    status: z.string().describe('Overall status'),
    statusDay: day.nullable(),
    activeOverride: z.boolean().nullable().describe('What a person says against status and queue'),
    activeReason: z.string(),
    version: z.number().int(),
  })
  .meta({ id: 'TenantInternal' });
export type TenantInternal = z.output<typeof tenantInternalSchema>;

export const tenantMasterSchema = z
  .object({
    name: z.string(),
    domain: z.string(),
    tpid: z.number().int(),
    country: z.string(),
    seats: z.number().int().nullable().describe('Null where nobody has said'),
    wantsPartner: z.boolean(),
    partnerStatus: z
      .string()
      .describe("The partner's own word: Active, Blocked, Paused; empty until they say one"),
    partnerStatusDay: day.nullable(),
    version: z.number().int(),
  })
  .meta({ id: 'TenantMaster' });
export type TenantMaster = z.output<typeof tenantMasterSchema>;

export const tenantSchema = tenantRowSchema
  .extend({
    customerId: z.string(),
    createdAt: z.iso.datetime(),
    parked: z.boolean().describe('A queue for inactive tenants is its Regional Manager'),
    master: tenantMasterSchema,
    internal: tenantInternalSchema.nullable().describe('Null for partners'),
    assignees: z.array(assigneeSchema),
    abilities: abilitiesSchema,
  })
  .meta({ id: 'Tenant' });
export type Tenant = z.output<typeof tenantSchema>;

/** An entry of a tenant's timeline: the ledger, read aloud. */
export const timelineEntrySchema = z
  .object({
    seq: z.number().int().describe('Number in the chain; for partners, among the entries they may see'),
    at: z.iso.datetime(),
    by: z.object({ id: z.string(), name: z.string() }),
    kind: z.string().describe('`task.saved`, `note.added` …'),
    subject: z.string().describe('What it is about: `task:3745`'),
    why: z.string(),
    facts: z.record(z.string(), z.unknown()).describe('`before` and `after` of the changed fields'),
    personal: z.record(z.string(), z.unknown()).nullable().describe('Null when it has been redacted'),
    hash: z.string().describe('Empty for partners'),
  })
  .meta({ id: 'TimelineEntry' });
export type TimelineEntry = z.output<typeof timelineEntrySchema>;
