import * as z from 'zod';
import { contract, idSchema } from '../../http/contract.ts';
import { feedbackBoxes, feedbackKinds, feedbackSchema, feedbackStates, longestText } from './model.ts';

const textSchema = z.string().trim().min(1).max(longestText);

export const sendFeedback = contract({
  name: 'sendFeedback',
  method: 'POST',
  path: '/playbook/feedback',
  tag: 'feedback',
  access: 'signed-in',
  summary: 'Tell the owner of a page what is wrong, unclear or missing on it, or an idea',
  status: 201,
  input: z.object({
    version: z.number().int().min(1).max(1_000_000_000).describe('Of the playbook that was read'),
    path: z.string().min(1).max(500),
    anchor: z.string().max(500).default('').describe('Of the heading; empty for the page as a whole'),
    kind: z.enum(feedbackKinds),
    body: textSchema,
  }),
  output: feedbackSchema,
});

export const listFeedback = contract({
  name: 'listFeedback',
  method: 'GET',
  path: '/playbook/feedback',
  tag: 'feedback',
  access: 'signed-in',
  summary:
    'Feedback, newest first: what waits for this person, what they sent, or all of it for who publishes',
  input: z.object({
    box: z.enum(feedbackBoxes).default('inbox'),
    state: z.enum(feedbackStates).optional(),
    path: z.string().max(500).optional().describe('Only of this page'),
    cursor: z.string().max(400).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: z.object({
    items: z.array(feedbackSchema),
    cursor: z.string().nullable(),
    total: z.number().int().describe('That fit the filters'),
    pages: z
      .array(z.object({ path: z.string(), title: z.string(), count: z.number().int() }))
      .describe('Those with feedback in this box'),
  }),
});

export const readFeedback = contract({
  name: 'readFeedback',
  method: 'GET',
  path: '/playbook/feedback/:feedbackId',
  tag: 'feedback',
  access: 'signed-in',
  summary: 'One piece of feedback with its answer, for who sent it and who may answer it',
  input: z.object({ feedbackId: idSchema('feedback') }),
  output: feedbackSchema,
});

export const answerFeedback = contract({
  name: 'answerFeedback',
  method: 'POST',
  path: '/playbook/feedback/:feedbackId/answer',
  tag: 'feedback',
  access: 'signed-in',
  needsMatch: true,
  summary:
    'Answer feedback, which closes it. Who comes second gets 412 with the answer that is there; an answer to a partner may name nothing internal',
  input: z.object({ feedbackId: idSchema('feedback'), answer: textSchema }),
  output: feedbackSchema,
});

export const countFeedback = contract({
  name: 'countFeedback',
  method: 'GET',
  path: '/me/feedback',
  tag: 'feedback',
  access: 'signed-in',
  summary: 'How much feedback waits for this person',
  input: z.object({}),
  output: z.object({
    open: z.number().int().describe('In the inbox, without an answer'),
    inbox: z.number().int(),
    sent: z.number().int(),
    mayReadAll: z.boolean(),
  }),
});
