import * as z from 'zod';
import type { Id } from '../../base/ids.ts';

export type CaseId = Id<'case'>;

export const factValueSchema = z.union([
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

/** Something to choose: an item of a catalogue, a person. */
export const fieldChoiceSchema = z.object({ id: z.string(), label: z.string(), note: z.string() });
export type FieldChoice = z.output<typeof fieldChoiceSchema>;

export const fieldSchema = z.object({
  name: z.string(),
  label: z.string(),
  type: z.enum(['choice', 'check', 'text', 'day', 'number', 'items', 'person']),
  required: z.boolean(),
  show: z.string().nullable().describe('CEL over the other answers; shown always when null'),
  options: z.array(z.string()).describe('Of a choice'),
  of: z.string().nullable().describe('Catalogue that items come from'),
  within: z.string().nullable().describe('Field that items are among'),
  min: z.number().nullable(),
  max: z.number().nullable(),
  choices: z.array(fieldChoiceSchema).describe('Items and people to choose from; empty in lists of cases'),
});
export type CaseField = z.output<typeof fieldSchema>;

export type CaseCondition = z.output<typeof conditionSchema>;

/** Something that may happen next, for whoever asks. */
export const openEventSchema = z.object({
  event: z.string(),
  label: z.string(),
  mine: z.boolean().describe('Whether this person may send it'),
  actors: z.array(z.string()),
  wizard: z.string().nullable(),
  task: z.string().nullable().describe('Task of the playbook whose panel shows the wizard'),
  answers: z.array(z.string()).describe('What it answers when that has been asked'),
  fields: z.array(fieldSchema),
});
export type OpenEvent = z.output<typeof openEventSchema>;

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
    waitsForMe: z.boolean(),
    questions: z
      .array(z.object({ about: z.string(), text: z.string(), actor: z.string(), mine: z.boolean() }))
      .describe('Those that nobody has answered'),
    people: z.array(z.object({ id: z.string(), name: z.string(), actor: z.string() })),
    stored: z.record(z.string(), z.record(z.string(), z.unknown())),
    events: z.array(openEventSchema),
    version: z.number().int(),
  })
  .meta({ id: 'Case' });
export type Case = z.output<typeof caseSchema>;

/** An answer as it reads: names in place of ids. */
export const saidSchema = z.object({
  field: z.string(),
  label: z.string(),
  type: fieldSchema.shape.type,
  values: z.array(z.string()),
});
export type Said = z.output<typeof saidSchema>;

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
    label: z.string(),
    fromLabel: z.string().nullable(),
    toLabel: z.string(),
    answers: z.record(z.string(), z.unknown()),
    said: z.array(saidSchema).describe('The answers as they read'),
  })
  .meta({ id: 'CaseStep' });
export type CaseStep = z.output<typeof caseStepSchema>;

export const questionSchema = z.object({
  id: z.string(),
  about: z.string(),
  actor: z.string(),
  text: z.string(),
  askedBy: z.string(),
  askedAt: z.iso.datetime(),
  answer: z.string().nullable(),
  answeredBy: z.string().nullable(),
  answeredAt: z.iso.datetime().nullable(),
});
export type CaseQuestion = z.output<typeof questionSchema>;

/** What an event would come to with these answers; nothing happens by asking. */
export const previewSchema = z
  .object({
    shown: z.array(z.string()).describe('Fields that are asked for as the answers stand'),
    ready: z.boolean(),
    to: z.string().nullable().describe('State that would follow'),
    follows: z.array(z.object({ effect: z.string(), values: z.record(z.string(), z.string()) })),
    confirm: z.array(z.string()),
    faults: z.array(z.object({ at: z.string().nullable(), say: z.string() })),
    conditions: z.array(conditionSchema),
    code: z.string().nullable().describe('Of the problem that would answer'),
    refusal: z.string().nullable(),
    version: z.number().int().describe('Of the case as it is now; 0 before it begins'),
  })
  .meta({ id: 'CasePreview' });
export type CasePreview = z.output<typeof previewSchema>;

/** A process that a tenant may be taken through, and how it begins. */
export const caseStartSchema = z
  .object({
    process: z.string(),
    title: z.string(),
    page: z.string(),
    openCase: z.string().nullable().describe('The one that is open'),
    wizards: z.array(z.object({ wizard: z.string(), title: z.string(), task: z.string().nullable() })),
    events: z.array(
      openEventSchema.extend({
        people: z
          .array(z.object({ actor: z.string(), label: z.string(), choices: z.array(fieldChoiceSchema) }))
          .describe('Who can be named on the case from the beginning'),
      }),
    ),
  })
  .meta({ id: 'CaseStart' });
export type CaseStart = z.output<typeof caseStartSchema>;

export const caseBoxes = ['mine', 'others', 'overdue', 'questions', 'all'] as const;
export type CaseBox = (typeof caseBoxes)[number];

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

/** Figures that the definition takes in a cycle; null while they are not taken. */
export const takenFigureSchema = z
  .object({
    cycle: z.number().int(),
    kind: z.string(),
    takenAt: z.iso.datetime().nullable(),
    figure: caseFigureSchema.nullable(),
  })
  .meta({ id: 'TakenFigure' });
export type TakenFigure = z.output<typeof takenFigureSchema>;

/** What a notice is: something that happened, something that waits too long, something that is asked. */
export const noticeKinds = ['news', 'reminder', 'question'] as const;
export type NoticeKind = (typeof noticeKinds)[number];

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
export type Notice = z.output<typeof noticeSchema>;

const place = { x: z.number(), y: z.number() };

/** The process as it is painted: states with their places, the ways between them, and which were gone. */
export const drawingSchema = z
  .object({
    title: z.string(),
    width: z.number(),
    height: z.number(),
    states: z.array(
      z.object({
        name: z.string(),
        label: z.string(),
        end: z.boolean(),
        current: z.boolean(),
        fromMany: z.array(z.string()),
        ...place,
      }),
    ),
    ways: z.array(
      z.object({
        from: z.string().nullable(),
        to: z.string(),
        events: z.array(z.string()),
        back: z.boolean(),
        taken: z.boolean(),
        path: z.string(),
        label: z.object({ text: z.string(), ...place }),
      }),
    ),
  })
  .meta({ id: 'CaseDrawing' });
export type CaseDrawing = z.output<typeof drawingSchema>;
