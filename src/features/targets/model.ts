import * as z from 'zod';
import type { Id } from '../../base/ids.ts';

export type TargetListId = Id<'list'>;

/** What somebody should know before a tenant is published (domain.md 5.6). */
export const targetWarnings = [
  'no-manager',
  'partner-led',
  'on-other-list',
  'do-not-call',
  'no-sme',
] as const;
export type TargetWarning = (typeof targetWarnings)[number];

/** Why publishing begins no case. */
export const targetRefusals = ['inactive', 'open-case', 'sme-gone'] as const;
export type TargetRefusal = (typeof targetRefusals)[number];

const person = z.object({ id: z.string(), name: z.string() });

export const targetListSchema = z
  .object({
    id: z.string(),
    process: z.string(),
    name: z.string(),
    region: z.string(),
    fiscalYear: z.number().int().describe('The year in which it ends'),
    ends: z.string().nullable(),
    madeBy: person,
    publishedBy: person.nullable(),
    publishedAt: z.iso.datetime().nullable(),
    targets: z.number().int(),
    open: z.number().int().describe('Cases of it that are open'),
    waiting: z.number().int().describe('Targets that have begun no case yet'),
    version: z.number().int(),
  })
  .meta({ id: 'TargetList' });
export type TargetList = z.output<typeof targetListSchema>;

export const targetSchema = z
  .object({
    tenantId: z.string(),
    tenant: z.string(),
    customer: z.string(),
    region: z.string(),
    sme: person.nullable(),
    why: z.string(),
    caseId: z.string().nullable(),
    state: z.string().nullable().describe('Of its case'),
    ended: z.boolean(),
    refused: z.string().nullable().describe('Why publishing began no case'),
    warnings: z.array(z.enum(targetWarnings)),
    refusal: z.enum(targetRefusals).nullable().describe('Why it would begin none now'),
  })
  .meta({ id: 'Target' });
export type Target = z.output<typeof targetSchema>;

/** Somebody who can be the SME of a target, with what they have already. */
export const loadSchema = z
  .object({ id: z.string(), name: z.string(), open: z.number().int(), listed: z.number().int() })
  .meta({ id: 'TargetLoad' });

export const listFieldsSchema = z.object({
  name: z.string().trim().min(1).max(120),
  region: z.string().trim().min(1).max(60),
  fiscalYear: z.number().int().min(2000).max(2200),
  ends: z.iso.date().nullable().default(null),
});
export type ListFields = z.output<typeof listFieldsSchema>;
