import * as z from 'zod';
import type { Id } from '../../base/ids.ts';

export type GoalId = Id<'goal'>;

/** `total`: every tenant in scope; `influenced`: those that have been engaged. */
export const goalCounts = ['total', 'influenced'] as const;

/** The version of what counts, and how. A new way of counting is a new version, so that a figure of last year keeps its meaning. */
export const goalDefinition = {
  version: 1,
  says: 'Growth is CSMAU of the newest known day less CSMAU of the last known day before the fiscal year. Tenants add up; those of which one of both is not known are told apart and count as neither growth nor loss. Influenced: only tenants whose case has been engaged, each from the day on which its first cycle of the year began.',
} as const;

export const goalFieldsSchema = z.object({
  name: z.string().trim().min(1).max(120),
  parent: z
    .string()
    .regex(/^goal_[0-9a-z]{1,40}$/)
    .nullable()
    .default(null),
  region: z.string().trim().min(1).max(60).nullable().default(null),
  managed: z.boolean().nullable().default(null),
  counts: z.enum(goalCounts).default('total'),
  target: z.number().int().min(1).max(10_000_000_000),
});
export type GoalFields = z.output<typeof goalFieldsSchema>;

export const paces = ['reached', 'ahead', 'behind', 'unknown'] as const;

export const progressSchema = z
  .object({
    actual: z
      .number()
      .int()
      .nullable()
      .describe('People more than before the year; null where nothing is known'),
    tenants: z.number().int().describe('In scope'),
    unknown: z.number().int().describe('Of them, without a figure at the beginning or now'),
    share: z.number().nullable().describe('Of the target, in percent'),
    expected: z.number().int().describe('By today, if every day brought the same'),
    pace: z.enum(paces),
  })
  .meta({ id: 'GoalProgress' });
export type Progress = z.output<typeof progressSchema>;

export const goalSchema = z
  .object({
    id: z.string(),
    fiscalYear: z.number().int(),
    parent: z.string().nullable(),
    name: z.string(),
    region: z.string().nullable(),
    managed: z.boolean().nullable(),
    counts: z.enum(goalCounts),
    target: z.number().int(),
    children: z.number().int().nullable().describe('What the targets below it come to; null without any'),
    progress: progressSchema,
    version: z.number().int(),
  })
  .meta({ id: 'Goal' });
export type Goal = z.output<typeof goalSchema>;

/** How a tenant has grown in the year. */
export const growthSchema = z
  .object({
    tenantId: z.string(),
    tenant: z.string(),
    region: z.string(),
    managed: z.boolean(),
    engaged: z.boolean().describe('Whether its case has been engaged'),
    fromDay: z.string().nullable(),
    from: z.number().int().nullable(),
    toDay: z.string().nullable(),
    to: z.number().int().nullable(),
    growth: z.number().int().nullable().describe('Null where one of both is not known, which is not zero'),
  })
  .meta({ id: 'TenantGrowth' });
export type TenantGrowth = z.output<typeof growthSchema>;
