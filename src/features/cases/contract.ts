import * as z from 'zod';
import { contract, idSchema } from '../../http/contract.ts';
import { meetingSchema } from './meeting-model.ts';
import {
  caseBoxes,
  caseSchema,
  caseStartSchema,
  caseStepSchema,
  drawingSchema,
  noticeSchema,
  previewSchema,
  questionSchema,
  takenFigureSchema,
} from './model.ts';

const answers = z.record(z.string().max(60), z.unknown());
const cursor = z.string().max(400).optional();
const limit = z.coerce.number().int().min(1).max(200).default(50);

export const startCase = contract({
  name: 'startCase',
  method: 'POST',
  path: '/tenants/:tenantId/cases',
  tag: 'cases',
  access: 'signed-in',
  summary: 'Begin a case of a process for a tenant, by one of the events that its definition begins with',
  status: 201,
  input: z.object({
    tenantId: idSchema('tenant'),
    process: z.string().max(60),
    event: z.string().max(60),
    answers: answers.default({}),
    people: z
      .array(z.object({ person: z.string().max(60), actor: z.string().max(60) }))
      .max(20)
      .default([]),
  }),
  output: caseSchema,
});

export const actOnCase = contract({
  name: 'actOnCase',
  method: 'POST',
  path: '/cases/:caseId/events',
  tag: 'cases',
  access: 'signed-in',
  summary:
    'Send an event to a case: it moves and everything follows, or nothing changes and the answer says why',
  input: z.object({
    caseId: idSchema('case'),
    event: z.string().max(60),
    version: z.number().int().describe('Of the case as you saw it'),
    answers: answers.default({}),
    confirmed: z.array(z.string().max(1000)).max(10).default([]).describe('What you were asked to confirm'),
  }),
  output: caseSchema,
});

export const listTenantCases = contract({
  name: 'listTenantCases',
  method: 'GET',
  path: '/tenants/:tenantId/cases',
  tag: 'cases',
  access: 'signed-in',
  summary: 'Cases of a tenant, newest first, with what may happen next',
  input: z.object({ tenantId: idSchema('tenant') }),
  output: z.object({ items: z.array(caseSchema) }),
});

export const readCase = contract({
  name: 'readCase',
  method: 'GET',
  path: '/cases/:caseId',
  tag: 'cases',
  access: 'signed-in',
  summary: 'One case with its steps and questions, its figures and meeting, and its process drawn',
  input: z.object({ caseId: idSchema('case') }),
  output: z.object({
    case: caseSchema,
    steps: z.array(caseStepSchema),
    questions: z.array(questionSchema),
    figures: z.array(takenFigureSchema),
    drawing: drawingSchema,
    meeting: meetingSchema.nullable(),
  }),
});

export const listCaseStarts = contract({
  name: 'listCaseStarts',
  method: 'GET',
  path: '/tenants/:tenantId/case-starts',
  tag: 'cases',
  access: 'signed-in',
  summary: 'Processes of the published playbook that a tenant can be taken through, and how they begin',
  input: z.object({ tenantId: idSchema('tenant') }),
  output: z.object({ items: z.array(caseStartSchema) }),
});

export const previewStart = contract({
  name: 'previewStart',
  method: 'POST',
  path: '/tenants/:tenantId/case-starts/preview',
  tag: 'cases',
  access: 'signed-in',
  summary: 'Says what beginning a case would come to, and changes nothing',
  input: z.object({
    tenantId: idSchema('tenant'),
    process: z.string().max(60),
    event: z.string().max(60),
    answers: answers.default({}),
  }),
  output: previewSchema,
});

export const previewEvent = contract({
  name: 'previewEvent',
  method: 'POST',
  path: '/cases/:caseId/preview',
  tag: 'cases',
  access: 'signed-in',
  summary: 'Says what an event would come to with these answers, and changes nothing',
  input: z.object({
    caseId: idSchema('case'),
    event: z.string().max(60),
    answers: answers.default({}),
  }),
  output: previewSchema,
});

export const readInvitation = contract({
  name: 'readInvitation',
  method: 'GET',
  path: '/cases/:caseId/invite.ics',
  tag: 'cases',
  access: 'signed-in',
  summary: 'The meeting of a case as a file for a calendar',
  input: z.object({ caseId: idSchema('case') }),
  output: z.string(),
  file: { media: 'text/calendar; charset=utf-8', name: 'invite.ics' },
});

export const listCases = contract({
  name: 'listCases',
  method: 'GET',
  path: '/cases',
  tag: 'cases',
  access: 'signed-in',
  summary: 'Cases that this person may see; those that have waited longest first',
  input: z.object({
    process: z.string().max(60).optional(),
    state: z.string().max(60).optional(),
    box: z
      .enum(caseBoxes)
      .default('all')
      .describe('Those that wait for this person, for others, are overdue, or have an open question'),
    mine: z.enum(['yes']).optional().describe('Only those at whose tenant, or on which, this person is'),
    ended: z.enum(['yes']).optional().describe('Ended ones too'),
    limit,
    cursor,
  }),
  output: z.object({ items: z.array(caseSchema), cursor: z.string().nullable() }),
});

export const countCases = contract({
  name: 'countCases',
  method: 'GET',
  path: '/me/cases',
  tag: 'cases',
  access: 'signed-in',
  summary: 'How many open cases wait for this person, are overdue or have a question, and of which processes',
  input: z.object({}),
  output: z.object({
    mine: z.number().int(),
    overdue: z.number().int(),
    questions: z.number().int(),
    processes: z.array(
      z.object({
        process: z.string(),
        title: z.string(),
        states: z.array(z.object({ state: z.string(), label: z.string() })),
      }),
    ),
  }),
});

export const listNotices = contract({
  name: 'listNotices',
  method: 'GET',
  path: '/notices',
  tag: 'cases',
  access: 'signed-in',
  summary: 'What this person has been told, newest first',
  input: z.object({}),
  output: z.object({ items: z.array(noticeSchema), unread: z.number().int() }),
});

export const readNotices = contract({
  name: 'readNotices',
  method: 'POST',
  path: '/notices/read',
  tag: 'cases',
  access: 'signed-in',
  summary: 'Mark notices as read; all of them when none is named',
  input: z.object({ ids: z.array(z.string().max(60)).max(200).default([]) }),
  output: z.object({ read: z.number().int() }),
});
