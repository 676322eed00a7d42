import * as z from 'zod';
import { contract, idSchema } from '../../http/contract.ts';
import { meetingSchema } from './meeting-model.ts';
import { caseSchema, caseStepSchema, noticeSchema, questionSchema } from './model.ts';

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
  summary: 'One case with its steps, questions and meeting',
  input: z.object({ caseId: idSchema('case') }),
  output: z.object({
    case: caseSchema,
    steps: z.array(caseStepSchema),
    questions: z.array(questionSchema),
    meeting: meetingSchema.nullable().describe('The last that was said; null where none was booked'),
  }),
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
    mine: z.enum(['yes']).optional().describe('Only those at whose tenant, or on which, this person is'),
    ended: z.enum(['yes']).optional().describe('Ended ones too'),
    limit,
    cursor,
  }),
  output: z.object({ items: z.array(caseSchema), cursor: z.string().nullable() }),
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
