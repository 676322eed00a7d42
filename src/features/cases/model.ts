import * as z from 'zod';
import type { Id } from '../../base/ids.ts';

export type CaseId = Id<'case'>;

const factValueSchema = z.union([
  z.object({ value: z.union([z.boolean(), z.number(), z.string(), z.array(z.string())]) }),
  z.object({ from: z.number(), to: z.number(), why: z.string() }),
  z.object({ unknown: z.string() }),
]);

/** One part of a guard with its value, its source and what would satisfy it. */
export const conditionSchema = z.object({
  sentence: z.string(),
  holds: z.union([z.boolean(), z.enum(['unknown', 'broken'])]),
  facts: z.array(
    z.object({
      name: z.string(),
      label: z.string(),
      value: factValueSchema,
      source: z.string(),
      remedy: z.string(),
    }),
  ),
});

export const fieldSchema = z.object({
  name: z.string(),
  label: z.string(),
  type: z.enum(['choice', 'check', 'text', 'day', 'number', 'items', 'person']),
  required: z.boolean(),
  show: z.string().nullable().describe('CEL over the other answers; shown always when null'),
  options: z.array(z.string()).describe('Of a choice'),
  of: z.string().nullable().describe('Catalogue that items come from'),
  within: z.string().nullable().describe('Field that items are among'),
  max: z.number().nullable(),
});

/** Something that may happen next, for whoever asks. */
export const openEventSchema = z.object({
  event: z.string(),
  mine: z.boolean().describe('Whether this person may send it'),
  actors: z.array(z.string()),
  wizard: z.string().nullable(),
  fields: z.array(fieldSchema),
});

export const caseSchema = z
  .object({
    id: z.string(),
    tenantId: z.string(),
    tenant: z.string(),
    process: z.string(),
    title: z.string(),
    state: z.string(),
    stateLabel: z.string(),
    step: z.string().nullable(),
    page: z.string(),
    cycle: z.number().int(),
    ended: z.boolean(),
    reason: z.string(),
    since: z.iso.datetime(),
    startedAt: z.iso.datetime(),
    nextAction: z.string().nullable(),
    waits: z.array(z.string()).describe('Whom it waits for, in words'),
    people: z.array(z.object({ id: z.string(), name: z.string(), actor: z.string() })),
    stored: z.record(z.string(), z.record(z.string(), z.unknown())),
    events: z.array(openEventSchema),
    version: z.number().int(),
  })
  .meta({ id: 'Case' });
export type Case = z.output<typeof caseSchema>;

export const caseStepSchema = z
  .object({
    seq: z.number().int(),
    at: z.iso.datetime(),
    by: z.object({ id: z.string(), name: z.string() }),
    event: z.string(),
    from: z.string().nullable(),
    to: z.string(),
    cycle: z.number().int(),
    wizard: z.string().nullable(),
    answers: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'CaseStep' });

export const questionSchema = z.object({
  id: z.string(),
  about: z.string(),
  actor: z.string(),
  text: z.string(),
  askedBy: z.string(),
  askedAt: z.iso.datetime(),
  answer: z.string().nullable(),
});

/** CSMAU as it was known when a definition said to take it; null where it was not known, which is not zero. */
export const caseFigureSchema = z
  .object({
    day: z.string().describe('The last day that a figure was known for'),
    people: z.number().int().nullable(),
    atLeast: z.number().int().nullable(),
    atMost: z.number().int().nullable(),
    entitlements: z.number().int().nullable(),
    percent: z.number().nullable(),
    quality: z.string(),
    definition: z.number().int(),
    dataDate: z.string().nullable(),
  })
  .meta({ id: 'CaseFigure' });
export type CaseFigure = z.output<typeof caseFigureSchema>;

export const noticeSchema = z
  .object({
    id: z.string(),
    text: z.string(),
    tenantId: z.string().nullable(),
    tenant: z.string().nullable(),
    caseId: z.string().nullable(),
    at: z.iso.datetime(),
    read: z.boolean(),
  })
  .meta({ id: 'Notice' });
