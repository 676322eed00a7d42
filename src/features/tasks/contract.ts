import * as z from 'zod';
import { contract, idSchema } from '../../http/contract.ts';
import { phaseRowsSchema, taskRecordSchema, taskRowSchema, taskStatuses } from './model.ts';

const taskId = z.string().regex(/^\d{3,4}$/);
const service = z.string().max(80).default('');

export const readTenantPlaybook = contract({
  name: 'readTenantPlaybook',
  method: 'GET',
  path: '/tenants/:tenantId/playbook',
  tag: 'tasks',
  access: 'signed-in',
  summary: 'The published playbook with the state of every task at this tenant: phase, page, step, task',
  input: z.object({ tenantId: idSchema('tenant') }),
  output: z.object({
    version: z.object({ number: z.number().int(), publishedAt: z.iso.datetime() }).nullable(),
    mayWrite: z.boolean(),
    phases: z.array(phaseRowsSchema),
  }),
});

export const readTask = contract({
  name: 'readTask',
  method: 'GET',
  path: '/tenants/:tenantId/tasks/:taskId',
  tag: 'tasks',
  access: 'signed-in',
  summary: 'One task at a tenant, with the guidance of its step. The ETag is the version of its record',
  input: z.object({ tenantId: idSchema('tenant'), taskId, service }),
  output: z.object({
    task: taskRowSchema,
    record: taskRecordSchema,
    version: z.number().int(),
    mayWrite: z.boolean(),
    places: z.array(
      z.object({
        path: z.string(),
        page: z.string(),
        number: z.number().int(),
        step: z.string(),
        anchor: z.string(),
        phases: z.array(z.string()),
        html: z.string().describe('Guidance of the step, sanitised'),
      }),
    ),
  }),
});

export const saveTask = contract({
  name: 'saveTask',
  method: 'PATCH',
  path: '/tenants/:tenantId/tasks/:taskId',
  tag: 'tasks',
  access: 'signed-in',
  needsMatch: true,
  summary:
    'Change status, % complete or responsible role; what is left out stays. A lost race answers 412 with both values',
  input: z.object({
    tenantId: idSchema('tenant'),
    taskId,
    service,
    status: z.enum(taskStatuses).optional(),
    percentComplete: z.number().int().min(0).max(100).optional(),
    responsible: z.string().min(1).max(80).optional(),
    why: z
      .string()
      .trim()
      .max(500)
      .default('')
      .describe('Kept in the ledger; "undo" when a change is taken back'),
  }),
  output: taskRecordSchema,
});
