import * as z from 'zod';
import type { Id } from '../../base/ids.ts';

export type TaskId = Id<'task'>;

/** The 13 statuses people are trained on (domain.md 4.3), in the order of the menu. */
export const taskStatuses = [
  'Not Started',
  'Not Required',
  'In Progress',
  'Complete',
  'Paused-Customer Delay',
  'Deferred-Customer Extended Delay',
  'Warning',
  'Blocked-Pending Remediation',
  'Blocked-Technical-Customer',
  'Blocked-Business',
  'Blocked-Other',
  'Blocked-Technical-MS',
  'Cancelled',
] as const;
export type TaskStatus = (typeof taskStatuses)[number];

/** Who may be named as responsible (domain.md 4.3). */
export const responsibleRoles = [
  'Any Role',
  'Regional Manager',
  'FastTrack Architect v2',
  'FastTrack Manager',
  'FastTrack Solution Architect',
  'FastTrack Engineer',
  'Migration Velocity Manager',
  'FastTrack Partner Manager',
  'SME',
  'App Assure Manager',
  'Targeting Manager',
  'RFA Manager',
  'Get Modern FTA',
] as const;

export const taskRecordSchema = z
  .object({
    taskId: z.string(),
    service: z.string().describe('Empty for work that concerns the tenant as a whole'),
    status: z.enum(taskStatuses),
    percentComplete: z.number().int().min(0).max(100),
    responsible: z.string(),
    updatedBy: z.object({ id: z.string(), name: z.string() }).nullable(),
    updatedAt: z.iso.datetime().nullable(),
    version: z.number().int().describe('0 until somebody saves; the ETag'),
  })
  .meta({ id: 'TaskRecord' });
export type TaskRecord = z.output<typeof taskRecordSchema>;

export const taskRowSchema = z.object({
  id: z.string(),
  name: z.string(),
  mandatory: z.boolean().nullable(),
  roles: z.array(z.string()),
  services: z.array(z.string()),
  record: taskRecordSchema,
});
export type TaskRow = z.output<typeof taskRowSchema>;

export const stepRowSchema = z.object({
  title: z.string(),
  anchor: z.string(),
  roles: z.array(z.string()),
  services: z.array(z.string()),
  /** Roll-up of the step's tasks; null for a step that is guidance only. */
  status: z.enum(taskStatuses).nullable(),
  blocked: z.boolean(),
  tasks: z.array(taskRowSchema),
});
export type StepRow = z.output<typeof stepRowSchema>;

export const pageRowsSchema = z.object({
  path: z.string(),
  title: z.string(),
  number: z.number().int().describe('How often the text of this page has been published changed'),
  steps: z.array(stepRowSchema),
  done: z.number().int(),
  total: z.number().int(),
});
export type PageRows = z.output<typeof pageRowsSchema>;

export const phaseRowsSchema = z.object({
  phase: z.string(),
  done: z.number().int().describe('Tasks that are Complete or Not Required'),
  total: z.number().int(),
  /** Mandatory tasks that are still open, for the red circle and its tooltip. */
  openMandatory: z.array(z.object({ id: z.string(), name: z.string() })),
  pages: z.array(pageRowsSchema),
});
export type PhaseRows = z.output<typeof phaseRowsSchema>;
