import * as z from 'zod';

/** The pick lists, by what they are chosen for. Their values are data (domain.md marks them "open"). */
export const choiceLists = [
  'overall-status',
  'partner-status',
  'priority-high',
  'priority-medium',
  'priority-low',
  'entry-reason',
  'urgency',
  'segment',
  'customer-list',
  'watchlist',
  'vertical',
  'motivation',
  'flag',
  'contact-role',
  'partner-kind',
  'partner-skill',
  'survey-language',
  'survey-service',
] as const;
export type ChoiceList = (typeof choiceLists)[number];

/** What follows from an overall status (domain.md 3.17). */
export const statusCategories = ['active', 'blocked', 'paused', 'completed', 'inactive'] as const;
export type StatusCategory = (typeof statusCategories)[number];

export const choiceSchema = z
  .object({
    value: z.string().trim().min(1).max(120),
    category: z.enum(statusCategories).nullable().describe('Only of an overall status'),
    phase: z.string().max(40),
    retired: z.boolean().describe('Not offered any more; where it stands it stays'),
  })
  .meta({ id: 'Choice' });
export type Choice = z.output<typeof choiceSchema>;
