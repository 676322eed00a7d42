import * as z from 'zod';
import type { Id } from '../../base/ids.ts';

export type FeedbackId = Id<'feedback'>;

/** What a reader may have to say about a page. */
export const feedbackKinds = ['wrong', 'unclear', 'missing', 'idea'] as const;
export type FeedbackKind = (typeof feedbackKinds)[number];

export const feedbackStates = ['open', 'answered'] as const;
export type FeedbackState = (typeof feedbackStates)[number];

/** Whose feedback a list shows: what waits for oneself, all of it for who publishes, or what one has sent. */
export const feedbackBoxes = ['inbox', 'all', 'sent'] as const;
export type FeedbackBox = (typeof feedbackBoxes)[number];

/** Letters that a piece of feedback, or an answer, may have. */
export const longestText = 4000;

const personSchema = z.object({ id: z.string(), name: z.string() });

export const feedbackSchema = z
  .object({
    id: z.string(),
    path: z.string(),
    page: z.string().describe('Title of the page, as it was then'),
    number: z.number().int().describe('Of the page, as it was then'),
    anchor: z.string().describe('Of the heading it is about; empty for the page as a whole'),
    heading: z.string(),
    kind: z.enum(feedbackKinds),
    body: z.string(),
    sender: personSchema.extend({ firm: z.string().nullable().describe('The partner firm, if any') }),
    owner: personSchema
      .nullable()
      .describe('Null for those who publish, where no owner is known; partners are told of none'),
    sentAt: z.iso.datetime(),
    state: z.enum(feedbackStates),
    answer: z.string().nullable(),
    answeredBy: personSchema.nullable().describe('Partners are not told who it was'),
    answeredAt: z.iso.datetime().nullable(),
    mayAnswer: z.boolean(),
    version: z.number().int().describe('The ETag'),
  })
  .meta({ id: 'Feedback' });
export type Feedback = z.output<typeof feedbackSchema>;
