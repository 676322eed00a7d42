import * as z from 'zod';

export const dayGroups = ['overdue', 'today', 'week', 'later'] as const;
export type DayGroup = (typeof dayGroups)[number];

export const dayKinds = ['note', 'task', 'case', 'notice', 'feedback', 'primary'] as const;
export type DayKind = (typeof dayKinds)[number];

const day = z.iso.date();

export const dayItemSchema = z
  .object({
    id: z.string().describe('Kind and id of what it is about: `note:note_1`'),
    kind: z.enum(dayKinds),
    title: z.string(),
    /** A status, a state, a role: what the reason is made of. */
    about: z.string(),
    tenant: z.object({ id: z.string(), name: z.string() }).nullable(),
    due: day.nullable().describe('Null where it waits without a day'),
    since: day.describe('Since when it waits'),
    urgent: z.boolean().describe('Escalated, or a warning: first of its day'),
    subject: z.string().describe('Id of the note, task, case, notice or feedback'),
    service: z.string().describe('Of a task; else empty'),
    version: z.number().int().describe('Of a task; else 0'),
    mayFinish: z.boolean().describe('Whether it can be marked as done from here'),
    snoozedUntil: day.nullable(),
  })
  .meta({ id: 'DayItem' });
export type DayItem = z.output<typeof dayItemSchema>;

/** Most of each kind; whoever has more works on these first. */
export const mostOfKind = 200;
